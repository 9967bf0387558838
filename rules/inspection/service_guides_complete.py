"""Rule: service guides state the ten kinds of elements, and leave no material open.

要求：办事指南的十类要素齐全，材料的形式和份数明确，没有“其他材料”一类含糊的表述。

依据：国办秘函〔2019〕19号“办事指南”：无指南每个扣4分，要素缺失每处扣0.5分，材料格式不明确每个扣1分，含糊表述每个
扣2分。

认定：
1. 在“办事服务”栏目中取正文和附件读全、认得出的办事指南，按网址排序抽 sample 个。
2. 每缺一类要素、材料没有写明形式份数（按 format_weight 处计）：missing_fails 为“是”的记不合
   格，否则转人工核对。
3. 所需材料中有“法律法规规定的其他材料”一类表述的，记不合格，按 vague_weight 处计，并引原文；引用的法律条文、
   设定依据中的，写明无需提供的，附带的表格、样本、法规中的，不算。
4. item 条目填报人工抽查应扣的分并经复核认可的，以填报为准，不再按前两点认定。
5. 没有读到办事指南的（多在省级政务服务网）存疑；有没有指南由人核对。

不适用：名册写明没有对外服务职能；“办事服务”栏目没有开设。

整改：补齐要素，写明材料的原件或复印件、纸质或电子、份数，删去含糊表述。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Coverage, Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, shown_by, unavailable
from rules.guides import ELEMENTS, Guide, guides
from rules.inspected import inspected
from rules.requirements import Columns, Statements

TITLE = "办事指南要素齐全"
CATALOGUE = ("W-D13", "SD-122")
REQUIRES = (Columns("services", texts=True, partial=True), Statements(parameter="item"))


def check(
    facts: Facts,
    *,
    as_of: date,
    sample: int = 5,
    missing_fails: bool = False,
    format_weight: Decimal = Decimal(2),
    vague_weight: Decimal = Decimal(4),
    item: str = "W-D13",
) -> Iterable[Finding]:
    """Judge by the five parts above; a weight of 1 is one missing element."""
    _ = as_of
    by_hand = inspected(facts, item)
    if by_hand:
        yield from by_hand
        return
    chosen = guides(facts.records_of("services"))[:sample]
    if not chosen:
        column = facts.columns["services"]
        why = "没有读全" if column.coverage is not Coverage.COMPLETE else "里没有读到办事指南的正文"
        yield unavailable(f"“办事服务”栏目{why}，可能在统一的政务服务平台上，不能认定", proof(column))
        return
    suspected = [finding for guide in chosen for finding in _lacks(guide, format_weight)]
    vague = [_vague(guide, vague_weight) for guide in chosen if guide.vague]
    yield from vague
    for finding in suspected:
        if missing_fails:
            yield finding
        else:
            yield manual(f"{finding.reason}，请人工核对", finding.evidence, finding.subject)
    if not suspected and not vague:
        yield passed(f"抽查 {len(chosen)} 个办事指南，要素齐全", shown_by(g.record for g in chosen))


def _lacks(guide: Guide, format_weight: Decimal) -> Iterable[Finding]:
    title = guide.record.title
    here = (guide.record.evidence(),)
    if guide.missing:
        have = len(ELEMENTS) - len(guide.missing)
        told = f"应有 {len(ELEMENTS)} 类，有 {have} 类"
        reason = f"办事指南“{title}”没有写明{'、'.join(guide.missing)}（{told}）"
        yield failed(reason, here, title, Decimal(len(guide.missing)))
    if guide.without_format:
        yield failed(f"办事指南“{title}”没有写明材料的形式和份数", here, title, format_weight)


def _vague(guide: Guide, weight: Decimal) -> Finding:
    title = guide.record.title
    shown = (guide.record.evidence(guide.vague),)
    return failed(f"办事指南“{title}”有含糊表述“{guide.vague}”", shown, title, weight)

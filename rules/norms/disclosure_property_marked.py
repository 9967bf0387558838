"""Rule: official documents say how far they are public.

要求：公文注明公开属性（主动公开、依申请公开、不予公开），公开发布的公文末尾注明“此件公开发布”。

依据：国办发〔2016〕80号（拟制公文时明确公开属性）；catalogue SD-030。

认定：
1. 评估期内有文号的公文，正文有“此件公开发布”“此件主动公开”“公开属性（方式、类别）：主动公开”一类字样的，
   算注明。
2. 注明的占比不低于 share 的合格；低于的转人工一次：公开属性可能在没有读出的元数据表里。
3. 转发的上级文件、没有文号的信息不计；只是提示，从不直接判不合格。

不适用：栏目未开设；评估期内没有有文号的公文。

整改：在公文拟制时确定公开属性，发布时一并标注。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.issuers import from_above
from rules.requirements import Columns

TITLE = "公文注明公开属性"
CATALOGUE = ("SD-030",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_MARK = re.compile(
    r"此件(?:公开发布|主动公开|予以公开|依申请公开|公开)|"
    r"(?:公开|信息)(?:属性|方式|类别|形式|类型|范围)\s*[:：]?\s*(?:主动公开|依申请公开|全文公开|公开|面向社会)"
)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY,),
    share: Decimal = Decimal("0.9"),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    found = within(facts.records_of(*ids), facts.period)
    own = [r for r in found if r.doc_number and not from_above(r, facts.agency.name)]
    read = [record for record in own if was_read(record) and (record.text or "").strip()]
    if not own:
        silent = [record for record in found if not was_read(record)]
        if silent:
            yield unavailable(f"{len(silent)} 条信息没有读到正文，不知有无文号", shown_by(silent))
        else:
            yield not_applicable("评估期内没有有文号的公文")
        return
    if not read:
        yield unavailable(f"{len(own)} 件公文都没有读到正文，不能认定", shown_by(own))
        return
    bare = [record for record in read if not _is_marked(record)]
    part = 1 - Decimal(len(bare)) / len(read)
    note = sampled(facts, ids)
    told = f"评估期内读到的 {len(read)} 件公文中，{len(read) - len(bare)} 件注明公开属性，占 {part:.0%}"
    if part >= share:
        yield passed(f"{told}{'；' + note if note else ''}", shown_by(read))
    else:
        yield manual(f"{told}，低于 {share:.0%}，请人工核对页面元数据", shown_by(bare), "公开属性")


def _is_marked(record: Record) -> bool:
    return bool(_MARK.search("".join((record.text or "").split())))

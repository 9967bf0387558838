"""Rule: what is published is not almost all news: documents, notices and plans have their share.

要求：公开内容结构合理，不能以工作动态为主而缺少政策文件、规划计划等应公开的信息。

依据：《政府信息公开条例》第十九条、第二十条；《关于全面推进政务公开工作的意见》第（三）条。

认定：
1. 数出评估期内 news 栏目（动态类）和 others 栏目（文件、公告、规划、解读等）发布的信息，同一网址只算一条。
2. 动态类占比不超过 percent%，且 wanted 所列栏目各有信息的，合格。
3. 占比超过 percent%，或 wanted 栏目期内一条也没有的，转人工（其他信息可能在上级门户或别的栏目）。
4. 有栏目没有读全的，存疑。

不适用：所列栏目都未开设；期内信息少于 least 条。

整改：补充政策文件、规划计划、统计和办事等信息，动态信息择要发布。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Outcome
from rules.dates import within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, unavailable
from rules.requirements import Columns
from rules.searching import search

TITLE = "公开内容结构不单一"
CATALOGUE = ("SD-057",)
#: What a body must publish depends on what it does: a count is a question.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = (Columns(parameter="news", gate=False), Columns(parameter="others", gate=False))
_HUNDRED = 100


def check(
    facts: Facts,
    *,
    as_of: date,
    news: tuple[ColumnId, ...] = (ColumnId.NEWS,),
    others: tuple[ColumnId, ...] = (
        ColumnId.POLICY,
        ColumnId.NOTICES,
        ColumnId.PLANS,
        ColumnId.INTERPRETATION,
        ColumnId.STATISTICS,
    ),
    wanted: tuple[ColumnId, ...] = (ColumnId.PLANS,),
    percent: int = 80,
    least: int = 20,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ground = search(facts, (*news, *others))
    if ground.unread is not None:
        yield unavailable(f"各类信息的条数不可比：{ground.unread.reason}", ground.unread.evidence)
        return
    if ground.nowhere is not None:
        yield ground.nowhere
        return
    counts = {column: _count(facts, column) for column in dict.fromkeys((*news, *others))}
    total, lively = sum(counts.values()), sum(counts[column] for column in dict.fromkeys(news))
    told = "、".join(f"{column.label} {number} 条" for column, number in counts.items())
    if total < least:
        yield not_applicable(f"评估期内信息 {total} 条（{told}），少于 {least} 条，不看结构", ground.searched)
        return
    share = f"动态类 {lively} 条，占 {total} 条的 {lively * _HUNDRED / total:.1f}%"
    empty = [column.label for column in wanted if not counts.get(column) and facts.agency.owes(column)]
    faults = [f"{share}，超过 {percent}%"] if lively * _HUNDRED > total * percent else []
    faults += [f"{'、'.join(empty)}期内没有信息"] if empty else []
    if faults:
        yield manual(f"{'；'.join(faults)}（{told}），请人工核对", ground.searched)
    else:
        yield passed(f"{share}，不超过 {percent}%（{told}）", ground.searched)


def _count(facts: Facts, column: ColumnId) -> int:
    return len({record.url or record.title for record in within(facts.records_of(column), facts.period)})

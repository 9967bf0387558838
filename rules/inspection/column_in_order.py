"""Rule: a column that the inspection scores is open, and updated in time where it has a cycle.

要求：概况、机构职能、领导信息、动态要闻、政策文件、政策解读等栏目应开设，并按期更新、内容准确。

依据：国办秘函〔2019〕19号“发布解读”。

认定：
1. 栏目没有开设的不合格，按 absent_weight 处计；已开设而 days 天内没有更新（days 为 0 不查）的不合格，按
   stale_weight 处计；没有开设的不再计没有更新。
2. 未开设以查找过的页面为证；没有更新须栏目已读全、每条都有日期；没读全、没日期的存疑；没有读到条目、可能是
   分类目录的，写明“本年度无此类情况”的转人工。
3. 内容是否准确由人抽查：item 条目填报并经复核认可的，填报几处按几处计；没有填报的不计。

不适用：名册写明没有该项职能，或人工决定不需要该栏目。

整改：开设栏目，按期更新；改正不准确的内容。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Coverage, Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, searched_in_vain, shown_by, unavailable
from rules.freshness import State, explains_silence, freshness
from rules.inspected import places_found
from rules.requirements import Columns, Statements

TITLE = "栏目已开设并按期更新"
CATALOGUE = ("W-D02", "W-D03", "W-D04", "W-D05", "W-D06")
REQUIRES = (Columns(parameter="column", absent=None, partial=True), Statements(parameter="item"))


def check(
    facts: Facts,
    *,
    as_of: date,
    column: ColumnId,
    days: int = 0,
    absent_weight: Decimal = Decimal(1),
    stale_weight: Decimal = Decimal(1),
    item: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    found = facts.columns[column]
    if found.coverage is Coverage.ABSENT:
        proven = searched_in_vain(found, "（首页导航、公开专栏等）")
        reason = f"没有开设“{column.label}”栏目：{proven}"
        yield failed(reason, proof(found), column.label, absent_weight)
        return
    if days:
        yield _updated(facts, column, as_of, days, stale_weight)
    else:
        path = " > ".join(found.path) or found.label or found.url
        yield passed(f"已开设“{column.label}”栏目：{path}", proof(found), column.label)
    yield from places_found(facts, item)


def _updated(facts: Facts, column: ColumnId, as_of: date, days: int, weight: Decimal) -> Finding:
    found = facts.columns[column]
    seen = freshness(found, facts.records_of(column), as_of, days)
    name, cycle = f"“{column.label}”栏目", f"检查日 {as_of}，周期 {days} 天"
    evidence = (*shown_by(seen.records), *proof(found))
    age = f"最近更新于 {seen.newest}，距检查日 {(as_of - seen.newest).days} 天" if seen.newest else ""
    match seen.state:
        case State.FRESH:
            return passed(f"{name}{age}，未超过 {days} 天", evidence, column.label)
        case State.STALE if explains_silence(found):
            return manual(f"{name}{age}，超过 {days} 天，但写明“{found.explanation}”，请人工核对", evidence)
        case State.STALE:
            return failed(f"{name}{age}，超过 {days} 天", evidence, column.label, weight)
        case State.EMPTY if not found.explanation:
            reason = f"{name}已读全，没有一条信息，也没有说明；{cycle}"
            return failed(reason, evidence, column.label, weight)
        case State.EMPTY | State.INDEX | State.STATIC:
            return manual(f"{name}没有读到按日期排列的信息，请人工核对是否更新；{cycle}", evidence)
        case State.UNREAD:
            why = found.limit or "原因不详"
            return unavailable(f"{name}没有读全（{why}），不能认定不更新；{cycle}", evidence)
        case State.UNDATED | State.LATER:
            return unavailable(f"{name}有信息没有读到日期或晚于检查日，不能认定不更新；{cycle}", evidence)

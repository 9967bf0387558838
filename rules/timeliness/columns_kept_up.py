"""Rule: not too many columns are stale or empty (a veto of the national inspection).

要求：不更新的栏目、应更新未更新的栏目和空白栏目不得达到否决数。

依据：国办秘函〔2019〕19号单项否决“栏目不更新”。

认定：
1. 近期不更新：fast 栏目超过 fast_days 天、slow 栏目超过 slow_days 天没有新信息的个数，达到 max_stale 为
   不合格。
2. 长期不更新：上述栏目加 yearly 栏目中超过 yearly_days 天没有新信息的个数，达到 max_overdue 为不合格；
   上述栏目和 others 栏目中空白的个数达到 max_empty 为不合格。
3. 只数读全且每条都有日期的栏目；没读全、没日期的单独计数，加上它们才达到否决数的，存疑。
4. 有“无此类情况”说明的栏目不算空白，不更新的存疑；静态页面不算不更新。六个月按最长的 184 天、一年按 366
   天算。

不适用：未开设的栏目、不属于本单位职能的栏目不计；一个栏目都没有的单位不适用。

整改：更新或撤并所列栏目；确无内容的写明情况。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from audit.model import Column, ColumnId, Coverage, Evidence, Finding
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, unavailable
from rules.freshness import State, freshness
from rules.requirements import Columns

TITLE = "栏目没有大面积不更新或空白"
CATALOGUE = ("W-V4", "SD-056", "PF-07")
REQUIRES = (
    Columns(parameter="fast", gate=False),
    Columns(parameter="slow", gate=False),
    Columns(parameter="yearly", gate=False),
    Columns(parameter="others", gate=False),
)
DEFAULT_SLOW = (ColumnId.NOTICES, ColumnId.POLICY, ColumnId.INTERPRETATION)
DEFAULT_YEARLY = (
    ColumnId.PERSONNEL,
    ColumnId.PLANS,
    ColumnId.BUDGET,
    ColumnId.STATISTICS,
    ColumnId.ANNUAL_REPORT,
)
#: Without a cycle of their own: only their being empty counts.
DEFAULT_OTHERS = (
    ColumnId.GUIDE,
    ColumnId.REGULATIONS,
    ColumnId.FUNCTIONS,
    ColumnId.LEADERS,
    ColumnId.RESPONSE,
    ColumnId.CONSULTATION,
    ColumnId.POWERS,
    ColumnId.PROPOSALS,
    ColumnId.ENFORCEMENT,
    ColumnId.EMERGENCY,
)


#: Nothing certain; of the stale ones those whose page says that there was nothing to publish.
_UNCLEAR = frozenset({State.UNREAD, State.UNDATED, State.LATER, State.STALE})


def check(  # the inspection table itself has so many numbers
    facts: Facts,
    *,
    as_of: date,
    fast: tuple[ColumnId, ...] = (ColumnId.NEWS,),
    fast_days: int = 14,
    slow: tuple[ColumnId, ...] = DEFAULT_SLOW,
    slow_days: int = 184,
    yearly: tuple[ColumnId, ...] = DEFAULT_YEARLY,
    yearly_days: int = 366,
    others: tuple[ColumnId, ...] = DEFAULT_OTHERS,
    max_stale: int = 5,
    max_overdue: int = 10,
    max_empty: int = 5,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    near = _look(facts, as_of, [(fast, fast_days), (slow, slow_days)])
    long = _look(facts, as_of, [((*fast, *slow, *yearly), yearly_days)])
    rest = _look(facts, as_of, [(others, yearly_days)])
    if not long.counted and not rest.counted:
        yield not_applicable("应更新的栏目都没有开设，由栏目覆盖认定")
        return
    yield from _count("近期不更新的栏目", near.stale, near.unclear, max_stale)
    yield from _count(f"超过 {yearly_days} 天不更新的栏目", long.stale, long.unclear, max_overdue)
    yield from _count("空白栏目", long.empty + rest.empty, long.unread + rest.unread, max_empty)


@dataclass(slots=True)
class _Look:
    """The columns that were looked at, by what was found of them."""

    counted: list[Column] = field(default_factory=list)
    stale: list[tuple[Column, str]] = field(default_factory=list)
    empty: list[tuple[Column, str]] = field(default_factory=list)
    unclear: list[Column] = field(default_factory=list)
    unread: list[Column] = field(default_factory=list)


def _look(facts: Facts, as_of: date, cycles: list[tuple[tuple[ColumnId, ...], int]]) -> _Look:
    look = _Look()
    for columns, days in cycles:
        for column_id in dict.fromkeys(columns):
            column = facts.column(column_id)
            if column is None or column.coverage is Coverage.ABSENT:
                continue
            if facts.agency.owes(column_id) is False:
                continue
            seen = freshness(column, facts.records_of(column_id), as_of, days)
            look.counted.append(column)
            if seen.state is State.STALE and not column.explanation:
                look.stale.append((column, f"{column_id.label}（最近 {seen.newest}，周期 {days} 天）"))
            elif seen.state is State.EMPTY and not column.explanation:
                look.empty.append((column, column_id.label))
            elif seen.state is State.INDEX:
                look.unread.append(column)
            elif seen.state in _UNCLEAR:
                look.unclear.append(column)
                if seen.state is State.UNREAD and not facts.records_of(column_id):
                    look.unread.append(column)
    return look


def _count(
    what: str, certain: list[tuple[Column, str]], unclear: list[Column], maximum: int
) -> Iterable[Finding]:
    maximum = max(1, maximum)  # nothing at all is no fault, whatever a table says
    names = "、".join(words for _, words in certain)
    told = f"{what} {len(certain)} 个" + (f"：{names}" if names else "")
    evidence = tuple(Evidence(column.url, quote=column.label) for column, _ in certain)
    if len(certain) >= maximum:
        yield failed(f"{told}；达到 {maximum} 个即否决", evidence, what)
    elif len(certain) + len(unclear) >= maximum:
        doubtful = tuple(Evidence(column.url, quote=column.label) for column in unclear)
        reason = f"{told}，另有 {len(unclear)} 个没有读全或没有日期，不能认定是否达到 {maximum} 个"
        yield unavailable(reason, doubtful, what)
    else:
        yield passed(f"{told}，未达到 {maximum} 个", evidence, what)

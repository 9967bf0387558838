"""Rule: none of the other columns is blank or left without its updates.

要求：网站的其他栏目不得空白，应更新的应按期更新。

依据：国办秘函〔2019〕19号“其他栏目”：空白每个扣2分，应更新未更新每个扣1分，已在他处扣分的不重复扣。

认定：
1. columns 是有更新周期的栏目：已读全、每条都有日期而超过 days 天没有更新的，每个记一条不合格，按 stale_weight
   处计。
2. columns 和 others 中已读全、没有一条信息、也没有“无此类情况”说明的为空白，每个按 empty_weight 处计，不
   再计没有更新。
3. 没读全、没有日期、可能是分类目录的，写明“本年度无此类情况”的，不认定；没有查清的栏目超过可查栏目十分之一
   而又没有不合格的，存疑。
4. 动态要闻、政策文件、政策解读等另有指标的栏目不写进参数，不重复扣。

不适用：未开设的栏目、不属于本单位职能的栏目不计；所列栏目都没有开设的。

整改：更新或撤并所列栏目；确无内容的写明情况。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Column, ColumnId, Coverage, Evidence, Finding
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, proof, unavailable
from rules.freshness import State, explains_silence, freshness
from rules.requirements import Columns

TITLE = "其他栏目没有空白和应更新未更新"
CATALOGUE = ("W-D09",)
REQUIRES = (Columns(parameter="columns", gate=False), Columns(parameter="others", gate=False))
DEFAULT_COLUMNS = (ColumnId.NOTICES, ColumnId.PERSONNEL, ColumnId.PLANS, ColumnId.STATISTICS, ColumnId.BUDGET)
DEFAULT_OTHERS = (
    ColumnId.GUIDE,
    ColumnId.REGULATIONS,
    ColumnId.ANNUAL_REPORT,
    ColumnId.RESPONSE,
    ColumnId.CONSULTATION,
    ColumnId.PROPOSALS,
    ColumnId.ENFORCEMENT,
    ColumnId.EMERGENCY,
    ColumnId.POWERS,
    ColumnId.DATA,
)
#: So many of the columns may stay unread before a pass would claim too much.
_TOLERATED = 10


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = DEFAULT_COLUMNS,
    days: int = 366,
    others: tuple[ColumnId, ...] = DEFAULT_OTHERS,
    empty_weight: Decimal = Decimal(2),
    stale_weight: Decimal = Decimal(1),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    good: list[Column] = []
    unclear: list[Column] = []
    bad = 0
    for column_id in dict.fromkeys((*columns, *others)):
        column = facts.column(column_id)
        if column is None or column.coverage is Coverage.ABSENT or facts.agency.owes(column_id) is False:
            continue
        state, newest = _seen(facts, column, as_of, days)
        if state is State.EMPTY and not column.explanation:
            bad += 1
            reason = f"“{column_id.label}”栏目空白：读完 {len(column.searched)} 个页面，没有信息也没有说明"
            yield failed(reason, proof(column), column_id.label, empty_weight)
        elif state is State.STALE and newest and column_id in columns and not explains_silence(column):
            bad += 1
            age = (as_of - newest).days
            reason = (
                f"“{column_id.label}”栏目最近更新于 {newest}，到检查日 {as_of} 已 {age} 天，超过 {days} 天"
            )
            yield failed(reason, proof(column), column_id.label, stale_weight)
        elif state in _GOOD or column.explanation or (column_id not in columns and state in _FILLED):
            good.append(column)
        else:
            unclear.append(column)
    yield from _rest(good, unclear, bad)


_GOOD = {State.FRESH, State.STATIC}
_FILLED = {State.STALE, State.UNDATED, State.LATER}


def _seen(facts: Facts, column: Column, as_of: date, days: int) -> tuple[State, date | None]:
    seen = freshness(column, facts.records_of(column.id), as_of, days)
    if seen.state is State.UNREAD and facts.records_of(column.id):
        return State.UNDATED, seen.newest
    return seen.state, seen.newest


def _rest(good: list[Column], unclear: list[Column], bad: int) -> Iterable[Finding]:
    names = "、".join(ColumnId(column.id).label for column in unclear)
    note = f"；没有查清 {len(unclear)} 个：{names}" if unclear else ""
    shown = [Evidence(column.url, quote=column.label) for column in (*unclear, *good)]
    if not good and not unclear and not bad:
        yield not_applicable("所列栏目都没有开设，由栏目覆盖认定")
    elif not bad and len(unclear) * _TOLERATED > len(good) + len(unclear):
        yield unavailable(f"{len(good)} 个栏目没有空白和应更新未更新{note}，不能认定全部", shown)
    elif good:
        yield passed(f"{len(good)} 个栏目没有空白和应更新未更新{note}", shown)

"""Rule: of each field that people care for most, at least one column is kept up.

要求：权、钱、人、事等群众最关心的方面，各至少有一个栏目按期更新。

依据：由指标写明；《政府信息公开条例》第二十条、第二十一条。

认定：
1. groups 每项“方面=栏目/栏目”，所列栏目须也写在 columns 中；一个方面有一个栏目在 days 天内有更新的，合格。
2. 一个方面的栏目都已读全、都没有在 days 天内更新（或空白、未开设）的，记一条不合格；都未开设的转人工（已在
   栏目覆盖中扣分，信息可能在通知公告等栏目）。
3. 有栏目没有读全、没有查找、没有日期，或是目录页、单页而看不出更新的，存疑。

不适用：方面所列栏目都不属于名册写明的职能。

整改：补充近期信息；没有相关事项的，在栏目中说明。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.model import ColumnId, Coverage, Evidence, Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, unavailable
from rules.freshness import State, freshness
from rules.pieces import Piece, pieces
from rules.requirements import Columns

TITLE = "各方面都有栏目更新"
CATALOGUE = ("SD-217",)
REQUIRES = Columns(parameter="columns", gate=False)
DEFAULT_GROUPS = (
    "权=powers/enforcement",
    "钱=budget/procurement",
    "人=personnel",
    "事=services/projects",
)
_OLD = frozenset({State.STALE, State.EMPTY})


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (
        ColumnId.POWERS,
        ColumnId.ENFORCEMENT,
        ColumnId.BUDGET,
        ColumnId.PROCUREMENT,
        ColumnId.PERSONNEL,
        ColumnId.SERVICES,
        ColumnId.PROJECTS,
    ),
    groups: tuple[str, ...] = DEFAULT_GROUPS,
    days: int = 365,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    for group in pieces(groups):
        ids = [column for column in group.columns if column in columns]
        yield _judge(facts, as_of, group, ids, days)


def _judge(facts: Facts, as_of: date, group: Piece, ids: Sequence[ColumnId], days: int) -> Finding:
    owed = [column for column in ids if facts.agency.owes(column) is not False]
    if not owed:
        return not_applicable(f"“{group.name}”所列栏目都不属于名册写明的职能，不适用")
    told, unclear, asked = [], [], False
    for column_id in owed:
        column = facts.column(column_id)
        if column is None:
            unclear.append(f"“{column_id.label}”没有查找")
        elif column.coverage is Coverage.ABSENT:
            asked = asked or facts.agency.owes(column_id) is None
            told.append(f"“{column_id.label}”未开设")
        else:
            seen = freshness(column, facts.records_of(column_id), as_of, days)
            if seen.state is State.FRESH:
                where = f"“{group.name}”方面，“{column_id.label}”{seen.newest} 有更新"
                return passed(where, (Evidence(column.url, quote=column.label),), group.name)
            if seen.state in _OLD and not column.explanation:
                told.append(f"“{column_id.label}”" + (f"最近 {seen.newest}" if seen.newest else "空白"))
            else:
                unclear.append(f"“{column_id.label}”看不出更新（{column.limit or column.coverage.label}）")
    pages = tuple(page for one in owed if (known := facts.column(one)) for page in proof(known)[:5])
    reason = f"“{group.name}”方面 {days} 天内没有更新：{'、'.join(told)}"
    if unclear:
        reason = f"“{group.name}”方面没有看到 {days} 天内的更新：{'、'.join((*told, *unclear))}，不能认定"
        return unavailable(reason, pages, group.name)
    if all(known.coverage is Coverage.ABSENT for one in owed if (known := facts.column(one))):
        why = "这类信息可能在通知公告等栏目，请人工核对"
        return manual(f"{reason}；{why}", pages, group.name)
    if asked or not pages:
        return manual(f"{reason}；名册没有写明有无这些职能，请人工核对", pages, group.name)
    return failed(reason, pages, group.name)

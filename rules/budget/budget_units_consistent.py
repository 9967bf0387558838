"""Rule: the tables of one budget count in one unit, and state it.

要求：预决算各表应写明金额单位，同一份预决算的单位（元、万元）应当统一。

依据：财预〔2016〕143号《地方预决算公开操作规程》。

认定：
1. 在应有年度部门预决算的各规定表格的表名和前几行找“单位：万元”“单位：元”。
2. 全部写明且一致的，合格；不一致或有的没有写明的，转人工（有的表按规定用元），列出各表的单位，不直接扣分。
3. 没有读到规定表格的，存疑。

不适用：预决算栏目未开设；没有找到应有年度的部门预决算。

整改：统一并写明金额单位。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, Record
from rules.budget_tables import grids, judge_owed
from rules.budgets import Fiscal
from rules.facts import Facts
from rules.findings import manual, passed, shown_by, unavailable
from rules.money import unit_in
from rules.requirements import Columns, DateOfYear

TITLE = "预决算金额单位统一"
CATALOGUE = ("E7",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)
_HEAD_ROWS = 5


def check(
    facts: Facts,
    *,
    as_of: date,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    yield from judge_owed(
        facts, as_of, (budget_due, accounts_due), lambda items, fiscal: (_judge(items, fiscal),)
    )


def _judge(items: tuple[Record, ...], fiscal: Fiscal) -> Finding:
    units = {
        grid.sheet.label: unit_in(
            (grid.table.title, *(cell for row in grid.table.rows[:_HEAD_ROWS] for cell in row))
        )
        for grid in grids(items)
    }
    if not units:
        reason = f"{fiscal.label}没有读到规定的表格，不能认定"
        return unavailable(reason, shown_by(items), fiscal.label)
    if None not in units.values() and len(set(units.values())) == 1:
        unit = next(iter(units.values()))
        return passed(f"{fiscal.label}的 {len(units)} 张表都以{unit}为单位", shown_by(items), fiscal.label)
    told = "、".join(f"{name}：{unit or '没有写明'}" for name, unit in units.items())
    reason = f"{fiscal.label}各表金额单位不一致或没有写明（{told}），请人工核对"
    return manual(reason, shown_by(items), fiscal.label)

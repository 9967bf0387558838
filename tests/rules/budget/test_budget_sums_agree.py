from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import Table
from tests.rules.budget.papers import (
    BASIC,
    EXPENDITURE,
    SCANNED,
    TABLES,
    THREE,
    TOTAL,
    a_file,
    absent,
    accounts,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_sums_agree"

#: The accounts' total table as the form has it: 行次 on both sides.
NUMBERED = Table(
    (
        ("项目", "行次", "金额", "项目", "行次", "金额"),
        ("一、财政拨款收入", "1", "100.00", "一、教育支出", "32", "98.00"),
        ("本年收入合计", "27", "100.00", "本年支出合计", "58", "98.00"),
        ("年初结转和结余", "29", "0", "年末结转和结余", "60", "2.00"),
        ("总计", "31", "100.00", "总计", "62", "100.00"),
    ),
    title="收入支出决算总表 单位：万元",
)


def spoiled(table: Table, row: int, place: int, cell: str) -> Table:
    """The table with another text in one cell."""
    rows = [list(cells) for cells in table.rows]
    rows[row][place] = cell
    return replace(table, rows=tuple(tuple(cells) for cells in rows))


CASES = (
    Case("all sums come out", column(budget(None, *TABLES)), "pass", ("核对 5 处",)),
    Case(
        "three do not make the total",
        column(budget(None, spoiled(THREE, 5, 0, "13.50"))),
        "fail",
        ("出国 0 + 公车 10.00 + 接待 2.50 = 12.50 ≠ 合计 13.50（万元）",),
    ),
    Case(
        "buying and running do not make the cars",
        column(budget(None, spoiled(THREE, 5, 3, "4.00"))),
        "fail",
        ("公务用车购置及运行费",),
    ),
    Case("within the tolerance", column(budget(None, spoiled(THREE, 5, 0, "12.9"))), "pass", look_alike=True),
    Case(
        "blanks and dashes are noughts",
        column(budget(None, spoiled(spoiled(THREE, 5, 1, ""), 5, 3, "—"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "thousands, full width, in yuan",
        column(
            budget(
                None,
                replace(
                    THREE,
                    rows=(
                        THREE.rows[0],
                        ("单位：元",) * 6,
                        *THREE.rows[2:5],
                        ("125,000", "0", "１００,０００", "0", "100000.00", "25000"),
                    ),
                ),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "one expense a row, budget and accounts side by side",
        column(
            accounts(
                None,
                Table(
                    (
                        ("项目", "预算数", "决算数"),
                        ("合计", "12.5", "10"),
                        ("1.因公出国（境）费用", "0", "0"),
                        ("2.公务接待费", "2.5", "1"),
                        ("3.公务用车购置及运行维护费", "10", "9"),
                        ("其中：公务用车运行维护费", "10", "9"),
                        ("公务用车购置费", "0", "0"),
                    ),
                    title="财政拨款“三公”经费支出决算表 单位：万元",
                ),
            )
        ),
        "pass",
        ("核对 4 处",),
    ),
    Case(
        "the table's head numbers its columns",
        column(budget(None, THREE)),
        "pass",
        ("核对 2 处",),
        look_alike=True,
    ),
    Case(
        "income and spending differ",
        column(budget(None, spoiled(TOTAL, 2, 3, "101.00"))),
        "fail",
        ("收入总计 100.00 = 100.00 ≠ 支出总计 101.00",),
    ),
    Case(
        "basic and project spending do not make the whole",
        column(budget(None, spoiled(EXPENDITURE, 1, 4, "20.00"))),
        "fail",
        ("基本支出 70.00 + 项目支出 20.00 = 90.00 ≠ 合计 100.00",),
    ),
    Case(
        "staff and office costs do not make the basic",
        column(budget(None, spoiled(BASIC, 1, 3, "50.00"))),
        "fail",
    ),
    Case(
        "no unit stated: for a person",
        column(budget(None, spoiled(replace(TOTAL, title="部门收支总体情况表"), 2, 3, "101.00"))),
        "manual",
        ("没有写明金额单位",),
        look_alike=True,
    ),
    Case(
        "a figure in pieces is not counted",
        column(budget(None, spoiled(THREE, 5, 0, "1 3.50"))),
        "pass",
        ("核对 1 处",),
        look_alike=True,
    ),
    Case(
        "the rows of the accounts are numbered on both sides",
        column(accounts(None, NUMBERED)),
        "pass",
        look_alike=True,
    ),
    Case("numbered, and the sides differ", column(accounts(None, spoiled(NUMBERED, 4, 5, "90.00"))), "fail"),
    Case(
        "the expenses are numbered",
        column(
            accounts(
                None,
                Table(
                    (
                        ("项目", "行次", "决算数"),
                        ("合计", "1", "3.5"),
                        ("因公出国（境）费", "2", "0"),
                        ("公务用车购置及运行费", "3", "2.5"),
                        ("公务接待费", "4", "1"),
                    ),
                    title="财政拨款“三公”经费支出决算表 单位：万元",
                ),
            )
        ),
        "pass",
        ("核对 1 处",),
        look_alike=True,
    ),
    Case(
        "another kind of spending is part of the whole",
        column(
            budget(
                None,
                Table(
                    (
                        ("科目", "名称", "合计", "基本支出", "项目支出", "其他支出"),
                        ("", "合计", "100.00", "70.00", "20.00", "10.00"),
                    ),
                    title="部门支出总体情况表 单位：万元",
                ),
            )
        ),
        "manual",
        look_alike=True,
    ),
    Case("no table that can be checked", column(budget()), "manual"),
    Case(
        "the tables are forty scanned pages",
        column(budget(None, files=(a_file("预算.pdf", reading=SCANNED),))),
        "unavailable",
        ("扫描件",),
        look_alike=True,
    ),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

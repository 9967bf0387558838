from __future__ import annotations

import pytest

from tests.rules.budget.papers import (
    HEADINGS,
    READ,
    SCANNED,
    a_file,
    absent,
    accounts,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case, a_record

RULE = "budget_tables_complete"

CASES = (
    Case("every table named", column(budget(), accounts()), "pass pass"),
    Case(
        "one table nowhere",
        column(budget(headings=HEADINGS[:-1]), accounts()),
        "fail pass",
        ("没有政府性基金预算支出表",),
    ),
    Case(
        "two tables nowhere are two findings",
        column(budget(headings=HEADINGS[:-2]), accounts()),
        "fail fail pass",
    ),
    Case(
        "the table is in a scan",
        column(budget(headings=HEADINGS[:-1], files=(a_file("附表.pdf", reading=SCANNED),)), accounts()),
        "unavailable pass",
        ("扫描件",),
        look_alike=True,
    ),
    Case(
        "the table is a file of its own",
        column(
            budget(headings=HEADINGS[:-1], files=(a_file("政府性基金预算支出表.xlsx", reading=READ),)),
            accounts(),
        ),
        "pass pass",
        look_alike=True,
    ),
    Case(
        "other names of the same tables",
        column(
            budget(
                headings=(
                    "表1 收支预算总表",
                    "表二：收入预算总表",
                    "（三）支出预算总表",
                    "附表4.财政拨款收支预算总表",
                    "一般公共预算财政拨款支出预算表",
                    "一般公共预算基本支出预算表(按经济分类)",
                    "财政拨款三公经费预算表",
                    "政府性基金预算财政拨款支出表",
                )
            ),
            accounts(),
        ),
        "pass pass",
        look_alike=True,
    ),
    Case(
        "hardly a table is recognised",
        column(budget(headings=HEADINGS[:2]), accounts()),
        "manual pass",
        ("只认出 2 张表",),
        look_alike=True,
    ),
    Case(
        "a sentence about a table is no table",
        column(
            budget("政府性基金预算支出表反映了本部门的政府性基金预算支出情况。", headings=HEADINGS[:-1]),
            accounts(),
        ),
        "fail pass",
    ),
    Case(
        "a government's budget has other tables",
        column(a_record("清源县2026年政府预算", "2026-02-01", column="budget", text="一般公共预算收入表")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "a directory that a file gives in one line",
        column(
            budget("目录" + "".join(f"（{n}）{name}" for n, name in enumerate(HEADINGS, 1)), headings=()),
            accounts(),
        ),
        "pass pass",
        look_alike=True,
    ),
    Case("the accounts only", column(accounts()), "pass"),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

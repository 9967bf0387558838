from __future__ import annotations

import pytest

from audit.model import Table
from tests.rules.budget.papers import (
    SCANNED,
    TABLES,
    a_file,
    absent,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_empty_tables_explained"


def funds(cell: str = "") -> Table:
    """The table of government funds with one cell."""
    rows = (("科目编码", "科目名称", "合计"), ("1", "2", "3"), ("", "", cell))
    return Table(rows, title="政府性基金预算支出情况表 单位：万元")


CASES = (
    Case(
        "an empty table with its reason in the table",
        column(budget(None, funds("本部门没有政府性基金预算，故本表为空"))),
        "pass",
    ),
    Case(
        "the reason stands in the text",
        column(budget("本单位无政府性基金预算安排。", funds())),
        "pass",
        look_alike=True,
    ),
    Case("no reason anywhere", column(budget("概况。", funds())), "fail", ("都没有说明原因",)),
    Case(
        "a nought is filled in (E7)",
        column(budget("概况。", funds("0.00"))),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "a small amount is an amount", column(budget("概况。", funds("3"))), "not_applicable", look_alike=True
    ),
    Case("tables with figures", column(budget("概况。", *TABLES)), "not_applicable"),
    Case(
        "the reason may stand in the scan",
        column(budget("概况。", funds(), files=(a_file("说明.pdf", reading=SCANNED),))),
        "unavailable",
        ("扫描件",),
        look_alike=True,
    ),
    Case(
        "nothing read",
        column(budget("", files=(a_file("预算.pdf", reading=SCANNED),))),
        "unavailable",
    ),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

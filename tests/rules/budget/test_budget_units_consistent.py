from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.budget.papers import (
    BASIC,
    TABLES,
    THREE,
    absent,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_units_consistent"

CASES = (
    Case("one unit", column(budget(None, *TABLES)), "pass", ("都以万元为单位",)),
    Case(
        "one table in yuan",
        column(budget(None, BASIC, replace(THREE, rows=(THREE.rows[0], ("单位：元",) * 6, *THREE.rows[2:])))),
        "manual",
        ("“三公”经费支出表：元",),
    ),
    Case(
        "a unit written as 金额单位：万元 in brackets",
        column(budget(None, replace(BASIC, title="一般公共预算基本支出情况表（金额单位：万元）"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "no unit stated", column(budget(None, replace(BASIC, title="一般公共预算基本支出情况表"))), "manual"
    ),
    Case("no table read", column(budget()), "unavailable"),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import Table
from tests.rules.budget.papers import (
    BASIC,
    GENERAL,
    TABLES,
    absent,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_detail_levels"

CASES = (
    Case("to 项 and to 款", column(budget(None, *TABLES)), "pass"),
    Case(
        "codes of three digits only",
        column(budget(None, Table((("205", "教育支出", "100.00"),), title="一般公共预算支出情况表"), BASIC)),
        "manual",
        ("功能分类项级",),
    ),
    Case(
        "the economic code in two columns",
        column(
            budget(
                None,
                GENERAL,
                Table((("301", "01", "基本工资", "60.00"),), title="一般公共预算基本支出情况表"),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case("the tables were not read", column(budget()), "unavailable", look_alike=True),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

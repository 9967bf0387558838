from __future__ import annotations

import pytest

from tests.rules.budget.papers import (
    SCANNED,
    a_file,
    absent,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_year_consistent"

CASES = (
    Case("one year throughout", column(budget("2026年部门预算公开表")), "pass"),
    Case(
        "last year's heading was left",
        column(budget("2025年部门预算公开表")),
        "manual",
        ("写作2025年：“2025年部门预算公开表”",),
    ),
    Case(
        "a sentence that compares is no heading",
        column(budget("2026年部门预算公开表\n比2025年部门预算增加2万元")),
        "pass",
        look_alike=True,
    ),
    Case(
        "last year's accounts in the budget are another matter",
        column(budget("2026年部门预算表\n2025年决算表")),
        "pass",
        look_alike=True,
    ),
    Case(
        "the headings are in the scan",
        column(budget("见附件", files=(a_file("预算.pdf", reading=SCANNED),))),
        "unavailable",
    ),
    Case("no heading names a year", column(budget()), "not_applicable"),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

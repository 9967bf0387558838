from __future__ import annotations

import pytest

from tests.rules.budget.papers import (
    SCANNED,
    THREE,
    a_file,
    absent,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_text_matches_tables"

CASES = (
    Case("the text says what the table shows", column(budget("公务接待费预算2.50万元。", THREE)), "pass"),
    Case(
        "another amount than the table's",
        column(budget("“三公”经费预算15.2万元。", THREE)),
        "manual",
        ("15.2 万元", "表中同一项为 12.50 万元"),
    ),
    Case(
        "last year's amount stands in another column",
        column(budget("“三公”经费预算12.9万元。", THREE)),
        "pass",
        look_alike=True,
    ),
    Case("amounts in yuan are left alone", column(budget("公务接待费25000元。", THREE)), "not_applicable"),
    Case("no table", column(budget("公务接待费2.5万元。")), "not_applicable"),
    Case(
        "the table is a scan",
        column(budget("公务接待费2.5万元。", files=(a_file("预算表.pdf", reading=SCANNED),))),
        "unavailable",
    ),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from tests.rules.budget.papers import (
    SCANNED,
    WORDS,
    a_file,
    absent,
    accounts,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import Case

RULE = "budget_text_parts"

CASES = (
    Case("every explanation", column(budget(), accounts()), "pass pass"),
    Case(
        "no glossary",
        column(budget(WORDS.replace("名词解释", "")), accounts()),
        "fail pass",
        ("没有名词解释的说明",),
    ),
    Case(
        "spaced wording counts",
        column(budget(WORDS.replace("绩效", "绩 效")), accounts()),
        "pass pass",
        look_alike=True,
    ),
    Case(
        "the rest may be in the scan",
        column(
            budget(WORDS.replace("名词解释", ""), files=(a_file("说明.pdf", reading=SCANNED),)), accounts()
        ),
        "unavailable pass",
        look_alike=True,
    ),
    Case(
        "tables only: the words may be another item",
        column(budget("见表"), accounts()),
        "manual pass",
        ("可能另有文件",),
        look_alike=True,
    ),
    Case(
        "an office asks for less",
        column(budget("名词解释：略"), accounts()),
        "pass pass",
        (),
        {"parts": ["名词解释=名词解释"]},
    ),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", budget())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

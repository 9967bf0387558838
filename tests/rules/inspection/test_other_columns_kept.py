from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from audit.model import Outcome
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "other_columns_kept"
TWO = {"columns": "plans personnel", "others": "response"}


def kept(column: str, day: str | None = "2026-05-01") -> object:
    return complete(column, a_record("甲", day, column=column))


PLANS, PERSONNEL, RESPONSE = kept("plans"), kept("personnel"), kept("response", "2019-01-01")
CASES = (
    Case("all in order", some_facts(PLANS, PERSONNEL, RESPONSE), "pass", ("3 个栏目",), TWO),
    Case(
        "one left for two years",
        some_facts(kept("plans", "2024-05-01"), PERSONNEL, RESPONSE),
        "fail pass",
        ("“规划计划”栏目最近更新于 2024-05-01，到检查日 2026-11-20 已 933 天，超过 366 天",),
        TWO,
    ),
    Case(
        "an old list under the words that there was nothing this year",
        some_facts(
            complete(
                "plans", a_record("甲", "2024-05-01", column="plans"), explanation="本年度无此类规划计划"
            ),
            *(PERSONNEL, RESPONSE),
        ),
        "pass",
        (),
        TWO,
        look_alike=True,
    ),
    Case(
        "a year ago to the day, in a leap year",
        some_facts(kept("plans", "2024-02-20"), RESPONSE),
        "pass",
        (),
        TWO,
        date(2025, 2, 20),
        look_alike=True,
    ),
    Case("one blank", some_facts(complete("plans"), PERSONNEL), "fail pass", ("栏目空白",), TWO),
    Case("a blank one without a cycle", some_facts(complete("response"), PLANS), "fail pass", (), TWO),
    Case("an old one without a cycle", some_facts(RESPONSE), "pass", (), TWO, look_alike=True),
    Case(
        "blank and explained",
        some_facts(complete("plans", explanation="本年度无此类情况"), PERSONNEL),
        "pass",
        (),
        TWO,
        look_alike=True,
    ),
    Case(
        "an index of links is not blank",
        some_facts(complete("leaders"), PLANS),
        "unavailable",
        (),
        {"columns": "plans", "others": "leaders"},
        look_alike=True,
    ),
    Case("not read", some_facts(blocked("plans"), PERSONNEL), "unavailable", ("没有查清 1 个",), TWO),
    Case(
        "a part of an old list",
        some_facts(partly("plans", a_record("甲", "2024-05-01", column="plans"))),
        "unavailable",
        (),
        TWO,
        look_alike=True,
    ),
    Case(
        "undated",
        some_facts(kept("plans", None), PERSONNEL),
        "unavailable",
        (),
        TWO,
        look_alike=True,
    ),
    Case("none is open", some_facts(absent("plans"), absent("response")), "not_applicable", (), TWO),
    Case(
        "another body's field",
        some_facts(complete("statistics"), PLANS, agency=an_agency(functions="education")),
        "pass",
        (),
        {"columns": "plans statistics", "others": "response"},
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_a_blank_column_weighs_twice_a_stale_one() -> None:
    facts = some_facts(complete("plans"), kept("personnel", "2024-05-01"))
    found = Case("", facts, "", parameters=TWO).findings(RULE)
    assert [f.weight for f in found if f.outcome is Outcome.FAIL] == [Decimal(2), Decimal(1)]

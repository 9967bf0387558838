from __future__ import annotations

from decimal import Decimal

import pytest

from audit.model import Outcome
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    a_statement,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "column_in_order"
NEWS = {"column": "news", "days": "14"}
OPEN = {"column": "functions", "absent_weight": "2", "item": "W-D02"}
FUNCTIONS = complete(
    "functions", a_record("主要职能", None, column="functions", text="职" * 90, is_page=True)
)


def news(*days: str | None) -> list[object]:
    return [a_record(f"县长调研{day}", day, column="news") for day in days]


def said(value: str, decision: str = "认可") -> object:
    return a_statement("W-D02", value, "2026Q3", unit="处", decision=decision)


CASES = (
    Case("fresh", some_facts(complete("news", *news("2026-11-10", None))), "pass", ("未超过 14 天",), NEWS),
    Case("stale", some_facts(complete("news", *news("2026-11-01"))), "fail", ("超过 14 天",), NEWS),
    Case(
        "nothing new, and the column says why",
        some_facts(complete("news", *news("2026-11-01"), explanation="本月无此类信息")),
        "manual",
        ("写明“本月无此类信息”",),
        NEWS,
        look_alike=True,
    ),
    Case("not open", some_facts(absent("news")), "fail", ("没有开设“动态要闻”栏目",), NEWS),
    Case("no page was read in the search", some_facts(absent("news", 0)), "unavailable", (), NEWS),
    Case("empty without a word", some_facts(complete("news")), "fail", ("没有一条信息",), NEWS),
    Case(
        "empty and explained",
        some_facts(complete("news", explanation="本月无此类信息")),
        "manual",
        (),
        NEWS,
        look_alike=True,
    ),
    Case(
        "an item without a date may be new",
        some_facts(complete("news", *news("2026-10-01", None))),
        "unavailable",
        (),
        NEWS,
        look_alike=True,
    ),
    Case(
        "not read to its end",
        some_facts(partly("news", *news("2026-10-01"))),
        "unavailable",
        (),
        NEWS,
        look_alike=True,
    ),
    Case("shut by a firewall", some_facts(blocked("news")), "unavailable", (), NEWS, look_alike=True),
    Case("open, no cycle", some_facts(FUNCTIONS), "pass", ("已开设“机构职能”栏目",), OPEN),
    Case("not open costs all", some_facts(absent("functions")), "fail", (), OPEN),
    Case(
        "a person found two mistakes",
        some_facts(FUNCTIONS, statements=(said("2"),)),
        "fail pass",
        ("填报“2处”，已认可",),
        OPEN,
    ),
    Case("a person found none", some_facts(FUNCTIONS, statements=(said("0"),)), "pass", (), OPEN),
    Case(
        "what nobody has reviewed waits",
        some_facts(FUNCTIONS, statements=(said("2", ""),)),
        "manual pass",
        (),
        OPEN,
        look_alike=True,
    ),
    Case(
        "a field that is not the body's",
        some_facts(absent("enforcement"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        {"column": "enforcement"},
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_an_absent_column_and_each_mistake_weigh_what_the_table_says() -> None:
    by_name = {case.name: case for case in CASES}
    [gone] = by_name["not open costs all"].findings(RULE)
    mistakes = by_name["a person found two mistakes"].findings(RULE)
    assert gone.weight == Decimal(2)
    assert [found.weight for found in mistakes if found.outcome is Outcome.FAIL] == [Decimal(2)]

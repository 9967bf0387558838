from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    complete,
    partly,
    some_facts,
)

RULE = "titled_item_recent"
STATS = {"columns": "services notices", "titles": ["办件+统计"]}


def issue(day: str | None, title: str = "政务服务中心2026年办件统计表", column: str = "services") -> object:
    return a_record(title, day, column=column)


CASES = (
    Case(
        "this month's",
        some_facts(complete("services", issue("2026-11-02")), complete("notices")),
        "pass",
        ("未超过 31 天",),
        STATS,
    ),
    Case(
        "of two months ago",
        some_facts(complete("services", issue("2026-09-15")), complete("notices")),
        "fail",
        ("超过 31 天",),
        STATS,
    ),
    Case(
        "of half a year ago",
        some_facts(complete("services", issue("2026-05-15")), complete("notices")),
        "fail",
        ("超过 92 天",),
        STATS,
    ),
    Case(
        "the series goes on under another name",
        some_facts(
            complete(
                "services",
                issue("2026-05-15", "政务服务中心2026年4月办件统计"),
                issue("2026-11-05", "政务服务中心2026年10月运行情况"),
            ),
            complete("notices"),
        ),
        "manual",
        ("可能改了名称",),
        STATS,
        look_alike=True,
    ),
    Case(
        "something else is new",
        some_facts(
            complete("services", issue("2026-05-15"), issue("2026-11-05", "关于公交线路调整的通告")),
            complete("notices"),
        ),
        "fail",
        (),
        STATS,
    ),
    Case(
        "none: it may be called otherwise",
        some_facts(complete("services", issue("2026-11-02", "办事指南")), complete("notices")),
        "manual",
        ("请人工核对",),
        STATS,
        look_alike=True,
    ),
    Case(
        "none, and the office is sure",
        some_facts(complete("services"), complete("notices")),
        "fail",
        (),
        {**STATS, "missing_fails": "是"},
    ),
    Case(
        "an old one, but a column was not read",
        some_facts(complete("services", issue("2026-05-15")), partly("notices")),
        "unavailable",
        (),
        STATS,
        look_alike=True,
    ),
    Case(
        "a recent one is proof whatever was not read",
        some_facts(partly("services", issue("2026-11-02")), partly("notices")),
        "pass",
        (),
        STATS,
        look_alike=True,
    ),
    Case(
        "an undated one may be new",
        some_facts(complete("services", issue("2026-05-15"), issue(None)), complete("notices")),
        "unavailable",
        (),
        STATS,
        look_alike=True,
    ),
    Case(
        "neither column is open",
        some_facts(absent("notices")),
        "not_applicable",
        (),
        {**STATS, "columns": "notices"},
    ),
    Case(
        "no such function",
        some_facts(absent("services"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        {**STATS, "columns": "services"},
        look_alike=True,
    ),
    Case(
        "one limit only",
        some_facts(complete("services", issue("2026-05-15")), complete("notices")),
        "pass",
        (),
        {**STATS, "days": "190", "late_days": "0"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_three_months_weigh_twice_a_month() -> None:
    by_name = {case.name: case for case in CASES}
    [late] = by_name["of two months ago"].findings(RULE)
    [stale] = by_name["of half a year ago"].findings(RULE)
    assert (late.weight, stale.weight) == (Decimal(1), Decimal(2))

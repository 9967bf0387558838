from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from audit.model import AgencyKind, Period
from rules.facts import Facts
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

RULE = "series_without_gaps"
WATER = {"columns": "environment", "titles": "饮用水", "what": "饮用水水源水质"}
PORTAL = an_agency(AgencyKind.PORTAL)


def of(*titles: str, shown: str = "2026-10-10") -> Facts:
    """The column with items of those titles, read to its end."""
    records = (a_record(title, shown, column="environment") for title in titles)
    return some_facts(complete("environment", *records), agency=PORTAL)


def months(numbers: Iterable[int]) -> Facts:
    """The column with one report for each of those months of 2026."""
    return of(*(f"清源县2026年{number}月集中式饮用水水源水质状况报告" for number in numbers))


CASES = (
    Case("every month", months(range(1, 10)), "pass", ("应有 9 期",), WATER),
    Case(
        "two months gone", months((1, 2, 3, 5, 6, 7, 9)), "fail fail", ("缺2026年4月", "缺2026年8月"), WATER
    ),
    Case(
        "one report makes no series",
        months((4,)),
        "manual",
        ("不一定是定期公开的",),
        WATER,
        look_alike=True,
    ),
    Case("an office knows that it is one", months((4,)), "fail " * 8, (), {**WATER, "least": "1"}),
    Case("October is not due yet", months(range(1, 10)), "pass", (), WATER, look_alike=True),
    Case(
        "October is due after nineteen days",
        months(range(1, 10)),
        "fail",
        ("缺2026年10月",),
        {**WATER, "due_days": "19"},
    ),
    Case(
        "several months in one item",
        of("2026年1-3月饮用水水质", "2026年第二季度饮用水水质", "2026年7月至9月饮用水水质"),
        "pass",
        (),
        WATER,
        look_alike=True,
    ),
    Case(
        "the first half and the third quarter",
        of("2026年上半年饮用水水质", "2026年三季度饮用水水质"),
        "pass",
        (),
        WATER,
        look_alike=True,
    ),
    Case(
        "the year left out",
        of(*(f"{month}月饮用水水质" for month in range(1, 10)), shown="2026-11-02"),
        "pass",
        (),
        WATER,
        look_alike=True,
    ),
    Case(
        "months in Chinese",
        of(*(f"二〇二六年{month}月份饮用水水质状况" for month in "一二三四五六七八九")),
        "pass",
        (),
        WATER,
        look_alike=True,
    ),
    Case(
        "numeric months",
        of(*(f"饮用水水质（2026-{month:02d}）" for month in range(1, 10))),
        "pass",
        (),
        WATER,
        look_alike=True,
    ),
    Case(
        "a title whose month cannot be told",
        of(*(f"2026年{m}月饮用水水质" for m in range(1, 9)), "饮用水水质第九期"),
        "manual",
        ("读不出所属期",),
        WATER,
        look_alike=True,
    ),
    Case(
        "every quarter",
        of(*(f"2026年第{q}季度饮用水水质" for q in "一二三")),
        "pass",
        ("应有 3 期",),
        {**WATER, "every": "quarter"},
    ),
    Case(
        "one month's report a quarter is the quarter's",
        months((2, 5, 8)),
        "pass",
        (),
        {**WATER, "every": "quarter"},
        look_alike=True,
    ),
    Case(
        "a quarter gone",
        of("2026年一季度饮用水水质", "2026年前三季度饮用水水质情况（7-9月）"),
        "pass",
        (),
        {**WATER, "every": "quarter"},
        look_alike=True,
    ),
    Case(
        "a day in the title is no month",
        of(*(f"2026年{m}月饮用水水质" for m in (1, 2, 3, 4, 5, 6, 7, 8)), "关于9月3日饮用水停水的通知"),
        "manual",
        (),
        WATER,
        look_alike=True,
    ),
    Case("not one issue: a person looks", of("别的"), "manual", ("一期也没有找到",), WATER, look_alike=True),
    Case(
        "not one issue, and the office counts that",
        of("别的"),
        "fail",
        (),
        {**WATER, "missing_fails": "true"},
    ),
    Case(
        "not read to its end",
        some_facts(
            partly("environment", a_record("2026年1月饮用水水质", column="environment")), agency=PORTAL
        ),
        "unavailable",
        (),
        WATER,
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("environment"), agency=PORTAL), "unavailable", (), WATER),
    Case(
        "no column: charged elsewhere",
        some_facts(absent("environment"), agency=PORTAL),
        "not_applicable",
        (),
        WATER,
    ),
    Case(
        "another field's duty",
        some_facts(absent("environment"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        WATER,
    ),
    Case(
        "nothing is due",
        some_facts(
            complete("environment"), period=Period(date(2026, 11, 1), date(2026, 11, 20)), agency=PORTAL
        ),
        "not_applicable",
        (),
        WATER,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

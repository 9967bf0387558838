from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.model import AgencyKind, Column, Decision
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    OK,
    Case,
    a_column,
    a_home,
    a_link,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)
from tests.rules.pages_for_tests import seen_page

RULE = "platform_named"
HUMAN = Decision("李四", date(2026, 5, 1), "专栏在此")


def named(label: str, *path: str, **more: object) -> Facts:
    column, records = complete("disclosure")
    made: Column = replace(column, label=label, path=path, **more)  # type: ignore[arg-type]
    return some_facts((made, records))


CASES = (
    Case("so called", named("政府信息公开", "政府信息公开"), "pass"),
    Case("with a space", named("政府 信息公开"), "pass", look_alike=True),
    Case("shorter", named("信息公开", "信息公开"), "fail", ("“信息公开”",)),
    Case("another name", named("政务公开", "政务公开"), "fail", ("“政务公开”",)),
    Case(
        "the right name one step in",
        named("政务公开", "政务公开", parts=("政府信息公开", "政策解读")),
        "pass",
        look_alike=True,
    ),
    Case(
        "the home page has a link of that name, too",
        replace(named("信息公开", "信息公开"), pages=(a_home(),), links=(a_link("政府信息公开", OK),)),
        "manual",
        ("另有“政府信息公开”的入口",),
        look_alike=True,
    ),
    Case(
        "the platform's own page is called so",
        replace(named("信息公开"), pages=(seen_page("platform", title="政府信息公开-清源县"),)),
        "manual",
        look_alike=True,
    ),
    Case(
        "a school has no such platform",
        replace(named("信息公开"), agency=an_agency(AgencyKind.SCHOOL)),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "on the portal",
        named("信息公开", urls=("https://www.qingyuan.gov.cn/xxgk/",)),
        "manual",
        look_alike=True,
    ),
    Case("no label was read", named(""), "manual", look_alike=True),
    Case("a person named it", named("信息公开", decision=HUMAN), "not_applicable", look_alike=True),
    Case(
        "before the norm took hold",
        named("信息公开"),
        "not_applicable",
        (),
        {},
        date(2019, 12, 1),
        look_alike=True,
    ),
    Case("read in part", some_facts(partly("disclosure")), "pass", (), {"name": "政府信息公开"}),
    Case("blocked", some_facts(blocked("disclosure")), "unavailable"),
    Case("none", some_facts(absent("disclosure")), "not_applicable"),
    Case("nobody looked", some_facts(a_column("policy")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

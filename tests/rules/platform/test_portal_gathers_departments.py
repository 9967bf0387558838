from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import AgencyKind, FetchOutcome, LinkCheck
from rules.facts import Facts
from tests.rules.facts_for_tests import NOT_FOUND, OK, TIMEOUT, Case, a_home, a_link, an_agency, some_facts

RULE = "portal_gathers_departments"
NAMES = ("县教育局", "县财政局", "县卫健委", "县应急局", "城关镇", "东街街道")
GOOD = tuple(a_link(name, OK) for name in NAMES)


def portal(*links: LinkCheck, kind: AgencyKind = AgencyKind.PORTAL) -> Facts:
    return some_facts(pages=(a_home(),), links=links, agency=an_agency(kind, "清源县人民政府"))


CASES = (
    Case("all open", portal(*GOOD), "pass", ("6 个能打开",)),
    Case("one is gone", portal(*GOOD, a_link("县水利局", NOT_FOUND, NOT_FOUND)), "fail pass", ("县水利局",)),
    Case(
        "one look is not enough",
        portal(*GOOD, a_link("县水利局", NOT_FOUND)),
        "pass unavailable",
        look_alike=True,
    ),
    Case(
        "too slow", portal(*GOOD, a_link("县水利局", TIMEOUT, TIMEOUT)), "pass unavailable", look_alike=True
    ),
    Case(
        "a firewall",
        portal(*(a_link(name, FetchOutcome.BLOCKED) for name in NAMES)),
        "unavailable",
        look_alike=True,
    ),
    Case("a list that a script fills", portal(*GOOD[:2]), "unavailable", ("只读到 2 个",), look_alike=True),
    Case(
        "links of other kinds",
        portal(*GOOD, a_link("国家税务总局", NOT_FOUND, NOT_FOUND)),
        "pass",
        look_alike=True,
    ),
    Case(
        "links of another page",
        portal(*GOOD, a_link("县水利局", NOT_FOUND, NOT_FOUND, on="https://x.cn/")),
        "pass",
        look_alike=True,
    ),
    Case(
        "of two links of one name one opens",
        portal(
            *GOOD,
            a_link("县水利局", NOT_FOUND, NOT_FOUND),
            replace(a_link("县水利局", OK), url="https://www.qingyuan.gov.cn/xxgk/slj/"),
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "nearly all are gone: the platform is rebuilt just now",
        portal(*(a_link(name, NOT_FOUND, NOT_FOUND) for name in NAMES)),
        "manual",
        ("6 个中有 6 个失效",),
        look_alike=True,
    ),
    Case("a department", portal(*GOOD, kind=AgencyKind.DEPARTMENT), "not_applicable"),
    Case("no links looked at", portal(), "unavailable"),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

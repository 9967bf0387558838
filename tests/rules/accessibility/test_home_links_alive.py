from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from audit.model import FetchOutcome, LinkCheck, Outcome, PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    FETCHED,
    NOT_FOUND,
    OK,
    SITE,
    TIMEOUT,
    Case,
    a_home,
    a_link,
    some_facts,
)

RULE = "home_links_alive"
DNS, SOFT = FetchOutcome.DNS, FetchOutcome.SOFT_404


def home(*links: LinkCheck) -> Facts:
    return some_facts(pages=(a_home(),), links=links)


CASES = (
    Case("all open", home(a_link("一", OK), a_link("二", NOT_FOUND, OK)), "pass", ("2 个能打开",)),
    Case(
        "not found twice",
        home(a_link("一", NOT_FOUND, NOT_FOUND), a_link("二", OK)),
        "fail pass",
        ("“一”失效", "2 次访问"),
    ),
    Case(
        "each dead link is its own finding",
        home(a_link("一", NOT_FOUND, SOFT), a_link("二", SOFT, SOFT)),
        "fail fail",
    ),
    Case("one look is not enough", home(a_link("一", NOT_FOUND)), "unavailable", look_alike=True),
    Case(
        "not found once, timed out once",
        home(a_link("一", NOT_FOUND, TIMEOUT)),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "other hosts that this machine cannot reach",
        home(
            a_link("一", DNS, DNS, external=True),
            a_link("二", TIMEOUT, TIMEOUT, external=True),
            a_link("三", OK),
        ),
        "pass unavailable",
        ("域名无法解析 1 个", "外部链接 2 个"),
        look_alike=True,
    ),
    Case(
        "a dead external link counts (W-D22)",
        home(a_link("一", NOT_FOUND, NOT_FOUND, external=True), a_link("二", OK, external=True)),
        "fail pass",
        ("外部链接“一”失效",),
    ),
    Case(
        "but not where this machine reaches nothing outside: a gateway may have answered",
        home(
            a_link("一", NOT_FOUND, NOT_FOUND, external=True),
            a_link("二", DNS, DNS, external=True),
            a_link("三", OK),
        ),
        "pass unavailable",
        ("2 个链接",),
    ),
    Case(
        "a firewall is no dead link",
        home(a_link("一", FetchOutcome.BLOCKED, FetchOutcome.BLOCKED)),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "an error of the server may pass",
        home(a_link("一", FetchOutcome.SERVER_ERROR, FetchOutcome.SERVER_ERROR)),
        "unavailable",
    ),
    Case(
        "nearly all of the site is gone: it may be rebuilt just now",
        home(*(a_link(f"{number}", NOT_FOUND, NOT_FOUND) for number in range(12))),
        "manual",
        ("12 个中有 12 个失效",),
        look_alike=True,
    ),
    Case(
        "two looks within seconds, where more time is demanded",
        home(replace(a_link("一", NOT_FOUND, NOT_FOUND), times=(FETCHED, FETCHED))),
        "unavailable",
        (),
        {"minutes": 5},
        look_alike=True,
    ),
    Case(
        "two looks far enough apart",
        home(replace(a_link("一", NOT_FOUND, NOT_FOUND), times=(FETCHED, FETCHED + timedelta(minutes=6)))),
        "fail",
        (),
        {"minutes": 5},
    ),
    Case(
        "an address that a script fills in",
        home(a_link("{{item.url}}", NOT_FOUND, NOT_FOUND), a_link("news/undefined", NOT_FOUND, NOT_FOUND)),
        "unavailable",
        look_alike=True,
    ),
    Case("links that were not looked at", home(), "unavailable", ("没有逐个检查",)),
    Case(
        "a home page without links",
        some_facts(pages=(PageFacts(f"{SITE}/", "home", "ef"),)),
        "not_applicable",
    ),
    Case(
        "the home page was not read", some_facts(links=(a_link("一", NOT_FOUND, NOT_FOUND),)), "unavailable"
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_links_of_another_page_weigh_half_and_are_one_finding() -> None:
    there = f"{SITE}/list/"
    links = (
        a_link("一", NOT_FOUND, NOT_FOUND),
        a_link("二", NOT_FOUND, NOT_FOUND, on=there),
        a_link("三", NOT_FOUND, NOT_FOUND, on=there),
    )

    found = Case("", home(*links), "fail fail", (), {"others": "是"}).findings(RULE)

    assert [finding.weight for finding in found if finding.outcome is Outcome.FAIL] == [1, 1]
    assert "有 2 个链接失效" in found[1].reason


def test_links_of_another_page_count_only_where_an_indicator_asks() -> None:
    links = (a_link("一", OK), a_link("二", NOT_FOUND, NOT_FOUND, on=f"{SITE}/list/"))

    assert [found.outcome for found in Case("", home(*links), "").findings(RULE)] == [Outcome.PASS]


def test_other_peoples_pages_may_weigh_less() -> None:
    links = (a_link("一", NOT_FOUND, NOT_FOUND, external=True), a_link("二", OK, external=True))

    found = Case("", home(*links), "fail pass", (), {"external_weight": "0.5"}).findings(RULE)

    assert [finding.weight for finding in found if finding.outcome is Outcome.FAIL] == [Decimal("0.5")]

from __future__ import annotations

import pytest

from audit.model import Column, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "content_not_one_sided"
Found = tuple[Column, tuple[Record, ...]]


def items(column: str, number: int, shown: str = "2026-05-06") -> Found:
    urls = (f"{SITE}/{column}/{n}.html" for n in range(number))
    return complete(column, *(a_record("信息", shown, column=column, url=url) for url in urls))


def site(news: int, policy: int, plans: int = 2, **more: str) -> Facts:
    return some_facts(
        items("news", news, **more),
        items("policy", policy, **more),
        items("notices", 0),
        items("plans", plans, **more),
        absent("interpretation"),
        absent("statistics"),
    )


CASES = (
    Case("half and half", site(10, 10), "pass", ("占 22 条的 45.5%",)),
    Case("nothing but news", site(98, 0), "manual", ("98.0%，超过 80%",), look_alike=True),
    Case("exactly four fifths", site(80, 18), "pass", ("80.0%，不超过",), look_alike=True),
    Case("no plans in the period", site(10, 20, 0), "manual", ("规划计划期内没有信息",), look_alike=True),
    Case("plans are not asked for", site(10, 20, 0), "pass", (), {"wanted": "policy"}),
    Case("a stricter office", site(10, 10), "manual", (), {"percent": "40"}),
    Case("a handful of items", site(9, 1), "not_applicable", ("少于 20 条",), look_alike=True),
    Case("all of years ago", site(90, 5, shown="2020-05-06"), "not_applicable"),
    Case(
        "news were not read to their end",
        some_facts(partly("news"), items("policy", 50), items("notices", 0), items("plans", 3)),
        "unavailable",
        ("第 3 页超时",),
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("news")), "unavailable"),
    Case(
        "no such columns",
        some_facts(*map(absent, ("news", "policy", "notices", "plans", "interpretation"))),
        "not_applicable",
        (),
        {"others": "policy notices plans interpretation"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

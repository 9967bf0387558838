from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import FetchOutcome, SearchCheck
from rules.facts import Facts
from tests.rules.facts_for_tests import FETCHED, OK, SITE, TIMEOUT, Case, an_agency, some_facts

RULE = "site_search_finds"
ERROR, BLOCKED = FetchOutcome.SERVER_ERROR, FetchOutcome.BLOCKED


def search(
    title: str, outcome: FetchOutcome = OK, *, found: bool | None = None, note: str = ""
) -> SearchCheck:
    return SearchCheck(title, f"{SITE}/so?q={title}", outcome, found, "ab" * 32, FETCHED, note)


def site(*searches: SearchCheck) -> Facts:
    return replace(some_facts(), searches=searches)


HIT = search("关于甲的通知", found=True)
MISS = search("关于乙的通知", found=False, note="结果页写明没有找到")
SCRIPTED = search("关于丙的通知", note="结果页没有读到结果（可能由脚本显示）")

CASES = (
    Case("all found", site(HIT, replace(HIT, title="关于丁的通知")), "pass", ("第一页找到 2 条",)),
    Case("one is missing", site(HIT, MISS), "fail pass", ("《关于乙的通知》",)),
    Case("none is found: perhaps our way of asking", site(MISS), "manual", ("请人工",), look_alike=True),
    Case("results that a script shows", site(HIT, SCRIPTED), "pass unavailable", look_alike=True),
    Case("only scripts", site(SCRIPTED), "unavailable", ("脚本",), look_alike=True),
    Case("a server's error", site(search("关于乙的通知", ERROR)), "manual", look_alike=True),
    Case("an error beside a hit", site(HIT, search("关于乙的通知", ERROR)), "manual pass"),
    Case(
        "blocked", site(search("关于乙的通知", BLOCKED)), "unavailable", ("被防护系统拦截",), look_alike=True
    ),
    Case("too slow", site(search("关于乙的通知", TIMEOUT)), "unavailable", look_alike=True),
    Case(
        "no form",
        site(search("", FetchOutcome.UNSUPPORTED, note="没有读到搜索表单")),
        "unavailable",
        ("表单",),
    ),
    Case("nothing to ask for", site(search("", FetchOutcome.LIMIT, note="没有读到标题")), "not_applicable"),
    Case(
        "the portal's search is the portal's",
        replace(site(HIT, MISS), agency=replace(an_agency(), sites=("https://www.qingyuan.gov.cn/jyj/",))),
        "not_applicable",
        look_alike=True,
    ),
    Case("nobody tried", some_facts(), "unavailable"),
    Case("no more than so many", site(HIT, MISS), "pass", (), {"titles": 1}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

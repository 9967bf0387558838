from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import LinkCheck
from rules.facts import Facts
from tests.rules.facts_for_tests import NOT_FOUND, OK, TIMEOUT, Case, a_home, a_link, some_facts

RULE = "outside_links_safe"
OUT = a_link("友情链接", OK, external=True)
BAD = replace(OUT, label="镇政府", url="http://oldtown.gov.cn/", landed="http://win.example/", words="百家乐")


def home(*links: LinkCheck) -> Facts:
    return some_facts(pages=(a_home(),), links=links)


CASES = (
    Case("nothing odd", home(OUT), "pass", ("没有发现可疑",)),
    Case("a domain that others took", home(OUT, BAD), "manual", ("百家乐", "win.example")),
    Case("each is its own question", home(BAD, replace(BAD, url="http://b.cn/")), "manual manual"),
    Case("a site that was closed down", home(OUT), "manual", ("已关停",), {"closed": "elsewhere.example"}),
    Case("moved, and that is all", home(replace(OUT, landed="https://new.gov.cn/")), "pass", look_alike=True),
    Case("only links of its own", home(a_link("一", OK)), "not_applicable"),
    Case(
        "a dead outside link is another matter",
        home(OUT, a_link("旧", NOT_FOUND, external=True)),
        "pass",
        look_alike=True,
    ),
    Case(
        "no outside site opened",
        home(a_link("旧", TIMEOUT, external=True)),
        "unavailable",
        ("外网",),
        look_alike=True,
    ),
    Case("links were not looked at", some_facts(pages=(a_home(),)), "unavailable"),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_home, some_facts
from tests.rules.pages_for_tests import seen_page

RULE = "map_number_shown"
BAIDU = "api.map.baidu.com"


def site(*pages: PageFacts) -> Facts:
    return some_facts(pages=pages)


CASES = (
    Case("a map without a number", site(seen_page(map=BAIDU)), "manual", ("审图号",), look_alike=True),
    Case("a map with its number", site(seen_page(map=BAIDU, map_number="审图号：GS(2019)1号")), "pass"),
    Case("no map", site(seen_page(), seen_page("list")), "not_applicable", ("2 个页面",)),
    Case(
        "one of two",
        site(seen_page(map=BAIDU, map_number="审图号：GS(2019)1号"), seen_page("list", map=BAIDU)),
        "manual",
        ("1 个页面",),
    ),
    Case("nobody looked", site(a_home()), "unavailable"),
    Case("no pages", some_facts(), "unavailable"),
    Case(
        "another host's map",
        site(seen_page(site="https://www.gov.cn", map=BAIDU)),
        "unavailable",
        look_alike=True,
    ),
    Case("a number without a map", site(seen_page(map_number="审图号：GS(2019)1号")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_home, some_facts
from tests.rules.pages_for_tests import seen_page

RULE = "declared_encoding_true"
WRONG = "声明 gb2312，实际 utf-8"


def site(*pages: PageFacts) -> Facts:
    return some_facts(pages=pages)


CASES = (
    Case("right", site(seen_page(), seen_page("list")), "pass", ("2 个页面",)),
    Case("the home page is wrong", site(seen_page(encoding=WRONG)), "manual", (WRONG,), look_alike=True),
    Case(
        "a list page is wrong", site(seen_page(), seen_page("list", encoding=WRONG)), "manual", ("1 个页面",)
    ),
    Case("beyond the sample", site(seen_page(), seen_page("list", encoding=WRONG)), "pass", (), {"lists": 0}),
    Case("articles are not looked at", site(seen_page(), seen_page("article", encoding=WRONG)), "pass"),
    Case("nobody looked", site(a_home()), "unavailable"),
    Case("no home page", some_facts(), "unavailable"),
    Case(
        "another host's",
        site(seen_page(), seen_page("list", site="https://www.gov.cn", encoding=WRONG)),
        "pass",
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

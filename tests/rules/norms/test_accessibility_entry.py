from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, a_home, some_facts
from tests.rules.pages_for_tests import seen_page

RULE = "accessibility_entry"

CASES = (
    Case("an entry", some_facts(pages=(seen_page(accessibility="无障碍"),)), "pass", ("无障碍",)),
    Case("for the old", some_facts(pages=(seen_page(accessibility="长者版"),)), "pass", ("长者版",)),
    Case("care version", some_facts(pages=(seen_page(accessibility="关怀版"),)), "pass"),
    Case("none read", some_facts(pages=(seen_page(),)), "manual", ("人工打开首页",), look_alike=True),
    Case("other marks only", some_facts(pages=(seen_page(search="搜索"),)), "manual", look_alike=True),
    Case("nobody looked", some_facts(pages=(a_home(),)), "unavailable", look_alike=True),
    Case("no home page", some_facts(), "unavailable"),
    Case("only a list page", some_facts(pages=(seen_page("list", accessibility="无障碍"),)), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

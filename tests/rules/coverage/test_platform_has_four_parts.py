from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, blocked, complete, partly, some_facts

RULE = "platform_has_four_parts"
THREE = (complete("guide"), complete("regulations"), complete("statutory"))
CASES = (
    Case("four parts", some_facts(*THREE, complete("annual_report")), "pass", ("已找到 4 部分",)),
    Case("one read in part is there", some_facts(*THREE, partly("annual_report")), "pass", look_alike=True),
    Case(
        "each missing part is its own finding",
        some_facts(complete("guide"), complete("regulations"), absent("statutory"), absent("annual_report")),
        "fail fail pass",
        ("缺“法定主动公开内容”", "缺“政府信息公开年报”", "已找到 2 部分"),
    ),
    Case(
        "a blocked part is not missing",
        some_facts(*THREE, blocked("annual_report")),
        "pass unavailable",
        look_alike=True,
    ),
    Case("a part not searched for is not missing", some_facts(*THREE), "pass unavailable"),
    Case("nothing prescribed", some_facts(), "not_applicable", (), {"parts": []}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

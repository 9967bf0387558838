from __future__ import annotations

from datetime import date

import pytest

from audit.model import PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, some_facts
from tests.rules.pages_for_tests import seen_page

RULE = "source_and_time_shown"
CLOCK: dict[str, object] = {"clock": True}
WHOLE = {"published": "2026-03-02 09:00", "source": "县教育局"}


def article(name: str, **marks: str) -> PageFacts:
    return seen_page("article", name, title=name, **marks)


def site(*pages: PageFacts) -> Facts:
    return some_facts(pages=pages)


CASES = (
    Case("both stated", site(article("a", **WHOLE), article("b", **WHOLE)), "pass", ("2 个",)),
    Case(
        "a day without the time of day",
        site(article("a", published="2026-03-02", source="本站")),
        "fail",
        ("没有时分",),
        CLOCK,
    ),
    Case(
        "a day alone, where the time is not demanded",
        site(article("a", published="2026-03-02", source="本站")),
        "pass",
        look_alike=True,
    ),
    Case(
        "hours in Chinese",
        site(article("a", published="2026年3月2日9时05分", source="本站")),
        "pass",
        (),
        CLOCK,
        look_alike=True,
    ),
    Case("nothing read", site(article("a")), "manual", ("1 个没有读到发布时间",)),
    Case(
        "a vaguer label is enough",
        site(article("a", dated="2026-03-02 10:00", source="本站")),
        "pass",
        (),
        CLOCK,
        look_alike=True,
    ),
    Case("no source", site(article("a", published="2026-03-02 10:00")), "manual", ("1 个没有读到来源",)),
    Case("nobody looked", site(seen_page("article", "a", looked=False)), "unavailable", look_alike=True),
    Case("another host's article", site(seen_page("article", "a", site="https://www.gov.cn")), "unavailable"),
    Case("before the norm", site(article("a")), "not_applicable", (), {}, date(2016, 1, 1)),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "reposted_within_a_day"


def reprint(text: str, shown: str = "2026-03-05", source: str = "中国政府网", **more: object) -> Record:
    return a_record("国务院常务会议召开", shown, column="news", text=text, source=source, **more)


def news(*records: Record) -> Facts:
    return some_facts(complete("news", *records))


CASES = (
    Case("the same day", news(reprint("来源：中国政府网 2026-03-05 20:10")), "pass", ("1 条同日或次日",)),
    Case("the next day", news(reprint("来源：中国政府网 2026-03-04 20:10")), "pass", (), look_alike=True),
    Case(
        "two days later",
        news(reprint("来源：中国政府网 2026-03-03 20:10")),
        "manual",
        ("晚 2 天",),
        look_alike=True,
    ),
    Case("no day of the original", news(reprint("会议指出……")), "manual", ("没有写明原文发布日期",)),
    Case(
        "two days of originals",
        news(reprint("来源：中国政府网 2026-03-03。\n原文发布：2026-03-04")),
        "manual",
        ("没有写明",),
        look_alike=True,
    ),
    Case(
        "the list showed it earlier",
        news(reprint("来源：中国政府网 2026-03-03", listed="2026-03-04")),
        "pass",
    ),
    Case(
        "the county's own news", news(reprint("来源：县政府 2026-03-01", source="县政府")), "not_applicable"
    ),
    Case(
        "of before the period", news(reprint("来源：中国政府网 2025-03-01", "2025-03-09")), "not_applicable"
    ),
    Case("no column", some_facts(absent("news")), "not_applicable"),
    Case("blocked", some_facts(blocked("news")), "unavailable"),
    Case("a part", some_facts(partly("news", reprint("来源：中国政府网 2026-03-05"))), "pass unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from datetime import date, timedelta

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_record, absent, blocked, complete, some_facts

RULE = "ids_follow_dates"
POLICY = {"columns": "policy"}


def item(number: int, shown: str) -> Record:
    return a_record(f"第{number}号通知", shown, url=f"{SITE}/zc/t20260101_{number}.html")


def items(count: int = 30, step: int = 5) -> list[Record]:
    """One item every few days, numbered as they came."""
    return [
        item(100 + 2 * n, (date(2026, 1, 10) + timedelta(days=step * n)).isoformat()) for n in range(count)
    ]


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


CASES = (
    Case("all in order", column(*items()), "pass", ("30 条信息",), POLICY),
    Case(
        "one of a far earlier day",
        column(*items(), item(151, "2026-01-20")),
        "manual",
        ("编号 151、日期 2026-01-20，而编号 150 的日期是 2026-05-15",),
        POLICY,
    ),
    Case("a few days late", column(*items(), item(151, "2026-05-02")), "pass", (), POLICY, look_alike=True),
    Case(
        "one item dated ahead is no witness",
        column(*items(), item(103, "2026-08-30")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "an archive put in at the end",
        column(*items(), *(item(400 + n, f"2025-03-{n + 1:02d}") for n in range(12))),
        "not_applicable",
        ("看不出先后",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "numbers against the clock",
        column(*(item(900 - n, f"2026-03-{n + 1:02d}") for n in range(28))),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("too few to tell", column(*items(10)), "not_applicable", (), POLICY),
    Case("all of one day", column(*items(30, 0)), "not_applicable", (), POLICY, look_alike=True),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "list_dates_match_articles"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def items(count: int, listed: str, shown: str | None = "2026-03-02") -> list[Record]:
    return [a_record(f"第{n}号通知{listed}", shown, listed=listed) for n in range(count)]


CASES = (
    Case("the same day", column(*items(10, "2026-03-02")), "pass", ("的 0 条",), POLICY),
    Case("a day apart", column(*items(10, "2026-03-03")), "pass", (), POLICY, look_alike=True),
    Case(
        "weeks apart",
        column(*items(10, "2026-03-02"), *items(4, "2026-04-02")),
        "manual",
        ("列表为 2026-04-02、正文为 2026-03-02",),
        POLICY,
    ),
    Case(
        "two of many",
        column(*items(10, "2026-03-02"), *items(2, "2026-04-02")),
        "pass",
        ("2 条",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a small part",
        column(*items(90, "2026-03-02"), *items(5, "2026-04-02")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("only articles show a day", column(a_record("通知")), "not_applicable", (), POLICY),
    Case(
        "articles not read",
        column(a_record("通知", None, listed="2026-03-02", outcome=None)),
        "unavailable",
        (),
        POLICY,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

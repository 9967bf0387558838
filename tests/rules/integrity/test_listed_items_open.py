from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import FetchOutcome, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    NOT_FOUND,
    OK,
    TIMEOUT,
    Case,
    a_link,
    a_record,
    absent,
    blocked,
    complete,
    some_facts,
)

RULE = "listed_items_open"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def good(count: int) -> list[Record]:
    return [a_record(f"第{n}号通知", text="正文") for n in range(count)]


def looked_at(*outcomes: FetchOutcome) -> Facts:
    """Nine items that open and one that was gone, and what came of its link later."""
    gone = a_record("第99号通知", outcome=NOT_FOUND)
    link = replace(a_link("甲", *outcomes), url=gone.url)
    return some_facts(complete("policy", *good(9), gone), links=(link,))


CASES = (
    Case("all open", column(*good(5)), "pass", ("5 条能打开",), POLICY),
    Case(
        "one is gone, at every look",
        looked_at(NOT_FOUND, NOT_FOUND),
        "fail pass",
        ("404", "《第99号通知》"),
        POLICY,
    ),
    Case(
        "seen once: a server may slip",
        column(*good(9), a_record("第99号通知", outcome=NOT_FOUND)),
        "manual pass",
        ("只看过一次",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "there at the second look",
        looked_at(NOT_FOUND, OK),
        "manual pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a page that only says so",
        column(*good(9), a_record("第99号通知", outcome=FetchOutcome.SOFT_404)),
        "manual pass",
        ("快照",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the whole column moved",
        column(*good(9), *(a_record(f"第{n}号通报", outcome=NOT_FOUND) for n in range(9))),
        "manual pass",
        ("改版",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "too slow",
        column(*good(9), a_record("第99号通知", outcome=TIMEOUT)),
        "unavailable pass",
        ("超时 1 条",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a firewall",
        column(a_record("通知", outcome=FetchOutcome.BLOCKED)),
        "unavailable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("nobody tried", column(a_record("通知", outcome=None)), "not_applicable", (), POLICY),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from datetime import date

import pytest

from audit.model import Period, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "messages_answered_within"


def message(asked: str, answered: str, shown: str = "2026-03-20", **more: object) -> Record:
    text = f"留言时间：{asked}\n路灯坏了。\n答复时间：{answered}\n答复内容：已经派人修好，谢谢您的监督。"
    return a_record(f"网民纠错 {asked}", shown, column="inquiries", text=text, **more)


def box(*records: Record, **more: object) -> Facts:
    return some_facts(complete("inquiries", *records), **more)


CASES = (
    Case(
        "three working days over a weekend",
        box(message("2026-03-05", "2026-03-10")),
        "pass",
        ("3 个工作日内",),
    ),
    Case(
        "four",
        box(message("2026-03-05", "2026-03-11")),
        "fail",
        ("用了 4 个工作日，超过 3 个", "2026-03-10 前答复"),
    ),
    Case(
        "the day of the question is only the list's",
        box(
            a_record(
                "路灯",
                "2026-03-02",
                column="inquiries",
                text="路灯坏了。\n答复时间：2026-03-20\n答复内容：已经派人修好，谢谢您的监督。",
            )
        ),
        "manual",
        (),
        look_alike=True,
    ),
    Case(
        "an empty label before the day of publication",
        box(
            a_record(
                "路灯",
                "2026-03-20",
                column="inquiries",
                text="留言时间：2026-03-05\n答复时间：\n发布时间：2026-03-20\n答复内容：已经派人修好。",
            )
        ),
        "manual",
        (),
        look_alike=True,
    ),
    Case(
        "over the spring festival",
        box(message("2026-02-13", "2026-02-25")),
        "pass",
        (),
        look_alike=True,
    ),
    Case(
        "the office wants a hint",
        box(message("2026-03-05", "2026-03-11")),
        "manual",
        (),
        {"late_fails": "否"},
    ),
    Case(
        "natural days",
        box(message("2026-03-05", "2026-03-20")),
        "pass",
        (),
        {"clock": "natural", "days": "15"},
    ),
    Case("answered before it was asked", box(message("2026-03-15", "2026-03-11")), "manual", ("早于",)),
    Case(
        "no dates to be recognised",
        box(a_record("路灯", "2026-03-20", column="inquiries", text="路灯坏了。")),
        "manual",
        (),
        look_alike=True,
    ),
    Case(
        "another sort of message",
        box(message("2026-03-05", "2026-04-11")),
        "not_applicable",
        (),
        {"titles": "投诉"},
        look_alike=True,
    ),
    Case(
        "a year without a calendar",
        box(
            message("2026-12-28", "2027-01-11", "2027-01-12"),
            period=Period(date(2026, 12, 1), date(2027, 2, 1)),
        ),
        "unavailable",
        (),
        {},
        date(2027, 2, 1),
        look_alike=True,
    ),
    Case("not read", box(message("2026-03-05", "2026-03-11", outcome=None)), "unavailable"),
    Case("none in the period", box(message("2025-03-05", "2025-03-11", "2025-03-12")), "not_applicable"),
    Case("no column", some_facts(absent("inquiries")), "not_applicable"),
    Case("blocked", some_facts(blocked("inquiries")), "unavailable"),
    Case("a part", some_facts(partly("inquiries", message("2026-03-05", "2026-03-06"))), "pass unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

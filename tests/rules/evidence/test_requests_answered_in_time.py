from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audit.ledger import Answer, Application, Consultation, Way, statement_of
from audit.model import Period, Statement
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_statement, some_facts

RULE = "requests_answered_in_time"


def on(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def asked_for(received: str, answered: str | None = None, **more: Any) -> Statement:
    days = {
        name: on(more.pop(name))
        for name in ("asked", "supplied", "extended", "told", "register")
        if name in more
    }
    application = Application(
        more.pop("number", "2026-003"),
        Way.ONLINE,
        on(received),
        answered=on(answered) if answered else None,
        answer=more.pop("answer", Answer.DISCLOSED if answered else None),
        **days,
        **more,
    )
    return statement_of(application, "a1", "台账.xlsx 台账!A2", "ab" * 32, "张三")


def facts(*lines: Statement, **more: Any) -> Facts:
    return some_facts(statements=lines, **more)


CASES = (
    Case("no register", facts(), "manual", ("请导入依申请公开台账",)),
    Case("the last day is in time", facts(asked_for("03-02", "03-30")), "pass", ("1 件按期答复",)),
    Case(
        "three working days late",
        facts(asked_for("03-02", "04-02")),
        "fail",
        (
            "申请 2026-003",
            "2026-03-02 收到",
            "20 个工作日到 2026-03-30",
            "2026-04-02 答复",
            "超期 3 个工作日",
        ),
    ),
    Case(
        "the Saturday after the last day is no working day",
        facts(asked_for("03-06", "04-06")),
        "pass",
        look_alike=True,
    ),
    Case(
        "a month on the calendar, but the spring festival lies between",
        facts(asked_for("02-05", "03-11")),
        "pass",
        look_alike=True,
    ),
    Case(
        "extended in time",
        facts(asked_for("03-02", "04-20", extended="03-24", told="03-25")),
        "pass",
        look_alike=True,
    ),
    Case(
        "extended in time and late all the same",
        facts(asked_for("03-02", "05-12", extended="03-24", told="03-25")),
        "fail",
        ("2026-03-25 告知延期", "40 个工作日"),
    ),
    Case(
        "told of an extension when the time was over",
        facts(asked_for("03-02", "04-20", extended="04-08", told="04-08")),
        "manual",
        ("才告知延期",),
        look_alike=True,
    ),
    Case(
        "an extension that was approved, and of which nobody says when it was told",
        facts(asked_for("03-02", "04-20", extended="03-24")),
        "manual",
        ("没有写告知日期",),
        look_alike=True,
    ),
    Case(
        "late even with the extension of which it was told late",
        facts(asked_for("03-02", "06-20", extended="04-08", told="04-08")),
        "fail",
    ),
    Case(
        "never supplied, and closed after its time",
        facts(asked_for("03-02", "04-20", asked="03-06", answer=Answer.OTHER)),
        "pass",
        look_alike=True,
    ),
    Case(
        "answered after its time, and the day of the supplement is missing",
        facts(asked_for("03-02", "04-20", asked="03-06", answer=Answer.DISCLOSED)),
        "manual",
        ("没有收到补正的日期",),
        look_alike=True,
    ),
    Case(
        "the third party's time does not count",
        facts(asked_for("03-02", "04-10", third=Consultation(on("03-10"), on("03-24")))),
        "pass",
        look_alike=True,
    ),
    Case(
        "nor does that of another body, though it is late beyond it",
        facts(asked_for("03-02", "04-30", other=Consultation(on("03-10"), on("03-24")))),
        "fail",
        ("扣除征求意见 10 个工作日",),
    ),
    Case(
        "two consultations at the same time are left out once",
        facts(
            asked_for(
                "03-02",
                "04-30",
                third=Consultation(on("03-10"), on("03-24")),
                other=Consultation(on("03-10"), on("03-24")),
            )
        ),
        "fail",
        ("扣除征求意见 10 个工作日",),
    ),
    Case(
        "a consultation begun when the time was over brings nothing back",
        facts(asked_for("03-02", "04-30", third=Consultation(on("04-10"), on("04-28")))),
        "fail",
        ("20 个工作日到 2026-03-30",),
    ),
    Case(
        "a third party that took longer than it may",
        facts(asked_for("03-02", "05-20", third=Consultation(on("03-10"), on("05-15")))),
        "manual",
        ("超过 15 个",),
    ),
    Case(
        "counted from the supplement",
        facts(asked_for("03-02", "04-20", asked="03-06", supplied="03-25")),
        "pass",
        look_alike=True,
    ),
    Case(
        "asked for a supplement after seven days",
        facts(asked_for("03-02", "04-20", asked="03-13", supplied="03-25")),
        "fail",
        ("用了 9 个工作日", "超过 7 个"),
    ),
    Case(
        "waiting for a supplement that never came",
        facts(asked_for("03-02", asked="03-06", register="10-31")),
        "not_applicable",
        ("等待补正",),
        look_alike=True,
    ),
    Case(
        "not yet due",
        facts(asked_for("11-02", register="11-20")),
        "not_applicable",
        ("尚未到期",),
        look_alike=True,
    ),
    Case(
        "due, and the register says nothing",
        facts(asked_for("03-02", register="10-31")),
        "manual",
        ("请补填答复日期",),
        look_alike=True,
    ),
    Case(
        "due, and the register says: not answered",
        facts(asked_for("03-02", register="10-31", answer=Answer.NONE)),
        "fail",
        ("到 2026-10-31 没有答复",),
    ),
    Case(
        "the year's holidays are not announced",
        facts(
            Statement(
                "a1", "TL-33", "2050-03-01", "编号=1；方式=网络；答复=2050-05-31；结果=予以公开", proof="台账"
            ),
            period=Period(date(2050, 1, 1), date(2050, 12, 31)),
        ),
        "unavailable",
        ("尚未公布放假安排",),
        as_of=date(2050, 12, 31),
    ),
    Case(
        "one of two",
        facts(asked_for("03-02", "03-12", number="1"), asked_for("03-02", "04-02", number="2")),
        "pass fail",
        ("2 件申请中，1 件按期答复",),
    ),
    Case(
        "no applications this year",
        facts(a_statement("TL-33", "无此情况", note="本年度没有收到申请")),
        "not_applicable",
        ("没有收到申请",),
    ),
    Case(
        "a row that its reviewer does not trust",
        facts(
            Statement(
                "a1",
                "TL-33",
                "2026-03-02",
                "编号=1；方式=网络；答复=2026-05-31；结果=予以公开",
                decision="不认可",
                proof="台账",
            )
        ),
        "manual",
        ("未被认可",),
        look_alike=True,
    ),
    Case(
        "a local rule of fifteen days",
        facts(asked_for("03-02", "03-30")),
        "fail",
        ("15 个工作日到 2026-03-23",),
        {"days": "15"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

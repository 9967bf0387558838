from __future__ import annotations

from datetime import date

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "consultation_result_fed_back"
TERM = "征求意见时间：2026年3月1日至3月30日。"


def call(text: str = TERM, **more: object) -> Record:
    return a_record(
        "关于公开征求《清源县养犬管理办法（征求意见稿）》意见的公告",
        "2026-03-01",
        column="consultation",
        text=text,
        **more,
    )


def result(title: str, column: str = "consultation") -> Record:
    return a_record(title, "2026-04-15", column=column)


def site(*records: Record, notices: tuple[Record, ...] = ()) -> Facts:
    return some_facts(
        complete("consultation", *records), complete("notices", *notices), complete("interpretation")
    )


CASES = (
    Case(
        "answered in the same column",
        site(call(), result("《清源县养犬管理办法》征求意见采纳情况的公告")),
        "pass",
    ),
    Case(
        "answered among the notices",
        site(call(), notices=(result("关于养犬管理办法意见征集结果的公告", "notices"),)),
        "pass",
        look_alike=True,
    ),
    Case(
        "answered on the page of the call",
        site(call(TERM + "采纳情况：共收到意见3条，采纳2条。")),
        "pass",
        look_alike=True,
    ),
    Case(
        "nobody sent anything, and it says so",
        site(call(TERM + "截至期满，未收到社会公众意见。")),
        "pass",
        look_alike=True,
    ),
    Case("not answered", site(call()), "fail", ("2026-04-28",)),
    Case(
        "the great decisions were not read to their end: the answer may stand there",
        some_facts(
            complete("consultation", call()),
            complete("notices"),
            complete("interpretation"),
            partly("decisions"),
        ),
        "unavailable",
        ("重大行政决策",),
        look_alike=True,
    ),
    Case(
        "not answered, and a quarter's progress of something else stands by",
        site(call(), notices=(result("清源县2026年重点任务第一季度进展情况", "notices"),)),
        "fail",
        ("2026-04-28",),
    ),
    Case(
        "answered in a file of the call",
        site(call(files=(a_file("意见采纳情况.docx"), a_file("征求意见情况说明.pdf")))),
        "pass",
        look_alike=True,
    ),
    Case(
        "answered among the great decisions",
        some_facts(
            complete("consultation", call()),
            complete("notices"),
            complete("interpretation"),
            complete("decisions", result("《清源县养犬管理办法》意见采纳情况", "decisions")),
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a quarter's answers in one item",
        site(call(), result("2026年第二季度意见征集结果反馈")),
        "manual",
        ("可能写有",),
        look_alike=True,
    ),
    Case(
        "an answer that names no draft",
        site(call(), result("意见征集结果反馈")),
        "manual",
        look_alike=True,
    ),
    Case(
        "another draft's answer is not this one's",
        site(call(), result("《清源县禁渔规定》征求意见采纳情况")),
        "fail",
    ),
    Case(
        "the answer is not due yet",
        site(call()),
        "not_applicable",
        (),
        {},
        date(2026, 4, 28),
        look_alike=True,
    ),
    Case("the page was not read: the answer may stand there", site(call("", outcome=None)), "unavailable"),
    Case(
        "the notices were not read to their end: the answer may stand there",
        some_facts(complete("consultation", call()), partly("notices"), complete("interpretation")),
        "unavailable",
    ),
    Case(
        "other columns that do not exist hide nothing",
        some_facts(complete("consultation", call()), absent("notices"), absent("interpretation")),
        "fail",
    ),
    Case("no call in the period", site(), "not_applicable"),
    Case("no column: charged elsewhere", some_facts(absent("consultation")), "not_applicable"),
    Case("not read to its end", some_facts(partly("consultation", call())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

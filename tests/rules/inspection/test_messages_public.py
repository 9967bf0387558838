from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from audit.model import Decision, Record
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    a_statement,
    absent,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "messages_public"
WHOLE = (
    "写信时间 {day} 信件内容 报名时间\n回复部门 县教育局\n"
    "回复时间 2026-11-12\n回复内容：您好！八月二十日报名。"
)
SIGNED = "写信时间 {day} 信件内容 报名时间\n答复：您好！八月二十日报名。县教育局 2026年11月12日"
OLD = SIGNED.replace("2026年11月12日", "2026年8月5日")
UNSIGNED = "写信时间 {day} 信件内容 报名时间\n答复：您好！八月二十日报名。"


def letter(day: str | None = "2026-11-10", text: str = WHOLE, number: int = 1) -> Record:
    return a_record(f"第{number}封信", day, column="inquiries", text=text.format(day=day))


def said(value: str) -> object:
    return a_statement("W-D18", value, "2026Q3", unit="分", decision="认可")


HUMAN = Decision("李四", date(2026, 5, 1), "网站没有留言渠道")
CASES = (
    Case("whole", some_facts(complete("inquiries", letter())), "pass", ("抽查最近 1 条",)),
    Case(
        "signed at the end", some_facts(complete("inquiries", letter(text=SIGNED))), "pass", look_alike=True
    ),
    Case(
        "neither time nor office",
        some_facts(complete("inquiries", letter(text=UNSIGNED))),
        "fail fail",
        ("没有写明答复时间", "没有写明答复单位"),
    ),
    Case(
        "nothing new for three months",
        some_facts(complete("inquiries", letter("2026-08-01", OLD))),
        "fail pass",
        ("最近公开的留言是 2026-08-01，到检查日 2026-11-20 已 111 天",),
    ),
    Case(
        "no column, says a person",
        some_facts((replace(absent("inquiries")[0], decision=HUMAN), ())),
        "fail",
        ("没有开设咨询建言栏目",),
    ),
    Case(
        "the channel may be a platform of the province",
        some_facts(absent("inquiries")),
        "manual",
        ("渠道可能在统一平台上",),
        look_alike=True,
    ),
    Case(
        "an old letter that was answered last week",
        some_facts(complete("inquiries", letter("2026-08-01"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "exactly two months ago: 62 days",
        some_facts(complete("inquiries", letter("2026-09-19", OLD))),
        "pass",
        look_alike=True,
    ),
    Case(
        "two months and a day",
        some_facts(complete("inquiries", letter("2026-09-18", OLD))),
        "fail pass",
        ("已 63 天，超过 62 天",),
    ),
    Case(
        "of last week, and not answered yet",
        some_facts(complete("inquiries", letter(), letter("2026-11-18", "写信时间 {day} 信件内容 报名", 2))),
        "pass",
        ("抽查最近 1 条",),
        look_alike=True,
    ),
    Case(
        "the list shows when the answer came",
        some_facts(
            complete(
                "inquiries",
                letter("2026-11-12", "写信时间 2026-11-10 信件内容 报名\n答复：您好！县教育局八月报名。"),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case("a page that scripts fill", some_facts(complete("inquiries")), "manual", look_alike=True),
    Case(
        "not recognised",
        some_facts(complete("inquiries", letter(text="热线服务时间为工作日，请拨打电话。"))),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "a part of an old list",
        some_facts(partly("inquiries", letter("2026-08-01"))),
        "unavailable",
        look_alike=True,
    ),
    Case("shut by a firewall", some_facts(blocked("inquiries")), "unavailable", look_alike=True),
    Case(
        "a person took three points off",
        some_facts(complete("inquiries", letter(text=UNSIGNED)), statements=(said("3"),)),
        "fail",
        ("填报“3分”，已认可",),
    ),
    Case(
        "a person found nothing wrong",
        some_facts(complete("inquiries"), statements=(said("0"),)),
        "pass",
        ("人工抽查没有发现问题",),
    ),
    Case(
        "looked for nowhere",
        some_facts(absent("inquiries", 0)),
        "unavailable",
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_each_weighs_what_the_table_takes_off() -> None:
    by_name = {case.name: case for case in CASES}
    weights = {
        name: by_name[name].findings(RULE)[0].weight
        for name in ("no column, says a person", "nothing new for three months", "neither time nor office")
    }
    assert list(weights.values()) == [Decimal(6), Decimal(3), Decimal(1)]

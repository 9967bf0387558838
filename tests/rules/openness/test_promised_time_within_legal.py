from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "promised_time_within_legal"


def guide(text: str, title: str = "食品经营许可办事指南") -> Record:
    return a_record(title, column="services", text=text)


def site(*records: Record) -> Facts:
    return some_facts(complete("services", *records), agency=an_agency(functions="services"))


CASES = (
    Case("sooner than the law asks", site(guide("法定办结时限：20个工作日 承诺办结时限：7个工作日")), "pass"),
    Case(
        "later than the law allows",
        site(guide("法定时限：20个工作日\n承诺时限：30个工作日")),
        "fail",
        ("多 10",),
    ),
    Case(
        "the time in which an applicant promises to hand in papers",
        site(guide("法定时限：20个工作日\n申请人承诺期限：60个工作日")),
        "not_applicable",
        look_alike=True,
    ),
    Case("the same", site(guide("法定期限 5 个工作日；承诺期限 5 个工作日")), "pass", look_alike=True),
    Case(
        "the unit stands in the label",
        site(guide("法定办结时限（工作日） 20 承诺办结时限（工作日） 10")),
        "pass",
        look_alike=True,
    ),
    Case(
        "natural days are never more than as many working days",
        site(guide("法定时限：20个工作日。承诺时限：20日。")),
        "pass",
        look_alike=True,
    ),
    Case(
        "working days against natural days",
        site(guide("法定时限：20日。承诺时限：20个工作日。")),
        "manual",
        ("单位不同",),
        look_alike=True,
    ),
    Case("no unit", site(guide("法定时限：20 承诺时限：30")), "manual", ("没有写明",), look_alike=True),
    Case(
        "a form's zero is no time",
        site(guide("法定办结时限：0个工作日 承诺办结时限：3个工作日")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "two months against working days",
        site(guide("法定办结时限：2个月 承诺办结时限：20个工作日")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "several services on a page",
        site(guide("法定时限：20个工作日；承诺时限：10个工作日。法定时限：3个工作日；承诺时限：1个工作日。")),
        "manual",
        ("写有几个时限",),
        look_alike=True,
    ),
    Case(
        "at once, and a room number",
        site(guide("法定时限：无 办理地点：3楼 承诺时限：5个工作日")),
        "not_applicable",
        ("只写一个的 1 件",),
        look_alike=True,
    ),
    Case("only what is promised", site(guide("承诺时限：5个工作日")), "not_applicable"),
    Case(
        "a year is no number of days", site(guide("法定时限：2026年起 承诺时限：1个工作日")), "not_applicable"
    ),
    Case(
        "no column", some_facts(absent("services"), agency=an_agency(functions="services")), "not_applicable"
    ),
    Case(
        "no such duty", some_facts(absent("services"), agency=an_agency(functions="credit")), "not_applicable"
    ),
    Case("blocked", some_facts(blocked("services")), "unavailable"),
    Case(
        "what was read of a column is judged",
        some_facts(partly("services", guide("法定时限：2个工作日；承诺时限：3个工作日"))),
        "fail unavailable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

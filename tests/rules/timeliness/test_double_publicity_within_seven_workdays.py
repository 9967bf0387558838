from __future__ import annotations

from datetime import date

import pytest

from audit.model import Period, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, an_agency, complete, partly, some_facts

RULE = "double_publicity_within_seven_workdays"


def penalty(
    text: str,
    shown: str | None = "2026-10-15",
    title: str = "清教罚字〔2026〕3号行政处罚决定书",
    **more: object,
) -> Record:
    return a_record(title, shown, column="enforcement", text=text, **more)


def column(*records: Record, **more: object) -> Facts:
    more.setdefault("agency", an_agency(functions="enforcement"))
    return some_facts(complete("enforcement", *records), **more)


CASES = (
    Case(
        "seven working days over the holidays",
        column(penalty("处罚决定日期：2026年9月28日", "2026-10-13")),
        "pass",
        ("1 条在 7 个工作日内",),
        look_alike=True,
    ),
    Case(
        "eight",
        column(penalty("处罚决定日期：2026-09-28", "2026-10-16")),
        "fail",
        ("用了 10 个工作日", "应于 2026-10-13 前公示"),
    ),
    Case("the decision's own date", column(penalty("", "2026-10-30", issued="2026-10-09")), "fail"),
    Case(
        "the list showed it earlier",
        column(penalty("处罚决定日期：2026-09-28", "2026-10-30", listed="2026-10-01")),
        "pass",
    ),
    Case(
        "a table of several decisions",
        column(penalty("决定日期：2026-09-01。决定日期：2026-10-01。")),
        "unavailable",
        ("决定日期",),
        look_alike=True,
    ),
    Case("no day of decision", column(penalty("处罚某公司")), "unavailable"),
    Case("before the decision", column(penalty("处罚决定日期：2026-10-18")), "manual"),
    Case("put up years later", column(penalty("处罚决定日期：2021-10-18")), "manual", ("补录",)),
    Case(
        "a year without a calendar",
        column(
            penalty("许可决定日期：2026-12-25", "2027-01-25"),
            period=Period(date(2026, 1, 1), date(2027, 2, 1)),
        ),
        "unavailable",
        (),
        {},
        date(2027, 2, 1),
    ),
    Case(
        "a list of powers is no decision",
        column(penalty("", title="行政处罚事项清单")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "a hearing is no decision",
        column(penalty("决定日期：2026-01-01", title="行政处罚听证告知书公告")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "standards of discretion, cases and notices of service are no decisions",
        column(
            penalty("", title="清源县行政处罚裁量权基准", issued="2026-09-01"),
            penalty("", title="行政处罚典型案例", issued="2026-09-01"),
            penalty("", title="行政处罚决定书送达公告", issued="2026-09-01"),
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "a quarter's list has a day of its own, not that of its decisions",
        column(penalty("", title="2026年第三季度行政处罚信息公示", issued="2026-09-01")),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "an empty label before another one's day",
        column(penalty("处罚决定日期：\n有效期至：2026-09-01", title="行政许可信息")),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "a permit under the planning law is a decision",
        column(penalty("许可决定日期：2026-09-01", title="建设工程规划许可证批后公布")),
        "fail",
    ),
    Case(
        "a site that moved shows the old decisions on its first day",
        column(
            *(
                penalty(f"处罚决定日期：2026-0{month}-01", "2026-10-15", f"清教罚字〔2026〕{month}号决定书")
                for month in (3, 5, 7)
            )
        ),
        "manual",
        ("网站迁移",),
        look_alike=True,
    ),
    Case("not read", column(penalty("", outcome=None)), "unavailable"),
    Case("of before the period", column(penalty("处罚决定日期：2025-01-01", "2025-03-01")), "not_applicable"),
    Case(
        "no such function",
        some_facts(complete("enforcement"), agency=an_agency(functions="education")),
        "not_applicable",
    ),
    Case("undeclared and no column", some_facts(absent("enforcement")), "manual"),
    Case(
        "what was read of a part is judged, the rest is not",
        some_facts(partly("enforcement", penalty("处罚决定日期：2026-09-01"))),
        "fail unavailable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

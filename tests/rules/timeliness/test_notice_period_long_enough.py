from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, Period, Record
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

RULE = "notice_period_long_enough"
WEEK = {"columns": "notices"}
POST = {"columns": "personnel", "titles": "任前公示", "clock": "workdays", "days": "5", "what": "任前公示"}
BID = {"columns": "trading", "titles": "中标候选人+公示", "days": "3", "what": "中标候选人公示"}
RECRUIT = {
    "columns": "personnel",
    "titles": "招聘+公告",
    "clock": "workdays",
    "days": "7",
    "what": "招聘公告",
}


def notice(
    text: str, shown: str = "2026-03-02", title: str = "拟表彰先进集体的公示", **more: object
) -> Record:
    return a_record(title, shown, column="notices", text=text, **more)


def put_up(text: str, shown: str = "2026-03-02", **more: object) -> Facts:
    return some_facts(complete("notices", notice(text, shown, **more)))


def post(text: str, shown: str = "2026-03-06", title: str = "干部任前公示", **more: object) -> Facts:
    return some_facts(complete("personnel", a_record(title, shown, column="personnel", text=text)), **more)


CASES = (
    Case(
        "the days in which to object are not the run",
        post("现予以公示，自2026年3月2日至3月9日。公示期间如有异议，请在3日内书面反映。", "2026-03-02"),
        "unavailable",
        (),
        POST,
        look_alike=True,
    ),
    Case(
        "nor where no run is written at all",
        post("公示期间，如对公示对象有异议，请于3个工作日内向县委组织部反映。"),
        "unavailable",
        (),
        POST,
        look_alike=True,
    ),
    Case("a week, both ends counted", put_up("公示时间：2026年3月2日至3月8日。"), "pass", (), WEEK),
    Case(
        "six days",
        put_up("公示时间：2026年3月2日至3月7日。"),
        "fail",
        ("2026-03-02 至 2026-03-07，合 6 个自然日（首尾都计），少于 7",),
        WEEK,
    ),
    Case("seven days in Chinese", put_up("现予公示，公示时间七天。"), "pass", (), WEEK),
    Case("a length of three days", put_up("公示期限：3天。"), "fail", ("起 3 日", "少于 7"), WEEK),
    Case("one week", put_up("公示期为一周。"), "pass", (), WEEK, look_alike=True),
    Case(
        "five working days are a week of natural ones",
        put_up("公示期为5个工作日，请向办公室反映。"),
        "pass",
        (),
        WEEK,
        look_alike=True,
    ),
    Case("from the day of publication", put_up("自公示之日起7日内可以提出异议。"), "pass", (), WEEK),
    Case(
        "the end alone",
        put_up("公示时间：自发布之日起至2026年3月10日止。"),
        "pass",
        (),
        WEEK,
        look_alike=True,
    ),
    Case(
        "the end alone, too early", put_up("公示时间：即日起至2026年3月5日。"), "fail", ("（发布日）",), WEEK
    ),
    Case("without a year", put_up("公示期为5个工作日（3月2日—8日）。"), "pass", (), WEEK, look_alike=True),
    Case(
        "over the turn of the year",
        put_up("公示期：2025年12月29日至2026年1月6日。", "2026-01-01"),
        "manual",
        ("剩下 6 个自然日",),
        WEEK,
    ),
    Case(
        "three days after the run are no run",
        put_up("公示期：2026年3月2日至2026年3月8日。公示期满后3日内无异议的，予以表彰。"),
        "pass",
        (),
        WEEK,
        look_alike=True,
    ),
    Case(
        "two runs",
        put_up("公示期：2026年3月2日至3月3日。公示时间：2026年4月2日至4月9日。"),
        "unavailable",
        (),
        WEEK,
    ),
    Case(
        "a run of another year",
        put_up("公示期：2025年3月2日至3月4日。"),
        "unavailable",
        (),
        WEEK,
        look_alike=True,
    ),
    Case("no run stated", put_up("如有异议请反映。"), "unavailable", ("没有写明",), WEEK),
    Case(
        "shortened, and it says why",
        put_up("公示时间：3天。因情况紧急缩短。"),
        "manual",
        (),
        WEEK,
        look_alike=True,
    ),
    Case(
        "where the office only wants a hint",
        put_up("公示时间：3天。"),
        "manual",
        ("规定期限",),
        {**WEEK, "short_fails": "否"},
        look_alike=True,
    ),
    Case("another body's notice", put_up("公示时间：3天。", source="新华社"), "not_applicable", (), WEEK),
    Case("not read", put_up("", outcome=None), "unavailable", (), WEEK),
    Case(
        "five working days by dates",
        post("公示时间：2026年3月6日至2026年3月12日"),
        "pass",
        ("不少于 5 个工作日",),
        POST,
    ),
    Case(
        "seven natural days over the holidays have too few working days",
        post("公示期限：2026年9月30日至2026年10月9日", "2026-09-30"),
        "fail",
        ("合 3 个工作日",),
        POST,
    ),
    Case("stated in working days", post("公示期5个工作日。"), "pass", (), POST),
    Case("three of them", post("公示期为三个工作日。"), "fail", ("合 3 个工作日",), POST),
    Case("seven natural days, counted kindly", post("公示期7天。"), "pass", (), POST, look_alike=True),
    Case(
        "a year without a calendar",
        post(
            "公示期限：2027年2月1日至2月4日", "2027-02-01", period=Period(date(2026, 12, 1), date(2027, 3, 1))
        ),
        "unavailable",
        (),
        POST,
        date(2027, 3, 1),
        look_alike=True,
    ),
    Case(
        "what a recruitment says of later notices is not its own run",
        post("报名时间：2026年3月16日至3月25日。拟聘人员公示期为5个工作日。", title="2026年招聘教师公告"),
        "unavailable",
        (),
        {**RECRUIT, "labels": "公告期限 公告时间 公告期"},
        look_alike=True,
    ),
    Case(
        "three days for candidates",
        some_facts(
            complete(
                "trading",
                a_record(
                    "校舍工程中标候选人公示",
                    "2026-03-02",
                    column="trading",
                    text="公示期：2026-03-02至2026-03-04",
                ),
            ),
            agency=an_agency(AgencyKind.PORTAL),
        ),
        "pass",
        (),
        BID,
        look_alike=True,
    ),
    Case("before the law", put_up("公示时间：3天。"), "not_applicable", (), {**WEEK, "since": "2026-04-01"}),
    Case("of before the period", put_up("公示时间：3天。", "2025-03-02"), "not_applicable", (), WEEK),
    Case("no column", some_facts(absent("notices")), "not_applicable", (), WEEK),
    Case("blocked", some_facts(blocked("notices")), "unavailable", (), WEEK),
    Case(
        "what was read of a part is judged",
        some_facts(partly("notices", notice("公示时间：3天。"))),
        "fail unavailable",
        (),
        WEEK,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

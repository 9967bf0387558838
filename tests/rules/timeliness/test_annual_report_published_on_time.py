from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, an_agency, complete, partly, some_facts

RULE = "annual_report_published_on_time"
TOWNSHIP = an_agency(AgencyKind.TOWNSHIP, "清源县城关镇人民政府")
PORTAL = an_agency(AgencyKind.PORTAL, "清源县人民政府")
TOWN_TITLE = "城关镇{}年政府信息公开工作年度报告"


def report(
    year: int, shown: str | None, title: str = "清源县教育局{}年政府信息公开工作年度报告", **more: object
) -> Record:
    return a_record(title.format(year), shown, column="annual_report", **more)


def column(*records: Record, **more: object) -> Facts:
    return some_facts(complete("annual_report", *records), **more)


CASES = (
    Case(
        "empty, and it says why",
        some_facts(complete("annual_report", explanation="本年度无此类情况")),
        "manual",
    ),
    Case(
        "by the 31st of January",
        column(report(2025, "2026-01-31"), report(2024, "2025-01-20")),
        "pass",
        ("不晚于 2026-01-31",),
    ),
    Case("after it is late", column(report(2025, "2026-02-03")), "fail", ("超期 3 天",)),
    Case("a day later is late", column(report(2023, "2024-02-01")), "fail", ("超期 1 天",), {"year": 2023}),
    Case(
        "the last day was a Saturday, published on the Monday after it",
        column(report(2025, "2026-02-02")),
        "manual",
        ("休息日", "2026-02-02"),
        look_alike=True,
    ),
    Case(
        "a move that took two days",
        column(report(2025, "2026-06-02"), report(2024, "2026-06-01")),
        "manual",
        ("网站迁移",),
        look_alike=True,
    ),
    Case(
        "the report with its picture, or sent with a notice",
        column(report(2025, "2026-01-20", "{}年政府信息公开工作年度报告（附图解）")),
        "manual",
        look_alike=True,
    ),
    Case(
        "the report as a notice",
        column(report(2025, "2026-01-20", "关于公布{}年度政府信息公开工作年度报告的通知")),
        "manual",
        look_alike=True,
    ),
    Case(
        "a notice on how to write it is not the report",
        column(report(2025, "2026-01-20", "关于做好{}年度政府信息公开工作年度报告编制工作的通知")),
        "fail",
    ),
    Case(
        "called a summary",
        column(report(2025, "2026-01-20", "清源县教育局{}年政府信息公开工作总结")),
        "manual",
        look_alike=True,
    ),
    Case(
        "a list by bodies, sorted by year",
        column(report(0, "2026-01-20", "清源县教育局"), report(2024, "2025-01-20")),
        "manual",
        look_alike=True,
    ),
    Case(
        "a year with a nought of figures",
        column(report(0, "2026-01-20", "清源县教育局二0二五年政府信息公开工作年度报告")),
        "pass",
        look_alike=True,
    ),
    Case(
        "the column lacks it, the notices have it",
        some_facts(
            complete("annual_report", report(2024, "2025-01-20")),
            complete("notices", report(2025, "2026-01-20")),
        ),
        "manual",
        ("在其他栏目找到",),
        look_alike=True,
    ),
    Case("read to its end and not there", column(report(2024, "2025-01-20")), "fail", ("没有2025年度",)),
    Case(
        "a government has until the end of March",
        column(report(2025, "2026-03-20", "清源县{}年政府信息公开工作年度报告"), agency=PORTAL),
        "pass",
        ("不晚于 2026-03-31",),
    ),
    Case(
        "a township has no day by law",
        column(report(2025, "2026-02-20", TOWN_TITLE), agency=TOWNSHIP),
        "pass",
        ("没有法定截止日",),
    ),
    Case("a township without a report is for a person to look at", column(agency=TOWNSHIP), "manual"),
    Case(
        "unless local rule names one",
        column(report(2025, "2026-02-28", TOWN_TITLE), agency=TOWNSHIP),
        "fail",
        ("2026-02-20",),
        {"other_deadline": "02-20"},
    ),
    Case(
        "on the last day it is not overdue yet",
        column(report(2024, "2025-01-20")),
        "pass",
        ("2024年度",),
        {},
        date(2026, 1, 31),
    ),
    Case(
        "the list's earlier date is when the public saw it",
        column(report(2025, "2026-05-01", listed="2026-01-15")),
        "pass",
        look_alike=True,
    ),
    Case("published, nobody knows when", column(report(2025, None)), "unavailable"),
    Case(
        "a report that names no year may be it",
        column(report(0, "2026-01-20", "政府信息公开年度报告")),
        "manual",
    ),
    Case(
        "a report called after the year in which it appeared may be it",
        column(report(2026, "2026-01-20"), report(2025, "2025-01-20")),
        "manual",
        ("早于统计年度结束",),
    ),
    Case(
        "many years on one day are a site's move",
        column(report(2025, "2026-06-01"), report(2024, "2026-06-01"), report(2023, "2026-06-01")),
        "manual",
        ("网站迁移",),
        look_alike=True,
    ),
    Case(
        "the year in Chinese",
        column(report(0, "2026-01-20", "清源县教育局二〇二五年政府信息公开工作年度报告")),
        "pass",
    ),
    Case(
        "the website's own yearly sheet is another thing",
        column(report(2025, "2026-01-20", "政府网站工作年度报表（{}年度）")),
        "fail",
    ),
    Case(
        "another body's late report in the same column is not this one's",
        column(
            report(2025, "2026-04-20", "清源县财政局{}年政府信息公开工作年度报告"), report(2025, "2026-01-10")
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a government's own report among those of its departments, its court and its hospital",
        column(
            report(2025, "2026-04-02", "清源县人民法院{}年政府信息公开工作年度报告"),
            report(2025, "2026-04-02", "清源县人民医院{}年政务信息公开报告"),
            report(2025, "2026-04-02"),
            report(2025, "2026-02-22", "清源县{}年政府信息公开工作年度报告"),
            agency=PORTAL,
        ),
        "pass",
        ("2026-02-22",),
        look_alike=True,
    ),
    Case(
        "a government's own report that is late",
        column(
            report(2025, "2026-01-02"),
            report(2025, "2026-04-02", "南州市清源县人民政府{}年政府信息公开工作年度报告"),
            agency=PORTAL,
        ),
        "fail",
        ("超期 2 天",),
    ),
    Case(
        "reports of other bodies only are neither late nor missing",
        column(report(2025, "2026-04-02", "清源县人民法院{}年政府信息公开工作年度报告"), agency=PORTAL),
        "manual",
        ("人工核对",),
    ),
    Case(
        "a title that names nobody is the site's own",
        column(
            report(2025, "2026-04-02", "清源县水利局{}年政府信息公开工作年度报告"),
            report(2025, "2026-03-02", "{}年度政府信息公开工作年度报告"),
            agency=PORTAL,
        ),
        "pass",
        ("2026-03-02",),
    ),
    Case(
        "a department's column under a short form of its name",
        column(
            report(2025, "2026-01-20", "县教育局{}年政府信息公开工作年度报告"),
            report(2025, "2026-04-20", "县水利局{}年政府信息公开工作年度报告"),
        ),
        "pass",
        ("2026-01-20",),
        look_alike=True,
    ),
    Case(
        "two bodies' reports that are equally unlike this one's",
        column(
            report(2025, "2026-04-20", "南湖学校{}年信息公开工作年度报告"),
            report(2025, "2026-04-20", "北山学校{}年信息公开工作年度报告"),
        ),
        "manual",
    ),
    Case(
        "until 2018 all had until the end of March",
        column(report(2017, "2018-03-20"), period=None),
        "pass",
        ("2018-03-31",),
        {"year": 2017},
        date(2018, 7, 28),
        look_alike=True,
    ),
    Case(
        "a department's report on 2017 was not due at the end of January either",
        column(report(2017, "2018-03-20")),
        "pass",
        (),
        {},
        date(2018, 7, 28),
    ),
    Case("not due yet", column(), "not_applicable", (), {"year": 2026}),
    Case(
        "searched for everywhere: not published", some_facts(absent("annual_report")), "fail", ("4 个页面",)
    ),
    Case(
        "no column, but the report stands among the notices",
        some_facts(absent("annual_report"), complete("notices", report(2025, "2026-01-20"))),
        "manual",
    ),
    Case(
        "no column, but a report without its year stands among the notices",
        some_facts(
            absent("annual_report"),
            complete("notices", report(2025, "2026-01-20", "清源县教育局政府信息公开工作年度报告")),
        ),
        "manual",
    ),
    Case(
        "no column, and the notices were not read to their end",
        some_facts(absent("annual_report"), partly("notices")),
        "unavailable",
    ),
    Case(
        "no column at a township: no legal day",
        some_facts(absent("annual_report"), agency=an_agency(AgencyKind.TOWNSHIP)),
        "not_applicable",
    ),
    Case("not read to its end", some_facts(partly("annual_report")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

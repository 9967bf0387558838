from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    day,
    partly,
    some_facts,
)

RULE = "published_by_day_of_year"
PORTAL = an_agency(AgencyKind.PORTAL)
SITE_REPORT = {
    "columns": "notices",
    "titles": "网站+年度报表",
    "due": "01-31",
    "what": "政府网站工作年度报表",
}
POLLUTERS = {
    "columns": "environment",
    "titles": "重点排污单位+名录 环境监管重点单位+名录",
    "due": "03-31",
    "year_back": "0",
    "missing_fails": "是",
    "what": "重点排污单位名录",
}


def report(shown: str | None, title: str = "2025年度政府网站工作年度报表", **more: object) -> Record:
    return a_record(title, shown, column="notices", **more)


def notices(*records: Record) -> Facts:
    return some_facts(complete("notices", *records))


def polluters(*records: Record) -> Facts:
    return some_facts(complete("environment", *records), agency=PORTAL)


CASES = (
    Case("on the last day", notices(report("2026-01-31")), "pass", ("不晚于 2026-01-31",), SITE_REPORT),
    Case("days late", notices(report("2026-02-03")), "fail", ("超期 3 天",), SITE_REPORT),
    Case(
        "the last day was a Saturday",
        notices(report("2026-02-02")),
        "manual",
        ("休息日",),
        SITE_REPORT,
        look_alike=True,
    ),
    Case(
        "all years' sheets on one day are a site's move",
        notices(report("2026-05-02"), report("2026-05-01", "2024年度政府网站工作年度报表")),
        "manual",
        ("网站迁移",),
        SITE_REPORT,
        look_alike=True,
    ),
    Case(
        "the city's list on the county's site",
        polluters(a_record("2026年南州市环境监管重点单位名录", "2026-04-20", column="environment")),
        "manual",
        ("上级",),
        POLLUTERS,
        look_alike=True,
    ),
    Case(
        "the county's own list, late",
        polluters(a_record("清源县2026年环境监管重点单位名录", "2026-04-20", column="environment")),
        "fail",
        ("超期 20 天",),
        POLLUTERS,
    ),
    Case(
        "put up after the audit's day",
        notices(report("2026-12-02")),
        "manual",
        ("晚于检查日",),
        SITE_REPORT,
        look_alike=True,
    ),
    Case(
        "of two copies the earlier counts",
        notices(report("2026-03-01"), report("2026-01-20")),
        "pass",
        (),
        SITE_REPORT,
        look_alike=True,
    ),
    Case(
        "an audit saw it before the day that it shows",
        notices(report("2026-03-01", first_seen=day("2026-01-30"))),
        "pass",
        (),
        SITE_REPORT,
        look_alike=True,
    ),
    Case(
        "no year in the title, put up this year before the day",
        notices(report("2026-01-15", "政府网站工作年度报表")),
        "pass",
        (),
        SITE_REPORT,
    ),
    Case(
        "no year in the title, put up late: it may be something else",
        notices(report("2026-05-15", "政府网站工作年度报表")),
        "manual",
        (),
        SITE_REPORT,
        look_alike=True,
    ),
    Case(
        "another year's",
        notices(report("2025-01-15", "2024年度政府网站工作年度报表")),
        "manual",
        ("没有找到2025年度",),
        SITE_REPORT,
        look_alike=True,
    ),
    Case("no date", notices(report(None)), "unavailable", (), SITE_REPORT),
    Case(
        "not due yet: last year's day counts",
        notices(report("2025-01-15", "2024年度政府网站工作年度报表")),
        "pass",
        ("2024年度",),
        SITE_REPORT,
        date(2026, 1, 20),
        look_alike=True,
    ),
    Case("missing, and the office charges it", polluters(), "fail", ("应于 2026-03-31 前公开",), POLLUTERS),
    Case(
        "this year's list in time",
        polluters(a_record("2026年清源县重点排污单位名录", "2026-03-30", column="environment")),
        "pass",
        (),
        POLLUTERS,
    ),
    Case(
        "late, but a part of the column was not read",
        some_facts(
            partly("environment", a_record("2026年环境监管重点单位名录", "2026-05-30", column="environment")),
            agency=PORTAL,
        ),
        "unavailable",
        ("更早的一份",),
        POLLUTERS,
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("environment"), agency=PORTAL), "unavailable", (), POLLUTERS),
    Case("no column", some_facts(absent("environment"), agency=PORTAL), "not_applicable", (), POLLUTERS),
    Case(
        "another field's duty",
        some_facts(absent("environment"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        POLLUTERS,
    ),
    Case("perhaps no such function", some_facts(absent("environment")), "manual", (), POLLUTERS),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

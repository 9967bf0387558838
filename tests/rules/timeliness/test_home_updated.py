from __future__ import annotations

import pytest

from audit.model import AgencyKind, PageFacts, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_home,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "home_updated"
OLD = a_record("旧闻", "2026-09-01", column="news")
NEW = a_record("要闻", "2026-11-15", column="news")


def site(home: PageFacts | None, *news: Record) -> Facts:
    return some_facts(complete("news", *news), complete("notices"), pages=(home,) if home else ())


CASES = (
    Case("new within fourteen days", site(a_home("2026-11-06"), OLD), "pass", ("2026-11-06",)),
    Case(
        "nothing new on the home page or in the columns",
        site(a_home("2026-11-05"), OLD),
        "fail",
        ("已 15 天",),
    ),
    Case(
        "no dates on the home page, but new items in the columns",
        site(a_home(None), NEW),
        "pass",
        look_alike=True,
    ),
    Case(
        "old dates on the home page, new items in the columns",
        site(a_home("2026-09-01"), NEW),
        "manual",
        look_alike=True,
    ),
    Case("no dates anywhere", site(a_home(None), OLD), "unavailable", ("没有读到日期",)),
    Case(
        "an undated item may be new",
        site(a_home("2026-09-01"), OLD, a_record("?", None, column="news")),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "a home page of after the audit's day",
        site(a_home("2026-12-05"), OLD),
        "unavailable",
        ("晚于检查日",),
    ),
    Case("the home page was not read", site(None, OLD), "unavailable", ("首页没有读到",)),
    Case(
        "columns not read to their end",
        some_facts(partly("news", OLD), complete("notices"), pages=(a_home("2026-09-01"),)),
        "unavailable",
    ),
    Case(
        "a column behind a firewall",
        some_facts(blocked("news"), complete("notices"), pages=(a_home("2026-09-01"),)),
        "unavailable",
    ),
    Case(
        "news without dates on the home page, in a column that was not recognised",
        some_facts(absent("news"), absent("notices"), pages=(a_home("2026-09-01"),)),
        "manual",
        ("没有找到“动态要闻”“通知公告”栏目",),
        look_alike=True,
    ),
    Case(
        "both columns are there and hold nothing",
        site(a_home("2026-09-01")),
        "manual",
        look_alike=True,
    ),
    Case(
        "a kind without a home page of its own",
        some_facts(agency=an_agency(AgencyKind.VILLAGE)),
        "not_applicable",
        ("村",),
        kinds=frozenset({AgencyKind.PORTAL}),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

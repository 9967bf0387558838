from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, complete, partly, some_facts
from tests.rules.reports_for_tests import (
    GOOD_OLD,
    OLD_ROWS,
    a_report,
    disclosed_grid,
    old_disclosed_grid,
    request_grid,
    tables,
)

RULE = "annual_report_counts_match_site"


def items(column: str, count: int, year: int = 2025) -> list[Record]:
    return [a_record(f"{column} {number}", f"{year}-05-06", column=column) for number in range(count)]


def site(report: Record, policies: int = 4, decisions: int = 30) -> Facts:
    return some_facts(
        complete("annual_report", report),
        complete("policy", *items("policy", policies)),
        complete("enforcement", *items("enforcement", decisions)),
    )


REPORT = a_report()
OLD = a_report(2020, tables(request_grid(GOOD_OLD, OLD_ROWS), old_disclosed_grid()))

CASES = (
    Case("as many as are counted", site(REPORT), "pass pass", ("3 件", "共 52 件")),
    Case("fewer documents than were made", site(REPORT, policies=1), "manual pass", ("少于制发件数",)),
    Case(
        "only a few decisions are shown: not all have to be",
        site(REPORT, decisions=2),
        "manual pass",
        ("相差 10 倍以上",),
        look_alike=True,
    ),
    Case(
        "documents of other years are not this year's",
        some_facts(
            complete("annual_report", REPORT),
            complete("policy", *items("policy", 9, 2023)),
            complete("enforcement", *items("enforcement", 30)),
        ),
        "manual pass",
        ("有 0 条",),
    ),
    Case(
        "a column that was not read to its end",
        some_facts(
            complete("annual_report", REPORT),
            partly("policy"),
            complete("enforcement", *items("enforcement", 9)),
        ),
        "pass unavailable",
        ("没有读全",),
        look_alike=True,
    ),
    Case(
        "no such columns: charged elsewhere",
        some_facts(complete("annual_report", REPORT), absent("policy"), absent("enforcement")),
        "unavailable unavailable",
        ("没有找到该栏目",),
    ),
    Case(
        "nothing was made or decided",
        site(a_report(grids=tables(disclosed=disclosed_grid(documents=(0, 0, 5), decisions=(0, 0, 0))))),
        "not_applicable",
    ),
    Case("tables not read", site(a_report(grids=())), "unavailable"),
    Case("the old form", site(OLD), "not_applicable", (), {"year": 2020}),
    Case("no report of the year", site(OLD), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

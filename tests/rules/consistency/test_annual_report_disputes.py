from __future__ import annotations

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import SCAN, a_report, dispute_grid, reports, request_grid, tables

RULE = "annual_report_disputes"


def with_disputes(*values: str | int) -> Facts:
    return reports(a_report(grids=tables(disputes=dispute_grid(values))))


LOST = (25, 3, 8, 0, 36, 3, 3, 0, 0, 6, 3, 0, 0, 0, 3)

CASES = (
    Case("none was corrected", with_disputes(1, 0, 0, 0, 1, *(0,) * 10), "pass", ("没有被纠正",)),
    Case(
        "some were corrected",
        with_disputes(*LOST),
        "manual",
        ("共 6 件", "行政复议 3 件", "未经复议直接起诉 3 件", "纠错率 13.3%"),
    ),
    Case(
        "an office may charge each",
        with_disputes(*LOST),
        "fail",
        ("共 6 件",),
        {"corrected_fails": "true"},
    ),
    Case(
        "too few for a rate", with_disputes(0, 1, 0, 2, 3, *(0,) * 10), "manual", ("审结 1 件（不足 30 件",)
    ),
    Case(
        "lawsuits that are not decided are not lost",
        with_disputes(0, 0, 2, 5, 7, *(0,) * 10),
        "pass",
        look_alike=True,
    ),
    Case(
        "no requests, yet a review of last year's answer",
        reports(a_report(grids=tables(request_grid({})))),
        "manual pass",
        ("可能因上年答复而起",),
        look_alike=True,
    ),
    Case("blanks are none", with_disputes(*[""] * 15), "pass", look_alike=True),
    Case("words in the cell", with_disputes(0, "见附件", 0, 0, 0, *(0,) * 10), "unavailable"),
    Case(
        "a doubtful figure is not charged",
        with_disputes(0, "1 2", 0, 0, 12, *(0,) * 10),
        "manual",
        ("分成几段",),
        {"corrected_fails": "true"},
        look_alike=True,
    ),
    Case("no such table", reports(a_report(grids=tables(disputes=[]))), "unavailable"),
    Case("a scan", reports(a_report(grids=(), files=(SCAN,))), "unavailable", ("扫描件",)),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

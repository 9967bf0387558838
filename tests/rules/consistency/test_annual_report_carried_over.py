from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import (
    GOOD,
    GOOD_OLD,
    OLD_ROWS,
    a_report,
    disclosed_grid,
    old_disclosed_grid,
    reports,
    request_grid,
    tables,
)

RULE = "annual_report_carried_over"
LEFT_TWO = request_grid({**GOOD, "r25": (2, 0, 0, 0, 0, 0, 2)})
OTHER_KINDS = request_grid({**GOOD, "r25": (0, 2, 0, 0, 0, 0, 2)})
BEFORE = disclosed_grid(documents=(0, 0, 18))

CASES = (
    Case(
        "taken up where it was left",
        reports(a_report(), a_report(2024, tables(LEFT_TWO, BEFORE))),
        "pass",
        ("上年结转下年度 2 = 本年的上年结转 2", "18 + 制发 3 − 废止 1 = 20 = 本年现行有效 20"),
    ),
    Case(
        "requests got lost between the years",
        reports(a_report(), a_report(2024, tables(disclosed=BEFORE))),
        "manual",
        ("上年结转下年度 1 ≠ 本年的上年结转 2", "第 1 列（自然人）"),
    ),
    Case(
        "documents got lost between the years",
        reports(a_report(), a_report(2024, tables(LEFT_TWO, disclosed_grid(documents=(0, 0, 99))))),
        "manual",
        ("99 + 制发 3 − 废止 1 = 101 ≠ 本年现行有效 20",),
        look_alike=True,
    ),
    Case(
        "applicants counted as another kind: the total is the same",
        reports(a_report(), a_report(2024, tables(OTHER_KINDS, BEFORE))),
        "pass",
        look_alike=True,
    ),
    Case(
        "the old form has no documents in force",
        reports(
            a_report(2021),
            a_report(
                2020,
                tables(
                    request_grid({**GOOD_OLD, "r25": (2, 0, 0, 0, 0, 0, 2)}, OLD_ROWS), old_disclosed_grid()
                ),
            ),
        ),
        "pass",
        (),
        {"year": 2021},
        look_alike=True,
    ),
    Case(
        "last year's tables not read",
        reports(a_report(), a_report(2024, ())),
        "unavailable",
        ("2024年度报告",),
    ),
    Case(
        "this year's cut off",
        reports(a_report(grids=tables(request_grid()[:4], [])), a_report(2024)),
        "unavailable",
        ("没有读到本年“上年结转”",),
    ),
    Case("no report of the year before", reports(a_report()), "not_applicable"),
    Case(
        "no form the year before",
        reports(a_report(2019), a_report(2018)),
        "not_applicable",
        (),
        {"year": 2019},
    ),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

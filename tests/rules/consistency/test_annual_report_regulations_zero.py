from __future__ import annotations

import pytest

from audit.model import AgencyKind
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, absent, an_agency, some_facts
from tests.rules.reports_for_tests import (
    GOOD_OLD,
    OLD_ROWS,
    SCAN,
    a_report,
    disclosed_grid,
    old_disclosed_grid,
    reports,
    request_grid,
    tables,
)

RULE = "annual_report_regulations_zero"


def saying(
    *regulations: str | int, kind: AgencyKind = AgencyKind.DEPARTMENT, name: str = "清源县教育局"
) -> Facts:
    report = a_report(grids=tables(disclosed=disclosed_grid(regulations)), name=name)
    return reports(report, agency=an_agency(kind, name))


CASES = (
    Case("none", saying(0, 0, 0), "pass", ("为 0",)),
    Case(
        "a department made two",
        saying(2, 0, 5),
        "fail",
        ("本年制发件数 2", "现行有效件数 5", "没有规章制定权"),
    ),
    Case(
        "a township has one in force",
        saying(0, 0, 1, kind=AgencyKind.TOWNSHIP, name="柳荫乡人民政府"),
        "fail",
    ),
    Case(
        "a county's government",
        saying(0, 0, 3, kind=AgencyKind.PORTAL, name="清源县人民政府"),
        "manual",
        look_alike=True,
    ),
    Case(
        "a city's government may make them",
        saying(1, 0, 9, kind=AgencyKind.PORTAL, name="云岫市人民政府"),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "the office of a city's government reports for both",
        saying(1, 0, 9, name="云岫市人民政府办公室"),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "the office of a county's government",
        saying(1, 0, 9, name="清源县人民政府办公室"),
        "manual",
        look_alike=True,
    ),
    Case(
        "a ministry may make them",
        saying(1, 0, 9, name="国家海洋局"),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "the old form counts what is open to the public, whoever made it",
        reports(
            a_report(
                2020, tables(request_grid(GOOD_OLD, OLD_ROWS), old_disclosed_grid(regulations=(0, 0, 7)))
            )
        ),
        "manual",
        ("对外公开总数量 7",),
        {"year": 2020},
        look_alike=True,
    ),
    Case("blank and struck out are none", saying("", "/", "0"), "pass", look_alike=True),
    Case("a remark", saying(0, 0, "1（市政府规章）"), "manual", ("带有说明",), look_alike=True),
    Case("words", saying(0, 0, "见附件"), "unavailable"),
    Case("tables not read", reports(a_report(grids=(), files=(SCAN,))), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

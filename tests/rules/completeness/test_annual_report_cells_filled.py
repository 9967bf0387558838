from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import (
    SCAN,
    a_report,
    disclosed_grid,
    dispute_grid,
    reports,
    request_cell,
    request_grid,
    tables,
)

RULE = "annual_report_cells_filled"
BLANKS = [["" if cell == "0" else cell for cell in row] for row in request_grid()]
STRUCK = [["/" if cell == "0" else cell for cell in row] for row in request_grid()]
PAPER = "https://jyj.qingyuan.gov.cn/files/report.pdf"

CASES = (
    Case("a nought in every empty place", reports(a_report()), "pass", ("已读 200 格，没有空白",)),
    Case(
        "blanks for noughts",
        reports(a_report(grids=tables(BLANKS))),
        "fail",
        ("申请表应填数字的 175 格中有", "空白"),
    ),
    Case("strokes for noughts", reports(a_report(grids=tables(STRUCK))), "fail", ("写作“/”",)),
    Case(
        "blanks and dashes in two tables",
        reports(a_report(grids=tables(BLANKS, disputes=dispute_grid(["—"] * 15)))),
        "fail fail",
        ("复议诉讼表应填数字的 15 格中有 15 格",),
    ),
    Case(
        "one blank is asked of a person",
        reports(a_report(grids=tables(request_cell("r05", 1, "")))),
        "manual",
        ("“三（三）1.属于国家秘密”行自然人列", "不超过 10 格"),
        look_alike=True,
    ),
    Case(
        "an office may forgive none",
        reports(a_report(grids=tables(request_cell("r05", 1, "")))),
        "fail",
        (),
        {"most_requests": "0"},
    ),
    Case(
        "the first table left blank",
        reports(a_report(grids=tables(disclosed=disclosed_grid([""] * 3, [""] * 3, [""] * 3, "")))),
        "fail",
        ("主动公开表",),
    ),
    Case(
        "blanks in a file with pages may be figures that were not seen",
        reports(a_report(grids=tables(BLANKS, url=PAPER, page=1))),
        "manual",
        ("没有识别出的数字",),
        look_alike=True,
    ),
    Case(
        "decimals, units and full width are filled",
        reports(
            a_report(grids=tables(request_cell("r05", 1, "０"), disclosed=disclosed_grid(fees="0.00万元")))
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "cut off is not blank", reports(a_report(grids=tables(request_grid()[:20]))), "pass", look_alike=True
    ),
    Case("a scan", reports(a_report(grids=(), files=(SCAN,))), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

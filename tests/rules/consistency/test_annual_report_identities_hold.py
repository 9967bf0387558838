from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, blocked, some_facts
from tests.rules.reports_for_tests import (
    GOOD,
    GOOD_OLD,
    HEAD,
    OLD_ROWS,
    SCAN,
    a_report,
    a_table,
    dispute_grid,
    old_disclosed_grid,
    reports,
    request_cell,
    request_grid,
    tables,
)

RULE = "annual_report_identities_hold"
BLANKS = [["" if cell == "0" else cell for cell in row] for row in request_grid()]
#: As real reports leave them: no figure in the column of totals but in the first and last rows.
NO_TOTALS = [
    [*row[:9], ""] if row[1] != row[0] and not row[1].startswith("（七）") else row for row in request_grid()
]
MOVED = [*request_grid()]
MOVED[5] = [*MOVED[5][:3], "5", "1", "0", "0", "0", "6", ""]
PAPER = "https://jyj.qingyuan.gov.cn/files/report.pdf"

CASES = (
    Case("every sum comes out", reports(a_report()), "pass", ("处全部成立",)),
    Case(
        "the old form comes out with its single row",
        reports(a_report(2020, tables(request_grid(GOOD_OLD, OLD_ROWS), old_disclosed_grid()))),
        "pass",
        (),
        {"year": 2020},
    ),
    Case(
        "received and handled do not balance",
        reports(a_report(grids=tables(request_grid({**GOOD, "r01": (12, 3, 1, 0, 0, 9, 25)})))),
        "fail",
        ("新收 9 + 结转 0 = 9 ≠ 办理结果 0 + 结转下年 0 = 0", "（I1）"),
    ),
    Case(
        "a row's total is wrong",
        reports(a_report(grids=tables(request_cell("r05", 7, 1)))),
        "fail fail",
        ("“三（三）1.属于国家秘密”行", "≠ 总计 1", "（I2）", "（I3）"),
    ),
    Case(
        "a wrong total of lawsuits",
        reports(a_report(grids=tables(disputes=dispute_grid((1, 0, 0, 0, 1, 2, 0, 0, 0, 3, *(0,) * 5))))),
        "fail",
        ("未经复议直接起诉：结果维持 2", "≠ 总计 3"),
    ),
    Case(
        "a negative figure",
        reports(a_report(grids=tables(request_cell("r01", 1, "-12")))),
        "fail fail fail",
        ("不是非负整数",),
    ),
    Case(
        "blanks for noughts",
        reports(a_report(grids=tables(BLANKS))),
        "pass",
        look_alike=True,
    ),
    Case(
        "the column of totals left blank is no wrong sum",
        reports(a_report(grids=tables(NO_TOTALS))),
        "manual manual",
        ("总计一格空白",),
        look_alike=True,
    ),
    Case(
        "a row moved by one cell",
        reports(a_report(grids=tables(MOVED))),
        "manual manual",
        ("像是整体左移了一格",),
        look_alike=True,
    ),
    Case(
        "a head repeated on the second page",
        reports(a_report(grids=tables([*request_grid()[:15], *HEAD, *request_grid()[15:]]))),
        "pass",
        look_alike=True,
    ),
    Case(
        "figures in pieces that come out",
        reports(a_report(grids=tables(request_cell("r01", 1, "1 2")))),
        "pass",
        look_alike=True,
    ),
    Case(
        "thousands and full width",
        reports(
            a_report(
                grids=tables(
                    request_grid(
                        {
                            "r01": ("1,200", "３件", 0, 0, 0, 0, "1,203"),
                            "r03": ("１，２００", 3, 0, 0, 0, 0, 1203),
                            "r24": (1200, 3, 0, 0, 0, 0, "1 203"),
                        }
                    )
                )
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "the page is wrong and its file is right",
        reports(
            a_report(
                grids=(
                    *tables(request_cell("r16", 1, 7)),
                    *tables(url=PAPER, page=1),
                )
            )
        ),
        "manual manual",
        ("两处不一致",),
        look_alike=True,
    ),
    Case(
        "a blank in a file with pages may be a figure that was not seen",
        reports(a_report(grids=tables(request_cell("r16", 1, ""), url=PAPER, page=1))),
        "manual manual",
        ("没有识别出的数字",),
        look_alike=True,
    ),
    Case(
        "words in a cell cannot be added up",
        reports(a_report(grids=tables(request_cell("r16", 1, "见附件")))),
        "unavailable unavailable unavailable",
        ("没有读到“自然人”的数字",),
    ),
    Case(
        "a table cut off",
        reports(a_report(grids=tables(request_grid()[:20]))),
        "unavailable unavailable unavailable",
        ("不能验算",),
        look_alike=True,
    ),
    Case("the tables are a scan", reports(a_report(grids=(), files=(SCAN,))), "unavailable", ("扫描件",)),
    Case("no tables", reports(a_report(grids=())), "unavailable", ("可能在图片中",)),
    Case(
        "two years",
        reports(a_report(), a_report(2024, tables(request_cell("r01", 7, 15)))),
        "pass fail fail",
        ("2024年度报告表格不符合",),
        {"years": 2},
    ),
    Case(
        "only what is asked for",
        reports(a_report(grids=tables(request_cell("r05", 7, 1)))),
        "pass",
        (),
        {"identities": "I1 J1"},
    ),
    Case(
        "an unknown identity is a mistake in the table of indicators",
        reports(a_report()),
        "error",
        ("没有名为 I9 的勾稽关系",),
        {"identities": "I9"},
    ),
    Case(
        "a list of other bodies' reports is nobody's wrong sum",
        reports(a_report(name="清源县财政局", grids=tables(request_cell("r01", 1, 99))), a_report(name="")),
        "pass",
        look_alike=True,
    ),
    Case("no form before 2019", reports(a_report(2018)), "not_applicable", (), {"year": 2018}),
    Case("no report of the year", reports(a_report(2020)), "not_applicable", ("不重复扣",)),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
    Case("the column is shut", some_facts(blocked("annual_report")), "unavailable"),
    Case(
        "another table with totals",
        reports(a_report(grids=(*tables(), a_table([["类别", "件数"], ["其他", "4"], ["总计", "9"]])))),
        "pass",
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

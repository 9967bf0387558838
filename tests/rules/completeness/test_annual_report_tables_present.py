from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import PICTURES, Attachment, DocumentReading, FetchOutcome
from tests.rules.facts_for_tests import SITE, Case, absent, blocked, some_facts
from tests.rules.reports_for_tests import (
    GOOD_OLD,
    OLD_ROWS,
    READ_FILE,
    SCAN,
    a_report,
    a_text,
    disclosed_grid,
    old_disclosed_grid,
    reports,
    request_grid,
    tables,
)

RULE = "annual_report_tables_present"
OLD_TABLES = tables(request_grid(GOOD_OLD, OLD_ROWS), old_disclosed_grid())
WITH_LAST_YEAR = [
    *disclosed_grid(),
    ["信息内容", "上一年项目数量", "上一年项目数量", "上一年项目数量"],
    ["行政许可", "38", "38", "38"],
]
PICTURE = Attachment(f"{SITE}/1.html", PICTURES, reading=DocumentReading.SCANNED)


CASES = (
    Case("three tables", reports(a_report()), "pass", ("三张表格齐全",)),
    Case(
        "three tables in the file alone",
        reports(a_report(text="见附件", files=(READ_FILE,), grids=tables(url=READ_FILE.url))),
        "pass",
        look_alike=True,
    ),
    Case(
        "no table of reviews and lawsuits",
        reports(a_report(grids=tables(disputes=[]))),
        "fail",
        ("“政府信息公开行政复议、行政诉讼情况”的表格", "没有这张表"),
    ),
    Case(
        "nor of what was published",
        reports(a_report(grids=tables(disclosed=[], disputes=[]), files=(READ_FILE,))),
        "fail fail",
    ),
    Case(
        "the table stands in the text, drawn in another way",
        reports(
            a_report(grids=tables(disputes=[]), text=a_text(tables_text="结果维持 0 结果纠正 0 尚未审结 0"))
        ),
        "manual",
        ("文中有表格中的文字“结果维持”",),
        look_alike=True,
    ),
    Case(
        "the missing table may be in a scan",
        reports(a_report(grids=tables(disputes=[]), files=(SCAN,))),
        "unavailable",
        ("扫描件",),
        look_alike=True,
    ),
    Case(
        "the missing table is a picture in the text",
        reports(a_report(grids=tables(disputes=[]), files=(PICTURE,))),
        "unavailable",
        ("正文图片",),
        look_alike=True,
    ),
    Case(
        "no table at all: pictures or none",
        reports(a_report(grids=())),
        "manual manual manual",
        ("可能是图片或没有列表",),
        look_alike=True,
    ),
    Case("all in a scan", reports(a_report(grids=(), files=(SCAN,))), "unavailable unavailable unavailable"),
    Case(
        "nothing but a scan", reports(a_report(grids=(), text="", files=(SCAN,))), "unavailable", ("扫描件",)
    ),
    Case(
        "the tables of 2019 are still in use",
        reports(a_report(grids=OLD_TABLES)),
        "fail",
        ("旧表", "国办公开办函〔2021〕30号"),
    ),
    Case(
        "the new tables with a column of last year's added",
        reports(a_report(grids=tables(disclosed=WITH_LAST_YEAR))),
        "pass",
        look_alike=True,
    ),
    Case(
        "the tables of 2019 were right for 2020",
        reports(a_report(2020, OLD_TABLES)),
        "pass",
        (),
        {"year": 2020},
        look_alike=True,
    ),
    Case("no form before 2019", reports(a_report(2018, ())), "not_applicable", (), {"year": 2018}),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
    Case("the column is shut", some_facts(blocked("annual_report")), "unavailable"),
    Case(
        "the page could not be opened",
        reports(replace(a_report(text="", grids=()), outcome=FetchOutcome.TIMEOUT)),
        "unavailable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

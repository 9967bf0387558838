from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import Attachment, FetchOutcome
from tests.rules.facts_for_tests import SITE, Case, a_file, absent, some_facts
from tests.rules.reports_for_tests import READ_FILE, SCAN, a_report, a_text, reports

RULE = "annual_report_downloadable"
PICTURE = Attachment(f"{SITE}/img/chart.png", "图.png", FetchOutcome.OK)
SERVED = Attachment(f"{SITE}/download?id=7", "点击下载", FetchOutcome.OK)
PAPER = a_report(files=(a_file("report.pdf"),))

CASES = (
    Case("text and file", reports(a_report(files=(READ_FILE,))), "pass", ("年度报告.docx",)),
    Case("text and no file", reports(a_report()), "fail", ("没有读到可下载的文件",)),
    Case("a picture is no file", reports(a_report(files=(PICTURE,))), "fail"),
    Case("an address without an ending", reports(a_report(files=(SERVED,))), "pass", look_alike=True),
    Case(
        "the file is an entry of its own",
        reports(
            a_report(), replace(PAPER, url=f"{SITE}/annual_report/pdf.html", title=PAPER.title + "（PDF版）")
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a scan can be downloaded",
        reports(a_report(files=(SCAN,))),
        "pass",
        look_alike=True,
    ),
    Case(
        "only a file, perhaps shown within the page",
        reports(a_report(text="", grids=(), files=(SCAN,))),
        "manual",
        ("请人工查看",),
        look_alike=True,
    ),
    Case(
        "a button that a script serves",
        reports(a_report(text=a_text(end="点击下载"))),
        "manual",
        ("文末有“下载”字样",),
        look_alike=True,
    ),
    Case("neither text nor file", reports(a_report(text="见图", grids=())), "unavailable", ("可能是图片",)),
    Case(
        "could not be opened",
        reports(replace(a_report(text="", grids=()), outcome=FetchOutcome.TIMEOUT)),
        "unavailable",
        look_alike=True,
    ),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

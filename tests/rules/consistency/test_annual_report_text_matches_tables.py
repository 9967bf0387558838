from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import ASPECTS, SCAN, a_report, a_text, dispute_grid, reports, tables

RULE = "annual_report_text_matches_tables"


def saying(sentence: str) -> str:
    """A report whose paragraph on requests says only that."""
    kept = [line for line in ASPECTS.split("\n") if "依申请" not in line]
    return a_text(aspects="\n".join([*kept, f"（二）依申请公开方面。{sentence}"]))


CASES = (
    Case(
        "every figure is the table's",
        reports(a_report()),
        "pass",
        ("新收 16", "上年结转 2", "办结 17", "结转下年度 1"),
    ),
    Case(
        "another number was received",
        reports(a_report(text=saying("全年收到政府信息公开申请25件，均按期答复。"))),
        "manual",
        ("收到政府信息公开申请25件", "为 16", "新收加上年结转为 18"),
    ),
    Case(
        "an office may charge it",
        reports(a_report(text=saying("全年收到政府信息公开申请25件。"))),
        "fail",
        ("文表不一致",),
        {"differs_fails": "是"},
    ),
    Case(
        "another number was carried over",
        reports(a_report(text=saying("全年收到申请16件，办结17件，结转至2026年3件。"))),
        "manual",
        ("结转至2026年3件",),
    ),
    Case(
        "received includes what was brought over",
        reports(
            a_report(text=saying("2025年，共收到政府信息公开申请18件，均在法定期限内答复，办结率100%。"))
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "of which, and letters and hotline calls",
        reports(
            a_report(
                text=saying(
                    "受理公开申请16件，其中自然人12件、企业3件。全年收到群众来信203件，答复203件。"
                    "12345热线转办申请类诉求77件，办结77件。申请办理较上年收到的20件有所下降。"
                )
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "one sentence agrees, another counts otherwise",
        reports(a_report(text=saying("全年收到公开申请16件。其中网上平台收到申请11件，信函收到申请5件。"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "shares are rounded",
        reports(a_report(text=saying("申请办理中，予以公开6件，占35.3%；无法提供6件，占35.29%。"))),
        "pass",
        ("占比 35.3",),
        look_alike=True,
    ),
    Case(
        "a share that is not",
        reports(a_report(text=saying("申请办理中，予以公开6件，占53.3%。"))),
        "manual",
        ("占53.3%", "6 ÷ 17 = 35.3%"),
    ),
    Case(
        "reviews and lawsuits are counted too",
        reports(
            a_report(
                text=saying("因申请引发行政复议3件，行政诉讼2件。"),
                grids=tables(disputes=dispute_grid((1, 0, 0, 0, 1, 2, 0, 0, 0, 2, *(0,) * 5))),
            )
        ),
        "manual",
        ("行政复议3件", "总计 1"),
    ),
    Case(
        "nothing was received, in words",
        reports(a_report(text=saying("全年未收到政府信息公开申请。"))),
        "not_applicable",
        ("没有写可与表格对照的件数",),
        look_alike=True,
    ),
    Case("tables not read", reports(a_report(grids=(), files=(SCAN,))), "unavailable", ("扫描件",)),
    Case("text not read", reports(a_report(text="见附件")), "unavailable", ("只读到 3 字",)),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

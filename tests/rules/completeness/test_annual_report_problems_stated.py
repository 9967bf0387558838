from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import PROBLEMS, SCAN, a_report, a_text, reports

RULE = "annual_report_problems_stated"
OTHERS = (
    "主要是民办幼儿园收费信息没有单独归类，查找不便；信息员半年内换了三人，报送断档。已请财务科按月汇总收费信息，"
    "并把信息员变动写进交接单；同时请县政务公开办来局讲课两次，让新手尽快熟悉业务。"
)

CASES = (
    Case("problems and remedies", reports(a_report()), "pass", ("没有上年的可比较",)),
    Case(
        "other problems than last year",
        reports(a_report(), a_report(2024, text=a_text(2024, problems=OTHERS))),
        "pass",
        ("与2024年度报告的相似度为 0.",),
    ),
    Case(
        "none, in a word", reports(a_report(text=a_text(problems="无。"))), "fail", ("只有 1 字（“无。”）",)
    ),
    Case("nothing below the heading", reports(a_report(text=a_text(problems=""))), "fail", ("只有 0 字",)),
    Case(
        "last year's once more, the year changed",
        reports(
            a_report(text=a_text(problems="2025年，" + PROBLEMS)),
            a_report(2024, text=a_text(2024, problems="2024年，" + PROBLEMS)),
        ),
        "fail",
        ("相似度为 1.00", "内容雷同"),
    ),
    Case(
        "the same duties in new words",
        reports(
            a_report(),
            a_report(
                2024,
                text=a_text(
                    2024, problems="2024年招生政策解读形式偏少，乡村学校更新慢，需要继续改进。" + OTHERS
                ),
            ),
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "too short to be compared",
        reports(
            a_report(text=a_text(problems="个别栏目更新不及时，将加强检查和培训。")),
            a_report(2024, text=a_text(2024, problems="个别栏目更新不及时，将加强检查和培训。")),
        ),
        "manual",
        ("文字很短",),
        look_alike=True,
    ),
    Case(
        "the rest may be in the scan",
        reports(a_report(text=a_text(problems="见附件。"), files=(SCAN,))),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "no fifth part: charged elsewhere",
        reports(a_report(text=a_text().replace("五、存在的主要问题及改进情况", "工作打算"))),
        "not_applicable",
        ("六部分齐全",),
        look_alike=True,
    ),
    Case("not read", reports(a_report(text="见附件")), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

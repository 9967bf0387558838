from __future__ import annotations

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import a_report, a_text, reports

RULE = "annual_report_year_consistent"
FILLER = "如有疑问请与办公室联系。"


def opening(text: str, end: str = "") -> Facts:
    return reports(a_report(text=a_text(opening=text + FILLER * 12, end=end)))


CASES = (
    Case("all of one year", reports(a_report()), "pass", ("统计期限为“2025年1月1日至2025年12月31日”",)),
    Case(
        "the short way of writing it",
        opening("报告所列数据的统计期限自2025年1月1日起至12月31日止。"),
        "pass",
        look_alike=True,
    ),
    Case(
        "last year's period",
        opening("本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"),
        "fail",
        ("2024年1月1日至2024年12月31日",),
    ),
    Case(
        "a slip in its second half",
        opening("报告中所列数据的统计期限自2025年1月1日至2026年12月31日。"),
        "fail",
    ),
    Case(
        "not to the end of the year",
        opening("报告所列数据统计期限为2025年1月1日至2025年11月30日。"),
        "manual",
        look_alike=True,
    ),
    Case(
        "the text calls itself last year's",
        opening("现公布清源县教育局2024年政府信息公开工作年度报告。"),
        "manual",
        ("自称“2024年",),
    ),
    Case(
        "the text calls itself last year's, the period is right",
        opening("编制了2024年政府信息公开工作年度报告。数据统计期限自2025年1月1日至12月31日。"),
        "manual",
        ("沿用了别的年度的文稿",),
    ),
    Case(
        "a period of something else",
        opening("根据2021年1月1日至2025年12月31日实施的规划，现公布本报告。"),
        "pass",
        look_alike=True,
    ),
    Case("no period", opening("现公布本局年度报告。"), "pass", ("没有写统计期限",), look_alike=True),
    Case(
        "signed after the year",
        opening("现公布年报。", "清源县教育局\n2026年1月15日"),
        "pass",
        look_alike=True,
    ),
    Case("signed before the year was over", opening("现公布年报。", "清源县教育局\n2025年1月15日"), "manual"),
    Case(
        "figures run together",
        opening("数据的统计期限自202511日起至20251231日止。"),
        "pass",
        look_alike=True,
    ),
    Case("not read", reports(a_report(text="见附件")), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

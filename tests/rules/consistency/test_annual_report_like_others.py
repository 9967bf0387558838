from __future__ import annotations

import pytest

from audit.model import Record
from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import a_report, a_text, reports

RULE = "annual_report_like_others"
ROADS = (
    "（一）主动公开。公开养护计划、招标结果和绕行通告一百余条，利用车站屏幕滚动播出春运安排。\n"
    "（二）依申请公开。沿线村民申请公开征地红线图的较多，逐件与设计单位核对后提供。\n"
    "（三）政府信息管理。合同、图纸上网前由总工室把关，隐去报价明细。\n"
    "（四）平台建设。把路况查询并入县政府网站，停用原有网页。\n"
    "（五）监督保障。监理例会上通报公开情况，接受人大代表评议，没有发生追究责任的情形。"
)
TROUBLES = (
    "养护工程变更信息上网偏慢，货车司机反映绕行通告看不到。已约定变更批准当天上网，并在导航软件同步推送；"
    "明年起各公路站各配一名信息员，由局办公室按季抽查，结果计入站长考核，同时清理三年前的旧通告。"
)


def another(text: str | None = None, name: str = "清源县交通运输局", year: int = 2025) -> Record:
    return a_report(year, name=name, text=text or a_text(aspects=ROADS, problems=TROUBLES))


CASES = (
    Case("each in its own words", reports(a_report(), another()), "pass", ("相似度最高为",)),
    Case(
        "the name changed",
        reports(a_report(), another(a_text().replace("教育局", "交通局"))),
        "manual",
        ("清源县交通运输局", "大于 0.85"),
    ),
    Case(
        "the same form and the same duties in other words",
        reports(a_report(), another(a_text(aspects=ROADS))),
        "pass",
        look_alike=True,
    ),
    Case(
        "the body's own report of last year is none of another's",
        reports(a_report(), a_report(2024, text=a_text())),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "another year's report of another body",
        reports(a_report(), another(a_text(), year=2024)),
        "not_applicable",
        look_alike=True,
    ),
    Case("others not read", reports(a_report(), another("见附件")), "not_applicable"),
    Case("not read", reports(a_report(text="见附件"), another()), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

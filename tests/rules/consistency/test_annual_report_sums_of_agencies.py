from __future__ import annotations

from typing import Any

import pytest

from audit.model import AgencyKind
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, absent, an_agency, some_facts
from tests.rules.reports_for_tests import SCAN, a_report, a_text, reports

RULE = "annual_report_sums_of_agencies"
PORTAL = an_agency(AgencyKind.PORTAL, "清源县人民政府")
FILLER = "如有疑问请与办公室联系。"


def opening(text: str, **more: Any) -> Facts:
    report = a_report(name="清源县人民政府", text=a_text(opening=text + FILLER * 12), **more)
    return reports(report, agency=PORTAL)


CASES = (
    Case(
        "the county's bodies added up",
        opening("本报告汇总全县各乡镇、各部门政府信息公开年度报告编制而成。"),
        "manual",
        ("新收 16、上年结转 2、办理总计 17、结转下年度 1",),
    ),
    Case(
        "each body of the county", opening("2025年全县共收到申请16件，全县各级行政机关均按期答复。"), "manual"
    ),
    Case(
        "the government's own",
        opening("本报告由县政府办公室编制，反映县政府和县政府办公室的情况。"),
        "not_applicable",
        ("按本机关口径",),
        look_alike=True,
    ),
    Case("tables not read", opening("汇总各单位年度报告。", grids=()), "unavailable"),
    Case("not read", reports(a_report(text="见附件", files=(SCAN,))), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from typing import Any

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import GOOD, SCAN, a_report, a_text, reports, request_grid, tables

RULE = "annual_report_fees_stated"
UNPAID = tables(request_grid({**GOOD, "r21": (0,) * 7, "r22": GOOD["r21"]}))


def sixth(text: str, **more: Any) -> Facts:
    return reports(a_report(text=a_text(sixth=text), **more))


CASES = (
    Case("nothing was charged", reports(a_report()), "pass", ("未收取信息处理费",)),
    Case(
        "something was charged", sixth("发出收费通知1件，实际收取信息处理费共计400元。", grids=UNPAID), "pass"
    ),
    Case(
        "none, in a word",
        sixth("无其他需要报告的事项。"),
        "fail",
        ("没有说明信息处理费", "无其他需要报告的事项"),
    ),
    Case(
        "fees of other kinds in the tables are no statement",
        reports(
            a_report(
                text=a_text(
                    sixth="无。",
                    tables_text="本年收费金额（单位：万元）\n行政事业性收费\n2.申请人逾期未按收费通知要求缴纳费用",
                )
            )
        ),
        "fail",
    ),
    Case(
        "charges and reductions, the old wording",
        sixth("本年度没有政府信息公开收费及减免情况。"),
        "pass",
        look_alike=True,
    ),
    Case(
        "no costs came up, in other words",
        sixth("本年度未发生信息公开费用。"),
        "pass",
        look_alike=True,
    ),
    Case(
        "all was given for nothing",
        sixth("依申请公开的政府信息均为免费提供。"),
        "pass",
        look_alike=True,
    ),
    Case(
        "said in another part",
        reports(
            a_report(text=a_text(problems="全年未收取信息处理费。问题是解读偏少，下一步改进。", sixth="无。"))
        ),
        "pass",
        ("写在第六部分以外",),
        look_alike=True,
    ),
    Case(
        "unpaid notices, and yet no fees were charged",
        reports(a_report(grids=UNPAID)),
        "manual",
        ("“逾期未缴费”为 1 件",),
        look_alike=True,
    ),
    Case("the rest may be in the scan", sixth("无。", files=(SCAN,)), "unavailable", look_alike=True),
    Case("not read", reports(a_report(text="见附件")), "unavailable"),
    Case(
        "before there were such fees",
        reports(a_report(2020)),
        "not_applicable",
        (),
        {"year": 2020},
        look_alike=True,
    ),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import ASPECTS, SCAN, a_report, a_text, reports

RULE = "annual_report_accountability"
SILENT = a_text(aspects="\n".join(ASPECTS.split("\n")[:4]))

CASES = (
    Case("all three", reports(a_report()), "pass", ("考核、评议、责任追究",)),
    Case("none of the three", reports(a_report(text=SILENT)), "fail fail fail", ("没有写到责任追究情况",)),
    Case(
        "no word of who was held to account",
        reports(a_report(text=SILENT + "\n纳入绩效考核，群众满意度测评良好。")),
        "fail",
        ("责任追究",),
    ),
    Case(
        "nobody had to be held to account",
        reports(a_report(text=SILENT + "\n列入绩效。接受社会监督。全年没有发生需要问责的情形。")),
        "pass",
        look_alike=True,
    ),
    Case(
        "only what is asked for",
        reports(a_report(text=SILENT + "\n未发生责任追究。")),
        "pass",
        (),
        {"topics": "责任追究"},
    ),
    Case(
        "the rest may be in the scan",
        reports(a_report(text=SILENT, files=(SCAN,))),
        "unavailable " * 3,
        look_alike=True,
    ),
    Case("not read", reports(a_report(text="见附件")), "unavailable"),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

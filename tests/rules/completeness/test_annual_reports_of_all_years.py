from __future__ import annotations

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, partly, some_facts
from tests.rules.reports_for_tests import a_report, reports

RULE = "annual_reports_of_all_years"


def of(*years: int) -> Facts:
    return reports(*(a_report(year) for year in years))


CASES = (
    Case("five years", of(2025, 2024, 2023, 2022, 2021), "pass", ("2021至2025年度的报告齐全",)),
    Case("a gap", of(2025, 2024, 2022, 2021), "fail", ("没有2023年度的报告", "2021年度和2025年度的都有")),
    Case("two gaps", of(2025, 2023, 2021), "fail fail"),
    Case(
        "a young body",
        of(2025, 2024),
        "manual",
        ("可能成立或更名较晚",),
        look_alike=True,
    ),
    Case(
        "the newest is charged elsewhere",
        of(2024, 2023, 2022, 2021),
        "not_applicable",
        ("不重复扣",),
        look_alike=True,
    ),
    Case(
        "a report that does not name its year may be it",
        reports(
            *(a_report(year) for year in (2025, 2024, 2022, 2021)),
            a_record("政府信息公开年度报告", "2024-01-15", column="annual_report"),
        ),
        "manual",
        ("标题不明",),
        look_alike=True,
    ),
    Case(
        "a body that is no more",
        of(2022, 2021),
        "manual manual",
        ("可能已经撤并",),
        look_alike=True,
    ),
    Case("fewer years asked for", of(2025, 2024), "pass", (), {"back": "2"}),
    Case(
        "others' reports are not this body's",
        reports(
            a_report(2025),
            a_report(2023),
            *(a_report(2024, name=name) for name in ("清源县财政局", "清源县水利局")),
        ),
        "manual manual",
        look_alike=True,
    ),
    Case(
        "none is known for what it is",
        reports(a_record("关于公开工作", column="annual_report")),
        "unavailable",
    ),
    Case("not read to its end", some_facts(partly("annual_report", a_report())), "unavailable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

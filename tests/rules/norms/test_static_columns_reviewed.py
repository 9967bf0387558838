from __future__ import annotations

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "static_columns_reviewed"
ONE = {"columns": "guide"}


def guide(shown: str | None, *more: str) -> Facts:
    days = (shown, *more)
    return some_facts(complete("guide", *(a_record("公开指南", day, column="guide") for day in days)))


CASES = (
    Case("of this year", guide("2026-03-02"), "pass", (), ONE),
    Case("of 2019", guide("2019-03-02"), "manual", ("2019-03-02",), ONE, look_alike=True),
    Case("an old one beside a new one", guide("2019-03-02", "2026-01-05"), "pass", (), ONE, look_alike=True),
    Case("within the years", guide("2019-03-02"), "pass", (), {**ONE, "years": 10}),
    Case("undated", guide(None), "unavailable", ("没有读到日期",), ONE, look_alike=True),
    Case(
        "read in part",
        some_facts(partly("guide", a_record("指南", "2026-01-05", column="guide"))),
        "pass unavailable",
        (),
        ONE,
    ),
    Case("blocked", some_facts(blocked("guide")), "unavailable", (), ONE),
    Case("none", some_facts(absent("guide")), "not_applicable", (), ONE),
    Case(
        "two of three",
        some_facts(
            complete("guide", a_record("指南", column="guide")),
            complete("functions", a_record("职能", "2018-01-01", column="functions")),
            absent("leaders"),
        ),
        "manual not_applicable pass",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

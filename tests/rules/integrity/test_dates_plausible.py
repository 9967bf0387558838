from __future__ import annotations

from datetime import date

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, complete, partly, some_facts

RULE = "dates_plausible"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


CASES = (
    Case(
        "a list's date of decades ahead",
        column(a_record("甲", None, listed="2062-05-01"), a_record("乙")),
        "fail",
        (),
        POLICY,
    ),
    Case(
        "a list's slip where the article is right",
        column(a_record("甲", listed="2062-05-01")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "dates that can be",
        column(a_record("甲"), a_record("乙", "1998-05-01")),
        "pass",
        ("2 条发布日期可信",),
        POLICY,
    ),
    Case(
        "a closing day that was read for the day of publication",
        column(a_record("招聘公告", "2026-12-31", listed="2026-11-10"), a_record("乙")),
        "manual pass",
        ("可能认错了日期",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "list and article agree on a day to come",
        column(a_record("甲", "2027-03-01", listed="2027-03-01"), a_record("乙")),
        "fail",
        (),
        POLICY,
    ),
    Case("the epoch", column(a_record("甲", "1970-01-01"), a_record("乙")), "fail", ("1970-01-01",), POLICY),
    Case("a slip of the pen", column(a_record("甲", "2204-01-01")), "fail", (), POLICY),
    Case(
        "the day after tomorrow",
        column(a_record("甲", "2026-11-22")),
        "fail",
        ("晚于检查日 2026-11-20",),
        POLICY,
    ),
    Case(
        "tomorrow may be a matter of clocks",
        column(a_record("甲", "2026-11-21")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "later than the audit's day, but the crawl was later still",
        column(a_record("甲", "2026-11-19")),
        "pass",
        (),
        POLICY,
        date(2026, 6, 30),
    ),
    Case(
        "a list's date to come may be a closing day",
        column(a_record("招聘公告", None, listed="2026-12-31")),
        "manual",
        ("截止日期",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "no date that we can see",
        column(a_record("甲", None), a_record("乙")),
        "manual pass",
        ("1 条",),
        POLICY,
    ),
    Case(
        "an office that has checked may charge it",
        column(a_record("甲", None), a_record("乙")),
        "fail",
        ("没有注明",),
        {**POLICY, "missing_fails": "true"},
    ),
    Case(
        "not read is not undated",
        column(a_record("甲", None, outcome=None), a_record("乙")),
        "pass unavailable",
        (),
        {**POLICY, "missing_fails": "true"},
    ),
    Case(
        "a page needs no date",
        column(a_record("甲", None, is_page=True)),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("no items", column(), "not_applicable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
    Case(
        "what was read of a part is judged, the rest is not",
        some_facts(partly("policy", a_record("甲", "1970-01-01"))),
        "fail unavailable",
        (),
        POLICY,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

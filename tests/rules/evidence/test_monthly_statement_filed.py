from __future__ import annotations

from datetime import date

import pytest

from audit.model import Period, Statement
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_statement, some_facts

RULE = "monthly_statement_filed"
SPRING = Period(date(2026, 3, 1), date(2026, 4, 30))
AS_OF = date(2026, 5, 20)


def filed(month: str, value: str, **more: object) -> Statement:
    return a_statement("SD-027", value, month, **{"decision": "认可", "reviewer": "李四", **more})


def facts(*lines: Statement, period: Period = SPRING) -> Facts:
    return some_facts(statements=lines, period=period)


MARCH, APRIL = filed("2026-03", "2026-04-03"), filed("2026-04", "2026-05-08")

CASES = (
    Case("both months in time", facts(MARCH, APRIL), "pass", ("2 个月按期",), as_of=AS_OF),
    Case("nothing was imported", facts(), "manual", ("2026-03、2026-04",), as_of=AS_OF),
    Case(
        "one month was not imported: that is no proof that it was not filed",
        facts(MARCH),
        "pass manual",
        ("2026-04",),
        as_of=AS_OF,
        look_alike=True,
    ),
    Case(
        "the fifth working day lies behind a holiday",
        facts(filed("2026-03", "2026-04-08"), filed("2026-04", "2026-05-11")),
        "pass",
        as_of=AS_OF,
        look_alike=True,
    ),
    Case(
        "late",
        facts(filed("2026-03", "2026-04-15"), APRIL),
        "fail pass",
        ("应于 2026-04-08 前报送", "超期 5 个工作日"),
        as_of=AS_OF,
    ),
    Case(
        "stated as not filed, and then mended in time",
        facts(filed("2026-03", "否"), MARCH, APRIL),
        "pass",
        as_of=AS_OF,
        look_alike=True,
    ),
    Case("not filed at all", facts(filed("2026-03", "否"), APRIL), "fail pass", ("没有报送",), as_of=AS_OF),
    Case(
        "late by its own word, but nobody has looked at it",
        facts(a_statement("SD-027", "2026-04-15", "2026-03"), APRIL),
        "manual pass",
        ("还没有复核",),
        as_of=AS_OF,
        look_alike=True,
    ),
    Case(
        "an office that takes proofs at their word",
        facts(a_statement("SD-027", "2026-04-15", "2026-03"), APRIL),
        "fail pass",
        (),
        {"needs_review": "false"},
        AS_OF,
    ),
    Case(
        "a month without anything to report",
        facts(filed("2026-03", "无此情况", note="机构改革交接"), APRIL),
        "not_applicable pass",
        ("机构改革交接",),
        as_of=AS_OF,
    ),
    Case("the month is over, its term is not", facts(), "manual", ("：2026-03",), as_of=date(2026, 5, 6)),
    Case("no month is over", facts(), "not_applicable", as_of=date(2026, 3, 30)),
    Case(
        "a year whose holidays are not announced",
        facts(filed("2050-03", "2050-05-15"), period=Period(date(2050, 3, 1), date(2050, 3, 31))),
        "unavailable",
        ("尚未公布放假安排",),
        as_of=date(2050, 6, 1),
    ),
    Case("a shorter term by local rule", facts(MARCH, APRIL), "fail fail", (), {"days": "1"}, AS_OF),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

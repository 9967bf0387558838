from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.ledger import Answer, Application, Way, statement_of
from audit.model import AgencyKind, Statement
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_statement, absent, an_agency, blocked, some_facts
from tests.rules.reports_for_tests import SCAN, a_report, reports, tables

RULE = "applications_consistent"


def line(number: int, received: str, answered: str) -> Statement:
    application = Application(
        str(number),
        Way.ONLINE,
        date.fromisoformat(received),
        answered=date.fromisoformat(answered),
        answer=Answer.DISCLOSED,
    )
    return statement_of(application, "a1", "台账.xlsx 台账!A2", "ab" * 32, "张三")


#: Two of the year before, sixteen of the year, of which the last was answered in the year after.
REGISTER = (
    *(line(number, "2024-12-20", "2025-01-10") for number in (1, 2)),
    *(line(number, "2025-03-03", "2025-03-20") for number in range(3, 18)),
    line(18, "2025-12-22", "2026-01-12"),
)


def facts(*lines: Statement, base: Facts | None = None) -> Facts:
    return replace(base or reports(a_report()), statements={"TL-33": lines} if lines else {})


CASES = (
    Case("no register", facts(), "manual", ("没有导入依申请台账",)),
    Case("both tell the same", facts(*REGISTER), "pass", ("新收 16 件，办结 17 件",)),
    Case(
        "the register lacks three: it may not be whole",
        facts(*REGISTER[:-4]),
        "manual",
        ("年报 16 件，台账 12 件，相差 4 件", "年报 17 件，台账 14 件，相差 3 件"),
        look_alike=True,
    ),
    Case(
        "a government's report may be that of the whole county",
        facts(
            REGISTER[5],
            base=reports(
                a_report(name="清源县人民政府"), agency=an_agency(AgencyKind.PORTAL, "清源县人民政府")
            ),
        ),
        "manual",
        ("可能是全县汇总",),
        look_alike=True,
    ),
    Case(
        "a register of another year",
        facts(line(1, "2026-03-02", "2026-03-12")),
        "unavailable",
        ("没有 2025 年",),
    ),
    Case("no application at all", facts(a_statement("TL-33", "无此情况")), "unavailable"),
    Case(
        "a report whose tables are a scan",
        facts(*REGISTER, base=reports(a_report(grids=(), files=(SCAN,)))),
        "unavailable",
        ("不能与台账核对",),
        look_alike=True,
    ),
    Case(
        "a table without its totals",
        facts(*REGISTER, base=reports(a_report(grids=tables(requests=[["本年新收", "16"]])))),
        "unavailable",
    ),
    Case("no report of the year", facts(*REGISTER, base=reports()), "not_applicable"),
    Case(
        "no column of reports", facts(*REGISTER, base=some_facts(absent("annual_report"))), "not_applicable"
    ),
    Case("a column that hides", facts(*REGISTER, base=some_facts(blocked("annual_report"))), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

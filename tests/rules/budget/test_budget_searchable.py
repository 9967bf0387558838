from __future__ import annotations

import pytest

from audit.model import Attachment, DocumentReading, Record, Table
from tests.rules.budget.papers import (
    READ,
    SCANNED,
    a_file,
    absent,
    accounts,
    budget,
    column,
    partly,
    some_facts,
)
from tests.rules.facts_for_tests import TIMEOUT, Case, a_record

RULE = "budget_searchable"


def bare(*files: Attachment, title: str = "清源县教育局2026年部门预算") -> Record:
    """A budget whose page says no more than 见附件."""
    return a_record(title, "2026-03-20", column="budget", text="见附件", files=files)


CASES = (
    Case("text in the page", column(budget("说明。" * 100), accounts("说明。" * 100)), "pass pass"),
    Case("a file with text", column(bare(a_file("预算.pdf", reading=READ))), "pass"),
    Case("scans only", column(bare(a_file("预算.pdf", reading=SCANNED))), "fail", ("只有扫描件",)),
    Case(
        "a scan beside a workbook",
        column(bare(a_file("预算.pdf", reading=SCANNED), a_file("预算.xlsx", reading=READ))),
        "pass",
        look_alike=True,
    ),
    Case(
        "a file with a password is no scan",
        column(bare(a_file("预算.pdf", reading=DocumentReading.ENCRYPTED))),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "a file that did not come",
        column(bare(a_file("预算.pdf", TIMEOUT))),
        "unavailable",
        ("没有取到",),
        look_alike=True,
    ),
    Case(
        "figures in the page, a sealed scan beside them",
        column(
            a_record(
                "清源县教育局2026年部门预算",
                "2026-03-20",
                column="budget",
                text="见附件",
                tables=(Table((("合计", "12"),)),),
                files=(a_file("盖章.pdf", reading=SCANNED),),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case("no file and no text", column(bare()), "unavailable", look_alike=True),
    Case("nothing of the year", column(bare(title="2019年部门预算")), "not_applicable"),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget", bare())), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

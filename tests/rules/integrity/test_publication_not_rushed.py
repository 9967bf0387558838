from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "publication_not_rushed"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def due(count: int, issued: str, shown: str = "2026-11-17") -> list[Record]:
    return [a_record(f"第{n}号通知", shown, issued=issued) for n in range(count)]


CASES = (
    Case("as they come", column(*due(6, "2026-11-13")), "pass", ("的 0 条",), POLICY),
    Case(
        "a rush", column(*due(6, "2026-08-03"), *due(2, "2026-11-13")), "manual", ("突击补录", "6 条"), POLICY
    ),
    Case(
        "half is not more than half",
        column(*due(3, "2026-08-03"), *due(3, "2026-11-13")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "too few to be a rush", column(*due(3, "2026-08-03")), "pass", ("不足 5 条",), POLICY, look_alike=True
    ),
    Case(
        "long before the inspection",
        column(*due(8, "2026-03-03", "2026-09-01")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "papers from above",
        column(
            *(
                a_record(f"国务院办公厅关于第{n}项工作的通知", "2026-11-17", issued="2026-03-03")
                for n in range(8)
            )
        ),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("made after it was published", column(*due(6, "2026-11-19")), "not_applicable", (), POLICY),
    Case("undated papers", column(a_record("通知", "2026-11-17")), "not_applicable", (), POLICY),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "items_have_elements"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def items(count: int, **more: str) -> list[Record]:
    return [a_record(f"第{n}号通知", source="县教育局", index_number=f"QJ-{n}", **more) for n in range(count)]


CASES = (
    Case("all alike", column(*items(12)), "pass", ("12 条",), POLICY),
    Case(
        "one without a source",
        column(*items(12), a_record("通报", index_number="QJ-99")),
        "manual",
        ("12 条有信息来源，1 条没有识别到",),
        POLICY,
    ),
    Case(
        "one without anything", column(*items(12), a_record("通报", None)), "manual manual manual", (), POLICY
    ),
    Case(
        "none has an index number",
        column(*(a_record(f"第{n}号通知", source="县教育局") for n in range(12))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "half and half is no format",
        column(*items(6), *(a_record(f"第{n}号通报") for n in range(6))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("too few", column(*items(5), a_record("通报")), "not_applicable", (), POLICY, look_alike=True),
    Case(
        "not read",
        column(*(a_record(f"第{n}号通报", outcome=None) for n in range(12))),
        "unavailable",
        (),
        POLICY,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

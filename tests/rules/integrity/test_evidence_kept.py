from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "evidence_kept"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


CASES = (
    Case("all is kept", column(a_record("通知"), a_record("通报")), "pass", ("2 条",), POLICY),
    Case(
        "an item not read needs none",
        column(a_record("通知"), a_record("通报", outcome=None)),
        "pass",
        ("1 条",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a page that was not saved",
        column(replace(a_record("通知"), sha256=None)),
        "unavailable",
        ("缺采集时间或快照",),
        POLICY,
    ),
    Case("nothing read", column(a_record("通知", outcome=None)), "not_applicable", (), POLICY),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

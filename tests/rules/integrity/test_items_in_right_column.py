from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "items_in_right_column"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def papers(count: int) -> list[Record]:
    return [a_record(f"关于第{n}项工作的通知") for n in range(count)]


def events(count: int) -> list[Record]:
    return [a_record(f"副县长一行到第{n}小学调研") for n in range(count)]


CASES = (
    Case("papers only", column(*papers(20)), "pass", ("工作动态的 0 条",), POLICY),
    Case(
        "leaders' visits among papers",
        column(*papers(20), *events(6)),
        "manual",
        ("6 条", "放错栏目"),
        POLICY,
    ),
    Case("a tenth and less", column(*papers(60), *events(6)), "pass", (), POLICY, look_alike=True),
    Case("few events", column(*papers(5), *events(4)), "pass", ("不足 5 条",), POLICY, look_alike=True),
    Case(
        "papers about visits and meetings",
        column(
            *(a_record(f"关于召开第{n}次座谈会的通知") for n in range(8)),
            *(a_record(f"领导调研工作方案（{n}）") for n in range(8)),
        ),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "papers without the usual words",
        column(*(a_record("组织开展联合执法", doc_number=f"清教〔2026〕{n}号") for n in range(9))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "minutes of a meeting",
        column(*papers(9), a_record("第5次局长办公会议纪要")),
        "pass manual",
        ("会议纪要",),
        POLICY,
    ),
    Case(
        "minutes in another column",
        some_facts(complete("meetings", a_record("第5次常务会议纪要", column="meetings"))),
        "pass",
        (),
        {"columns": "meetings"},
        look_alike=True,
    ),
    Case(
        "nothing of the period",
        column(a_record("关于防汛的通知", "2020-01-01")),
        "not_applicable",
        (),
        POLICY,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

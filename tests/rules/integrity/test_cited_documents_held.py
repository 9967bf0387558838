from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "cited_documents_held"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def own(count: int = 3) -> list[Record]:
    return [
        a_record(f"第{n}号文件", doc_number=f"清教〔2026〕{n}号", text="正文") for n in range(1, count + 1)
    ]


def citing(number: str, **more: str) -> Record:
    return a_record("实施方案", text=f"根据《某某办法》（{number}）制定本方案。", **more)


CASES = (
    Case(
        "the cited paper is there", column(*own(), citing("清教〔2026〕2号")), "pass", ("1 个已在",), POLICY
    ),
    Case("it is not", column(*own(), citing("清教〔2025〕9号")), "manual", ("清教〔2025〕9号",), POLICY),
    Case(
        "brackets of another kind",
        column(*own(), citing("清教[2026]2号")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a paper of another body",
        column(*own(), citing("国办发〔2025〕9号")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "an old paper",
        column(*own(), citing("清教〔2015〕9号")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "its number only stands at the head of its text",
        column(*own(), a_record("九号文", text="清教〔2025〕9号\n正文"), citing("清教〔2025〕9号")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "too few papers to know the series",
        column(*own(1), citing("清教〔2025〕9号")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "an item was not read",
        column(*own(), citing("清教〔2025〕9号"), a_record("通报", outcome=None)),
        "unavailable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the list was not read whole",
        some_facts(partly("policy", *own(), citing("清教〔2025〕9号"))),
        "unavailable unavailable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

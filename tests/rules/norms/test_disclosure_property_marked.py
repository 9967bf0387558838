from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "disclosure_property_marked"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


def papers(count: int, text: str = "请遵照执行。\n（此件公开发布）") -> list[Record]:
    return [
        a_record(f"第{n}号通知{len(text)}", doc_number=f"清教〔2026〕{n}号", text=text) for n in range(count)
    ]


CASES = (
    Case("at the end of the text", column(*papers(5)), "pass", ("5 件注明公开属性",), POLICY),
    Case("in a table", column(*papers(5, "公开方式：主动公开\n正文")), "pass", (), POLICY, look_alike=True),
    Case("with blanks in it", column(*papers(5, "此件 公开 发布")), "pass", (), POLICY, look_alike=True),
    Case("not said", column(*papers(5), *papers(5, "请遵照执行。")), "manual", ("占 50%",), POLICY),
    Case(
        "news has no property",
        column(a_record("领导调研", text="调研。")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "papers from above",
        column(a_record("国务院办公厅关于某事的通知", doc_number="国办发〔2026〕3号", text="正文")),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "not read",
        column(a_record("通知", doc_number="清教〔2026〕3号", outcome=None)),
        "unavailable",
        (),
        POLICY,
    ),
    Case("nobody knows its number", column(a_record("通知", outcome=None)), "unavailable", (), POLICY),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

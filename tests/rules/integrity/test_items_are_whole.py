from __future__ import annotations

import pytest

from audit.model import Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, some_facts

RULE = "items_are_whole"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


BODY = "现将有关事项通知如下。"


def whole(count: int) -> list[Record]:
    return [a_record(f"第{n}号通知", text=BODY) for n in range(count)]


def bare(count: int) -> list[Record]:
    return [a_record(f"第{n}号通报") for n in range(count)]


CASES = (
    Case("whole", column(*whole(5)), "pass", ("没有发现",), POLICY),
    Case("titles without bodies", column(*whole(5), *bare(3)), "manual", ("3 条信息只有标题",), POLICY),
    Case("one or two", column(*whole(5), *bare(2)), "pass", ("2 条没有正文",), POLICY, look_alike=True),
    Case(
        "the content is in the file",
        column(*(a_record(f"第{n}号通报", files=(a_file("通报.pdf"),)) for n in range(5))),
        "pass",
        ("附件",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a file that is announced and not there",
        column(a_record("关于评选的通知", text=f"{BODY}\n附件：1.申报表\n2.汇总表")),
        "manual",
        ("申报表",),
        POLICY,
    ),
    Case(
        "the file follows in the text",
        column(a_record("关于评选的通知", text=f"{BODY}\n附件：1.申报表\n某某局\n附 件\n申报表\n姓名 单位")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the file follows as a table",
        column(a_record("通知", text=f"{BODY}\n附件：1.申报表", tables=(Table((("姓名",),)),))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the file is linked",
        column(a_record("通知", text=f"{BODY}\n附件：1.申报表", files=(a_file("申报表.doc"),))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "none is meant",
        column(a_record("通知", text=f"{BODY}\n附件：无（略去不发）")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("not read", column(a_record("通知", outcome=None)), "unavailable", (), POLICY),
    Case("no items", column(), "not_applicable", (), POLICY),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import Outcome, Record
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    a_statement,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "services_usable"
WHOLE = """设定依据：民办教育促进法。条件：法人。申请材料：申请书原件一份。办理流程：受理、审核、决定。
办理时限：二十日。收费标准：不收费。办理地点：服务大厅三号窗口。实施机构：县教育局。联系电话：0591-1234567。"""
POOR = (
    "申请条件：具有法人资格的社会组织可以提出。申请材料：申请书原件一份、身份证复印件一份。"
    "设定依据：民办教育促进法第十二条。收费标准：不收费。" * 2
)


def guides(text: str, many: int) -> list[Record]:
    return [a_record(f"第{n}项许可办事指南", column="services", text=text) for n in range(many)]


def word(value: str, decision: str = "认可") -> object:
    return a_statement("W-V6", value, "2026Q3", decision=decision)


CASES = (
    Case("good guides", some_facts(complete("services", *guides(WHOLE, 5))), "pass", ("缺 4 类以上的 0 个",)),
    Case(
        "four poor of nine",
        some_facts(complete("services", *guides(POOR, 4), *guides(WHOLE, 9)[4:])),
        "pass",
        look_alike=True,
    ),
    Case(
        "five poor ones: a person confirms",
        some_facts(complete("services", *guides(POOR, 5))),
        "manual",
        ("5 个，10 类要素缺 4 类以上的 5 个，请人工确认",),
        look_alike=True,
    ),
    Case(
        "the only one is poor", some_facts(complete("services", *guides(POOR, 1))), "manual", look_alike=True
    ),
    Case("none was read", some_facts(complete("services")), "unavailable", look_alike=True),
    Case("a part of the list", some_facts(partly("services", *guides(WHOLE, 3))), "unavailable"),
    Case("shut by a firewall", some_facts(blocked("services")), "unavailable"),
    Case(
        "no column was found",
        some_facts(absent("services"), agency=an_agency(functions="services")),
        "manual",
        look_alike=True,
    ),
    Case(
        "a person says no",
        some_facts(complete("services"), statements=(word("否"),)),
        "fail",
        ("复核人认可",),
    ),
    Case(
        "a person says yes",
        some_facts(complete("services", *guides(POOR, 5)), statements=(word("是"),)),
        "pass",
    ),
    Case(
        "an unreviewed no",
        some_facts(complete("services"), statements=(word("否", ""),)),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "no such function",
        some_facts(absent("services"), agency=an_agency(functions="education")),
        "not_applicable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_a_program_alone_never_vetoes() -> None:
    for case in CASES:
        if not case.facts.statements:
            assert all(found.outcome is not Outcome.FAIL for found in case.findings(RULE)), case.name

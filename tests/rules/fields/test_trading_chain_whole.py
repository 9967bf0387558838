from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from rules.projects import keys_of
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "trading_chain_whole"
ROAD = "清源县东环路改造工程"
OWED = "trading procurement"


def notice(title: str, shown: str = "2026-05-06", text: str = "") -> Record:
    return a_record(title, shown, column="trading", text=text)


def site(*records: Record) -> Facts:
    return some_facts(complete("trading", *records), absent("procurement"), agency=an_agency(functions=OWED))


CALL = notice(f"{ROAD}招标公告", "2026-03-02")
RESULT = notice(f"{ROAD}中标结果公告")
CONTRACT = notice(f"{ROAD}合同公告", "2026-05-20")

CASES = (
    Case("call, result, contract", site(CALL, RESULT, CONTRACT), "pass", ("1 个各环节齐全",)),
    Case("no contract after half a year", site(CALL, RESULT), "manual", ("缺合同",), look_alike=True),
    Case("no call", site(RESULT, CONTRACT), "manual", ("缺公告",)),
    Case(
        "the contract is not due yet",
        site(CALL, notice(f"{ROAD}中标结果公告", "2026-11-01")),
        "pass",
        look_alike=True,
    ),
    Case(
        "brought together by the number",
        site(
            notice("东环路工程施工公开招标公告", "2026-03-02", "项目编号：QYZC-2026-012"),
            notice("清源县东环路中标公告", text="项目编号:QYZC-2026-012 采购单位:交通局"),
            notice("东环路工程合同公告", "2026-05-20", "采购编号：QYZC-2026-012"),
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a candidate is no result",
        site(notice(f"{ROAD}中标候选人公示")),
        "not_applicable",
        ("没有结果公告",),
        look_alike=True,
    ),
    Case("nobody won", site(notice(f"{ROAD}流标结果公告")), "not_applicable", look_alike=True),
    Case("a result of long ago", site(notice(f"{ROAD}中标结果公告", "2024-05-06")), "not_applicable"),
    Case(
        "not read to its end",
        some_facts(partly("trading", RESULT), absent("procurement"), agency=an_agency(functions=OWED)),
        "unavailable",
        ("第 3 页超时",),
        look_alike=True,
    ),
    Case(
        "no result in what was read",
        some_facts(partly("trading"), absent("procurement"), agency=an_agency(functions=OWED)),
        "unavailable",
    ),
    Case("blocked", some_facts(blocked("trading"), blocked("procurement")), "unavailable"),
    Case(
        "not the body's affair",
        some_facts(absent("trading"), absent("procurement"), agency=an_agency(functions="health")),
        "not_applicable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("清源县中学食堂设备采购项目竞争性磋商公告", "清源县中学食堂设备采购"),
        ("清源县中学食堂设备采购项目（二次）中标结果公告", "清源县中学食堂设备采购"),
        ("[公告]清源县中学食堂设备采购成交公告", "清源县中学食堂设备"),
    ],
)
def test_a_project_goes_by_its_bare_name(title: str, name: str) -> None:
    assert name in keys_of(notice(title))


def test_the_next_word_of_the_sentence_is_no_part_of_a_number() -> None:
    assert "qyzc2026012号" in keys_of(notice("公告", text="项目编号：QYZC〔2026〕012号采购人为县医院"))

from __future__ import annotations

import pytest

from audit.model import AgencyKind, DocumentReading, Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "procurement_intention_early"
PORTAL = an_agency(AgencyKind.PORTAL)


def item(title: str, shown: str, text: str = "公告正文", **more: object) -> Record:
    return a_record(title, shown, column="procurement", text=text, **more)


def bought(*records: Record) -> Facts:
    return some_facts(complete("procurement", *records), agency=PORTAL)


def intention(shown: str, **more: object) -> Record:
    grid = Table((("序号", "采购项目名称"), ("1", "中小学课桌椅采购项目")))
    return item("县教育局2026年3月政府采购意向", shown, "详见下表", tables=(grid,), **more)


DESKS = item("中小学课桌椅采购项目公开招标公告", "2026-04-30")

CASES = (
    Case("thirty days", bought(intention("2026-03-31"), DESKS), "pass", ("提前不少于 30 个自然日",)),
    Case("twenty-nine", bought(intention("2026-04-01"), DESKS), "fail", ("相隔 29 个自然日，不满 30 个",)),
    Case("on the same day as the purchase", bought(intention("2026-04-30"), DESKS), "fail", ("相隔 0 个",)),
    Case(
        "the earliest intention counts",
        bought(intention("2026-04-20"), intention("2026-03-01"), DESKS),
        "pass",
        (),
        look_alike=True,
    ),
    Case(
        "an emergency needs none",
        bought(
            intention("2026-04-20"), item("中小学课桌椅采购项目竞争性谈判公告", "2026-04-30", "因紧急采购")
        ),
        "manual",
        ("紧急",),
        look_alike=True,
    ),
    Case(
        "published on the buyers' site earlier, perhaps",
        bought(intention("2026-04-20"), DESKS),
        "manual",
        (),
        {"late_fails": "否"},
    ),
    Case("no intention on this site", bought(DESKS), "manual", ("可能只在政府采购网公开",), look_alike=True),
    Case(
        "by the project's number",
        bought(
            item("采购意向公开", "2026-04-20", "项目编号：QYCG-2026-012"),
            item("桌椅公开招标公告", "2026-04-30", "项目编号：QYCG-2026-012"),
        ),
        "fail",
    ),
    Case(
        "a change of the announcement is no new purchase",
        bought(intention("2026-04-20"), item("中小学课桌椅采购项目公开招标公告更正", "2026-04-30")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "the intention is a scan",
        bought(
            item(
                "2026年4月政府采购意向",
                "2026-04-20",
                "见附件",
                files=(a_file("意向.pdf", reading=DocumentReading.SCANNED),),
            ),
            DESKS,
        ),
        "unavailable",
        ("扫描件",),
        look_alike=True,
    ),
    Case("before the duty began", bought(DESKS), "not_applicable", (), {"since": "2026-05-01"}),
    Case("nothing was bought", bought(intention("2026-04-20")), "not_applicable"),
    Case("no column", some_facts(absent("procurement"), agency=PORTAL), "not_applicable"),
    Case("blocked", some_facts(blocked("procurement"), agency=PORTAL), "unavailable"),
    Case(
        "a part",
        some_facts(partly("procurement", intention("2026-03-01"), DESKS), agency=PORTAL),
        "pass unavailable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

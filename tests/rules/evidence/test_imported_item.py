from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from audit.model import Outcome, Period, Statement
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_statement, some_facts

RULE = "imported_item"
TRAINING = {"item": "SD-009"}
BOARD = {"item": "SD-001"}
SHARE = {"item": "SD-013"}
VILLAGE = {"item": "SD-270"}
MEDIA = {"item": "N-V2"}
LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def ok(item: str, value: str, period: str = "2026", **more: object) -> Statement:
    return a_statement(item, value, period, decision="认可", reviewer="李四", **more)


def facts(*lines: Statement, period: Period | None = None) -> Facts:
    return some_facts(statements=lines) if period is None else some_facts(statements=lines, period=period)


CASES = (
    Case("nothing was imported", facts(), "manual", ("请导入佐证材料", "SD-009"), TRAINING),
    Case("enough, accepted", facts(ok("SD-009", "13", unit="期")), "pass", ("13期", "已认可"), TRAINING),
    Case(
        "quarters are added up",
        facts(ok("SD-009", "1", "2026Q1"), ok("SD-009", "2", "2026Q3")),
        "pass",
        ("1 ＋ 2 ＝ 3期",),
        {**TRAINING, "minimum": "3"},
    ),
    Case(
        "none at all in a year that is over",
        facts(ok("SD-009", "0", "2025"), period=LAST_YEAR),
        "fail",
        ("0期", "少于 1期"),
        TRAINING,
    ),
    Case(
        "none so far: the year is not over",
        facts(ok("SD-009", "0")),
        "unavailable",
        ("2026-12-31 才结束",),
        TRAINING,
        look_alike=True,
    ),
    Case(
        "stated in the middle of the year that is now over",
        facts(ok("SD-009", "0", "2025", day=date(2025, 6, 30)), period=LAST_YEAR),
        "manual",
        ("填报于 2025-06-30",),
        TRAINING,
        look_alike=True,
    ),
    Case(
        "two years are no one year",
        facts(
            ok("SD-009", "3", "2025"),
            ok("SD-009", "3", "2026"),
            period=Period(date(2025, 7, 1), date(2026, 6, 30)),
        ),
        "pass pass",
        (),
        {**TRAINING, "maximum": "5"},
        look_alike=True,
    ),
    Case(
        "the same figure, stated twice",
        facts(ok("SD-009", "3", "2025"), ok("SD-009", "3", "2025", note="补充佐证"), period=LAST_YEAR),
        "pass",
        ("填报 3期",),
        {**TRAINING, "maximum": "5"},
        look_alike=True,
    ),
    Case(
        "two figures of one year",
        facts(ok("SD-009", "0", "2025"), ok("SD-009", "3", "2025"), period=LAST_YEAR),
        "manual",
        ("填报不一",),
        TRAINING,
        look_alike=True,
    ),
    Case(
        "too few in the quarters that were stated: the others may be missing",
        facts(ok("SD-009", "0", "2025Q1"), period=LAST_YEAR),
        "manual",
        ("各期都已填报",),
        TRAINING,
        look_alike=True,
    ),
    Case(
        "stated and proved, but nobody has looked yet",
        facts(a_statement("SD-009", "13")),
        "manual",
        ("还没有复核",),
        TRAINING,
    ),
    Case(
        "an office that takes proofs at their word",
        facts(a_statement("SD-009", "13")),
        "pass",
        (),
        {**TRAINING, "needs_review": "false"},
    ),
    Case(
        "no proof, nobody's word",
        facts(Statement("a1", "SD-009", "2026", "13")),
        "manual",
        ("没有佐证",),
        {**TRAINING, "needs_review": "false"},
        look_alike=True,
    ),
    Case(
        "refused by a reviewer",
        facts(a_statement("SD-009", "13", decision="不认可", reviewer="李四", note="签到表不全")),
        "fail",
        ("李四不认可：签到表不全",),
        TRAINING,
    ),
    Case(
        "refused by nobody in particular",
        facts(a_statement("SD-009", "13", decision="不认可")),
        "manual",
        ("没有写明复核人",),
        TRAINING,
        look_alike=True,
    ),
    Case(
        "no such case, with a reason, accepted",
        facts(ok("SD-264", "无此情况", note="本年度没有收到意见")),
        "not_applicable",
        ("本年度没有收到意见",),
        {"item": "SD-264"},
    ),
    Case(
        "no such case, but nobody has accepted the reason",
        facts(a_statement("SD-264", "无此情况", note="没有")),
        "manual",
        (),
        {"item": "SD-264"},
    ),
    Case("yes", facts(ok("SD-001", "是")), "pass", (), BOARD),
    Case("no", facts(ok("SD-001", "否")), "fail", ("没有做到",), BOARD),
    Case("a share that is too small", facts(ok("SD-013", "3%")), "fail", ("3%", "少于 4%"), SHARE),
    Case("just enough of a share", facts(ok("SD-013", "4.0%")), "pass", (), SHARE, look_alike=True),
    Case(
        "last year's line says nothing of this year",
        facts(ok("SD-013", "3%", "2025")),
        "manual",
        ("只有 2025 的填报",),
        SHARE,
        look_alike=True,
    ),
    Case(
        "a quarter that nobody has spoken of",
        facts(ok("SD-270", "是", "2026Q1"), ok("SD-270", "是", "2026Q2")),
        "pass manual",
        ("还没有填报：2026Q3",),
        VILLAGE,
    ),
    Case(
        "another unit of the same item is another matter",
        facts(ok("SD-009", "0", unit="人次"), ok("SD-009", "2", unit="期")),
        "pass",
        ("2期",),
        TRAINING,
    ),
    Case(
        "the other unit, asked for",
        facts(ok("SD-009", "1300", unit="人次")),
        "pass",
        ("1300人次",),
        {**TRAINING, "unit": "人次", "minimum": "300"},
    ),
    Case("a fresh date", facts(ok("N-V2", "2026-11-18", "2026-11-18")), "pass", (), MEDIA),
    Case(
        "a date too old",
        facts(ok("N-V2", "2026-10-31", "2026-11-18")),
        "fail",
        ("到查看之日 2026-11-18 已 18 天，超过 14 天",),
        MEDIA,
    ),
    Case(
        "looked at in spring, fresh then: the audit's day in autumn does not matter",
        facts(ok("N-V2", "2026-03-01", "2026-03-05")),
        "pass",
        (),
        MEDIA,
        look_alike=True,
    ),
    Case(
        "two trial inquiries, one answered late",
        facts(ok("W-D19", "3", "2026-03-05"), ok("W-D19", "7", "2026-06-05", unit="个工作日")),
        "pass fail",
        ("7个工作日", "多于 5个工作日"),
        {"item": "W-D19"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_an_item_that_nobody_asks_for_is_an_error_not_a_verdict() -> None:
    found = Case("unknown", facts(), "error", (), {"item": "SD-999"}).findings(RULE)

    assert [finding.outcome for finding in found] == ["error"]


def test_places_beyond_the_limit_weigh_one_each_where_the_table_says_so() -> None:
    given = facts(ok("W-D14", "3", "2026Q3", unit="处"))
    weights = [
        found.weight
        for excess in ("是", "否")
        for found in Case("", given, "", parameters={"item": "W-D14", "weigh_excess": excess}).findings(RULE)
        if found.outcome is Outcome.FAIL
    ]
    assert weights == [Decimal(3), Decimal(1)]

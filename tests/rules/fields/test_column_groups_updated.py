from __future__ import annotations

import pytest

from audit.model import Column, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_column,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "column_groups_updated"
Found = tuple[Column, tuple[Record, ...]]
TWO: dict[str, object] = {
    "columns": "budget procurement personnel",
    "groups": ["钱=budget/procurement", "人=personnel"],
}


def fresh(column: str) -> Found:
    return complete(column, a_record("信息", "2026-08-03", column=column), last_published=None)


def stale(column: str) -> Found:
    return complete(column, a_record("旧信息", "2024-08-03", column=column))


def town(*columns: Found, functions: str | None = "procurement") -> Facts:
    return some_facts(*columns, agency=an_agency(functions=functions))


CASES = (
    Case(
        "one column of each",
        town(stale("budget"), fresh("procurement"), fresh("personnel")),
        "pass pass",
        ("“政府采购”2026-08-03 有更新",),
        TWO,
        look_alike=True,
    ),
    Case(
        "money is two years old",
        town(stale("budget"), absent("procurement"), fresh("personnel")),
        "fail pass",
        ("“财政预决算”最近 2024-08-03、“政府采购”未开设",),
        TWO,
    ),
    Case(
        "no column for persons: they may stand among the notices",
        town(fresh("budget"), absent("procurement"), absent("personnel")),
        "manual pass",
        ("“人事信息”未开设", "通知公告"),
        TWO,
        look_alike=True,
    ),
    Case(
        "empty columns",
        town(complete("budget"), complete("procurement"), fresh("personnel")),
        "fail pass",
        (),
        TWO,
    ),
    Case(
        "nobody has said whether it is the body's affair",
        town(stale("budget"), absent("procurement"), fresh("personnel"), functions=None),
        "manual pass",
        (),
        TWO,
        look_alike=True,
    ),
    Case(
        "what is not its affair is not asked for",
        town(stale("budget"), absent("procurement"), fresh("personnel"), functions="health"),
        "fail pass",
        ("“财政预决算”最近",),
        TWO,
    ),
    Case(
        "it says that there was nothing",
        town(complete("budget", explanation="本年度无此类情况"), stale("procurement"), fresh("personnel")),
        "unavailable pass",
        (),
        TWO,
        look_alike=True,
    ),
    Case(
        "not read to its end",
        town(partly("budget"), stale("procurement"), fresh("personnel")),
        "unavailable pass",
        ("第 3 页超时",),
        TWO,
        look_alike=True,
    ),
    Case(
        "blocked",
        town(blocked("budget"), blocked("procurement"), blocked("personnel")),
        "unavailable unavailable",
        (),
        TWO,
    ),
    Case(
        "an index of powers shows no updates",
        town(a_column("powers")),
        "unavailable",
        (),
        {"columns": "powers", "groups": ["权=powers"]},
        look_alike=True,
    ),
    Case(
        "none of its columns is the body's affair",
        town(absent("procurement"), functions="health"),
        "not_applicable",
        (),
        {"columns": "procurement", "groups": ["钱=procurement"]},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

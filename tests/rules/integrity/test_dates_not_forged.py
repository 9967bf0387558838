from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from audit.model import Column, Period, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "dates_not_forged"
POLICY = {"columns": "policy"}
EARLIER, NOW = date(2026, 6, 1), date(2026, 11, 1)
BEFORE = (Period(date(2026, 1, 1), EARLIER), Period(date(2026, 1, 1), NOW))


def item(number: int, shown: str, seen: date = EARLIER, **more: object) -> Record:
    """An article whose number stands in its address."""
    return a_record(f"第{number}号通知", shown, url=f"{SITE}/zc/{number}.html", first_seen=seen, **more)  # type: ignore[arg-type]


def old_items(count: int = 25) -> list[Record]:
    """Items that the earlier audit saw: one every five days from January on."""
    first = date(2026, 1, 10)
    return [item(100 + n, (first + timedelta(days=5 * n)).isoformat()) for n in range(count)]


def column(
    *records: Record, spans: tuple[Period, ...] = BEFORE, name: str = "policy"
) -> tuple[Column, tuple[Record, ...]]:
    found, items = complete(name, *records)
    return replace(found, audited=spans), items


def audited(*records: Record, spans: tuple[Period, ...] = BEFORE) -> Facts:
    return some_facts(column(*old_items(), *records, spans=spans))


CASES = (
    Case(
        "all as before, and what came since",
        audited(item(300, "2026-09-01", NOW)),
        "pass",
        ("没有发现",),
        POLICY,
    ),
    Case(
        "put in afterwards under an earlier date",
        audited(item(300, "2026-03-03", NOW)),
        "manual",
        (
            "标注日期 2026-03-03，但 2026-06-01 已把“政策文件”栏目读全而没有这条，2026-11-01 才首次见到",
            "编号 300 大于当时已有、日期为 2026-05-10",
            "弄虚作假",
        ),
        POLICY,
    ),
    Case(
        "a smaller number was there and overlooked",
        audited(item(99, "2026-03-03", NOW)),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "numbers that say nothing",
        some_facts(
            column(
                *(
                    replace(r, url=f"{SITE}/zc/{'abcdefghijklmnopqrstuvwxyz'[n]}x")
                    for n, r in enumerate(old_items())
                ),
                item(300, "2026-03-03", NOW),
            )
        ),
        "manual",
        ("才首次见到",),
        POLICY,
    ),
    Case("within the margin", audited(item(300, "2026-05-31", NOW)), "pass", (), POLICY, look_alike=True),
    Case(
        "older than what was read back to",
        audited(item(300, "2025-03-03", NOW)),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the list still says the true day",
        audited(item(300, "2026-03-03", NOW, listed="2026-10-08")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "copied from another column",
        some_facts(
            column(*old_items(), item(300, "2026-03-03", NOW)),
            column(replace(item(300, "2026-03-03"), column="notices"), name="notices"),
        ),
        "pass pass",
        (),
        {"columns": "policy notices"},
        look_alike=True,
    ),
    Case(
        "the site was rebuilt",
        some_facts(column(*(replace(r, first_seen=NOW) for r in old_items()))),
        "unavailable",
        ("改版",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a whole archive was added",
        audited(*(item(300 + n, f"2026-03-{n + 1:02d}", NOW) for n in range(10))),
        "unavailable",
        ("补录历史",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "no earlier audit",
        audited(item(300, "2026-03-03", NOW), spans=BEFORE[1:]),
        "not_applicable",
        (),
        POLICY,
    ),
    Case(
        "nothing was sighted",
        some_facts(column(a_record("甲"), spans=())),
        "not_applicable",
        ("没有更早",),
        POLICY,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("read in part now", some_facts(partly("policy")), "unavailable not_applicable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

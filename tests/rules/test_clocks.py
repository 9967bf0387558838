from __future__ import annotations

from datetime import date

import pytest

from rules.clocks import Unit, clock, months_after
from tests.rules.facts_for_tests import calendar

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("unit", "count", "due"),
    [
        ("workdays", 20, date(2026, 3, 30)),
        ("natural", 20, date(2026, 3, 23)),  # the 22nd is a Sunday
        ("natural", 30, date(2026, 4, 1)),
        ("months", 1, date(2026, 4, 2)),
        ("months", 2, date(2026, 5, 6)),  # 2 May is a holiday until the 5th
    ],
)
def test_the_three_clocks_end_on_different_days(unit: str, count: int, due: date) -> None:
    counted = clock(unit, calendar())
    assert counted.due(MONDAY, count) == due
    assert not counted.is_late(MONDAY, due, count)
    assert counted.is_late(MONDAY, calendar().add(due, 1), count)


def test_the_make_up_saturday_is_a_working_day() -> None:
    working = clock("workdays", calendar())
    assert calendar().is_workday(date(2026, 2, 14))
    assert working.took(date(2026, 2, 13), date(2026, 2, 14)) == 1


def test_a_notice_counts_its_first_and_its_last_day() -> None:
    friday, thursday = date(2026, 3, 6), date(2026, 3, 12)
    assert clock("natural", calendar()).lasting(friday, thursday) == 7
    assert clock("workdays", calendar()).lasting(friday, thursday) == 5


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(start: date, count: int, expected: date) -> None:
    assert months_after(start, count) == expected


def test_a_month_that_was_begun_counts() -> None:
    months = clock("months", calendar())
    assert months.took(date(2026, 6, 30), date(2026, 8, 30)) == 2
    assert months.took(date(2026, 6, 30), date(2026, 8, 31)) == 3


def test_a_year_without_a_notice_excuses_working_days_and_the_end_of_natural_ones() -> None:
    working, natural = clock("workdays", calendar()), clock("natural", calendar())
    start, soon, much_later = date(2026, 12, 20), date(2027, 1, 12), date(2027, 3, 1)
    assert working.unsure(start, soon, 5)
    assert natural.unsure(start, soon, 20)
    assert not natural.unsure(start, much_later, 20)


def test_the_reason_says_where_the_last_day_moved() -> None:
    told = clock("natural", calendar()).arithmetic(MONDAY, date(2026, 3, 25), 20)
    assert told == "用了 23 个自然日，超过 20 个；期满日 2026-03-22 不是工作日，顺延（应于 2026-03-23 前"


def test_an_unknown_clock_is_refused() -> None:
    with pytest.raises(ValueError, match="hours"):
        clock("hours", calendar())
    assert {unit.value for unit in Unit} == {"workdays", "natural", "months"}

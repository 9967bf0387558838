"""Periods as offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from audit.model import Period
from audit.periods import PeriodKind, ended_periods, kind_of, read_period, span_of


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2026", "2026"),
        ("2026年度", "2026"),
        ("2026年3月", "2026-03"),
        ("2026-3", "2026-03"),
        ("2026.12", "2026-12"),
        ("2026Q3", "2026Q3"),
        ("2026q3", "2026Q3"),
        ("2026年第三季度", "2026Q3"),
        ("2026年1季度", "2026Q1"),
        ("2026年3月5日", "2026-03-05"),
        ("2026-13", None),
        ("三季度", None),
        ("26年", None),
        ("2026-02-30", None),
        ("去年", None),
    ],
)
def test_one_spelling_is_stored(text: str, stored: str | None) -> None:
    assert read_period(text) == stored


@pytest.mark.parametrize(
    ("period", "kind", "first", "last"),
    [
        ("2026", PeriodKind.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", PeriodKind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2026Q4", PeriodKind.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-03-05", PeriodKind.EVENT, date(2026, 3, 5), date(2026, 3, 5)),
    ],
)
def test_a_period_has_its_days(period: str, kind: PeriodKind, first: date, last: date) -> None:
    assert kind_of(period) is kind
    assert span_of(period) == Period(first, last)


def test_what_is_no_period_has_no_days() -> None:
    assert span_of("") is None
    assert span_of("2026年") is None


def test_only_what_is_over_is_expected() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))

    assert ended_periods(PeriodKind.QUARTER, year, date(2026, 6, 29)) == ("2026Q1",)
    assert ended_periods(PeriodKind.QUARTER, year, date(2026, 6, 30)) == ("2026Q1", "2026Q2")
    assert ended_periods(
        PeriodKind.MONTH, Period(date(2026, 1, 15), date(2026, 3, 31)), date(2026, 4, 1)
    ) == (
        "2026-02",
        "2026-03",
    )
    assert ended_periods(PeriodKind.YEAR, year, date(2027, 1, 1)) == ()

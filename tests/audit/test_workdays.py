"""The working-day calendar: 调休 counted, notices before anything, unknown years never an error."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import InputError
from audit.workdays import WorkCalendar, load_calendar

CALENDAR = load_calendar()

NOTICE = """
notices:
  - year: "2027"
    document: 国办发明电〔2026〕1号
    off: [2027-01-01..2027-01-03, 2027-02-05..2027-02-11]
    work: [2027-01-31, 2027-02-20]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "notices.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_twenty_working_days_over_the_autumn_holidays() -> None:
    assert CALENDAR.add(date(2026, 9, 20), 20) == date(2026, 10, 23)
    assert CALENDAR.between(date(2026, 9, 20), date(2026, 10, 23)) == 20


def test_a_sunday_that_makes_up_for_a_holiday_is_worked() -> None:
    assert CALENDAR.is_workday(date(2026, 9, 20))
    assert not CALENDAR.is_workday(date(2026, 9, 27))


def test_the_built_in_years_agree_with_the_library_on_every_day() -> None:
    day, last = date(2004, 1, 1), date(2026, 12, 31)
    while day <= last:
        assert CALENDAR.is_workday(day) == is_workday(day), day
        day += timedelta(days=1)


def test_the_day_of_the_event_does_not_count() -> None:
    assert CALENDAR.between(date(2026, 3, 2), date(2026, 3, 2)) == 0
    assert CALENDAR.between(date(2026, 3, 2), date(2026, 3, 3)) == 1
    assert CALENDAR.add(date(2026, 3, 2), 0) == date(2026, 3, 2)


def test_a_year_without_a_notice_is_provisional_and_raises_nothing() -> None:
    assert CALENDAR.provisional(date(2026, 12, 20), date(2027, 1, 4))
    assert not CALENDAR.provisional(date(2025, 12, 20), date(2026, 1, 4))
    assert CALENDAR.is_workday(date(2027, 3, 1))
    assert not CALENDAR.is_workday(date(2027, 10, 1))
    assert not CALENDAR.is_workday(date(2027, 3, 6))


@given(st.dates(), st.dates())
def test_no_date_is_an_error(first: date, second: date) -> None:
    count = CALENDAR.between(first, second)

    assert CALENDAR.between(second, first) == -count
    assert CALENDAR.provisional(first, second) == CALENDAR.provisional(second, first)
    CALENDAR.is_workday(first)
    CALENDAR.add(first, 20)


@given(st.dates(date(2004, 1, 1), date(2026, 6, 30)), st.integers(1, 120))
def test_adding_and_counting_are_each_others_reverse(day: date, count: int) -> None:
    reached = CALENDAR.add(day, count)

    assert CALENDAR.is_workday(reached)
    assert CALENDAR.between(day, reached) == count


def test_a_notice_makes_a_year_official(tmp_path: Path) -> None:
    calendar = load_calendar(written(tmp_path, NOTICE))

    assert not calendar.provisional(date(2026, 12, 20), date(2027, 12, 31))
    assert calendar.is_workday(date(2027, 1, 31))
    assert not calendar.is_workday(date(2027, 2, 8))
    assert calendar.is_workday(date(2027, 10, 1)), "the notice is the whole truth about its year"


def test_a_notice_replaces_what_was_known_of_its_year(tmp_path: Path) -> None:
    text = 'notices:\n  - {year: "2026", document: 某号, off: [2026-01-01], work: []}\n'

    calendar = load_calendar(written(tmp_path, text))

    assert calendar.is_workday(date(2026, 10, 1))
    assert not calendar.is_workday(date(2026, 1, 1))
    assert not calendar.is_workday(date(2025, 10, 1))


def test_all_mistakes_of_a_notice_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "notices:\n"
        '  - year: "2027"\n'
        "    off: [2027-02-30, 2027-02-11..2027-02-05, 2027-01-01..2027-12-31]\n"
        "    free: [2027-01-01]\n"
        '  - {year: "2028", document: 某号, off: [2028-01-01], work: [2028-01-01]}\n'
    )

    with pytest.raises(InputError) as caught:
        load_calendar(written(tmp_path, text))

    told = str(caught.value)
    assert len(caught.value.mistakes) == 6
    for words in ("document", "free", "2027-02-30", "2027-02-11..2027-02-05", "2027-12-31", "2028-01-01"):
        assert words in told


def test_a_calendar_without_any_notice_still_counts() -> None:
    empty = WorkCalendar()

    assert empty.between(date(2026, 3, 2), date(2026, 3, 9)) == 5
    assert empty.provisional(date(2026, 3, 2), date(2026, 3, 9))

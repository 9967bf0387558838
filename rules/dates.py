"""Days as Chinese pages write them, and the days of a record that a deadline is counted by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit.model import Period, Record
from rules.parameters import day_of_year

_DIGITS = str.maketrans("〇○◯零ＯOo一二三四五六七八九", "0000000123456789")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_CHINESE_YEAR = re.compile(r"[一二][〇○◯零ＯOo0一二三四五六七八九]{3}(?=年)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*[年\-/.]\s*(?P<m>\d{1,2})\s*[月\-/.]\s*(?P<d>\d{1,2})(?!\d)\s*日?"
)
_SHORT_END = re.compile(
    r"\s*(?:\d{1,2}[:：]\d{2}\s*)?(?:起)?\s*(?:至|到|—+|–|-|～|~|－)\s*(?:(\d{1,2})月)?(\d{1,2})日"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day that stands in a text, and where."""

    day: date
    start: int
    end: int


def years_in(text: str) -> tuple[int, ...]:
    """The years that ``text`` names, in order: 2024, 二〇二四年."""
    return tuple(int(match[1]) for match in _YEAR.finditer(western_years(text)))


def western_years(text: str) -> str:
    """``text`` with years in plain figures: 二〇二五年, 二0二五年, 二O二五年 and ２０２５年 are 2025年."""
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), text.translate(_WIDE_DIGITS))


def days_in(text: str) -> Iterator[WrittenDay]:
    """The full dates in ``text``, and the short second half of 2024年3月1日至3月31日 or 至31日."""
    for match in _DAY.finditer(text):
        first = _date(int(match["y"]), int(match["m"]), int(match["d"]))
        if first is None:
            continue
        yield WrittenDay(first, match.start(), match.end())
        short = _SHORT_END.match(text, match.end())
        if short:
            month = int(short[1] or first.month)
            # 2024年12月15日至1月15日 ends in the year after.
            second = _date(first.year + (month < first.month), month, int(short[2]))
            if second is not None:
                yield WrittenDay(second, short.start(), short.end())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_seen(record: Record) -> date | None:
    """The earliest day on which it was visible: what a deadline is measured by (catalogue TL-26).

    An audit that saw it before the day that is shown proves the earlier day; of an undated item a
    sighting proves nothing, for it may have been there for years.
    """
    shown = [day for day in (record.published, record.listed) if day is not None]
    if shown and record.first_seen is not None:
        shown.append(record.first_seen)
    return min(shown, default=None)


def last_shown(record: Record) -> date | None:
    """The latest day that is shown of it: what freshness is measured by."""
    return max((day for day in (record.published, record.listed) if day is not None), default=None)


def within(records: tuple[Record, ...], period: Period) -> tuple[Record, ...]:
    """The records that became visible in ``period``; undated ones cannot be placed and are left out."""
    return tuple(record for record in records if (day := first_seen(record)) and day in period)


def last_due_year(as_of: date, due: str) -> int:
    """The year whose ``due`` day (``MM-DD``) was the last to pass before ``as_of``."""
    if not due:
        return as_of.year - 1  # no day prescribed: nothing is owed for certain before the year ends
    return as_of.year if as_of > day_of_year(due, as_of.year) else as_of.year - 1

"""The periods that a line of the evidence sheet speaks of: a year, a quarter, a month, a single day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from audit.model import Period
from audit.yamlnode import parse_date

_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?|全年)?")
_MONTH = re.compile(r"((?:19|20)\d{2})(?:年|[-/.])(\d{1,2})(?:月份?)?")
_QUARTER = re.compile(r"((?:19|20)\d{2})(?:年|-)?(?:第?([1-4一二三四])季度?|q([1-4]))", re.IGNORECASE)
_CHINESE = {"一": "1", "二": "2", "三": "3", "四": "4"}
_MONTHS_OF_QUARTER = 3


class PeriodKind(StrEnum):
    """How often an item is stated."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    EVENT = "event"

    @property
    def label(self) -> str:
        """The Chinese word that users read."""
        return {"year": "年度", "quarter": "季度", "month": "月度", "event": "逐次"}[self]

    @property
    def example(self) -> str:
        """How such a period is written."""
        return {"year": "2026", "quarter": "2026Q1", "month": "2026-03", "event": "2026-03-05 或 2026"}[self]


def read_period(text: str) -> str | None:
    """``text`` in the one spelling that is stored (2026, 2026Q1, 2026-03, 2026-03-05); None: no period."""
    plain = text.replace(" ", "")
    if found := _YEAR.fullmatch(plain):
        return found[1]
    if found := _QUARTER.fullmatch(plain):
        number = found[2] or found[3]
        return f"{found[1]}Q{_CHINESE.get(number, number)}"
    if found := _MONTH.fullmatch(plain):
        return f"{found[1]}-{int(found[2]):02d}" if 1 <= int(found[2]) <= 12 else None
    day = parse_date(plain)
    return None if day is None else day.isoformat()


def kind_of(period: str) -> PeriodKind:
    """What sort of period a stored spelling is."""
    if "Q" in period:
        return PeriodKind.QUARTER
    return {0: PeriodKind.YEAR, 1: PeriodKind.MONTH}.get(period.count("-"), PeriodKind.EVENT)


def span_of(period: str) -> Period | None:
    """The days of a stored spelling, both ends included; None where it is none."""
    year = int(period[:4]) if period[:4].isdigit() else 0
    if read_period(period) != period or not year:
        return None
    kind = kind_of(period)
    if kind is PeriodKind.EVENT:
        return Period(date.fromisoformat(period), date.fromisoformat(period))
    if kind is PeriodKind.YEAR:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if kind is PeriodKind.QUARTER:
        last = int(period[-1]) * _MONTHS_OF_QUARTER
        return Period(date(year, last - 2, 1), _last_day(year, last))
    month = int(period[5:])
    return Period(date(year, month, 1), _last_day(year, month))


def ended_periods(kind: PeriodKind, within: Period, as_of: date) -> tuple[str, ...]:
    """The months or quarters that lie whole in ``within`` and were over before ``as_of``, in order."""
    return tuple(
        name
        for name in dict.fromkeys(_names(kind, within))
        if (span := span_of(name)) and span.start >= within.start and span.end <= min(within.end, as_of)
    )


def _names(kind: PeriodKind, within: Period) -> Iterator[str]:
    day = within.start
    while day <= within.end:
        if kind is PeriodKind.MONTH:
            yield f"{day:%Y-%m}"
        elif kind is PeriodKind.QUARTER:
            yield f"{day.year}Q{(day.month - 1) // _MONTHS_OF_QUARTER + 1}"
        day = _last_day(day.year, day.month) + timedelta(days=1)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

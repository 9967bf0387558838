"""The days of the demonstration: everything is dated from ``as_of``, statutory dates from its year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit.model import Period

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Days:
    """A calendar seen from ``as_of``; offices publish on weekdays, so offsets fall back to Friday."""

    as_of: date

    def ago(self, days: int) -> date:
        """The day ``days`` before ``as_of``, moved back to Friday from a weekend."""
        day = self.as_of - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - _SUNDAY + 2))

    def ahead(self, days: int) -> date:
        """The day ``days`` after ``as_of``: an impossible date for something published."""
        return self.as_of + timedelta(days=days)

    def this_year(self, month: int, day: int) -> date:
        """A fixed day of the audited year."""
        return date(self.as_of.year, month, day)

    def year(self, back: int, month: int, day: int) -> date:
        """A fixed day ``back`` years before the audited one."""
        return date(self.as_of.year - back, month, day)

    @property
    def period(self) -> Period:
        """The audited period: the first of January to ``as_of``."""
        return Period(self.this_year(1, 1), self.as_of)

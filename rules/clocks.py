"""The clocks of the law, never mixed: working days with 调休, natural days, months, a fixed day of the year.

Three periods of "20 days" differ (catalogue §11, fact 1): 条例第二十六条 counts working days, 预算法第十四条
natural days, and a consultation's thirty days are natural ones.  A rule names its clock.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from audit.workdays import WorkCalendar

#: No run of days off is longer: beyond it even an unknown calendar excuses nobody.
_LONGEST_HOLIDAY = 12
_MONTHS = 12


class Unit(StrEnum):
    """What is counted."""

    WORKDAYS = "workdays"
    NATURAL = "natural"
    MONTHS = "months"

    @property
    def label(self) -> str:
        """The Chinese measure word and noun."""
        return {"workdays": "个工作日", "natural": "个自然日", "months": "个月"}[self]


@dataclass(frozen=True, slots=True)
class Clock:
    """One way of counting, on one calendar.  The day of the event never counts (民法典第二百零一条)."""

    unit: Unit
    calendar: WorkCalendar

    def due(self, start: date, count: int) -> date:
        """The last day of ``count`` units after ``start``.

        A last day that is no working day moves to the next one (民法典第二百零三条); working days need
        no such rule.
        """
        if self.unit is Unit.WORKDAYS:
            return self.calendar.add(start, count)
        last = months_after(start, count) if self.unit is Unit.MONTHS else start + timedelta(days=count)
        return last if self.calendar.is_workday(last) else self.calendar.add(last, 1)

    def took(self, start: date, end: date) -> int:
        """How many units it took from ``start`` to ``end``; a month that was begun counts."""
        if self.unit is Unit.WORKDAYS:
            return self.calendar.between(start, end)
        if self.unit is Unit.NATURAL:
            return (end - start).days
        months = (end.year - start.year) * _MONTHS + end.month - start.month
        return months + (end > months_after(start, months))

    def lasting(self, first: date, last: date) -> int:
        """How many days a notice that hangs from ``first`` to ``last`` hangs, both included."""
        before = first - timedelta(days=1)
        return (last - before).days if self.unit is Unit.NATURAL else self.calendar.between(before, last)

    def is_late(self, start: date, end: date, count: int) -> bool:
        """Whether ``end`` lies after the last day."""
        return end > self.due(start, count)

    def unsure(self, start: date, end: date, count: int) -> bool:
        """Whether the lateness hangs on a calendar that is not announced yet: then nobody is late."""
        if self.unit is Unit.WORKDAYS:
            return self.calendar.provisional(start, end)
        due = self.due(start, count)
        return self.calendar.provisional(due, due) and (end - due).days <= _LONGEST_HOLIDAY

    def told(self, count: int) -> str:
        """``20 个工作日``."""
        return f"{count} {self.unit.label}"

    def arithmetic(self, start: date, end: date, count: int) -> str:
        """Why ``end`` is late, so that it can be counted again by hand."""
        due = self.due(start, count)
        plain = months_after(start, count) if self.unit is Unit.MONTHS else start + timedelta(days=count)
        moved = self.unit is not Unit.WORKDAYS and due != plain
        shifted = f"；期满日 {plain} 不是工作日，顺延" if moved else ""
        used = f"用了 {self.told(self.took(start, end))}"
        return f"{used}，超过 {count} 个{shifted}（应于 {due} 前"


def next_workday(day: date, calendar: WorkCalendar) -> date:
    """The day itself where offices work on it, else the first one after it on which they do."""
    return day if calendar.is_workday(day) else calendar.add(day, 1)


def clock(unit: str, calendar: WorkCalendar) -> Clock:
    """The clock that an indicator names: workdays, natural or months.  ValueError on any other word."""
    return Clock(Unit(unit), calendar)


def months_after(day: date, count: int) -> date:
    """The same day ``count`` months later, the month's last where it has no such day (民法典第二百零二条)."""
    index = day.year * _MONTHS + day.month - 1 + count
    year, month = divmod(index, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

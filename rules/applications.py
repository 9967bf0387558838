"""The clock of an application for information: when an answer is due, and what time does not count.

条例第三十条 (supplement), 第三十二条 (third party), 第三十三条 (20 working days, extension, time of
consulting others left out).  Only working days, 调休 included; the day of receipt does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.ledger import Application, Consultation
from audit.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Clock:
    """How long an answer may take and has taken.

    ``start`` is the day from which it is counted (not itself counted), ``limit`` the working days allowed,
    ``first_due`` the day without the extension, ``due`` the last day allowed, ``excluded`` the working days
    of consultations that do not count.
    """

    start: date
    limit: int
    first_due: date
    due: date
    excluded: int
    extended: bool

    def used(self, calendar: WorkCalendar, day: date) -> int:
        """The working days that had counted by ``day``."""
        return calendar.between(self.start, day) - self.excluded


def clock_of(
    application: Application, calendar: WorkCalendar, *, days: int, extension: int, until: date
) -> Clock:
    """The clock of one application; consultations without an end run until ``until``.

    An extension counts where the applicant was told before the first limit had passed.
    """
    start = application.supplied or application.received
    spans = [span for span in (application.third, application.other) if span is not None]
    stop = application.answered or until
    excluded, first_due = _excluded(spans, start, calendar.add(start, days), stop, calendar)
    extended = application.told is not None and application.told <= first_due
    limit = days + (extension if extended else 0)
    excluded, due = _excluded(spans, start, calendar.add(start, limit), stop, calendar)
    return Clock(start, limit, first_due, due, excluded, extended)


def _excluded(
    spans: Iterable[Consultation], start: date, due: date, stop: date, calendar: WorkCalendar
) -> tuple[int, date]:
    """The working days of the consultations that began in time, and the due day moved by them.

    Days that two consultations share are left out once.
    """
    total, reached = 0, start
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > due:
            continue  # begun when the time was already over: it cannot bring it back
        first, last = max(span.start, reached), min(span.end or stop, stop)
        if last <= first:
            continue
        left_out = calendar.between(first, last)
        total += left_out
        due = calendar.add(due, left_out)
        reached = last
    return total, due


def consulted_days(span: Consultation, calendar: WorkCalendar, until: date) -> int:
    """How many working days a consultation took."""
    return calendar.between(span.start, span.end or until)

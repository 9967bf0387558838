"""The days that commands work with: the day of audit, and the period that it looks at by default."""

from __future__ import annotations

from datetime import date, datetime

from audit.errors import InputError
from audit.model import Period


def parse_day(text: str, option: str) -> date:
    """A day given on the command line; today where it is blank.  InputError where it is no date."""
    if not text:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError.one(option, f"“{text}”不是日期", "请写成 2026-06-30 的形式") from None


def audited_period(as_of: date) -> Period:
    """From the first of January to the day of audit; in the first quarter, from the year before.

    An audit in February that looked at six weeks only would find next to nothing to judge.
    """
    year = as_of.year if as_of.month > 3 else as_of.year - 1
    return Period(date(year, 1, 1), as_of)

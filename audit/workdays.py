"""Working days of the People's Republic, 调休 included, as one pure object.

Sources in order of authority: the notices in ``workdays.yml`` (and the user's own file of that
form), then chinesecalendar.  A year that no notice covers is *provisional*: weekends and the
holidays with a fixed date only, so nobody may be called late on the strength of it (catalogue §11,
fact 3).  Nothing here raises on any date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from audit.yamlfile import Node, load_yaml, parse_date

_FIRST, _LAST = date(1949, 10, 1), date(2100, 12, 31)
#: Statutory holidays that fall on the same day every year (全国年节及纪念日放假办法).
_FIXED = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
_NOTICES = Path(__file__).with_name("workdays.yml")
#: No holiday arrangement is longer; a longer span is a slip of the pen.
_LONGEST = timedelta(days=31)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are working days, counted once so that every question is a subtraction.

    ``official`` are the years with a State Council notice; ``off`` and ``work`` the days on which
    those years differ from plain weekdays.
    """

    official: frozenset[int] = frozenset()
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    _passed: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_passed", tuple(self._count()))

    def _count(self) -> Iterator[int]:
        total = 0
        for offset in range((_LAST - _FIRST).days + 1):
            total += self._judge(_FIRST + timedelta(days=offset))
            yield total

    def _judge(self, day: date) -> bool:
        if day in self.work:
            return True
        if day in self.off:
            return False
        fixed = day.year not in self.official and (day.month, day.day) in _FIXED
        return day.weekday() < _SATURDAY and not fixed

    def is_workday(self, day: date) -> bool:
        """Whether offices work on ``day`` (provisionally, in a year without a notice)."""
        return self._judge(day)

    def between(self, start: date, end: date) -> int:
        """How many working days lie after ``start``, up to and including ``end``; negative if reversed.

        The day of the event itself does not count (民法典第二百零一条).
        """
        return self._before(end) - self._before(start)

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (``day`` itself where count is 0)."""
        if count <= 0:
            return day
        index = bisect_left(self._passed, self._before(day) + count)
        return _FIRST + timedelta(days=min(index, len(self._passed) - 1))

    def provisional(self, start: date, end: date) -> bool:
        """Whether some day of the span lies in a year for which no notice is known."""
        first, last = min(start, end), max(start, end)
        return any(year not in self.official for year in range(first.year, last.year + 1))

    def _before(self, day: date) -> int:
        if day < _FIRST:
            return 0
        return self._passed[(min(day, _LAST) - _FIRST).days]


def load_calendar(extra_yaml: Path | None = None) -> WorkCalendar:
    """The calendar of the built-in years, the shipped notices and those of ``extra_yaml``.

    A notice replaces everything known of its year.  Raises InputError with every mistake where a
    file of notices holds something that is no date or no notice.
    """
    base = _packaged()
    official, off, work = set(base.official), set(base.off), set(base.work)
    for path in (_NOTICES, extra_yaml):
        for notice in read_notices(path) if path else ():
            official.add(notice.year)
            off = {day for day in off if day.year != notice.year} - notice.work | notice.off
            work = {day for day in work if day.year != notice.year} - notice.off | notice.work
    return WorkCalendar(frozenset(official), frozenset(off), frozenset(work))


@dataclass(frozen=True, slots=True)
class Notice:
    """One State Council notice: the days off and the make-up working days of a year."""

    year: int
    off: frozenset[date]
    work: frozenset[date]


def read_notices(path: Path) -> tuple[Notice, ...]:
    """The notices in ``path`` (form: see ``workdays.yml``); InputError with every mistake."""
    root = load_yaml(path)
    root.unknown_keys({"notices"})
    notices = tuple(_notice(item) for item in root.sequence("notices"))
    root.finish()
    return notices


def _notice(item: Node) -> Notice:
    item.unknown_keys({"year", "document", "off", "work"})
    year = item.integer("year", 0, required=True)
    item.string("document", required=True)
    off, work = _days(item, "off"), _days(item, "work")
    for day in sorted(off & work):
        item.mistake(f"{day} 同时写在 off 和 work 里", "请按通知原文留下其中一个", "work")
    return Notice(year, off, work)


def _days(item: Node, key: str) -> frozenset[date]:
    days: set[date] = set()
    for node in item.sequence(key):
        first, _, last = (node.text or "").partition("..")
        start, end = parse_date(first), parse_date(last or first)
        if start is None or end is None or not start <= end <= start + _LONGEST:
            node.mistake(f"“{node.text}”不是日子", "请写 2027-01-01 或 2027-02-06..2027-02-12")
            continue
        days.update(start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return frozenset(days)


@lru_cache(maxsize=1)
def _packaged() -> WorkCalendar:
    """The years that chinesecalendar knows, without its habit of raising on all others."""
    from chinese_calendar.constants import holidays, workdays

    years = frozenset(day.year for day in holidays)
    return WorkCalendar(years, frozenset(holidays), frozenset(workdays))

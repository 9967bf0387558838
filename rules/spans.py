"""The months that a title of a periodical series covers: 2026年3月, 一季度, 1-3月, 上半年, 2026年度."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from audit.model import Record
from audit.widths import plain_width
from rules.dates import first_seen, years_in

_CHINESE = {text: number for number, text in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_NUMBER = r"(\d{1,2}|十[一二]?|[一二三四五六七八九])"
_RANGE = re.compile(rf"{_NUMBER}月?(?:份)?(?:-|—|–|至|到|~|～)+{_NUMBER}月")
_MONTH = re.compile(rf"(?<![\d第]){_NUMBER}月(?!\d{{1,2}}日)")
_NUMERIC = re.compile(r"(?:19|20)\d{2}[-./](\d{1,2})(?![\d])(?![-./]\d)")
_QUARTER = re.compile(r"(?:第?([一二三四1-4])季度|([一二三四1-4])季度|Q([1-4]))", re.IGNORECASE)
_FIRST_THREE = re.compile("前三季度|1-9月")
_HALF = re.compile("(上半年)|(下半年)")
_WHOLE = re.compile("全年|年度|年报")


class Step(StrEnum):
    """How often a series appears."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months one issue covers."""
        return {"month": 1, "quarter": 3, "year": 12}[self]


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One term of a series: its year, and its last month."""

    year: int
    month: int

    def label(self, step: Step) -> str:
        """As a report names it: 2026年3月, 2026年第1季度, 2026年."""
        if step is Step.YEAR:
            return f"{self.year}年"
        return (
            f"{self.year}年{self.month}月" if step is Step.MONTH else f"{self.year}年第{self.month // 3}季度"
        )

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - timedelta(days=1)


def terms(start: date, end: date, step: Step) -> tuple[Term, ...]:
    """The terms that lie wholly between the two days."""
    found = []
    for year in range(start.year, end.year + 1):
        for month in range(step.months, 13, step.months):
            term = Term(year, month)
            first = date(year, month - step.months + 1, 1)
            if start <= first and term.last_day <= end:
                found.append(term)
    return tuple(found)


def covered(record: Record) -> tuple[Term, Term] | None:
    """The first and last month that the record's title covers; None where it does not say.

    A title without a year is of the year of its publication, or of the one before where the month had
    not come yet (a December report that appears in January).
    """
    title = plain_width(record.title)
    months = _months(title)
    if months is None:
        return None
    stated = years_in(title)
    seen = first_seen(record)
    if stated:
        year = stated[0]
    elif seen is not None:
        year = seen.year if months[1] <= seen.month else seen.year - 1
    else:
        return None
    first, last = months
    # 2025年11月至1月 began in the year that is named.
    return (Term(year, first), Term(year if last >= first else year + 1, last))


def _months(title: str) -> tuple[int, int] | None:
    text = re.sub(r"\s+", "", title)
    if _FIRST_THREE.search(text):
        return 1, 9
    ranged = _RANGE.search(text)
    if ranged:
        return _valid(_number(ranged[1]), _number(ranged[2]))
    quarter = _QUARTER.search(text)
    if quarter:
        number = _number(quarter[1] or quarter[2] or quarter[3])
        return number * 3 - 2, number * 3
    half = _HALF.search(text)
    if half:
        return (1, 6) if half[1] else (7, 12)
    month = _MONTH.search(text)
    if month:
        return _valid(_number(month[1]), _number(month[1]))
    numeric = _NUMERIC.search(text)
    if numeric:
        return _valid(int(numeric[1]), int(numeric[1]))
    return (1, 12) if _WHOLE.search(text) else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _CHINESE[text]


def _valid(first: int, last: int) -> tuple[int, int] | None:
    return (first, last) if 1 <= first <= 12 and 1 <= last <= 12 else None


def covers(span: tuple[Term, Term], term: Term, step: Step) -> bool:
    """Whether an issue of that span speaks of any month of the term: one on May is one of its quarter."""
    return span[0] <= term and span[1] >= Term(term.year, term.month - step.months + 1)

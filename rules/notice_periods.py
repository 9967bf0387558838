"""How long a notice hangs (公示期): the run that its text states, in dates or as a length.

A length that is stated in other days than the law counts is turned into the law's, in the agency's favour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rules.clocks import Clock, Unit
from rules.dates import days_in

#: A run that begins further from the day of publication is a slip of the pen, or another matter's.
_NEAR = timedelta(days=60)
_LABELLED = 70
_NUMBER = "一二三四五六七八九十两"
_LENGTH = re.compile(
    rf"(?<![月年\d{_NUMBER}第])(\d{{1,3}}|[{_NUMBER}]{{1,3}})\s*[（(]?\s*(?:个)?\s*(工作)?(日|天|周)(?!\s*前)"
)
_SINCE = re.compile(
    rf"公[示告](?:发布|公布|开始)?之日起\s*[:：]?\s*(\d{{1,3}}|[{_NUMBER}]{{1,3}})\s*(?:个)?\s*(工作)?(日|天|周)"
)
_OBJECTING = re.compile("^间?[，,]|异议|反映|反馈|提出|受理|答复|申诉|复核|来信|来电|来访|联系")
#: 6月16日至22日, without a year.
_SHORT_SPAN = re.compile(
    r"(?<![年\d])(\d{1,2})月(\d{1,2})日\s*起?\s*(?:至|到|—+|–|-+|～|~|－)+\s*(?:(\d{1,2})月)?(\d{1,2})日"
)
_JOINT = re.compile(
    r"\s*(?:[（(]\s*(?:星期|周).[）)])?\s*(?:上午|下午)?\s*(?:\d{1,2}[:：时]\d{0,2}分?)?\s*起?\s*(?:至|到|—+|–|-|～|~|－)"
)
_UNTIL = re.compile(r"(?:之日起|即日起|今日起)[^。；;]{0,6}?(?:至|到|截至|截止到?)\s*$")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Run:
    """A notice's run: both days where they are written, else the stated length and its unit."""

    first: date
    last: date
    days: int
    unit: Unit | None
    told: str

    def lasts(self, clock: Clock) -> int:
        """How many of the clock's days it lasts, first and last included.

        A length in the clock's own days counts as it stands.
        """
        return self.days if self.unit is clock.unit else clock.lasting(self.first, self.last)


def run_of(text: str, labels: Iterable[str], shown: date, clock: Clock) -> Run | None:
    """The one run that ``text`` states under one of ``labels``; None where it is not clear.

    ``shown`` is the day of publication, from which a bare length counts.
    """
    places = list(_places(text, labels))
    spans = {span for place in places for span in _spans(place, shown)}
    if len(spans) == 1:
        first, last = spans.pop()
        near = abs(first - shown) <= _NEAR and first <= last
        return Run(first, last, 0, None, f"{first} 至 {last}") if near else None
    if spans:
        return None
    ends = {last for place in places for last in _ends(place)}
    if len(ends) == 1 and shown <= (last := ends.pop()) <= shown + 4 * _NEAR:
        return Run(shown, last, 0, None, f"{shown}（发布日）至 {last}")
    if any(abs(first - shown) <= _NEAR for first, _ in _spans(text, shown)):
        return None  # 自3月2日至3月9日公示 without a label: a length under a label may be another matter's
    lengths = {found for place in places if (found := _length(_own_length(place)))}
    lengths |= {found for hit in _SINCE.finditer(text) if (found := _length(hit))}
    return None if ends or len(lengths) != 1 else _counted(*lengths.pop(), shown, clock)


def _places(text: str, labels: Iterable[str]) -> Iterator[str]:
    """What stands behind each label, to the end of its sentence."""
    either = "|".join(re.escape(word) for word in sorted(labels, key=len, reverse=True))
    # 公示期满后3日内 tells what comes after, 公示期内（…至…） tells the run itself.
    for hit in re.finditer(rf"(?:{either})(?!满|结束|届满|过后)([^。\n]*\n?[^。\n]*)", text):
        yield hit[1][:_LABELLED]


def _spans(place: str, shown: date) -> Iterator[tuple[date, date]]:
    days = list(days_in(place))
    for one, two in pairwise(days):
        if one.end == two.start or _JOINT.match(place, one.end, two.start):
            yield one.day, two.day
    if not days:
        for hit in _SHORT_SPAN.finditer(place):
            month, last_month = int(hit[1]), int(hit[3] or hit[1])
            first = _day(shown.year, month, int(hit[2]))
            last = _day(shown.year + (last_month < month), last_month, int(hit[4]))
            if first and last:
                yield first, last


def _ends(place: str) -> Iterator[date]:
    """The last day of 自发布之日起至2026年3月10日."""
    for written in days_in(place):
        if _UNTIL.search(place[: written.start]):
            yield written.day


def _own_length(place: str) -> re.Match[str] | None:
    """The length behind the label, unless it is the time to object in: 公示期间，如有异议请在3日内反映."""
    hit = _LENGTH.search(place)
    return None if hit is None or _OBJECTING.search(place[: hit.start()]) else hit


def _length(hit: re.Match[str] | None) -> tuple[int, Unit] | None:
    if hit is None:
        return None
    number = int(hit[1]) if hit[1].isdigit() else _chinese(hit[1])
    if hit[3] == "周":
        return (number * _DAYS_OF_WEEK, Unit.NATURAL) if not hit[2] and number else None
    return (number, Unit.WORKDAYS if hit[2] else Unit.NATURAL) if number else None


def _chinese(text: str) -> int:
    """五 → 5, 十五 → 15, 二十 → 20; 0 where it is no number."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * _DIGITS.get(tens, 1) + (_DIGITS.get(ones, 0) if ones else 0)


def _counted(days: int, unit: Unit, shown: date, clock: Clock) -> Run:
    """A bare length from the day of publication; the longer reading where a day more or less is open."""
    last = clock.calendar.add(shown, days) if unit is Unit.WORKDAYS else shown + timedelta(days=days)
    word = "个工作日" if unit is Unit.WORKDAYS else "日"
    return Run(shown, last, days, unit, f"{shown}（发布日）起 {days} {word}")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

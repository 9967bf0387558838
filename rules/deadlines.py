"""Whether items became visible within a period after they were made: the verdict on each, and the doubts.

The reason says from which day to which, by which clock, and the last day that would have been in time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.model import Finding, Outcome, Record
from rules.clocks import Clock
from rules.dates import days_in, first_seen
from rules.findings import failed, manual, shown_by, unavailable
from rules.titles import cited

#: The words by which labels of days end: two of them before a day are two labels.
_LABELS = re.compile("日期|时间|期限|有效期|截止|起止")
#: So many of them, where nothing stood in the columns before that day: a new site, or one that moved.
_FEW = 3
#: So many late items on one day are looked at by a person (catalogue PF-06).
_MANY = 10


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period and the words for its two ends: 成文 → 公开, 作出决定 → 公示.

    Items that took longer than ``review_after`` days may be old ones put up later; without
    ``late_fails`` lateness is a person's matter.
    """

    clock: Clock
    count: int
    made: str = "成文"
    shown: str = "公开"
    before: str = ""
    review_after: int = 365
    late_fails: bool = True

    def verdict(self, record: Record, start: date) -> Finding | None:
        """The verdict on one item that is visible; None where it was in time."""
        seen = first_seen(record)
        assert seen is not None
        word = self.before or self.made
        evidence = (record.evidence(f"{record.title}：{word} {start}，{self.shown} {seen}"),)
        told = f"{cited(record.title)}{start} {self.made}，{seen} {self.shown}"
        if seen < start:
            reason = f"{told}，{self.shown}早于{word}，请人工核对日期"
            return manual(reason, evidence, record.title)
        if not self.clock.is_late(start, seen, self.count):
            return None
        if self.clock.unsure(start, seen, self.count):
            about = self.clock.told(self.clock.took(start, seen))
            reason = f"{told}，约 {about}，但跨到尚未公布放假安排的年度，不认定超期"
            return unavailable(reason, evidence, record.title)
        if (seen - start).days > self.review_after:
            reason = f"{told}，相隔 {(seen - start).days} 天，可能是历史文件补录，请人工核对"
            return manual(reason, evidence, record.title)
        reason = f"{told}，{self.clock.arithmetic(start, seen, self.count)}{self.shown}）"
        if self.late_fails:
            return failed(reason, evidence, record.title)
        return manual(f"{reason}，请人工核对是否已在别处按时{self.shown}", evidence, record.title)


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of many items: late ones, doubtful ones, and how many were in time."""

    late: tuple[Finding, ...]
    doubts: tuple[Finding, ...]
    on_time: int


def judge(
    dated: Iterable[tuple[Record, date]],
    deadline: Deadline,
    *,
    moves_excuse: bool = True,
    opening: date | None = None,
) -> Judged:
    """The verdicts on items with the day on which each was made.

    With ``moves_excuse`` late items of many months that all appeared on one day are asked of a person: a
    site's move looks like that.  ``opening`` is the first day on which anything stood in the columns: of
    what was put up then a few late items are enough.
    """
    verdicts = [(record, start, deadline.verdict(record, start)) for record, start in dated]
    doubts = [found for _, _, found in verdicts if found and found.outcome is not Outcome.FAIL]
    accused = [(r, start, found) for r, start, found in verdicts if found and found.outcome is Outcome.FAIL]
    together = [(record, start) for record, start, _ in accused]
    moved = _put_up_together(together, opening, many=_MANY if moves_excuse else None)
    late = [found for record, _, found in accused if first_seen(record) not in moved]
    doubts += [_moved(day, records) for day, records in sorted(moved.items())]
    return Judged(tuple(late), tuple(doubts), sum(found is None for _, _, found in verdicts))


def opening_of(records: Iterable[Record]) -> date | None:
    """The first day on which anything of the columns was visible; None where no day is known."""
    return min((day for record in records if (day := first_seen(record))), default=None)


def _put_up_together(
    late: Iterable[tuple[Record, date]], opening: date | None, *, many: int | None
) -> dict[date, list[Record]]:
    """Late items of many months that all appeared on one day: a site's move, or a day of catching up."""
    by_day: dict[date, list[tuple[Record, date]]] = defaultdict(list)
    for record, start in late:
        by_day[first_seen(record) or date.max].append((record, start))
    return {
        day: [record for record, _ in found]
        for day, found in by_day.items()
        if len({(start.year, start.month) for _, start in found}) > 1
        and ((many is not None and len(found) >= many) or (day == opening and len(found) >= _FEW))
    }


def _moved(day: date, records: list[Record]) -> Finding:
    reason = f"{len(records)} 件不同月份的文件都在 {day} 上网，可能是网站迁移或集中补录，请人工核对"
    return manual(reason, shown_by(records))


def labelled_day(text: str, label: re.Pattern[str]) -> tuple[date, ...]:
    """The days that the text states under such a label, each once; in a table on the line after it.

    A page that lists several decisions has several days and none that is its own.  A day behind the next
    label (签订日期：　公告日期：2026-05-06) is that one's.
    """
    found = {
        written.day
        for hit in label.finditer(text)
        for written in list(days_in(hit[0]))[:1]
        if len(_LABELS.findall(hit[0][: written.start])) <= 1
    }
    return tuple(sorted(found))


def label_of(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern of any of those labels with what may stand behind it."""
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{either})\s*[:：]?\s*[^\n。]{{0,30}}")

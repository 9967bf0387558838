"""Reading a list from its first page back to the start of the period, and knowing when to stop.

Ends are found by rule, not by budget: no next page, a page seen before, a page wholly older than
what is asked for.  What the pager claims is compared with what was read, so that a list is called
complete only where nothing is missing.  Where a page could not be read, but the pages before it stand
in strict order of time and go back beyond what is asked for, nothing that matters is missing either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from audit.model import FetchOutcome
from crawler.page import PageKind, PageRequest, RecordLink
from crawler.stored import StoredReading
from crawler.urls import host_of, key_of, seen_hash

#: A list that never shows a date has no period to stop at; this many pages of it are enough.
UNDATED_PAGES = 100
#: Rows that a page must have before it alone proves that everything behind it is older.
_PROVING_ROWS = 3
#: Rows and different days that must stand in order of time before the order is believed.
_ORDERED_ROWS, _ORDERED_DAYS = 8, 3
#: Rows of a list that are kept to be looked for in another.
_KEPT_ROWS = 300
#: Letters of text that make a page without a list a column's content.
_CONTENT_TEXT = 100
#: Labels at the end of their hosts that one owner's sites share (luhe.gov.cn).
_SISTERS = 3


@dataclass(slots=True)
class Chain:
    """The pages of one list, in order.

    ``horizon`` is the first day that matters.  ``limit`` says in Chinese why the list was not read
    to its end; it is empty where it was, or where reading on was needless.  ``words`` are
    marks of the rows shown.  A list that is not ``asked`` for is read as far as its pages are known.
    """

    start: str
    horizon: date
    asked: bool = True
    keys: list[str] = field(default_factory=list)
    following: PageRequest | None = None
    ended: bool = False
    limit: str = ""
    words: set[int] = field(default_factory=set)
    outcome: FetchOutcome | None = None
    pages_claimed: int | None = None
    records_claimed: int | None = None
    records_read: int = 0
    _rows: set[int] = field(default_factory=set)
    _digests: set[str] = field(default_factory=set)
    _dated: bool = False
    _unsorted: bool = False
    _last: date | None = None
    _old_pages: int = 0
    _disordered: bool = False
    _undated: int = 0
    _oldest: date | None = None
    _days: set[date] = field(default_factory=set)
    _recent: dict[int, date] = field(default_factory=dict)
    _cut: bool = False
    _hidden: bool = False

    @property
    def next_key(self) -> str:
        """By what the page to be read next is known; empty where there is none."""
        if self.ended or self.following is None:
            return ""
        return key_of(self.following.url, self.following.method, self.following.body)

    @property
    def complete(self) -> bool:
        """Whether everything since the horizon was read."""
        return self.ended and not self.limit

    def stop(self, limit: str) -> None:
        """End here, for a reason that lies outside the list."""
        self.ended, self.following = True, None
        self.limit = "" if self._reaches_back() else limit

    def _reaches_back(self) -> bool:
        """Whether all that follows must be older than what matters: every row dated, all in order of time."""
        return self.since is not None and self.since <= self.horizon

    @property
    def since(self) -> date | None:
        """The day from which on nothing is missing: every row is dated, all stand in order of time.

        Of the oldest day shown, more may stand on the next page.  None where the order proves nothing.
        """
        if self._disordered or self._undated or self._oldest is None:
            return None
        ordered = self.records_read >= _ORDERED_ROWS and len(self._days) >= _ORDERED_DAYS
        return self._oldest + timedelta(days=1) if ordered else None

    def is_within(self, other: Chain) -> bool:
        """Whether ``other``, a list over this one's folder that was read back far enough, shows its rows too.

        Sites list a sub-column's items in the column above once more; then what could not be read of
        the sub-column was read there.  A list above that shows only each sub-column's latest is told
        by its pager, which claims fewer items, or by its being a single page.
        """
        return other.complete and other.horizon <= self.horizon and self._shown_in(other, self.horizon)

    def is_within_since(self, other: Chain) -> bool:
        """The same of a list above that was not read to its end: as far as it was read without a gap."""
        return other.since is not None and self._shown_in(other, other.since)

    def _shown_in(self, other: Chain, day: date) -> bool:
        if not _lies_under(self.start, other.start):
            return False
        if self.records_claimed is not None and other.records_claimed is not None:
            if other.records_claimed < self.records_claimed:
                return False
        elif len(other.keys) < 2:
            return False
        recent = {row for row, shown in self._recent.items() if shown >= day}
        return len(recent) >= _PROVING_ROWS and recent <= other.words

    def feed(self, page: StoredReading) -> None:
        """Take the page asked for (the start, or ``next_key``) and decide what comes next."""
        if not page.ok:
            self._broken(page)
            return
        fresh = self._fresh(page.records)
        words = {_told(record) for record in page.records}
        told_before = len(words) >= _PROVING_ROWS and words <= self.words
        if self.keys and (page.digest in self._digests or not fresh or told_before):
            self._end()  # the site repeats itself for whoever asks for more
            return
        self.words |= words
        self._note_order(page.records)
        self.keys.append(page.key)
        self._cut |= page.cut
        self._hidden = page.pager_hidden
        self._digests.add(page.digest)
        self._rows |= fresh
        self.records_read += len(fresh)
        self.pages_claimed = page.page_count or self.pages_claimed
        self.records_claimed = page.total_records or self.records_claimed
        self.following = page.next_page or _framed(page)
        if self._is_old(page.records):
            self._old_pages += 1
            if self._old_pages > self._unsorted:
                self.ended, self.following = True, None  # all behind it is older still
                self._note_cut()
                return
        else:
            self._old_pages = 0
        self._go_on()

    def _note_order(self, records: Iterable[RecordLink]) -> None:
        """Note the days in their order, before ``_is_old`` looks at this page."""
        for record in records:
            if record.pinned:
                continue
            if record.date is None:
                self._undated += 1
                continue
            self._disordered |= self._oldest is not None and record.date > self._oldest
            self._oldest = record.date if self._oldest is None else min(self._oldest, record.date)
            if len(self._days) < _ORDERED_DAYS:
                self._days.add(record.date)
            if record.date >= self.horizon and len(self._recent) < _KEPT_ROWS:
                self._recent[_told(record)] = record.date

    def _go_on(self) -> None:
        if self.following is None or self.next_key in self.keys:
            self._end()
        elif not self._dated and len(self.keys) >= UNDATED_PAGES:
            self.stop(f"列表没有日期，读到第{len(self.keys)}页为止")

    def _broken(self, page: StoredReading) -> None:
        self.outcome = page.outcome if page.outcome is not FetchOutcome.OK else FetchOutcome.BLOCKED
        number = len(self.keys) + 1
        self.stop(f"第{number}页未能读取（{self.outcome.label}）")

    def _end(self) -> None:
        """No page follows: say whether that is the end of the list or of our understanding."""
        self.ended, self.following = True, None
        read = len(self.keys)
        if self._reaches_back():
            return
        self._note_cut()
        if self.pages_claimed is not None and read < self.pages_claimed:
            self.limit = f"分页未能全部读取（共{self.pages_claimed}页，读到第{read}页）"
        elif self.records_claimed is not None and self.records_read < self.records_claimed * 0.95:
            self.limit = f"列表未能全部读取（共{self.records_claimed}条，读到{self.records_read}条）"
        elif self._hidden and read == 1 and self.pages_claimed is None and self.records_claimed is None:
            self.limit = "翻页按钮由脚本生成，没有认出，只读到第1页"

    def _note_cut(self) -> None:
        """Of a page that is longer than anybody reads, nobody knows what the rest would have shown."""
        if self._cut and not self._reaches_back():
            self.limit = "页面过长，只读了前面的部分"

    def _fresh(self, records: Iterable[RecordLink]) -> set[int]:
        return {row for record in records if (row := _row(record)) not in self._rows}

    def _is_old(self, records: tuple[RecordLink, ...]) -> bool:
        """Whether every row that is not pinned lies before the horizon."""
        days = [record.date for record in records if record.date is not None and not record.pinned]
        for day in days:
            self._dated = True
            # A list in no order of time asks for one more old page before it is believed.
            if self._last is not None and day > self._last and len(self.keys) > 1:
                self._unsorted = True
            self._last = day
        undated = sum(record.date is None and not record.pinned for record in records)
        if not days or undated > len(days) / 4:
            return False
        if max(days) >= self.horizon:
            return False
        return len(days) >= _PROVING_ROWS or len(self.keys) > 1


def _framed(page: StoredReading) -> PageRequest | None:
    """The frame that holds the list of a page which shows none itself.

    One of the page's own host comes first, then one of a sister host (xxgk. beside www.); what another
    site lends (the weather, a map) holds no list of this one.
    """
    if page.records or page.article is not None:
        return None
    own = _labels(page.url)
    frames = [link.url for link in page.navigation if link.place == "frame" and link.url]
    same = next((url for url in frames if _labels(url) == own), None)
    sister = next((url for url in frames if _labels(url)[-_SISTERS:] == own[-_SISTERS:]), None)
    chosen = same or sister
    return PageRequest(chosen) if chosen else None


def _labels(url: str) -> list[str]:
    return host_of(url)[0].split(".")


def _told(record: RecordLink) -> int:
    return seen_hash(f"{record.title}\n{record.date}")


def _lies_under(url: str, above: str) -> bool:
    folder = above.rpartition("/")[0] + "/"
    return url != above and url.startswith(folder) and url.rpartition("/")[0] + "/" != folder


def _row(record: RecordLink) -> int:
    # Session ids are gone from the address by now; a script's rows are told apart by their words.
    return seen_hash(f"{record.url or record.href}\n{record.title}\n{record.date}")


def is_content(page: StoredReading) -> bool:
    """Whether a column's page is itself the content rather than a list of it."""
    if page.article is None or page.records:
        return False
    return page.kind is PageKind.ARTICLE or len(page.article.text) >= _CONTENT_TEXT

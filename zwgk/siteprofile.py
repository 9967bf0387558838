"""The profile of one agency's site: what the crawl made of it, put together from the store."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from audit.config import load_config
from audit.errors import InputError
from audit.model import (
    Agency,
    Capture,
    Column,
    ColumnId,
    Coverage,
    DocumentReading,
    FetchOutcome,
    Issue,
    Record,
)
from audit.sites import agency_hint, find_agency
from audit.store import CrawlState, Store
from crawler.stored import PAGE_KINDS
from crawler.surveying import CHARSET
from crawler.urls import normalised
from reports.detail import Trouble, troubles_of

_NUMBERS = re.compile(r"\d+")
_MOST_EXAMPLES = 3
#: Stages of issues that are no puzzles.
_ASIDE = frozenset({"decision", CHARSET})
#: Before any answer of a server: a later look at the same address wins.
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
#: The order in which columns are read: what was found first.
_ORDER = {Coverage.COMPLETE: 0, Coverage.PARTIAL: 1, Coverage.BLOCKED: 2, Coverage.ABSENT: 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page from which the crawl started: its role in Chinese, and how it was read."""

    role: str
    url: str
    kind: str = ""
    dialect: str = ""
    outcome: FetchOutcome | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A column with what its records show: the first and the last day, the dialect of its main page."""

    column: Column
    first: date | None = None
    last: date | None = None
    dialect: str = ""
    kind: str = ""

    @property
    def name(self) -> str:
        """The column's standard name."""
        return ColumnId(self.column.id).label


@dataclass(frozen=True, slots=True)
class Puzzle:
    """What was not understood, alike cases together: the words of the first, how many, examples."""

    what: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """How an agency's site was understood.

    ``dialects`` counts the pages read by each; ``decisions`` are a person's, other than about columns;
    ``charsets`` are wrong declarations of pages that were read all the same; ``files`` those that rules
    would have to know and that could not be read whole, by reason.
    """

    agency: Agency
    crawl: CrawlState | None
    dialects: Mapping[str, int] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    columns: tuple[Known, ...] = ()
    decisions: tuple[Issue, ...] = ()
    puzzles: tuple[Puzzle, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    charsets: tuple[Puzzle, ...] = ()
    files: tuple[Puzzle, ...] = ()

    @property
    def dialect(self) -> str:
        """The dialect of most pages; empty where nothing was read."""
        return max(self.dialects, key=lambda name: (self.dialects[name], name), default="")


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store of the workspace ``folder``; InputError where there is none."""
    with contextlib.closing(Store.open(load_config(folder).database)) as store:
        yield store


def named(store: Store, name: str) -> Agency:
    """The agency of that id or name; InputError, with the one probably meant, where there is none."""
    agencies = store.agencies()
    agency = find_agency(agencies, name)
    if agency is None:
        raise InputError.one(name, f"没有单位“{name}”", agency_hint(agencies, name))
    return agency


def profile_of(store: Store, agency: Agency) -> SiteProfile:
    """Put an agency's profile together."""
    readings = {
        url: (kind, dialect, payload.get("outcome"))
        for url, (kind, dialect, payload) in store.readings(agency.id, PAGE_KINDS).items()
    }
    issues = store.issues(agency.id)
    days: dict[str, list[date]] = {}
    records = store.records(agency.id)
    for record in records:
        if record.shown is not None:
            days.setdefault(str(record.column), []).append(record.shown)
    dialects = Counter(dialect for _, dialect, _ in readings.values() if dialect)

    def known(column: Column) -> Known:
        kind, dialect, _ = readings.get(normalised(column.url), ("", "", None))
        shown = days.get(str(column.id), [])
        return Known(column, min(shown, default=None), max(shown, default=None), dialect, kind)

    def entry(role: str, url: str) -> Entry:
        kind, dialect, outcome = readings.get(normalised(url), ("", "", None))
        return Entry(role, url, kind, dialect, FetchOutcome(outcome) if outcome else None)

    columns = sorted(store.columns(agency.id), key=lambda c: (_ORDER[c.coverage], str(c.id)))
    decisions = tuple(issue for issue in issues if issue.stage == "decision")
    return SiteProfile(
        agency,
        store.crawl_state(agency.id),
        dict(sorted(dialects.items(), key=lambda item: (-item[1], item[0]))),
        (*(entry("首页", url) for url in agency.sites), *(entry("公开平台", url) for url in agency.entry)),
        tuple(known(column) for column in columns),
        decisions,
        puzzles_of(issue for issue in issues if issue.stage not in _ASIDE and _refusal(issue) is None),
        troubles_of((*_refusals(issues), *(c for c in store.captures(agency.id) if not _is_no_trouble(c)))),
        puzzles_of(issue for issue in issues if issue.stage == CHARSET),
        puzzles_of(_unread(agency.id, records)),
    )


def _unread(agency: str, records: Iterable[Record]) -> Iterator[Issue]:
    """The files that somebody tried to read, and could not read whole: each once, and why."""
    files = {file.url: file for record in records for file in record.attachments}
    for file in files.values():
        if file.reading is not None and file.reading is not DocumentReading.READ:
            why = f"：{file.note}" if file.note and file.note != file.reading.label else ""
            yield Issue(agency, f"{file.reading.label}{why}", file.url)


def _refusal(issue: Issue) -> FetchOutcome | None:
    """What became of a request that the crawl noted as an issue; None where it is about something else."""
    if not issue.url:
        return None
    said = (outcome for outcome in FetchOutcome if f"{issue.what} ".startswith(f"{outcome.label} "))
    return max(said, key=lambda outcome: len(outcome.label), default=None)


def _refusals(issues: Iterable[Issue]) -> Iterator[Capture]:
    """Requests that brought no answer at all, or were never made: only an issue tells of them."""
    for issue in issues:
        outcome = _refusal(issue)
        if outcome is not None:
            yield Capture(issue.url, _BEFORE_ALL, outcome)


def _is_no_trouble(capture: Capture) -> bool:
    """A site without robots.txt allows everything (RFC 9309)."""
    return capture.url.endswith("/robots.txt") and capture.outcome.is_dead


def puzzles_of(issues: Iterable[Issue]) -> tuple[Puzzle, ...]:
    """Issues whose words differ in numbers only, together; the most frequent first."""
    groups: dict[str, list[Issue]] = {}
    for issue in issues:
        groups.setdefault(_NUMBERS.sub("#", issue.what), []).append(issue)
    found = [
        Puzzle(group[0].what, len(group), tuple(issue.url for issue in group if issue.url)[:_MOST_EXAMPLES])
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda puzzle: (-puzzle.count, puzzle.what)))

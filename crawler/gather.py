"""From list pages to records, and from records to the articles that must be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from audit.model import Attachment, ColumnId, ColumnNeed, FetchOutcome, Period, Record
from audit.store import Task
from crawler.fingerprint import fingerprint
from crawler.page import Article
from crawler.scope import is_file
from crawler.stored import StoredReading
from crawler.urls import normalised, seen_hash

#: Columns whose few documents matter whatever their age (catalogue §3, §8).
STANDING = frozenset(
    {
        ColumnId.ANNUAL_REPORT,
        ColumnId.GUIDE,
        ColumnId.REGULATIONS,
        ColumnId.BUDGET,
        ColumnId.FUNCTIONS,
        ColumnId.LEADERS,
        ColumnId.ON_REQUEST,
        ColumnId.STATUTORY,
    }
)
_MOST_STANDING = 200
_MAX_ATTACHMENTS = 100
#: A day after all others, in ordinals.
_LATEST = date(2199, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a column's records must be opened: those from ``start`` to ``end``, and undated ones."""

    need: ColumnNeed
    start: date
    end: date

    @classmethod
    def of(cls, need: ColumnNeed, period: Period) -> Wanted:
        """History counts only where bodies are read: older dates stand in the list already."""
        return cls(need, period.start - timedelta(days=need.history if need.texts else 0), period.end)

    def __contains__(self, record: Record) -> bool:
        if record.listed is None or self.need.column in STANDING:
            return record.position < _MOST_STANDING or record.listed is None
        return self.start <= record.listed <= self.end


def horizon(need: ColumnNeed | None, period: Period) -> date:
    """The first day back to which a column's lists must be read."""
    return period.start - timedelta(days=0 if need is None else need.history)


def listed(column: str, pages: Iterable[StoredReading]) -> Iterator[Record]:
    """The records that a column's list pages show, in order, each once."""
    seen: set[int] = set()
    position = 0
    for page in pages:
        for row in page.records:
            mark = seen_hash(row.url or f"{row.href}\n{row.title}")
            if mark in seen:
                continue
            seen.add(mark)
            yield Record(
                column=column,
                title=row.title,
                url=row.url,
                listed=row.date,
                doc_number=row.doc_number,
                index_number=row.index_number,
                source=row.source,
                list_url=page.url,
                list_sha256=page.sha256,
                position=position,
                pinned=row.pinned,
            )
            position += 1


def content_record(column: str, page: StoredReading) -> Record:
    """The record of a column whose page is itself the content (a guide, a list of duties)."""
    record = Record(
        column=column,
        title=page.title,
        url=page.url,
        list_url=page.url,
        list_sha256=page.sha256,
        outcome=FetchOutcome.OK,
        sha256=page.sha256,
        fetched_at=page.fetched_at,
        is_page=True,
    )
    return record if page.article is None else with_article(record, page.article)


def with_article(record: Record, article: Article) -> Record:
    """The record with what its article states; the list's word stands where the article is silent."""
    text = article.text
    return replace(
        record,
        title=article.title or record.title,
        published=article.published,
        issued=article.issued,
        doc_number=article.doc_number or record.doc_number,
        index_number=article.index_number or record.index_number,
        source=article.source or record.source,
        stated=article.stated,
        attachments=tuple(
            Attachment(url, link.name[:300])
            for link in article.attachments[:_MAX_ATTACHMENTS]
            if (url := normalised(link.url))
        ),
        text_length=len("".join(text.split())),
        fingerprint=fingerprint(text),
        text=text,
    )


@dataclass(slots=True)
class Openings:
    """Which articles to open, in which order; kept as numbers, since there may be very many.

    A first pass over the records notes each address (``note``); a second hands out its task where it
    comes up last (``task``), with the rows of all columns that show it.
    """

    priorities: dict[int, int]
    shown: Counter[int]
    rows: dict[int, dict[str, Any]]

    @classmethod
    def empty(cls) -> Openings:
        """None yet."""
        return cls({}, Counter(), {})

    def note(self, record: Record, need: ColumnNeed) -> None:
        """Note that ``record``'s article must be opened: bodies that rules read first, then newest first."""
        mark = seen_hash(record.url)
        day = record.listed.toordinal() if record.listed is not None else _LATEST
        priority = _LATEST - day + (0 if need.texts else _LATEST)
        self.priorities[mark] = min(priority, self.priorities.get(mark, priority))
        self.shown[mark] += 1

    def cut(self, most: int) -> None:
        """Keep the ``most`` that come first; the others will not be opened."""
        if len(self.priorities) > most:
            first = sorted((priority, mark) for mark, priority in self.priorities.items())[:most]
            self.priorities = {mark: priority for priority, mark in first}

    def task(self, record: Record, need: ColumnNeed) -> Task | None:
        """The task that opens ``record``'s article, once the last row that shows it has come up."""
        mark = seen_hash(record.url)
        payload = self.rows.setdefault(
            mark, {"texts": False, "attachments": False, "tables": False, "rows": []}
        )
        payload["texts"] = payload["texts"] or need.texts
        payload["attachments"] = payload["attachments"] or need.attachments
        payload["tables"] = payload["tables"] or need.tables
        payload["rows"].append(packed(record))
        self.shown[mark] -= 1
        if self.shown[mark]:
            return None
        payload = self.rows.pop(mark)
        role = "document" if is_file(record.url) else "article"
        return Task(record.url, "articles", role, payload=payload, priority=self.priorities[mark])

    def is_opened(self, record: Record) -> bool:
        """Whether the budget allows the article to be opened."""
        return seen_hash(record.url) in self.priorities


def packed(record: Record) -> list[Any]:
    """What a list says of a record, as JSON."""
    return [
        record.column,
        record.title,
        None if record.listed is None else record.listed.isoformat(),
        record.list_url,
        record.list_sha256,
        record.position,
        record.pinned,
        record.index_number,
        record.doc_number,
        record.source,
    ]


def unpacked_record(url: str, row: list[Any]) -> Record:
    """The record that ``packed`` wrote down."""
    column, title, day, list_url, sha256, position, pinned, index_number, doc_number, source = row
    return Record(
        column=column,
        title=title,
        url=url,
        listed=date.fromisoformat(day) if day else None,
        list_url=list_url,
        list_sha256=sha256,
        position=position,
        pinned=pinned,
        index_number=index_number,
        doc_number=doc_number,
        source=source,
    )

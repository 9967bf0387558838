"""The third phase: opening the records that the plan asks for, and what their articles state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from audit.model import ColumnId, ColumnNeed, FetchOutcome, PageFacts, Record
from audit.store import Task
from crawler.attachments import oddity
from crawler.chains import is_content
from crawler.context import Context
from crawler.coverage import is_hub
from crawler.dialects import article_of
from crawler.documenting import file_tasks, of_file, with_body_parts
from crawler.extract.pagemarks import article_marks
from crawler.fetching import Ask
from crawler.filereading import FileReading
from crawler.gather import (
    Openings,
    Wanted,
    content_record,
    listed,
    unpacked_record,
    with_article,
)
from crawler.page import Article, Page
from crawler.rereading import page_again
from crawler.scope import is_file, unique
from crawler.stored import StoredReading, looks_scripted
from crawler.visit import Visit


@dataclass(slots=True)
class Articles:
    """Records are written down as the lists show them, then again as their articles complete them."""

    context: Context
    name: str = "articles"

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """One round.  Planned once: a second planning would undo what articles have added."""
        if planned:
            yield []
        else:
            yield from self._plan()

    def _plan(self) -> Iterator[list[Task]]:
        """Records as the lists show them, and the tasks that open their articles.

        Both are written in portions: there may be very many.  A run that dies on the way plans anew
        and writes the same again.
        """
        journal, openings = self.context.journal, Openings.empty()
        for need, record in self._needed():
            if self._is_opened(need, record):
                openings.note(record, need)
        openings.cut(journal.pages_left())
        count = 0
        for need, record in self._needed():
            count += 1
            journal.writer.enqueue(self._planned(need, record, openings))
            if journal.writer.full:
                journal.flush()
        journal.spent.records = count
        yield []

    def _planned(self, need: ColumnNeed, record: Record, openings: Openings) -> list[Task]:
        if record.is_page:
            seen = record if not (need.texts or need.tables) else self._seen_again(record, need)
            return self._write(seen, (need,), texts=True)
        if not self._is_opened(need, record):
            return self._write(record)
        if not openings.is_opened(record):
            return self._write(replace(record, outcome=FetchOutcome.LIMIT))
        self._write(record)
        task = openings.task(record, need)
        return [] if task is None else [task]

    def _seen_again(self, record: Record, need: ColumnNeed) -> Record:
        """A page that is itself a column, with the tables and pictures that its reading did not keep."""
        context = self.context
        capture = context.store.capture(context.agency.id, record.url, record.sha256 or "")
        if capture is None:
            return record
        page = page_again(context.journal.evidence, capture, context.limits.page_size)
        return record if page is None else with_body_parts(record, page, tables=need.tables)

    def _is_opened(self, need: ColumnNeed, record: Record) -> bool:
        """Whether a record's article is asked for."""
        plan = self.context.plan
        if record.is_page or not record.url or plan.need(need.column) is None:
            return False
        return record in Wanted.of(need, plan.period)

    def _needed(self) -> Iterator[tuple[ColumnNeed, Record]]:
        """Every record that the lists show, in a fixed order; of columns not asked for, what is known."""
        for column, choice in sorted(self.context.choices.items()):
            need = self.context.plan.need(column) or ColumnNeed(column)
            for record in self._records(column, unique(choice.urls)):
                yield need, record

    def _records(self, column: ColumnId, urls: tuple[str, ...]) -> Iterator[Record]:
        shown: list[StoredReading] = []
        for url in urls:
            first = self.context.reading(url)
            if first is None:
                continue
            if first.ok and (is_content(first) or (not first.records and is_hub(column, first))):
                yield content_record(column, first)
            else:
                shown.append(first)
        yield from listed(column, (page for first in shown for page in self._pages(first.key)))

    def _pages(self, start: str) -> Iterator[StoredReading]:
        chain = self.context.chains.get(start)
        for key in chain.keys if chain is not None else ():
            page = self.context.reading(key)
            if page is not None:
                yield page

    def ask(self, task: Task) -> Ask:
        """A page, or a file where the list links straight to one."""
        limits = self.context.limits
        return Ask(task.url, limits.attachment_size if task.role == "document" else limits.page_size)

    def take(self, task: Task, visit: Visit) -> None:
        """Complete the records that lead here with what the article states."""
        page = visit.page
        if page is None or not page.text.strip():
            self._take_file(task, visit)
            return
        article = article_of(page)
        texts, tables = bool(task.payload.get("texts")), bool(task.payload.get("tables"))
        rows = _rows(task)
        needs = tuple(need for row in rows if (need := self.context.plan.need(row.column)) is not None)
        record = None
        for row in rows:
            record = _opened(row, visit, page, article)
            if texts or tables:
                record = with_body_parts(record, page, tables=tables)
            self.context.journal.writer.enqueue(self._write(record, needs, texts=texts))
        if record is not None:
            self.context.journal.writer.page(_facts(visit, page, record))

    def _take_file(self, task: Task, visit: Visit) -> None:
        """A record that is itself a file, or could not be opened."""
        fetched, file = visit.fetched, visit.file or FileReading()
        for row in _rows(task):
            record = replace(row, outcome=visit.outcome, sha256=visit.sha256, fetched_at=fetched.fetched_at)
            if visit.outcome is FetchOutcome.LIMIT:
                record = replace(row, outcome=visit.outcome)
            elif is_file(task.url) or (visit.outcome is FetchOutcome.OK and fetched.body):
                note = oddity(fetched.url, "", fetched.body, fetched.content_type) if fetched.ok else ""
                record = of_file(record, file, note, texts=bool(task.payload.get("texts")))
            self.context.journal.writer.record(record)

    def _write(
        self, record: Record, needs: tuple[ColumnNeed, ...] = (), *, texts: bool = False
    ) -> list[Task]:
        """Write a record down; return the tasks that open its attachments, as far as ``needs`` want them."""
        self.context.journal.writer.record(record if texts else replace(record, text=None))
        return list(file_tasks(record, needs, self.context.limits)) if record.attachments else []


def _rows(task: Task) -> list[Record]:
    rows: Any = task.payload.get("rows", [])
    return [unpacked_record(task.url, row) for row in rows]


def _opened(row: Record, visit: Visit, page: Page, article: Article) -> Record:
    record = with_article(row, article)
    if not record.text_length and looks_scripted(page):
        # The body is filled in by a script: we do not know what it says (catalogue FP-04).
        record = replace(record, text_length=None)
    return replace(record, outcome=visit.outcome, sha256=visit.sha256, fetched_at=visit.fetched.fetched_at)


def _facts(visit: Visit, page: Page, record: Record) -> PageFacts:
    return PageFacts(
        url=visit.fetched.url,
        role="article",
        sha256=visit.sha256,
        fetched_at=visit.fetched.fetched_at,
        title=record.title,
        meta={name: value[:300] for name, value in page.meta.items()},
        marks=article_marks(page),
    )

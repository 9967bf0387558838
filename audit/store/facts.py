"""Reading what a crawl collected: columns, records, pages, links, captures, issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from audit.model import Capture, Column, Issue, LinkCheck, PageFacts, Record
from audit.store import rows, schema
from audit.store.tables import Tables


class Facts(Tables):
    """The crawl's results, agency by agency."""

    def readings(self, agency: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
        """URL → (kind, dialect, what was understood) of every page that is no article."""
        t = schema.readings
        statement = select(t).where(t.c.agency == agency).order_by(t.c.url)
        return {row.url: (row.kind, row.dialect, row.payload) for row in self._rows(statement)}

    def reading(self, agency: str, url: str) -> tuple[str, str, dict[str, Any]] | None:
        """The same for one page; None where it was not read."""
        t = schema.readings
        found = self._rows(select(t).where(t.c.agency == agency, t.c.url == url))
        return next(((row.kind, row.dialect, row.payload) for row in found), None)

    def captures(self, agency: str) -> tuple[Capture, ...]:
        """Every answer, in the order of their URLs and times."""
        t = schema.captures
        statement = select(t).where(t.c.agency == agency).order_by(t.c.url, t.c.fetched_at, t.c.id)
        return tuple(rows.capture_from(row) for row in self._rows(statement))

    def warc_end(self, agency: str) -> dict[str, int]:
        """WARC file → the byte up to which the database vouches for it."""
        t = schema.captures
        statement = (
            select(t.c.warc_file, func.max(t.c.warc_offset + t.c.warc_length).label("end"))
            .where(t.c.agency == agency, t.c.warc_file.is_not(None))
            .group_by(t.c.warc_file)
        )
        return {row.warc_file: row.end for row in self._rows(statement)}

    def columns(self, agency: str) -> tuple[Column, ...]:
        """What was found of each column that the plan asked for."""
        t = schema.columns
        statement = select(t).where(t.c.agency == agency).order_by(t.c.id)
        return tuple(rows.column_from(row) for row in self._rows(statement))

    def records(
        self, agency: str, columns: Iterable[str] | None = None, texts: Iterable[str] = ()
    ) -> tuple[Record, ...]:
        """Records of the given columns (None: all), with body texts for those named in ``texts``.

        Sorted by column, newest first, then by URL and title: the same facts give the same order.
        """
        t = schema.records
        statement = select(t).where(t.c.agency == agency)
        if columns is not None:
            statement = statement.where(t.c.column.in_([str(column) for column in columns]))
        bodies = self._texts(agency, [str(column) for column in texts])
        found = (rows.record_from(row, bodies) for row in self._rows(statement))
        return tuple(sorted(found, key=_record_order))

    def _texts(self, agency: str, columns: list[str]) -> dict[str, str]:
        if not columns:
            return {}
        t, r = schema.texts, schema.records
        urls = select(r.c.url).where(r.c.agency == agency, r.c.column.in_(columns))
        statement = select(t.c.url, t.c.text).where(t.c.agency == agency, t.c.url.in_(urls))
        return {row.url: row.text for row in self._rows(statement)}

    def pages(self, agency: str) -> tuple[PageFacts, ...]:
        """Page facts, by URL."""
        t = schema.pages
        statement = select(t).where(t.c.agency == agency).order_by(t.c.url)
        return tuple(rows.page_from(row) for row in self._rows(statement))

    def links(self, agency: str) -> tuple[LinkCheck, ...]:
        """Link checks, by page and URL."""
        t = schema.links
        statement = select(t).where(t.c.agency == agency).order_by(t.c.found_on, t.c.url)
        return tuple(rows.link_from(row) for row in self._rows(statement))

    def issues(self, agency: str) -> tuple[Issue, ...]:
        """What was not understood, by stage and URL."""
        t = schema.issues
        statement = select(t).where(t.c.agency == agency).order_by(t.c.stage, t.c.url, t.c.what)
        return tuple(Issue(row.agency, row.what, row.url, row.stage) for row in self._rows(statement))


def _record_order(record: Record) -> tuple[str, int, str, str]:
    shown = record.shown
    return (record.column, -(shown.toordinal() if shown else 0), record.url, record.title)

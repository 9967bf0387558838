"""Reading what a crawl collected: columns, records, pages, links, captures, issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from audit.model import (
    Capture,
    Column,
    FetchOutcome,
    Issue,
    LinkCheck,
    PageFacts,
    Probe,
    Record,
    SearchCheck,
    Statement,
    Table,
)
from audit.store import document_rows, record_rows, rows, schema, sighting_rows
from audit.store.tables import Tables


class Facts(Tables):
    """The crawl's results, agency by agency."""

    def readings(
        self, agency: str, kinds: Iterable[str] | None = None
    ) -> dict[str, tuple[str, str, dict[str, Any]]]:
        """URL → (kind, dialect, what was understood) of every page that is no article (of those kinds)."""
        t = schema.readings
        statement = select(t).where(t.c.agency == agency).order_by(t.c.url)
        if kinds is not None:
            statement = statement.where(t.c.kind.in_(sorted(kinds)))
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
        seen = self._sighted(agency, spans=True)
        found = (rows.column_from(row) for row in self._rows(statement))
        return tuple(
            replace(column, audited=spans) if (spans := sighting_rows.spans_of(column, seen)) else column
            for column in found
        )

    def records(
        self,
        agency: str,
        columns: Iterable[str] | None = None,
        texts: Iterable[str] = (),
        tables: Iterable[str] = (),
    ) -> tuple[Record, ...]:
        """Records of the given columns (None: all), with body texts and tables for those named there.

        Sorted by column, newest first, then by URL and title: the same facts give the same order.
        """
        t = schema.records
        statement = select(t).where(t.c.agency == agency)
        if columns is not None:
            statement = statement.where(t.c.column.in_([str(column) for column in columns]))
        bodies = self._texts(agency, [str(column) for column in texts])
        grids = self._grids(agency, [str(column) for column in tables])
        seen = self.sightings(agency)
        found = (record_rows.record_from(row, bodies, grids, seen) for row in self._rows(statement))
        return tuple(sorted(found, key=_record_order))

    def _texts(self, agency: str, columns: list[str]) -> dict[str, str]:
        if not columns:
            return {}
        t, r = schema.texts, schema.records
        urls = select(r.c.url).where(r.c.agency == agency, r.c.column.in_(columns))
        statement = select(t.c.url, t.c.text).where(t.c.agency == agency, t.c.url.in_(urls))
        return {row.url: row.text for row in self._rows(statement)}

    def _grids(self, agency: str, columns: list[str]) -> dict[str, tuple[Table, ...]]:
        if not columns:
            return {}
        t, r = schema.grids, schema.records
        urls = select(r.c.url).where(r.c.agency == agency, r.c.column.in_(columns))
        statement = select(t.c.url, t.c.tables).where(t.c.agency == agency, t.c.url.in_(urls))
        return {row.url: document_rows.tables_from(row.tables) for row in self._rows(statement)}

    def body(self, agency: str, url: str) -> tuple[str, tuple[Table, ...]]:
        """The text and the tables of the article at ``url``; empty where none are kept."""
        t, g = schema.texts, schema.grids
        texts = self._rows(select(t.c.text).where(t.c.agency == agency, t.c.url == url))
        grids = self._rows(select(g.c.tables).where(g.c.agency == agency, g.c.url == url))
        return (
            next((row.text for row in texts), ""),
            next((document_rows.tables_from(row.tables) for row in grids), ()),
        )

    def capture(self, agency: str, url: str, sha256: str) -> Capture | None:
        """The latest answer from ``url`` with that content, or None."""
        t = schema.captures
        mine = (t.c.agency == agency) & (t.c.url == url) & (t.c.sha256 == sha256)
        found = self._rows(select(t).where(mine).order_by(t.c.id.desc()).limit(1))
        return next((rows.capture_from(row) for row in found), None)

    def sightings(self, agency: str) -> dict[tuple[str, str], date]:
        """(column, record key) → the day on which an audit of this workspace first saw it there."""
        return self._sighted(agency, spans=False)

    def _sighted(self, agency: str, *, spans: bool) -> dict[tuple[str, str], date]:
        t = schema.sightings
        of_spans = t.c.key.startswith(sighting_rows.SPAN)
        found = self._rows(select(t).where(t.c.agency == agency, of_spans if spans else ~of_spans))
        return {(row._mapping["column"], row.key): row.day for row in found}  # noqa: SLF001  # SQLAlchemy's name

    def statements(self, agency: str) -> tuple[Statement, ...]:
        """The imported evidence sheet's lines on this agency, by item, in the sheet's order."""
        t = schema.statements
        statement = select(t).where(t.c.agency == agency).order_by(t.c.item, t.c.ordinal)
        return tuple(document_rows.statement_from(row) for row in self._rows(statement))

    def probes(self, agency: str) -> tuple[Probe, ...]:
        """Every look that ``zwgk watch`` took at the site, in order of time."""
        t = schema.probes
        statement = select(t).where(t.c.agency == agency).order_by(t.c.at, t.c.url)
        return tuple(
            Probe(row.url, row.at, FetchOutcome(row.outcome), row.seconds) for row in self._rows(statement)
        )

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

    def searches(self, agency: str) -> tuple[SearchCheck, ...]:
        """What the site's own search answered, by title."""
        t = schema.searches
        statement = select(t).where(t.c.agency == agency).order_by(t.c.title)
        return tuple(rows.search_from(row) for row in self._rows(statement))

    def issues(self, agency: str) -> tuple[Issue, ...]:
        """What was not understood, by stage and URL."""
        t = schema.issues
        statement = select(t).where(t.c.agency == agency).order_by(t.c.stage, t.c.url, t.c.what)
        return tuple(Issue(row.agency, row.what, row.url, row.stage) for row in self._rows(statement))


def _record_order(record: Record) -> tuple[str, int, str, str]:
    shown = record.shown
    return (record.column, -(shown.toordinal() if shown else 0), record.url, record.title)

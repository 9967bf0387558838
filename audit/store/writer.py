"""Writing down what a crawl finds: in batches, each batch whole or not at all.

A page's capture, its records, the tasks it led to and the mark that it is done go into one
transaction.  Whenever the process dies, the database holds a state from which the same command
goes on; only answers that were in flight are asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, update

from audit.model import (
    Capture,
    Column,
    FetchOutcome,
    Issue,
    LinkCheck,
    PageFacts,
    Period,
    Record,
    SearchCheck,
)
from audit.model import Table as Grid
from audit.store import document_rows, record_rows, rows, schema, sighting_rows
from audit.store.tasks import Task

_BATCH = 400
Rows = list[dict[str, Any]]


def upsert(connection: Connection, table: Table, values: Rows, *, keep: bool = False) -> None:
    """Insert rows; where the primary (or only unique) key is there already, overwrite or ``keep``."""
    if not values:
        return
    insert = _insert(connection.dialect.name)
    keys = [column.name for column in table.primary_key]
    if table is schema.tasks:
        keys = ["agency", "key"]
    statement = insert(table)
    changes = {name: statement.excluded[name] for name in values[0] if name not in keys}
    if keep or not changes:
        statement = statement.on_conflict_do_nothing(index_elements=keys)
    else:
        statement = statement.on_conflict_do_update(index_elements=keys, set_=changes)
    connection.execute(statement, values)


def _insert(dialect: str) -> Any:
    """The dialect's INSERT that knows ON CONFLICT; only the one in use is imported."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as postgresql

        return postgresql
    from sqlalchemy.dialects.sqlite import insert as sqlite

    return sqlite


class CrawlWriter:
    """The one hand that writes an agency's facts during its crawl.

    ``before_commit`` is called just before a batch is committed: there the evidence must be flushed
    to disk, so that the database never cites bytes that are not there.
    """

    def __init__(self, engine: Engine, agency: str, before_commit: Callable[[], None] | None = None) -> None:
        self._engine = engine
        self._agency = agency
        self._before_commit = before_commit
        self._clear()

    def _clear(self) -> None:
        self._rows: dict[str, Rows] = {}
        self._last: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}
        self._done: dict[str, str] = {}
        self._state: dict[str, Any] = {}
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()

    def _keyed(self, table: Table, values: dict[str, Any]) -> None:
        # A key may come twice in one batch (PostgreSQL refuses that in one statement): the last wins.
        key = tuple(values[column.name] for column in table.primary_key)
        self._last.setdefault(table.name, {})[key] = values
        self._count += 1

    def enqueue(self, tasks: Iterable[Task]) -> None:
        """Add tasks to the frontier; one that was ever there is left as it is."""
        for task in tasks:
            known = task.identified()
            self._rows.setdefault("tasks", []).append(
                {
                    "agency": self._agency,
                    "key": known.key,
                    "phase": known.phase,
                    "priority": known.priority,
                    "state": "pending",
                    "role": known.role,
                    "url": rows.clean(known.url),
                    "method": known.method,
                    "body": known.body or None,
                    "depth": known.depth,
                    "payload": dict(known.payload),
                    "outcome": None,
                }
            )
            self._count += 1

    def finish(self, key: str, outcome: FetchOutcome) -> None:
        """Mark the task of that key as done."""
        self._done[key] = outcome.value
        self._count += 1

    def capture(self, capture: Capture, role: str) -> None:
        """Write down what a server answered."""
        self._rows.setdefault("captures", []).append(rows.capture_row(capture, self._agency, role))
        self._count += 1

    def reading(self, url: str, kind: str, dialect: str, payload: Mapping[str, Any]) -> None:
        """Keep what was understood of a page that is no article."""
        values = {
            "agency": self._agency,
            "url": rows.clean(url),
            "kind": kind,
            "dialect": dialect,
            "payload": dict(payload),
        }
        self._keyed(schema.readings, values)

    def page(self, page: PageFacts) -> None:
        """Keep a page's meta tags, footer and role."""
        self._keyed(schema.pages, rows.page_row(page, self._agency))

    def column(self, column: Column) -> None:
        """Keep what was found of a column."""
        self._keyed(schema.columns, rows.column_row(column, self._agency))

    def record(self, record: Record) -> None:
        """Keep a record; its body text and tables, if any, beside it."""
        self._keyed(schema.records, record_rows.record_row(record, self._agency))
        if record.text is not None:
            self.text(record.url, record.text)
        if record.tables:
            self.tables(record.url, record.tables)

    def text(self, url: str, text: str) -> None:
        """Keep the body text of the article at ``url``."""
        values = {"agency": self._agency, "url": rows.clean(url), "text": rows.clean(text)}
        self._keyed(schema.texts, values)

    def tables(self, url: str, tables: Iterable[Grid]) -> None:
        """Keep the tables of the article at ``url`` and of its files, in their order."""
        values = {"agency": self._agency, "url": rows.clean(url), "tables": document_rows.tables_json(tables)}
        self._keyed(schema.grids, values)

    def sighting(self, record: Record, day: date) -> None:
        """Note that an audit saw the record in its column on ``day``; the first such day stays."""
        values = {
            "agency": self._agency,
            "column": str(record.column),
            "key": record_rows.record_key(record),
            "day": day,
        }
        self._keyed(schema.sightings, values)

    def read_whole(self, column: Column, span: Period) -> None:
        """Note that the column was read whole over ``span``, which ends on the day of the reading."""
        self._keyed(schema.sightings, sighting_rows.span_row(column, span, self._agency))

    def link(self, link: LinkCheck) -> None:
        """Keep what became of a link."""
        self._keyed(schema.links, rows.link_row(link, self._agency))

    def search(self, search: SearchCheck) -> None:
        """Keep what the site's own search answered."""
        self._keyed(schema.searches, rows.search_row(search, self._agency))

    def issue(self, issue: Issue) -> None:
        """Keep something that was not understood."""
        values = {
            "agency": self._agency,
            "stage": issue.stage,
            "url": rows.clean(issue.url),
            "what": rows.clean(issue.what),
        }
        self._keyed(schema.issues, values)

    def progress(self, **changes: object) -> None:
        """Change fields of this agency's row in ``crawls`` (state, phase, pages, records …)."""
        self._state.update(changes)
        self._count += 1

    @property
    def full(self) -> bool:
        """Whether a flush is due."""
        return self._count >= _BATCH

    def flush(self) -> None:
        """Commit everything that was handed over since the last flush."""
        if not self._count:
            return
        if self._before_commit is not None:
            self._before_commit()
        with self._engine.begin() as connection:
            self._write(connection)
        self._clear()

    def _write(self, connection: Connection) -> None:
        if captures := self._rows.get("captures"):
            connection.execute(schema.captures.insert(), captures)
        for name, keyed in self._last.items():
            table = schema.metadata.tables[name]
            upsert(connection, table, list(keyed.values()), keep=table is schema.sightings)
        unique = {values["key"]: values for values in reversed(self._rows.get("tasks", []))}
        upsert(connection, schema.tasks, list(reversed(unique.values())), keep=True)
        if self._done:
            self._mark_done(connection)
        if self._state:
            mine = schema.crawls.c.agency == self._agency
            connection.execute(update(schema.crawls).where(mine).values(**self._state))

    def _mark_done(self, connection: Connection) -> None:
        by_outcome: dict[str, list[str]] = {}
        for key, outcome in self._done.items():
            by_outcome.setdefault(outcome, []).append(key)
        table = schema.tasks
        for outcome, keys in by_outcome.items():
            mine = (table.c.agency == self._agency) & table.c.key.in_(keys)
            connection.execute(update(table).where(mine).values(state="done", outcome=outcome))

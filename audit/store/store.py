"""Opening a workspace's database and reading from it; every answer is a value of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    create_engine,
    delete,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from audit.errors import WorkspaceError
from audit.model import Agency, IndicatorSystem, Probe, Statement
from audit.store import document_rows, rows, schema, sighting_rows
from audit.store.facts import Facts
from audit.store.judgement import Judgement
from audit.store.migrate import upgrade
from audit.store.system_json import system_from, system_json
from audit.store.tasks import Task
from audit.store.types import from_json
from audit.store.writer import CrawlWriter, upsert

_CRAWL_TABLES = (
    schema.tasks,
    schema.captures,
    schema.readings,
    schema.pages,
    schema.columns,
    schema.records,
    schema.texts,
    schema.grids,
    schema.links,
    schema.searches,
    schema.issues,
)


@dataclass(frozen=True, slots=True)
class CrawlState:
    """How far an agency's crawl has come; ``seconds`` is the working time over all its runs."""

    agency: str
    state: str
    phase: str
    plan: str
    started: datetime | None
    finished: datetime | None
    seconds: int
    pages: int
    records: int
    problems: int
    bytes: int
    note: str


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Settings of each SQLite connection: readers beside a writer, and patience with other writers."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=60000")
    cursor.close()


class Store(Facts, Judgement):
    """The database of one workspace (SQLite file, or PostgreSQL by URL)."""

    @classmethod
    def open(cls, where: Path | str, *, create: bool = False) -> Store:
        """Open a database, migrating it to this version's schema.

        ``where`` is a file path or a database URL.  Raises WorkspaceError where there is none and
        ``create`` is False, or where a newer version of the program wrote it.
        """
        name = str(where)
        if "://" not in name:
            if not create and not Path(where).is_file():
                raise WorkspaceError.one(name, "还没有采集数据", "请先运行 zwgk crawl")
            name = f"sqlite:///{Path(where)}"
        elif name.startswith("postgresql://"):
            name = name.replace("postgresql://", "postgresql+psycopg://", 1)
        engine = create_engine(name, json_deserializer=from_json)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        with engine.begin() as connection:
            upgrade(connection, str(where))
        return cls(engine, str(where))

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    # ---- notes -------------------------------------------------------------------------------

    def note(self, key: str) -> Any:
        """A value that was noted about the whole audit, or None."""
        with self.engine.connect() as connection:
            statement = select(schema.notes.c.value).where(schema.notes.c.key == key)
            return connection.execute(statement).scalar_one_or_none()

    def set_note(self, key: str, value: object) -> None:
        """Note a JSON value about the whole audit."""
        with self.engine.begin() as connection:
            upsert(connection, schema.notes, [{"key": key, "value": value}])

    def set_system(self, system: IndicatorSystem) -> None:
        """Keep the indicator system that the scores are made with."""
        self.set_note("system", system_json(system))

    def system(self) -> IndicatorSystem:
        """The indicator system of the scores; WorkspaceError where nothing was scored yet."""
        data = self.note("system")
        if data is None:
            raise WorkspaceError.one(self.name, "还没有计分", "请先运行 zwgk score")
        return system_from(data)

    def meta(self) -> dict[str, Any]:
        """What the last scoring noted about the audit: title, as_of, period, warnings, versions."""
        data = self.note("audit")
        if data is None:
            raise WorkspaceError.one(self.name, "还没有计分", "请先运行 zwgk score")
        return dict(data)

    # ---- agencies and their crawls -----------------------------------------------------------

    def save_agencies(self, agencies: Iterable[Agency]) -> None:
        """Make the roster the audit's roster; facts of agencies that left it stay until pruned."""
        values = [rows.agency_row(agency, ordinal) for ordinal, agency in enumerate(agencies)]
        with self.engine.begin() as connection:
            connection.execute(delete(schema.agencies))
            if values:
                connection.execute(insert(schema.agencies), values)

    def agencies(self) -> tuple[Agency, ...]:
        """The roster, in its own order."""
        statement = select(schema.agencies).order_by(schema.agencies.c.ordinal)
        return tuple(rows.agency_from(row) for row in self._rows(statement))

    def crawl_states(self) -> tuple[CrawlState, ...]:
        """How far each agency's crawl has come, by agency id."""
        statement = select(schema.crawls).order_by(schema.crawls.c.agency)
        return tuple(CrawlState(**row._mapping) for row in self._rows(statement))  # noqa: SLF001  # documented

    def crawl_state(self, agency: str) -> CrawlState | None:
        """How far the agency's crawl has come; None where it never began."""
        return next((state for state in self.crawl_states_of([agency])), None)

    def crawl_states_of(self, agencies: Iterable[str]) -> tuple[CrawlState, ...]:
        """The same for several agencies."""
        statement = select(schema.crawls).where(schema.crawls.c.agency.in_(list(agencies)))
        return tuple(CrawlState(**row._mapping) for row in self._rows(statement))  # noqa: SLF001  # documented

    def begin_crawl(self, agency: str, plan: str) -> CrawlState:
        """Start or resume an agency's crawl and return where it stands.

        ``plan`` is a digest of what is asked for.  Under another plan the old facts are no answer,
        so they are dropped and the crawl begins anew; under the same plan it goes on.
        """
        state = self.crawl_state(agency)
        if state is not None and state.plan == plan:
            return state
        fresh = CrawlState(agency, "running", "", plan, datetime.now(UTC), None, 0, 0, 0, 0, 0, "")
        with self.engine.begin() as connection:
            _forget(connection, agency)
            connection.execute(
                insert(schema.crawls), [{name: getattr(fresh, name) for name in CrawlState.__slots__}]
            )
        return fresh

    def forget_crawl(self, agency: str) -> None:
        """Drop what was collected of an agency, so that its crawl begins anew."""
        with self.engine.begin() as connection:
            _forget(connection, agency)

    def writer(self, agency: str, before_commit: Callable[[], None] | None = None) -> CrawlWriter:
        """The hand that writes down the agency's crawl."""
        return CrawlWriter(self.engine, agency, before_commit)

    # ---- what no crawl sees -------------------------------------------------------------------

    def save_statements(self, statements: Iterable[Statement]) -> None:
        """Make these the lines of the evidence sheet for each agency and item that they name.

        Lines of other agencies and items stay: sheets come in one by one, and a corrected sheet takes
        the place of the one before.
        """
        places: dict[tuple[str, str], int] = {}
        values = []
        for statement in statements:
            place = (statement.agency, statement.item)
            places[place] = places.get(place, -1) + 1
            values.append(document_rows.statement_row(statement, places[place]))
        t = schema.statements
        with self.engine.begin() as connection:
            for agency, item in places:
                connection.execute(delete(t).where(t.c.agency == agency, t.c.item == item))
            if values:
                connection.execute(insert(t), values)

    def inherit_sightings(self, earlier: Store, agency: str) -> int:
        """Take over what an earlier audit saw of an agency first; returns how much that was.

        Where both saw an item the earlier day stands.
        """
        t = schema.sightings
        mine = select(t).where(t.c.agency == agency)
        rows_of = [dict(row._mapping) for store in (self, earlier) for row in store._rows(mine)]  # noqa: SLF001  # SQLAlchemy's documented name
        first = sighting_rows.earliest(rows_of)
        with self.engine.begin() as connection:
            connection.execute(delete(t).where(t.c.agency == agency))
            if first:
                connection.execute(insert(t), first)
        return len(first)

    def add_probe(self, agency: str, probe: Probe) -> None:
        """Keep one look at whether a site opens, at once: a watch of a week must not lose its days."""
        values = {
            "agency": agency,
            "url": rows.clean(probe.url),
            "at": probe.at,
            "outcome": probe.outcome.value,
            "seconds": probe.seconds,
        }
        with self.engine.begin() as connection:
            upsert(connection, schema.probes, [values])

    # ---- the frontier ------------------------------------------------------------------------

    def pending(
        self, agency: str, phase: str, limit: int = 100, skip: Iterable[str] = ()
    ) -> tuple[Task, ...]:
        """The next tasks of a phase that are not done, leaving out the keys in ``skip``."""
        t = schema.tasks
        statement = (
            select(t)
            .where(t.c.agency == agency, t.c.state == "pending", t.c.phase == phase)
            .order_by(t.c.priority, t.c.id)
        )
        skipped = set(skip)
        statement = statement.limit(limit + len(skipped))
        tasks = [
            Task(r.url, r.phase, r.role, r.method, r.body or b"", r.depth, r.priority, r.payload, r.key)
            for r in self._rows(statement)
            if r.key not in skipped
        ]
        return tuple(tasks[:limit])

    def task_keys(self, agency: str) -> set[str]:
        """The keys of every task that the agency's crawl ever had."""
        t = schema.tasks
        return {row.key for row in self._rows(select(t.c.key).where(t.c.agency == agency))}

    def task_outcomes(
        self, agency: str, role: str | None = None, urls: Iterable[str] | None = None
    ) -> dict[str, str]:
        """URL → outcome of every finished task (of that role, of those addresses)."""
        t = schema.tasks
        statement = select(t.c.url, t.c.outcome).where(t.c.agency == agency, t.c.state == "done")
        if role is not None:
            statement = statement.where(t.c.role == role)
        if urls is not None:
            statement = statement.where(t.c.url.in_(list(urls)))
        return {row.url: row.outcome for row in self._rows(statement.order_by(t.c.id))}

    def retry(self, agency: str, outcomes: Iterable[str]) -> int:
        """Put tasks that ended with one of those outcomes back into the queue; returns how many."""
        t = schema.tasks
        mine = (t.c.agency == agency) & t.c.outcome.in_(list(outcomes))
        with self.engine.begin() as connection:
            return connection.execute(update(t).where(mine).values(state="pending", outcome=None)).rowcount


def _forget(connection: Connection, agency: str) -> None:
    for table in (*_CRAWL_TABLES, schema.crawls):
        connection.execute(delete(table).where(table.c.agency == agency))

"""What rules are allowed to know: one agency's stored facts, as plain values.

No database, no network, no clock: the same facts always lead to the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.lexicon import Lexicon
from audit.model import (
    Agency,
    Column,
    Coverage,
    LinkCheck,
    PageFacts,
    Period,
    Probe,
    Record,
    SearchCheck,
    Statement,
)
from audit.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was found about one agency: what a rule gets to see, narrowed to its needs.

    ``records`` holds each column's records in the order of the list.  A column that is missing
    from ``columns`` was not looked for, which is something else than one that does not exist.
    ``lexicon`` has the words that texts should not use; None where none was loaded.
    """

    agency: Agency
    period: Period
    calendar: WorkCalendar
    columns: Mapping[str, Column] = field(default_factory=dict)
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    pages: tuple[PageFacts, ...] = ()
    links: tuple[LinkCheck, ...] = ()
    probes: tuple[Probe, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    lexicon: Lexicon | None = None
    searches: tuple[SearchCheck, ...] = ()

    def column(self, column: str) -> Column | None:
        """What was found of ``column``; None where nobody looked for it."""
        return self.columns.get(column)

    def records_of(self, *columns: str) -> tuple[Record, ...]:
        """The records of ``columns``, in the order given."""
        return tuple(record for column in columns for record in self.records.get(column, ()))

    def unread(self, *columns: str) -> tuple[str, ...]:
        """Those of ``columns`` that exist and were not read to their end."""
        unsure = {Coverage.PARTIAL, Coverage.BLOCKED}
        return tuple(c for c in columns if (found := self.columns.get(c)) and found.coverage in unsure)

    @property
    def home(self) -> PageFacts | None:
        """The home page, or None where it was not read."""
        return next((page for page in self.pages if page.role == "home"), None)

    def stated(self, *items: str) -> tuple[Statement, ...]:
        """The lines of the evidence sheet that answer those catalogue ids."""
        return tuple(line for item in items for line in self.statements.get(item, ()))

    def narrowed(
        self,
        columns: Iterable[str],
        *,
        pages: bool = True,
        links: bool = True,
        probes: bool = True,
        searches: bool = True,
        items: Iterable[str] | None = None,
    ) -> Facts:
        """The same facts with only those columns (and pages, links … items) left; None: all items."""
        wanted = tuple(dict.fromkeys(columns))
        return Facts(  # whole, not by replace(), which takes three times as long: every rule asks for it
            agency=self.agency,
            period=self.period,
            calendar=self.calendar,
            columns={column: self.columns[column] for column in wanted if column in self.columns},
            records={column: self.records[column] for column in wanted if column in self.records},
            pages=self.pages if pages else (),
            links=self.links if links else (),
            probes=self.probes if probes else (),
            searches=self.searches if searches else (),
            statements=self.statements
            if items is None
            else {item: self.statements[item] for item in items if item in self.statements},
            lexicon=self.lexicon,
        )

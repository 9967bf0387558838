"""The three statutory tables of an annual report, found among a record's tables by their labels.

Row numbers are never trusted: tables come split over pages, with repeated heads, merged and extra columns,
lying on their side, once in the page and once in a file (catalogue §3.6).  A place that was not found is
missing from the mappings, which is something else than a zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from audit.model import Table
from rules.report_cells import Cell, CellKind, agreed
from rules.report_grids import Columns, Field, Fields, request_cells, upright
from rules.report_labels import (
    APPLICANTS,
    DISPUTES,
    NEW_FORM,
    OLD_FORM,
    REQUEST_ROWS,
    RESULTS,
    TOTAL,
)

#: More than any such table has; what lies beyond is not read, and so unknown.
_MOST_ROWS, _MOST_COLUMNS, _MOST_TABLES = 400, 60, 80
#: From so many of its rows (of its fields) on a table is taken for the one it looks like.
_LEAST_ROWS, _LEAST_FIELDS, _LEAST_DISCLOSED = 5, 5, 2
_OLD_MEASURES = frozenset({"new", "opened", "open", "before", "change"})
#: Rows of table two that only one of the two forms has.
_NEW_ROWS, _OLD_ROWS = frozenset({"r21", "r22", "r23"}), frozenset({"r21_23"})


@dataclass(frozen=True, slots=True)
class ReportTables:
    """One set of the three tables: cells by row and column key (``rules.report_labels``).

    ``url`` and ``sha256`` name the page or file, ``paged`` says that it is a file with pages, in which
    a blank may be a figure that was not recognised.
    """

    disclosed: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    requests: Mapping[tuple[str, int], Cell] = field(default_factory=dict)
    disputes: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    url: str = ""
    sha256: str | None = None
    paged: bool = False

    @property
    def has_disclosed(self) -> bool:
        """Whether table one (主动公开) was found."""
        return len({row for row, _ in self.disclosed}) >= _LEAST_DISCLOSED

    @property
    def has_requests(self) -> bool:
        """Whether table two (申请) was found."""
        return len(self.request_rows) >= _LEAST_ROWS

    @property
    def has_disputes(self) -> bool:
        """Whether table three (复议、诉讼) was found."""
        return len(self.disputes) >= _LEAST_FIELDS

    @property
    def request_rows(self) -> frozenset[str]:
        """The rows of table two that were found."""
        return frozenset(row for row, _ in self.requests)

    @property
    def is_old_form(self) -> bool:
        """Whether these are the tables of 2019 and 2020 (国办公开办函〔2019〕60号)."""
        if self.has_disclosed:
            return bool({column for _, column in self.disclosed} & _OLD_MEASURES)
        return bool(self.request_rows & _OLD_ROWS) and not self.request_rows & _NEW_ROWS

    @property
    def missing_requests(self) -> tuple[str, ...]:
        """The rows of table two that its form has and that were not found."""
        rows = self.request_rows
        single = bool(rows & _OLD_ROWS) and not rows & _NEW_ROWS
        absent = _NEW_ROWS if single else _OLD_ROWS
        return tuple(row for row in REQUEST_ROWS if row not in rows and row not in absent)

    @property
    def missing_disclosed(self) -> tuple[tuple[str, str], ...]:
        """The fields of table one that its form has and that were not found."""
        form = OLD_FORM if self.is_old_form else NEW_FORM
        wanted = ((row, column) for row, columns in form.items() for column in columns)
        return tuple(place for place in wanted if place not in self.disclosed)

    @property
    def missing_disputes(self) -> tuple[tuple[str, str], ...]:
        """The fields of table three that were not found."""
        wanted = ((group, outcome) for group in DISPUTES for outcome in RESULTS)
        return tuple(place for place in wanted if place not in self.disputes)

    @property
    def size(self) -> int:
        """How many fields were found: of two sets the larger one is read."""
        return len(self.disclosed) + len(self.requests) + len(self.disputes)


@lru_cache(maxsize=256)
def find_tables(tables: tuple[Table, ...]) -> tuple[ReportTables, ...]:
    """The sets of statutory tables among ``tables``, the fullest first; the same set once.

    Tables of one page or file belong together; a second set in it (a report with the figures of the whole
    county and those of the office) is a set of its own.
    """
    sources: dict[str, list[Table]] = {}
    for table in tables:
        sources.setdefault(table.url, []).append(table)
    found: list[ReportTables] = []
    for parts in sources.values():
        for one in _sets_of(parts[:_MOST_TABLES]):
            if one.size >= _LEAST_FIELDS and not any(_same(one, other) for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: (-one.size, one.paged)))


def _same(one: ReportTables, other: ReportTables) -> bool:
    return (one.disclosed, one.requests, one.disputes) == (other.disclosed, other.requests, other.disputes)


def _sets_of(tables: Sequence[Table]) -> list[ReportTables]:
    sets: list[_Draft] = [_Draft()]
    columns = Columns()
    fields = Fields()
    for table in tables:
        width = min(max(map(len, table.rows[:_MOST_ROWS]), default=0), _MOST_COLUMNS)
        grid = [(*row[:width], *("",) * (width - len(row))) for row in table.rows[:_MOST_ROWS]]
        if not width:
            continue
        requests = list(request_cells(upright(grid), columns))
        disclosed, disputes = fields.read(grid)
        sets[-1:] = sets[-1].divided(requests, bool(disclosed))
        sets[-1].add(requests, disclosed, disputes)
    first = tables[0]
    paged = any(table.page is not None for table in tables)
    return [draft.finished(first, paged=paged) for draft in sets]


class _Draft:
    """One set while its tables are read, with every cell that was met for a place."""

    def __init__(self) -> None:
        self.requests: dict[tuple[str, int], list[Cell]] = {}
        self.disclosed: dict[tuple[str, str], list[Cell]] = {}
        self.disputes: dict[tuple[str, str], list[Cell]] = {}

    def divided(self, requests: list[tuple[str, int, Cell]], disclosed: bool) -> list[_Draft]:  # noqa: FBT001  # a plain pair
        """This draft, followed by an empty one where the next table begins a second set."""
        again = any(row == "r01" for row, _, _ in requests) and any(row == "r01" for row, _ in self.requests)
        return [self, _Draft()] if again or (disclosed and self.requests and self.disclosed) else [self]

    def add(
        self,
        requests: list[tuple[str, int, Cell]],
        disclosed: list[Field],
        disputes: list[Field],
    ) -> None:
        for row, column, cell in requests:
            self.requests.setdefault((row, column), []).append(cell)
        for place, cell in disclosed:
            self.disclosed.setdefault(place, []).append(cell)
        for place, cell in disputes:
            self.disputes.setdefault(place, []).append(cell)

    def finished(self, source: Table, *, paged: bool) -> ReportTables:
        requests = {place: agreed(tuple(cells)) for place, cells in self.requests.items()}
        return ReportTables(
            {place: agreed(_numbers_first(cells)) for place, cells in self.disclosed.items()},
            _suspected(requests),
            {place: agreed(_numbers_first(cells)) for place, cells in self.disputes.items()},
            source.url,
            source.sha256,
            paged,
        )


def _numbers_first(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without those that only continue the head (（件）, 数量) over the figures."""
    return tuple(cell for cell in cells if cell.kind is not CellKind.TEXT) or tuple(cells)


def _suspected(requests: Mapping[tuple[str, int], Cell]) -> dict[tuple[str, int], Cell]:
    """The cells of table two, doubted where a row looks moved by a column or lacks its total."""
    marked = dict(requests)
    for row in {row for row, _ in requests}:
        cells = {column: requests[row, column] for column in APPLICANTS if (row, column) in requests}
        total = cells.get(TOTAL)
        if total is None or not total.is_unfilled:
            continue
        values = [cell.value or Decimal(0) for column, cell in cells.items() if column < TOTAL]
        if not any(values):
            continue
        moved = len(values) == TOTAL - 1 and values[-1] and values[-1] == sum(values[:-1])
        why = "这一行的数字像是整体左移了一格" if moved else "总计一格空白"
        for column, cell in cells.items():
            if moved or column == TOTAL:
                marked[row, column] = cell.doubted(why)
    return marked

"""The three statutory tables of an annual report, found among a record's tables by their labels.

Row numbers are never trusted: tables come split over pages, with repeated heads, merged and extra columns,
lying on their side, once in the page and once in a file (catalogue §3.6).  A place that was not found is
missing from the mappings, which is something else than a zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import Generic, TypeVar

from audit.model import Table
from rules.report_cells import Cell, CellKind, agreed
from rules.report_grids import Columns, Fields, request_cells, upright
from rules.report_labels import (
    APPLICANTS,
    DISPUTES,
    NEW_FORM,
    OLD_FORM,
    REQUEST_ROWS,
    RESULTS,
    TOTAL,
)

_Place = TypeVar("_Place", tuple[str, int], tuple[str, str])
#: More than any such table has; what lies beyond is not read, and so unknown.
_MOST_ROWS, _MOST_COLUMNS, _MOST_TABLES = 400, 60, 80
#: From so many of its rows (of its fields) on a table is taken for the one it looks like.
_LEAST_ROWS, _LEAST_FIELDS, _LEAST_DISCLOSED = 5, 5, 2
#: The doubt of a row that was filled in with nothing but its total.
ONLY_TOTAL = "只填了总计，各类申请人都空白"
_MAY_LACK = "最后一格空白，前面可能漏了一格"
_NO_TOTAL, _MOVED = "总计一格空白", "这一行的数字像是整体左移了一格"
#: Columns of table one that only one of the two forms has; some places add old ones to the new form.
_NEW_MEASURES = frozenset({"made", "repealed", "in_force", "charged"})
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
            measures = {column for _, column in self.disclosed}
            return bool(measures & _OLD_MEASURES) and not measures & _NEW_MEASURES
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
            if one.size >= _LEAST_FIELDS and not any(_within(one, other) for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: (-one.size, one.paged)))


def _within(one: ReportTables, other: ReportTables) -> bool:
    """Whether ``one`` says nothing that ``other`` does not: each of its tables is the same or not there."""
    pairs = (
        (one.disclosed, other.disclosed),
        (one.requests, other.requests),
        (one.disputes, other.disputes),
    )
    return all(not table or table == known for table, known in pairs)


def _sets_of(tables: Sequence[Table]) -> list[ReportTables]:
    """The sets in the tables of one page or file.

    The first table of each kind belongs with the first of the others, the second with the second, whether a
    report gives body after body or kind after kind.
    """
    requests: _Kind[tuple[str, int]] = _Kind()
    disclosed: _Kind[tuple[str, str]] = _Kind()
    disputes: _Kind[tuple[str, str]] = _Kind()
    columns, fields = Columns(), Fields()
    for table in tables:
        width = min(max(map(len, table.rows[:_MOST_ROWS]), default=0), _MOST_COLUMNS)
        grid = [(*row[:width], *("",) * (width - len(row))) for row in table.rows[:_MOST_ROWS]]
        if not width:
            continue
        read = [((row, column), cell) for row, column, cell in request_cells(upright(grid), columns)]
        requests.add(read, {place for place, _ in read if place[0] == "r01"})
        for kind, found in zip((disclosed, disputes), fields.read(grid), strict=True):
            kind.add(found, {place for place, cell in found if cell.kind is not CellKind.TEXT})
    first = tables[0]
    paged = any(table.page is not None for table in tables)
    as_many = len({len(requests.tables), len(disclosed.tables), len(disputes.tables)}) == 1
    return [
        ReportTables(one or {}, _suspected(two or {}), _doubted(three or {}), first.url, first.sha256, paged)
        for one, two, three in zip_longest(
            disclosed.finished(_number_agreed, as_they_come=as_many),
            requests.finished(agreed, as_they_come=as_many),
            disputes.finished(_number_agreed, as_they_come=as_many),
        )
    ]


class _Kind(Generic[_Place]):
    """The tables of one kind in a page or file, each with every cell that was met for a place."""

    def __init__(self) -> None:
        self.tables: list[dict[_Place, list[Cell]]] = [{}]

    def add(self, cells: Sequence[tuple[_Place, Cell]], begins: AbstractSet[_Place]) -> None:
        """Take up what a grid gave: more of the last table, or the next one.

        A table that has one of the places ``begins`` already is at its end: another begins with it.
        """
        if begins & self.tables[-1].keys():
            self.tables.append({})
        for place, cell in cells:
            self.tables[-1].setdefault(place, []).append(cell)

    def finished(
        self, agree: Callable[[tuple[Cell, ...]], Cell], *, as_they_come: bool
    ) -> list[dict[_Place, Cell]]:
        """Each table's cells; where they cannot be paired with those of other kinds, the fullest first."""
        found = [{place: agree(tuple(cells)) for place, cells in table.items()} for table in self.tables]
        return found if as_they_come else sorted(found, key=len, reverse=True)


def _number_agreed(cells: tuple[Cell, ...]) -> Cell:
    """The one cell of several, without those that only continue the head (（件）, 数量) over the figures."""
    return agreed(tuple(cell for cell in cells if cell.kind is not CellKind.TEXT) or cells)


def _suspected(requests: Mapping[tuple[str, int], Cell]) -> dict[tuple[str, int], Cell]:
    """The cells of table two, doubted where a row looks moved or is filled in but for its total."""
    marked = dict(requests)
    for row in {row for row, _ in requests}:
        cells = {column: requests[row, column] for column in APPLICANTS if (row, column) in requests}
        total = cells.pop(TOTAL, None)
        if total is None:
            continue
        for column, why in _row_doubts(cells, total).items():
            marked[row, column] = requests[row, column].doubted(why)
    for column in APPLICANTS:
        done = requests.get(("r24", column))
        if done is not None and done.is_unfilled and _is_filled(requests, column):
            marked["r24", column] = done.doubted(_NO_TOTAL)
    return marked


def _row_doubts(cells: Mapping[int, Cell], total: Cell) -> dict[int, str]:
    """Why which cells of a row may not say what they seem to say; ``cells`` without the ``total``."""
    values = [cell.value or Decimal(0) for cell in cells.values()]
    if total.is_unfilled and any(values):
        moved = total.kind is CellKind.EMPTY and _looks_moved(cells)
        return dict.fromkeys((*cells, TOTAL), _MOVED) if moved else {TOTAL: _NO_TOTAL}
    if total.value and all(cell.is_unfilled for cell in cells.values()):
        return dict.fromkeys(cells, ONLY_TOTAL)
    return {}


def _looks_moved(cells: Mapping[int, Cell]) -> bool:
    """Whether the last of a row's figures may be its total, as where the page leaves out a cell of the row.

    Then it stands one or two places too far to the left, and is no less than those before it together.
    """
    place = max((column for column, cell in cells.items() if cell.kind is not CellKind.EMPTY), default=0)
    if place < TOTAL - 2:
        return False
    last = cells[place].value or Decimal(0)
    others = sum((cell.value or Decimal(0) for column, cell in cells.items() if column != place), Decimal(0))
    return last > 0 and last >= others


def _is_filled(requests: Mapping[tuple[str, int], Cell], column: int) -> bool:
    """Whether any row of results has a figure in ``column``."""
    return any(
        cell.value for (row, place), cell in requests.items() if place == column and "r03" <= row < "r24"
    )


def _doubted(disputes: Mapping[tuple[str, str], Cell]) -> dict[tuple[str, str], Cell]:
    """The cells of table three, doubted where the row may lack a cell, blank totals where figures are."""
    end = disputes.get(("after", "total"))
    if end is not None and end.kind is CellKind.EMPTY:
        return {place: cell.doubted(_MAY_LACK) for place, cell in disputes.items()}
    marked = dict(disputes)
    for group in DISPUTES:
        total = disputes.get((group, "total"))
        figures = [cell.value for (named, _), cell in disputes.items() if named == group]
        if total is not None and total.is_unfilled and any(figures):
            marked[group, "total"] = total.doubted(_NO_TOTAL)
    return marked

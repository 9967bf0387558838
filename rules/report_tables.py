"""The three statutory tables of an annual report, found among a record's tables by their labels.

Row numbers are never trusted: tables come split over pages, with repeated heads, merged and extra columns,
lying on their side, once in the page and once in a file (catalogue §3.6).  A place that was not found is
missing from the mappings, which is something else than a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from audit.model import Table
from rules.report_cells import Cell, CellKind, agreed, read_cell
from rules.report_labels import (
    APPLICANTS,
    DISPUTES,
    NEW_FORM,
    OLD_FORM,
    REQUEST_ROWS,
    RESULTS,
    TOTAL,
    applicant,
    disclosed_row,
    dispute,
    measure,
    request_row,
    result,
)

Grid = Sequence[Sequence[str]]

#: More than any such table has; what lies beyond is not read, and so unknown.
_MOST_ROWS, _MOST_COLUMNS, _MOST_TABLES = 400, 60, 80
#: From so many of its rows (of its fields) on a table is taken for the one it looks like.
_LEAST_ROWS, _LEAST_FIELDS, _LEAST_DISCLOSED = 5, 5, 2
_HEAD = frozenset({2, 3, 4, 5})
_LEAST_HEAD = 3
_HEAD_HEIGHT = 3
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
        single = bool(self.request_rows & _OLD_ROWS) and not self.request_rows & _NEW_ROWS
        absent = _NEW_ROWS if single else _OLD_ROWS
        return tuple(row for row in REQUEST_ROWS if row not in self.request_rows and row not in absent)

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
    columns = _Columns()
    fields = _Fields()
    for table in tables:
        grid = [row[:_MOST_COLUMNS] for row in table.rows[:_MOST_ROWS]]
        if not grid:
            continue
        requests = list(_requests(_upright(grid), columns))
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
        disclosed: list[tuple[tuple[str, str], Cell]],
        disputes: list[tuple[tuple[str, str], Cell]],
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


@dataclass(slots=True)
class _Columns:
    """Which columns of the grid hold which applicants, carried from a table to its continuation."""

    places: dict[int, int] = field(default_factory=dict)
    width: int = 0
    doubt: str = ""


def _upright(grid: Grid) -> Grid:
    """Table two with its applicants side by side, turned where it lies on its side."""
    if any(_is_head(row) for row in grid):
        return grid
    turned = list(zip(*grid, strict=False))
    return turned if any(_is_head(row) for row in turned) else grid


def _is_head(row: Sequence[str]) -> bool:
    return len(_HEAD & {applicant(text) for text in row}) >= _LEAST_HEAD


def _requests(grid: Grid, columns: _Columns) -> Iterable[tuple[str, int, Cell]]:
    """The cells of table two in ``grid`` as row key, column number, cell."""
    if not any(map(_is_head, grid)) and any(dispute(text) for row in grid for text in row):
        return
    for number, row in enumerate(grid):
        if _is_head(row):
            columns.places = _places(grid[max(0, number - _HEAD_HEIGHT) : number + 1])
            columns.width, columns.doubt = len(row), ""
            continue
        if not columns.places:
            continue
        key = _row_key(row, columns)
        if key is None:
            continue
        beyond = any(
            text.strip()
            for place, text in enumerate(row)
            if place > max(columns.places) and place not in columns.places
        )
        for column, cell in _row_cells(row, columns.places).items():
            why = "这一行的格数与表头不符" if beyond else columns.doubt
            yield key, column, cell.doubted(why) if why else cell


def _places(head: Grid) -> dict[int, int]:
    """Which applicant stands over each place, by the lowest label of the head."""
    found: dict[int, int] = {}
    for row in head:
        for place, text in enumerate(row):
            number = applicant(text)
            if number is not None:
                found[place] = number
    return found


def _row_key(row: Sequence[str], columns: _Columns) -> str | None:
    """The row that the last label before the figures names; a continuation of another width is fitted."""
    if len(row) == columns.width:
        names = [text for text in row[: min(columns.places)] if text.strip()]
        return request_row(names[-1]) if names else None
    first = len(row) - TOTAL
    names = [text for text in row[: max(0, first)] if text.strip()]
    key = request_row(names[-1]) if names else None
    if key is None or any(read_cell(text).kind is CellKind.TEXT for text in row[first:]):
        return None
    columns.places = {first + number: number + 1 for number in range(TOTAL)}
    columns.width, columns.doubt = len(row), "续表没有表头，按最后七列计"
    return key


def _row_cells(row: Sequence[str], places: Mapping[int, int]) -> dict[int, Cell]:
    met: dict[int, list[Cell]] = {}
    for place, column in places.items():
        met.setdefault(column, []).append(read_cell(row[place]))
    return {column: agreed(tuple(cells)) for column, cells in met.items()}


class _Fields:
    """Tables one and three: fields named by a label beside and one above, whichever way the table lies."""

    def __init__(self) -> None:
        self.width = 0
        self.above: dict[int, _Names] = {}

    def read(
        self, grid: Grid
    ) -> tuple[list[tuple[tuple[str, str], Cell]], list[tuple[tuple[str, str], Cell]]]:
        """The fields of table one and of table three in ``grid``."""
        if len(grid[0]) != self.width:
            self.width, self.above = len(grid[0]), {}
        disclosed: list[tuple[tuple[str, str], Cell]] = []
        disputes: list[tuple[tuple[str, str], Cell]] = []
        for row in grid:
            left = _Names()
            for place, text in enumerate(row):
                above = self.above.setdefault(place, _Names())
                if left.name(text) | above.name(text):
                    continue
                pair = (left.row, above.measure) if left.row else (above.row, left.measure)
                if pair[0] and pair[1]:
                    disclosed.append(((pair[0], pair[1]), read_cell(text)))
                group, outcome = above.group or left.group, above.result or left.result
                if group and outcome:
                    disputes.append(((group, outcome), read_cell(text)))
        return disclosed, disputes


@dataclass(slots=True)
class _Names:
    """The labels last met in a row, or in a column from above."""

    row: str | None = None
    measure: str | None = None
    group: str | None = None
    result: str | None = None

    def name(self, text: str) -> bool:
        """Take ``text`` as a label where it is one; whether it was."""
        row, column, group, outcome = disclosed_row(text), measure(text), dispute(text), result(text)
        self.row, self.measure = row or self.row, column or self.measure
        if group:
            # Below a group's name the outcomes are its own.
            self.group, self.result = group, outcome
        self.result = outcome or self.result
        return bool(row or column or group or outcome)

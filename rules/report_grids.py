"""Which cell of a grid is which field of an annual report: by the labels beside and above it.

Table two is read row by row under a head of applicants, tables one and three field by field; both carry
what they know of the columns over to the next grid, which may be the same table on another page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rules.report_cells import Cell, CellKind, agreed, read_cell
from rules.report_labels import (
    TOTAL,
    applicant,
    disclosed_row,
    dispute,
    measure,
    request_row,
    result,
)

Grid = Sequence[Sequence[str]]
#: A field of table one or three, and its cell.
Field = tuple[tuple[str, str], Cell]

_HEAD = frozenset({2, 3, 4, 5})
_LEAST_HEAD = 3
_HEAD_HEIGHT = 3


@dataclass(slots=True)
class Columns:
    """Which columns of the grid hold which applicants, carried from a table to its continuation."""

    places: dict[int, int] = field(default_factory=dict)
    width: int = 0
    doubt: str = ""


def upright(grid: Grid) -> Grid:
    """Table two with its applicants side by side, turned where it lies on its side."""
    if any(_is_head(row) for row in grid):
        return grid
    turned = list(zip(*grid, strict=False))
    return turned if any(_is_head(row) for row in turned) else grid


def _is_head(row: Sequence[str]) -> bool:
    return len(_HEAD & {applicant(text) for text in row}) >= _LEAST_HEAD


def request_cells(grid: Grid, columns: Columns) -> Iterable[tuple[str, int, Cell]]:
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


def _row_key(row: Sequence[str], columns: Columns) -> str | None:
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


class Fields:
    """Tables one and three: fields named by a label beside and one above, whichever way the table lies."""

    def __init__(self) -> None:
        self.width = 0
        self.above: dict[int, _Names] = {}

    def read(self, grid: Grid) -> tuple[list[Field], list[Field]]:
        """The fields of table one and of table three in ``grid``."""
        if len(grid[0]) != self.width:
            self.width, self.above = len(grid[0]), {}
        disclosed: list[Field] = []
        disputes: list[Field] = []
        for row in grid:
            left = _Names()
            for place, text in enumerate(row):
                above = self.above.setdefault(place, _Names())
                if left.name(text):
                    above.name(text)
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
        if text.isascii():
            return False  # a figure, as most cells are: every label is Chinese
        row, column, group, outcome = disclosed_row(text), measure(text), dispute(text), result(text)
        self.row, self.measure = row or self.row, column or self.measure
        if group:
            # Below a group's name the outcomes are its own.
            self.group, self.result = group, outcome
        self.result = outcome or self.result
        return bool(row or column or group or outcome)

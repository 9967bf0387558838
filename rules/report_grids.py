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
    is_legal,
    is_part,
    is_sum,
    label,
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
#: So many cells of a row may be labels.
_LABELS = 6
_ODD_ROW = "这一行的格数与表头不符"


@dataclass(slots=True)
class Columns:
    """Which columns of the grid hold which applicants, carried from a table to its continuation.

    ``last`` is the row read last; ``strange`` names a row of results that the form does not have.
    """

    places: dict[int, int] = field(default_factory=dict)
    width: int = 0
    doubt: str = ""
    last: str = ""
    strange: str = ""


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
        key, cells = _read_row(row, columns)
        if key is None:
            _note_strange(row, cells, columns)
            continue
        if key == "r24" and columns.last == "r25":
            continue  # the sum of results and of what is carried over, below the form's last row
        columns.last = key
        for column, cell in cells.items():
            if key == "r24" and columns.strange:
                yield key, column, cell.doubted(f"表中有不认识的行“{columns.strange}”")
            else:
                yield key, column, cell
        if key in {"r01", "r24"}:
            columns.strange = ""


def _note_strange(row: Sequence[str], cells: Mapping[int, Cell], columns: Columns) -> None:
    """Remember a row of figures among the results that is none of the form: the form's sum may count it."""
    if not "r02" <= columns.last < "r24" or not any(cell.value for cell in cells.values()):
        return
    names = [text for text in row[: min(columns.places)] if label(text)]
    if names and not is_sum(names[-1]):
        columns.strange = label(names[-1])[:20]


def _places(head: Grid) -> dict[int, int]:
    """Which applicant stands over each place, by the lowest label of the head."""
    found: dict[int, int] = {}
    legal: set[int] = set()
    for row in head:
        for place, text in enumerate(row):
            if is_legal(text):
                legal.add(place)
            number = applicant(text)
            if number is not None and not (number == TOTAL and place in legal):
                found[place] = number
    return found


def _read_row(row: Sequence[str], columns: Columns) -> tuple[str | None, dict[int, Cell]]:
    """The row that the last label before the figures names, and its cells by column number.

    Where a span is drawn too long or too short, or a table is cut so that the merged labels are left behind
    in the part before, the figures are the seven cells behind the label.
    """
    first = min(columns.places)
    named = _label_of(row)
    if named is not None and _is_subtotal(named[1], row[: named[0]]):
        return None, {}
    if named is not None and not (len(row) == columns.width and _reaches(row, named[0], first)):
        cells = _behind(row, named[0])
        if cells:
            why = _ODD_ROW if len(row) == columns.width else "续表没有表头，按名称后七列计"
            return named[1], {column: cell.doubted(why) for column, cell in cells.items()}
    key = _row_key(row, columns)
    beyond = any(
        text.strip()
        for place, text in enumerate(row)
        if place > max(columns.places) and place not in columns.places
    )
    why = _ODD_ROW if beyond else columns.doubt
    cells = _row_cells(row, columns.places) if len(row) == columns.width else {}
    return key, {column: cell.doubted(why) if why else cell for column, cell in cells.items()}


def _label_of(row: Sequence[str]) -> tuple[int, str] | None:
    """The last cell that names a row of table two, and the row; （六）其他处理 may have rows in it."""
    named = [(place, key) for place, text in enumerate(row[:_LABELS]) if (key := request_row(text))]
    if not named:
        return None
    place, last = named[-1]
    return place, next((key for _, key in reversed(named) if key != "r21_23"), last)


def _is_subtotal(key: str, before: Sequence[str]) -> bool:
    """Whether a 合计 stands among the rows of one part (（三）不予公开) and adds up only those."""
    return key == "r24" and any(map(is_part, before))


def _reaches(row: Sequence[str], place: int, first: int) -> bool:
    """Whether the label at ``place`` is the last thing before the column ``first`` of figures."""
    empty = {CellKind.EMPTY, CellKind.TEXT}
    return place < first and all(read_cell(text).kind in empty for text in row[place + 1 : first])


def _behind(row: Sequence[str], place: int) -> dict[int, Cell]:
    """The seven cells behind a label, where they are figures and nothing follows them."""
    start, end = place + 1, place + 1 + TOTAL
    cells = {number: read_cell(text) for number, text in enumerate(row[start:end], start=1)}
    fits = len(cells) == TOTAL and not any(text.strip() for text in row[end:])
    return cells if fits and all(cell.kind is not CellKind.TEXT for cell in cells.values()) else {}


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

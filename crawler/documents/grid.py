"""Grids out of cells that span rows and columns: a merged cell's value stands in each of its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Spans beyond this are nonsense of the file, not a table.
WIDEST = 1024


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as its row lists it: value, how many columns and rows it covers.

    ``continues`` marks a cell that continues the one above it (Word's vertical merge).
    """

    text: str
    columns: int = 1
    rows: int = 1
    continues: bool = False


def weight(text: str) -> int:
    """What a cell counts against limits: long words repeated in merged cells are no small thing."""
    return 1 + len(text) // 100


def spread(listed: Iterable[Iterable[Cell]], most: int) -> tuple[tuple[str, ...], ...]:
    """Lay the cells out as a full grid of at most ``most`` cells; shorter rows are filled up with ``""``."""
    grid: list[list[str]] = []
    pending: dict[int, tuple[int, str]] = {}  # column → (rows still covered, value)
    count = 0
    for cells in listed:
        row: list[str] = []
        following: dict[int, tuple[int, str]] = {}
        source = iter(cells)
        _lay(row, source, pending, following, grid[-1] if grid else [])
        pending = following
        grid.append(row)
        count += sum(map(weight, row))
        if count >= most:
            break
    width = max((len(row) for row in grid), default=0)
    if width * len(grid) > 2 * most:
        # One absurdly wide row among narrow ones: filling up would cost more than it is worth.
        return tuple(tuple(row) for row in grid)
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in grid)


def _lay(
    row: list[str],
    source: Iterator[Cell],
    pending: dict[int, tuple[int, str]],
    following: dict[int, tuple[int, str]],
    above: list[str],
) -> None:
    for item in source:
        _carry(row, pending, following)
        start = len(row)
        text = above[start] if item.continues and start < len(above) else item.text
        for column in range(start, min(start + max(1, item.columns), WIDEST)):
            row.append(text)
            if item.rows > 1:
                following[column] = (min(item.rows, 65_536) - 1, text)
    while len(row) in pending:
        _carry(row, pending, following)


def _carry(
    row: list[str], pending: dict[int, tuple[int, str]], following: dict[int, tuple[int, str]]
) -> None:
    while len(row) in pending:
        left, text = pending[len(row)]
        if left > 1:
            following[len(row)] = (left - 1, text)
        row.append(text)


def fill(
    rows: list[list[str]], merged: Iterable[tuple[int, int, int, int]], most: int
) -> tuple[tuple[str, ...], ...]:
    """Copy each merged range's first value into its places; ranges are (top, left, bottom, right), inclusive.

    Ranges are clipped to the rows that there are; at most ``most`` places are filled.
    """
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    filled = 0
    for top, left, bottom, right in merged:
        if top >= len(rows) or left >= width:
            continue
        value = rows[top][left]
        span = min(right + 1, width) - left
        for row in rows[top : bottom + 1] if value else ():
            row[left : left + span] = [value] * span
            filled += span * weight(value)
            if filled > most:
                return tuple(tuple(row) for row in rows)
    return tuple(tuple(row) for row in rows)

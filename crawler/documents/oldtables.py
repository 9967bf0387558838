"""Tables of binary Word documents: which paragraphs are cells, where rows end, what is merged.

Offsets and property codes after MS-DOC 2.8 (PlcBtePapx), 2.9.166 (PapxFkp), 2.6.2 (paragraph properties),
2.9.325 (TDefTableOperand).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.documents.grid import Cell, spread
from crawler.documents.tidy import cell

_SECTOR = 512
_IN_TABLE, _ROW_END, _DEFINITION = 0x2416, 0x2417, 0xD608
_NESTED_CELL, _NESTED_ROW = 0x244B, 0x244C
_HUGE = (0x6645, 0x6646)
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
#: Edges of cells nearer than this (twentieths of a point) are one edge drawn by hand.
_NEAR = 40
#: More rows than this in one table would not be a document; the rest becomes further tables.
_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph's properties say of tables; ``definition`` is a row's shape, at its end mark."""

    in_table: bool = False
    row_end: bool = False
    definition: bytes = b""


_PLAIN = Paragraph()


@dataclass(slots=True)
class Paragraphs:
    """Paragraph properties by the offset of a paragraph's mark in the stream."""

    starts: list[int]
    ends: list[int]
    properties: list[bytes]
    data: bytes

    def at(self, offset: int) -> Paragraph:
        """The properties of the paragraph whose mark stands at ``offset``; plain where none are noted."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.ends[index]:
            return _PLAIN
        return _paragraph(self.properties[index], self.data)


def find_paragraphs(stream: bytes, plc: bytes, data: bytes) -> Paragraphs:
    """Collect the paragraph runs that the formatted pages of the stream hold."""
    count = max(0, (len(plc) - 4) // 8)
    found: dict[int, tuple[int, bytes]] = {}
    for n in range(count):
        (page,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * n)
        at = (page & 0x3FFFFF) * _SECTOR
        sector = stream[at : at + _SECTOR]
        if len(sector) == _SECTOR:
            found.update((start, (end, properties)) for start, end, properties in _runs(sector))
    starts = sorted(found)
    return Paragraphs(starts, [found[s][0] for s in starts], [found[s][1] for s in starts], data)


def _runs(sector: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = sector[-1]
    if 4 * (count + 1) + 13 * count > _SECTOR:
        return
    places = struct.unpack_from(f"<{count + 1}I", sector, 0)
    for n in range(count):
        at = sector[4 * (count + 1) + 13 * n] * 2
        if not at or at + 2 > _SECTOR:
            yield places[n], places[n + 1], b""
            continue
        words = sector[at]
        first, size = (at + 1, 2 * words - 1) if words else (at + 2, 2 * sector[at + 1])
        yield places[n], places[n + 1], sector[first + 2 : first + size]


def _paragraph(properties: bytes, data: bytes) -> Paragraph:
    in_table = row_end = False
    definition = b""
    for code, operand in _codes(properties, data):
        if code == _IN_TABLE:
            in_table = operand[:1] != b"\x00"
        elif code == _ROW_END:
            row_end = operand[:1] == b"\x01"
        elif code == _DEFINITION:
            definition = operand
    return Paragraph(in_table, row_end, definition)


def _codes(properties: bytes, data: bytes, depth: int = 0) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 <= len(properties):
        (code,) = struct.unpack_from("<H", properties, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None and code == _DEFINITION and at + 2 <= len(properties):
            (size,) = struct.unpack_from("<H", properties, at)
            at, size = at + 2, max(0, size - 1)
        elif size is None:
            size = properties[at] if at < len(properties) else 0
            at += 1
        operand = properties[at : at + size]
        at += size
        yield code, operand
        if code in _HUGE and depth == 0 and len(operand) == 4:
            (place,) = struct.unpack("<I", operand)
            if place + 2 <= len(data):
                (length,) = struct.unpack_from("<H", data, place)
                yield from _codes(data[place + 2 : place + 2 + length], data, depth=1)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    edges: tuple[int, ...]
    flags: tuple[int, ...]


@dataclass(slots=True)
class Rows:
    """Gathers the cells and rows of the table that is being read."""

    rows: list[_Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def take(self, text: str, mark: str, paragraph: Paragraph) -> bool:
        """Take one paragraph; False where it lies outside of tables, so that the table ends before it."""
        if mark != "\x07" and not paragraph.in_table:
            return False
        if mark == "\x07" and paragraph.row_end:
            self.rows.append(_row(self.cells, paragraph.definition))
            self.cells, self.open = [], []
            return True
        self.open.append(text)
        if mark == "\x07":
            self.cells.append(cell("\n".join(self.open)))
            self.open = []
        return True

    @property
    def is_full(self) -> bool:
        """Whether the table has as many rows as one table may have."""
        return len(self.rows) >= _ROWS

    def grid(self, most: int) -> tuple[tuple[str, ...], ...]:
        """The table gathered so far as a grid; what is gathered is then forgotten."""
        rows = self.rows
        if self.cells or any(self.open):
            rows = [*rows, _row([*self.cells, *filter(None, [cell("\n".join(self.open))])], b"")]
        self.rows, self.cells, self.open = [], [], []
        return spread(_laid(rows), most) if rows else ()


def _row(cells: list[str], definition: bytes) -> _Row:
    count = definition[0] if definition else 0
    if not count or len(definition) < 1 + 2 * (count + 1):
        return _Row(tuple(cells), (), ())
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    kinds = definition[1 + 2 * (count + 1) :]
    flags = [struct.unpack_from("<H", kinds, 20 * n)[0] for n in range(min(count, len(kinds) // 20))]
    return _Row(tuple(cells), edges, tuple(flags + [0] * (count - len(flags))))


def _laid(rows: list[_Row]) -> Iterator[list[Cell]]:
    edges = _edges(rows)
    for row in rows:
        if len(row.edges) != len(row.cells) + 1:
            yield [Cell(text) for text in row.cells]
            continue
        places = [bisect_right(edges, edge + _NEAR // 2) - 1 for edge in row.edges]
        cells = [Cell("", columns=places[0])] if places[0] > 0 else []
        said = ""
        for n, text in enumerate(row.cells):
            # 1 begins cells merged across, 2 and 3 go on; 0x20 alone goes on from the cell above.
            said = said if row.flags[n] & 3 > 1 else text
            continues = row.flags[n] & 0x60 == 0x20
            cells.append(Cell(said, columns=max(1, places[n + 1] - places[n]), continues=continues))
        yield cells


def _edges(rows: list[_Row]) -> list[int]:
    found: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not found or edge - found[-1] >= _NEAR:
            found.append(edge)
    return found

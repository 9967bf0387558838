"""The tables of an article as full grids: merged cells repeated, figures joined, nested tables apart.

A merged cell's text stands in each of its places, so that a rule reads the standard tables of annual
reports and budgets by row and column whatever way they were drawn (catalogue §3.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from audit.model import Table

MOST_TABLES = 60
MOST_CELLS = 20_000
_MOST_WIDE = 200
_MOST_DOWN = 5_000
_LONGEST_CELL = 20_000
_LONGEST_TITLE = 120
_BREAKS = frozenset(
    {
        *("br", "p", "div", "li", "tr", "td", "th", "dd", "dt", "hr", "table", "section", "article"),
        *(f"h{level}" for level in range(1, 7)),
    }
)
_SILENT = frozenset({"script", "style", "template", "textarea", "noscript", "head", "title", "select"})
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPAN = re.compile(r"\s*(\d{1,5})")
#: A cell that is a figure, and the spaces in it which its own signs show to be none: 1, 234 . 50 %.
_FIGURE = re.compile(r"[-+－]?\d[\d ,，.．]*[%％]?")
_SPLIT = re.compile(r"(?<=\d) ?([,，.．]) ?(?=\d)|(?<=\d) ([%％])")
_UNIT = re.compile(r"^[(（]?\s*(?:金额)?单位\s*[:：]|^第\s*\d+\s*页")
_BREAK = "\x00"


@dataclass(slots=True)
class _Walk:
    """What the walk over the article has seen: the lines of text before the next table, and the tables."""

    url: str
    sha256: str | None
    weights: dict[Any, _Weight]
    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    found: list[Table] = field(default_factory=list)
    cells: int = 0
    cut: bool = False

    def end_line(self) -> None:
        text = _line("".join(self.pieces))
        self.pieces.clear()
        if text:
            self.lines.append(text)

    def title(self) -> str:
        """The line before the table that may be its name; 单位：万元 and such are passed over."""
        for text in reversed(self.lines[-3:]):
            if not _UNIT.match(text):
                return text if len(text) <= _LONGEST_TITLE else ""
        return ""


def grids(element: Any, url: str = "", sha256: str | None = None) -> tuple[Table, ...]:
    """The data tables inside ``element`` in page order; never raises on any tree."""
    return bounded_grids(element, url, sha256)[0]


def bounded_grids(element: Any, url: str = "", sha256: str | None = None) -> tuple[tuple[Table, ...], bool]:
    """The same, and whether there was more than is kept: then a missing row proves nothing."""
    walk = _Walk(url, sha256, _weights(element))
    for event, tag, node, text in _visible(element):
        if tag in _BREAKS:
            walk.end_line()
        if tag == "table" and event == "start" and _take(walk, node):
            break
        if tag == "table" and event == "end":
            walk.lines.clear()  # what stands in a table is no name of the next
        walk.pieces.append(text)
    return tuple(walk.found), walk.cut


def _visible(element: Any) -> Iterator[tuple[str, str, Any, str]]:
    """Start and end of every element that a reader sees, each with the text that follows it.

    Of what nobody sees (scripts, comments) only the end comes, without a tag.
    """
    skipped: Any = None
    for event, node in _events(element):
        if skipped is not None:
            if event == "end" and node is skipped:
                skipped = None
                yield event, "", node, node.tail or ""
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start" and (not tag or tag in _SILENT):
            skipped = node
        elif event == "start":
            yield event, tag, node, node.text or ""
        else:
            yield event, tag, node, (node.tail or "") if node is not element else ""


def _events(element: Any) -> Iterator[tuple[str, Any]]:
    """Start and end of every element below ``element`` in order, without recursion."""
    yield "start", element
    open_ = [(element, iter(element))]
    while open_:
        node, children = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            yield "end", node
        else:
            yield "start", child
            open_.append((child, iter(child)))


def _take(walk: _Walk, table: Any) -> bool:
    """Take a table up where it is one of data; True where no more may be taken."""
    if walk.weights[table].is_layout:
        return False
    if len(walk.found) >= MOST_TABLES:
        walk.cut = True
        return True
    rows, cut = _grid(table, MOST_CELLS - walk.cells)
    walk.cut = walk.cut or cut
    width = max(map(len, rows), default=0)
    walk.cells += len(rows) * width
    if len(rows) * width > 1 and any(any(row) for row in rows):
        even = tuple(row + ("",) * (width - len(row)) for row in rows)
        caption = next((_text(child) for child in table if child.tag == "caption"), "")
        title = (caption or walk.title())[:_LONGEST_TITLE]
        walk.found.append(Table(even, title, walk.url, walk.sha256))
    return cut


@dataclass(slots=True)
class _Weight:
    """How much text a table holds, and how much of it in tables that lie directly in it."""

    whole: int = 0
    inner: int = 0
    nests: bool = False

    @property
    def is_layout(self) -> bool:
        """Whether the table only places others.  What is left of a nest halves with each level."""
        return self.nests and self.inner * 2 >= self.whole


def _weights(element: Any) -> dict[Any, _Weight]:
    """Every table's weight in one walk, however deep they lie in each other."""
    found: dict[Any, _Weight] = {}
    open_: list[_Weight] = []
    for event, node in _events(element):
        if event == "start":
            if node.tag == "table":
                if open_:
                    open_[-1].nests = True
                found[node] = _Weight()
                open_.append(found[node])
            if open_ and isinstance(node.tag, str):
                open_[-1].whole += _letters(node.text)
            continue
        if node.tag == "table":
            ended = open_.pop()
            if open_:
                open_[-1].whole += ended.whole
                open_[-1].inner += ended.whole
        if open_:
            open_[-1].whole += _letters(node.tail)
    return found


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _rows(table: Any) -> Iterator[Any]:
    """The table's own rows, also where a stray form lies around them; not those of inner tables."""
    open_ = [iter(table)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
        elif child.tag == "tr":
            yield child
        elif child.tag != "table" and isinstance(child.tag, str):
            open_.append(iter(child))


@dataclass(slots=True)
class _Grid:
    """A grid being laid out row by row; ``hanging`` are the texts that reach down from rows above."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    hanging: dict[int, tuple[str, int]] = field(default_factory=dict)
    below: dict[int, tuple[str, int]] = field(default_factory=dict)
    row: list[str] = field(default_factory=list)

    def add(self, line: Any) -> int:
        """Lay out one ``tr``; return how many cells it came to."""
        self.row, self.below = [], {}
        for cell in line:
            if cell.tag not in {"td", "th"}:
                continue
            self._carry()
            text, down = _text(cell), _span(cell, "rowspan")
            for _ in range(min(_span(cell, "colspan"), _MOST_WIDE - len(self.row))):
                self._put(text, down - 1)
        last = max(self.hanging, default=-1)
        while len(self.row) <= last:
            self._carry()
            if len(self.row) <= last:
                self._put("", 0)
        self.hanging = self.below
        if self.row:
            self.rows.append(tuple(self.row))
        return len(self.row)

    def _carry(self) -> None:
        """Take over what hangs down into the next places."""
        while len(self.row) < _MOST_WIDE and (above := self.hanging.get(len(self.row))) is not None:
            self._put(above[0], above[1] - 1)

    def _put(self, text: str, left: int) -> None:
        if left > 0:
            self.below[len(self.row)] = (text, left)
        self.row.append(text)


def _grid(table: Any, most: int) -> tuple[list[tuple[str, ...]], bool]:
    """Rows with every merged cell's text in each of its places, and whether ``most`` cells cut them short."""
    grid, used = _Grid(), 0
    for line in _rows(table):
        used += grid.add(line)
        if used > most:
            return grid.rows[:-1], True
    return grid.rows, False


def _span(cell: Any, name: str) -> int:
    found = _SPAN.match(cell.get(name) or "")
    if found is None:
        return 1
    # rowspan="0" reaches down to the end.
    return min(int(found[1]), _MOST_DOWN) or (_MOST_DOWN if name == "rowspan" else 1)


def _text(cell: Any) -> str:
    """A cell's text: ``<br>`` and blocks as one space, a figure split over spans as one figure."""
    pieces: list[str] = []
    for _, tag, node, text in _visible(cell):
        if tag in _BREAKS and node is not cell:
            pieces.append(_BREAK)
        pieces.append(text)
    parts = (_line(part) for part in "".join(pieces).split(_BREAK))
    return " ".join(part for part in parts if part)[:_LONGEST_CELL]


def _line(raw: str) -> str:
    """White space made one space, what shows nothing dropped; a figure in parts is one figure."""
    text = " ".join(_INVISIBLE.sub("", raw).split())
    if " " not in text or not _FIGURE.fullmatch(text):
        return text
    return _SPLIT.sub(lambda found: found[1] or found[2], text)

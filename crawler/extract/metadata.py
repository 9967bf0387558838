"""What a page states about its article under labels: in lines, in tables (row-wise, column-wise), in dl.

Every statement keeps the line where it stands, so that the caller can tell the header from the body,
and says whether its value was empty: an empty 来源 is a statement too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.extract.dates import leading_date
from crawler.extract.labels import LABEL, UNKNOWN_LABEL, Field, field_named, field_of
from crawler.extract.layout import Layout, Line, squash

_DATED = frozenset({Field.PUBLISHED, Field.WEAK_PUBLISHED, Field.UPDATED, Field.ISSUED, Field.SENT})
_MOST_CELLS = 400
_MOST_IN_CELL = 20
_LONGEST_LINE = 600
#: A line of labels without colons has so many elements, so few characters and at least so many labels.
_PIECES, _SHORT, _LABELS = 4, 200, 2
_NAMED = frozenset({Field.SOURCE, Field.ISSUER, Field.DOC_NUMBER, Field.INDEX_NUMBER})


@dataclass(frozen=True, slots=True)
class Statement:
    """One labelled value: ``line`` is the number of its line, ``table`` whether a cell holds it.

    ``end`` is where a line's value must end at the latest; ``alone`` says that the line holds nothing
    before its first label.  ``cell`` is the line on which a table's value begins (-1: not in a table).
    """

    field: Field
    value: str
    line: int
    table: bool = False
    alone: bool = True
    hidden: bool = False
    cell: int = -1


def statements_of(layout: Layout) -> list[Statement]:
    """All statements of the page, tables first, else in page order."""
    found: list[Statement] = []
    taken: set[int] = set()
    for index in layout.survey.tagged("table"):
        found.extend(_of_table(layout, index, taken))
    if layout.survey.tagged("dt"):
        found.extend(_of_pairs(layout, taken))
    for line in layout.lines:
        text = line.text
        if len(text) > _LONGEST_LINE or line.number in taken:
            continue
        if field_of(text) is not None:
            found.extend(_of_bare(layout, line))
        elif _may_hold(text):
            found.extend(_of_line(layout, line))
            if len(line.joints) >= _PIECES and len(text) <= _SHORT and not line.is_links:
                found.extend(_of_pieces(line))
    return found


def _of_line(layout: Layout, line: Line) -> Iterator[Statement]:
    """Statements of a line: ``label：value label：value``."""
    text = line.text
    labels = [found for found in LABEL.finditer(text) if _begins(text, found.start(), line.joints)]
    for number, found in enumerate(labels):
        kind = field_named(found["label"])
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        if kind is Field.OTHER:
            continue
        value = _value(text, found.end(), end, line.joints, whole=kind not in {Field.SOURCE, Field.ISSUER})
        if not value and number + 1 == len(labels) and kind in _DATED:
            value = _date_below(layout, line)
        alone = not text[: labels[0].start()].strip(" [【(（〔|·")
        yield Statement(kind, value, line.number, alone=alone, hidden=line.hidden)


def _of_pieces(line: Line) -> Iterator[Statement]:
    """Statements of a line whose labels stand in elements of their own and have no colon."""
    ends = (*line.joints[1:], len(line.text))
    pieces = [line.text[start:end].strip() for start, end in zip(line.joints, ends, strict=True)]
    kinds = [None if piece.endswith((":", "：", "】", "]")) else field_of(piece) for piece in pieces]
    if sum(kind is not None for kind in kinds) < _LABELS:
        return
    for (kind, after), value in zip(pairwise(kinds), pieces[1:], strict=True):
        if kind in _NAMED and after is None and value:
            yield Statement(kind, value, line.number, hidden=line.hidden)


def _date_below(layout: Layout, line: Line) -> str:
    """The next line where it is nothing but a date: the value of a label that ends its line."""
    if line.number + 1 >= len(layout.lines):
        return ""
    text = layout.lines[line.number + 1].text
    return text if len(text) <= 24 and leading_date(text) else ""


def _may_hold(text: str) -> bool:
    """Whether a line has what any label has: a colon, a bracket that closes it, or a date's own words."""
    may_end = "：" in text or ":" in text or "】" in text or "]" in text or "〗" in text
    return may_end or "时间" in text or "日期" in text


def _of_bare(layout: Layout, line: Line) -> Iterator[Statement]:
    """A line that is only a label: the next line is its value where both stand side by side."""
    kind = field_of(line.text)
    if kind is None or kind is Field.OTHER:
        return
    colon = line.text.rstrip().endswith((":", "：", "】"))
    value = ""
    if line.number + 1 < len(layout.lines):
        follower = layout.lines[line.number + 1]
        known = field_of(follower.text) is not None or LABEL.match(follower.text)
        near = _beside(layout, line, follower)
        if near and not known and len(follower.text) <= 120 and not follower.is_links:
            value = follower.text
    if colon or value:
        yield Statement(kind, value, line.number, alone=True, hidden=line.hidden)


def _beside(layout: Layout, line: Line, follower: Line) -> bool:
    """Whether two lines' blocks are siblings, or one holds the other."""
    parents = layout.survey.parents
    one, two = line.block, follower.block
    return one == two or parents[one] == parents[two] or parents[two] == one or parents[one] == two


def _begins(text: str, at: int, joints: Sequence[int]) -> bool:
    """Whether a label begins here and is not the tail of a longer word (资金来源, 页面生成时间)."""
    if at == 0:
        return True
    before = text[at - 1]
    if before in " [【(（〔〖|·,，;；、》」”。:：)）】]〗-—":
        return not text[max(0, at - 3) : at].endswith(("页面 ", "本页 "))
    return at in joints or before.isdecimal()


def _value(text: str, start: int, end: int, joints: Sequence[int], *, whole: bool) -> str:
    """The text behind a label: up to the next label, for names also up to the next joint."""
    value = text[start:end]
    if whole:
        return value.strip()
    for joint in joints:
        if start < joint < end and text[start:joint].strip():
            value = text[start:joint]
            break
    unknown = UNKNOWN_LABEL.search(value)
    if unknown:
        value = value[: unknown.start()]
    return value.strip()


def _of_table(layout: Layout, table: int, taken: set[int]) -> Iterator[Statement]:
    """Statements of a metadata table; layout tables (cells that hold tables) are read as lines."""
    rows = _rows(layout, table)
    for number, row in enumerate(rows):
        kinds = [field_of(text) for text, _ in row]
        known = sum(kind is not None for kind in kinds)
        only = known >= 2 and all(kind or not text for kind, (text, _) in zip(kinds, row, strict=True))
        if only and _is_only_row(rows, number + 1, len(row)):
            if any(line.is_links for _, cell in rows[number + 1] for line in layout.within(cell)[:2]):
                return  # a list of one record
            yield from _column_wise(layout, kinds, rows[number + 1], taken)
            continue
        if known and not any(one and two for one, two in pairwise(kinds)):
            yield from _row_wise(layout, kinds, row, taken)


def _is_only_row(rows: Sequence[Sequence[tuple[str, int]]], number: int, width: int) -> bool:
    """Whether one row of values follows a row of labels; more rows would make it a list of records."""
    if number >= len(rows) or len(rows[number]) != width or any(field_of(text) for text, _ in rows[number]):
        return False
    return number + 1 >= len(rows) or len(rows[number + 1]) != width


def _column_wise(
    layout: Layout, kinds: Sequence[Field | None], values: Sequence[tuple[str, int]], taken: set[int]
) -> Iterator[Statement]:
    for kind, (text, element) in zip(kinds, values, strict=True):
        taken.update(line.number for line in layout.within(element))
        if kind is not None and kind is not Field.OTHER:
            line = layout.line_of(element)
            yield Statement(kind, text, line, table=True, cell=line)


def _row_wise(
    layout: Layout, kinds: Sequence[Field | None], row: Sequence[tuple[str, int]], taken: set[int]
) -> Iterator[Statement]:
    for at, kind in enumerate(kinds):
        if kind is None:
            continue
        element = row[at][1]
        taken.update(line.number for line in layout.within(element))
        value, cell = "", -1
        # A cell that brings its own label is a statement of its own and nobody's value.
        if at + 1 < len(row) and kinds[at + 1] is None and not LABEL.match(row[at + 1][0]):
            value, cell = row[at + 1]
            taken.update(line.number for line in layout.within(cell))
        elif at + 1 >= len(row) and len(row) == 1:
            continue
        if kind is not Field.OTHER:
            place = layout.line_of(cell) if cell >= 0 else -1
            yield Statement(kind, value, layout.line_of(element), table=True, cell=place)


def _rows(layout: Layout, table: int) -> list[list[tuple[str, int]]]:
    """The table's own rows as (text, element) cells; empty where it is layout or too large."""
    survey = layout.survey
    end = survey.ends[table]
    rows: list[list[tuple[str, int]]] = []
    cells = 0
    for index in range(table + 1, end + 1):
        tag = survey.tags[index]
        if tag == "table":
            return []
        if tag == "tr":
            rows.append([])
        elif tag in {"td", "th"}:
            cells += 1
            if cells > _MOST_CELLS:
                return []
            if not rows or (tag == "th" and survey.tags[survey.parents[index]] == "thead" and not rows[-1:]):
                rows.append([])
            rows[-1].append((_cell(layout, index), index))
    return rows


def _cell(layout: Layout, index: int) -> str:
    return squash(" ".join(line.text for line in layout.within(index)[:_MOST_IN_CELL]))


def _of_pairs(layout: Layout, taken: set[int]) -> Iterator[Statement]:
    """Statements of definition lists: ``<dt>label</dt><dd>value</dd>``, each pair in one parent."""
    survey = layout.survey
    terms = survey.tagged("dt", "dd")
    for here, after in pairwise(terms[:_MOST_CELLS]):
        if (
            survey.tags[here] != "dt"
            or survey.tags[after] != "dd"
            or survey.parents[here] != survey.parents[after]
        ):
            continue
        kind = field_of(_cell(layout, here))
        if kind is None:
            continue
        taken.update(line.number for index in (here, after) for line in layout.within(index))
        if kind is not Field.OTHER:
            yield Statement(kind, _cell(layout, after), layout.line_of(here), table=True)

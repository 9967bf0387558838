"""A cell of an annual report's tables: the number that it means, and what is odd about how it is written.

Blank cells, dashes and strokes count as zero for arithmetic and are told apart, so that they can be found
fault with separately (catalogue AR-06, §3.5, §3.6).  What is no number is never guessed to be one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from audit.widths import plain_width


class CellKind(StrEnum):
    """How a cell is filled in (catalogue §3.6)."""

    ZERO = "zero"
    EMPTY = "empty"
    NA = "na"
    NUMERIC = "numeric"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: ``text`` as shown, ``value`` as counted (None: unknown), ``unit`` as written.

    ``doubt`` says in Chinese why the value may be another than it seems; empty where it is sure.
    """

    text: str
    kind: CellKind
    value: Decimal | None
    unit: str = ""
    doubt: str = ""

    @property
    def is_unfilled(self) -> bool:
        """Whether the cell is left blank or struck out instead of holding a 0 (catalogue AR-06)."""
        return self.kind in {CellKind.EMPTY, CellKind.NA}

    @property
    def is_count(self) -> bool:
        """Whether the value is a whole number that is not negative."""
        return self.value is not None and self.value >= 0 and self.value == self.value.to_integral_value()

    def doubted(self, why: str) -> Cell:
        """The same cell with a doubt, the first one kept."""
        return self if self.doubt else replace(self, doubt=why)


_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
#: Struck out, or said in words; ``x`` and ``*`` are a mask over a figure, not a nought.
_NA = re.compile(r"[/\\|、·_~—–\-―]+|不适用|不涉及|无|没有|无此项|N/?A|NULL", re.IGNORECASE)
#: A nought in words or as a ring, which is a figure, if no Arabic one.
_NOUGHT = frozenset({"零", "〇", "○", "◯"})
_LONGEST_NUMBER = 15
#: More letters than any figure with its remark has.
_READ = 200
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_UNIT = "件次|[件个宗项条起例人次份元]|万元|人民币元|人次|亿元"
_NUMBER = re.compile(
    rf"(?P<sign>[+\-−]|增加?|新增|减少?|负)?\s*[¥￥]?\s*(?P<digits>{_DIGITS})\s*(?P<unit>{_UNIT})?"
)
_DOWN = frozenset("-−减负")
_TITLED = re.compile(r"(?P<number>.{1,20}?)\s*[((][^()]*[))]")
_SPLIT = re.compile(r"[0-9][0-9,]*(?:\s+[0-9,]+)+(?:\.[0-9]+)?")


def read_cell(text: str) -> Cell:
    """What ``text``, the content of one cell, means.

    ``1,234``, ``１２``, ``12件``, ``-3``, ``+5``, ``251000元`` are numbers.  Figures in pieces (``1 2``, as
    spans leave them) and a number with a remark behind it are numbers with a doubt.
    """
    return _read(text[:_READ], longer=len(text) > _READ)


@lru_cache(maxsize=8192)
def _read(text: str, *, longer: bool) -> Cell:
    shown = " ".join(_INVISIBLE.sub("", text).split())
    if not shown and not longer:
        return Cell("", CellKind.EMPTY, Decimal(0))
    plain = plain_width(shown)
    if _NA.fullmatch(plain):
        return Cell(shown, CellKind.NA, Decimal(0))
    if plain in _NOUGHT:
        return Cell(shown, CellKind.ZERO, Decimal(0))
    if longer or any(unicodedata.category(letter) == "No" for letter in shown):
        # ² and ① would become digits of the number that they only annotate.
        return Cell(shown, CellKind.TEXT, None, doubt=f"“{shown[:20]}”不是数字")
    return _number(shown, plain) or Cell(shown, CellKind.TEXT, None, doubt=f"“{shown[:20]}”不是数字")


def _number(shown: str, plain: str) -> Cell | None:
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return _doubtful(shown, plain)
    digits = match["digits"].replace(",", "")
    if len(digits) > _LONGEST_NUMBER:
        return None
    value = Decimal(digits)
    if match["sign"] and match["sign"][0] in _DOWN:
        value = -value
    kind = CellKind.NUMERIC if value else CellKind.ZERO
    return Cell(shown, kind, value, match["unit"] or "")


def _doubtful(shown: str, plain: str) -> Cell | None:
    if _SPLIT.fullmatch(plain):
        joined = _number(shown, plain.replace(" ", ""))
        return joined and joined.doubted(f"“{shown}”分成几段，按 {joined.value} 计")
    remarked = _TITLED.fullmatch(plain)
    if remarked is None or not _NUMBER.fullmatch(remarked["number"]):
        return None
    number = _number(shown, remarked["number"])
    return number and number.doubted(f"“{shown[:20]}”带有说明，按 {number.value} 计")


def figure(value: Decimal | None) -> str:
    """A value as it is written in a reason: ``12``, ``0.5``, ``?`` where it is unknown."""
    return "?" if value is None else f"{value.normalize():f}" if value else "0"


def agreed(cells: tuple[Cell, ...]) -> Cell:
    """The one cell that several places of the grid show: a merged cell, a row that stands twice.

    A filled place is taken before a blank one; places that contradict each other leave it unknown.
    """
    filled = [cell for cell in cells if cell.kind is not CellKind.EMPTY]
    if not filled:
        return cells[0]
    if len({(cell.value, cell.kind is CellKind.TEXT) for cell in filled}) == 1:
        return filled[0]
    told = "、".join(dict.fromkeys(f"“{cell.text[:12]}”" for cell in filled))
    return Cell(filled[0].text, CellKind.TEXT, None, doubt=f"同一格读到不同的值（{told}）")

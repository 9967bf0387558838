"""Amounts of money in tables and sentences: exact, in 万元, with the unit that the table's head states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from rules.report_cells import read_cell

_UNIT = re.compile(r"(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*(亿元|万元|元)")
_BRACKETED = re.compile(r"[（(]\s*(亿元|万元|元)\s*[)）]")
_IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}


def unit_in(texts: Iterable[str]) -> str | None:
    """The one unit that those texts state (``单位：万元``); None where they state none or several."""
    found = {match[1] for text in texts for match in _UNIT.finditer(text)}
    if not found:
        found = {match[1] for text in texts for match in _BRACKETED.finditer(text)}
    return found.pop() if len(found) == 1 else None


def in_wan(value: Decimal, unit: str) -> Decimal:
    """The amount in 万元.  KeyError on a unit that is none of 元, 万元, 亿元."""
    return value * _IN_WAN[unit]


def amount_in(text: str) -> Decimal | None:
    """The number in a cell, blank and dash as 0; None where it is no number or its reading is doubtful."""
    cell = read_cell(text)
    if cell.doubt or cell.unit not in {"", "元", "万元"}:
        return None
    return cell.value


def is_blank(text: str) -> bool:
    """Whether the cell states nothing: empty, a dash, a stroke (0.00 states something)."""
    return read_cell(text).is_unfilled

"""Text as Chinese documents need it: spaces torn into dates and amounts mended, lines kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_TORN = re.compile(
    rf"(?<=[{_CJK}])[ \u00a0\u2002-\u200a](?=[0-9０-９])|(?<=[0-9０-９])[ \u00a0\u2002-\u200a](?=[{_CJK}])"
    r"|(?<=[0-9０-９])[ \u00a0]{2,3}(?=[年月日号])"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\u2028\u2029]")
_TRAILING = re.compile(r"[ \t\u00a0\u3000]+(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Clean text of a document: ``2026 年 2 月`` becomes ``2026年2月`` (libraries.md §7).

    Single spaces between a digit and a Chinese character go; wider gaps separate columns, except before
    年月日, where writers of PDF leave them when they change fonts.
    """
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    text = _TRAILING.sub("", _TORN.sub("", text))
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def cell(text: str) -> str:
    """Clean one cell: no line breaks (they are the layout's), no doubled spaces."""
    text = _SPACES.sub(" ", _CONTROLS.sub(" ", text)).strip()
    text = re.sub(rf"(?<=[{_CJK}，、（）()]) (?=[{_CJK}，、（）()])", "", text)
    return _TORN.sub("", text)


def lines_of(rows: Sequence[Sequence[str]]) -> str:
    """A grid as text: cells apart by tabs, a merged cell said once, empty rows left out."""
    lines = []
    for row in rows:
        said = [value for n, value in enumerate(row) if value and (n == 0 or value != row[n - 1])]
        if said:
            lines.append("\t".join(said))
    return "\n".join(lines)

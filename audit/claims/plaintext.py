"""A text made ready for reading figures: one spelling for digits and blanks, every offset unchanged."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_FULL = {0xFF01 + i: 0x21 + i for i in range(94)}  # full-width ASCII
#: Characters that would steer a terminal or turn the direction of writing.
_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAME: dict[int, str | int] = {
    **dict.fromkeys(_STEERING, " "),
    0x0A: "\n",
    **_FULL,
    0x3000: " ", 0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x200B: " ", 0xFEFF: " ", 0: " ",
    0x0B: " ", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x09: " ",
    ord("×"): "x", ord("X"): "x", ord("Ｘ"): "x", ord("✕"): "x", ord("╳"): "x",
    ord("﹪"): "%", ord("。"): "。", ord("〔"): "[", ord("〕"): "]", ord("【"): "[", ord("】"): "]",
    ord("「"): "“", ord("」"): "”", ord("﹣"): "-", ord("–"): "-", ord("—"): "-", ord("～"): "~",
}  # fmt: skip
_UNSEEN = dict.fromkeys(_STEERING, " ")
#: A line with none of these that is short is a heading: the sentence neither comes in nor goes on.
_INSIDE = re.compile(r"[,。;!?]")
_HEADING_LENGTH = 40
_SHORTEST_WRAPPED = 15
_ENDS = frozenset("。;!?:")
_MARKER = re.compile(
    r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十百\d]{1,4}[条章篇]|[一二三四五六七八九十]是)"
)
_TITLE = re.compile(r"《[^《》\n]{0,120}》|\[[^\[\]\n]{0,60}\]")
_QUOTED = re.compile(r"“[^“”\n]{0,24}”|'[^'\n]{0,24}'|‘[^‘’\n]{0,24}’|\"[^\"\n]{0,24}\"")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text for reading figures.

    ``source`` is the text as handed in, ``text`` the same length with full-width characters, crosses and
    line ends in one spelling and wrapped lines joined, ``starts`` the offsets of lines, ``titles`` and
    ``quoted`` the stretches between title marks and short quotation marks.
    """

    source: str
    text: str
    starts: tuple[int, ...]
    titles: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]

    def line(self, offset: int) -> int:
        """The number of the line that ``offset`` is in, from 1."""
        return bisect_right(self.starts, offset)

    def in_title(self, offset: int) -> bool:
        """Whether ``offset`` is between 《》 or [ ]: a document's name or number."""
        return _within(self.titles, offset)

    def in_quotes(self, offset: int) -> bool:
        """Whether ``offset`` is within a short quotation: a slogan or a name."""
        return _within(self.quoted, offset)


def printable(words: str) -> str:
    """Words of a source as they may be shown: without control characters, white space collapsed."""
    return " ".join(words.translate(_UNSEEN).split())


def _within(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1))
    return at > 0 and spans[at - 1][0] <= offset < spans[at - 1][1]


def prepare(source: str) -> PlainText:
    """``source`` made ready; linear in its length, never raises on any characters."""
    unified = source.replace("\r\n", " \n").translate(_SAME)
    starts = (0, *(found.end() for found in re.finditer("\n", unified)))
    text = _joined(unified)
    titles = tuple(found.span() for found in _TITLE.finditer(text))
    quoted = tuple(found.span() for found in _QUOTED.finditer(text))
    return PlainText(source, text, starts, titles, quoted)


def _joined(text: str) -> str:
    """The text with the line ends of wrapped lines as spaces, so that a sentence is in one piece."""
    lines = text.split("\n")
    kept = [lines[0]]
    last = lines[0]
    for line in lines[1:]:
        if not line.strip():
            kept.append("\n" if _is_closed(last) else " ")
        else:
            kept.append("\n" if _is_closed(last) or _starts_anew(line) else " ")
            last = line
        kept.append(line)
    return "".join(kept)


def _is_closed(line: str) -> bool:
    bare = line.strip()
    return len(bare) < _SHORTEST_WRAPPED or bare[-1] in _ENDS or is_heading(bare)


def _starts_anew(line: str) -> bool:
    return _MARKER.match(line[:12]) is not None or is_heading(line.strip())


def is_heading(bare: str) -> bool:
    """Whether a line (without white space around it) is a heading rather than a piece of a sentence."""
    return len(bare) <= _HEADING_LENGTH and _INSIDE.search(bare) is None

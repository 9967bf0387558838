"""What stands around a figure: its clause before and after, and its sentence; windows are bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.claims.figures import Figure
from audit.claims.plaintext import PlainText, printable

_SENTENCE_END = re.compile(r"[。!?\n]")
_CLAUSE_END = re.compile(r"[,;。:!?\n]")
_NEAR, _SENTENCE, _AFTER, _QUOTE = 60, 160, 30, 60
_PARENTHESES = re.compile(r"[(][^()]{0,30}[)]")
_EDGE = re.compile(r"[、(“”《》)]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A figure's neighbourhood, each piece at most some hundred characters long.

    ``clause`` is the text from the last comma (or the figure before) to the figure, ``near`` the piece of it
    that follows the last 、, ``after`` what follows the unit to the next comma, ``sentence`` the text of the
    sentence before the clause, ``rest`` what follows in the sentence.
    """

    near: str
    clause: str
    after: str
    sentence: str
    rest: str

    @property
    def tight(self) -> str:
        """The words nearest to the figure: before it, ``#`` in its place, and after it."""
        return f"{self.clause}#{self.after}"


def surroundings(
    plain: PlainText, figure: Figure, before: Figure | None, after: Figure | None
) -> Surroundings:
    """The neighbourhood of ``figure``, whose neighbours in the text are ``before`` and ``after``."""
    text, start, end = plain.text, figure.start, figure.end
    opening = _last(_SENTENCE_END, text, max(0, start - _SENTENCE), start)
    floor = max(opening, start - _NEAR, before.end if before is not None else 0)
    clause_start = _last(_CLAUSE_END, text, floor, start)
    clause = _PARENTHESES.sub("", text[clause_start:start]).replace(" ", "")
    near = _EDGE.split(clause.rstrip("》”)"))[-1]
    ceiling = min(len(text), end + _AFTER, after.start if after is not None else len(text))
    following = _PARENTHESES.sub("", text[end : _first(_CLAUSE_END, text, end, ceiling)])
    closing = _first(_SENTENCE_END, text, end, min(len(text), end + _QUOTE))
    return Surroundings(
        near,
        clause,
        re.split("[、()]", following.replace(" ", ""))[0],
        text[opening:clause_start].replace(" ", ""),
        text[end:closing],
    )


def quote(plain: PlainText, start: int, end: int) -> str:
    """The sentence around ``[start, end)`` as the source has it, shortened to what a table can hold."""
    text = plain.text
    low = _last(_SENTENCE_END, text, max(0, start - _QUOTE), start)
    high = _first(_SENTENCE_END, text, end, min(len(text), end + _QUOTE))
    cut = low == start - _QUOTE and low > 0
    shown = printable(plain.source[low:high])
    return f"{'…' if cut else ''}{shown}{'…' if high == end + _QUOTE else ''}"


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> int:
    """Where the piece begins that the last match between ``low`` and ``high`` opens."""
    position = low
    for found in pattern.finditer(text, low, high):
        position = found.end()
    return position


def _first(pattern: re.Pattern[str], text: str, low: int, high: int) -> int:
    found = pattern.search(text, low, high)
    return found.start() if found else high

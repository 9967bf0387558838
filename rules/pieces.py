"""Parts of something as an indicator names them: by words, and by columns of their own.

``执行公开=执行公开/重点工作/execution`` is a part called 执行公开 that is known by two words, or by the
column ``execution`` (a word that is a column's id means that column).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.model import ColumnId
from rules.wordings import Wording, wording

_IDS = frozenset(column.value for column in ColumnId)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part: its name, the wordings by which it is known, the columns that are it."""

    name: str
    wording: Wording
    columns: tuple[ColumnId, ...]


def pieces(written: Sequence[str]) -> tuple[Piece, ...]:
    """The parts as an indicator writes them; without ``=`` the name is the word."""
    found = []
    for text in written:
        name, _, words = text.partition("=")
        given = [word.strip() for word in (words or name).split("/")]
        columns = tuple(ColumnId(word) for word in given if word in _IDS)
        known = wording([name, *(word for word in given if word not in _IDS)])
        found.append(Piece(name.strip(), known, columns))
    return tuple(found)

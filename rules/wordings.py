"""Words that an indicator looks for: alternatives, joined demands, the year in question.

An indicator writes ``政务公开+要点`` for titles that have both words, ``{年}`` for the year that is judged.
No pattern language: offices write these tables in Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from audit.widths import plain_width
from rules.dates import western_years, years_in

#: So long are titles and labels at most; of longer texts only the last few are kept in memory.
_TITLE = 200
#: 2024—2026年, 2024年至2026年: the years between are named too.
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?\s*(?:[-—–~～－]+|至|到)\s*((?:19|20)\d{2})(?=\s*年)")
#: Stands for the year in question wherever it occurs in a wording.
YEAR = "{年}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Alternatives of words that must stand together, and words that must not.

    ``hint`` finds one word of each alternative: most titles have none, and are done with at once.
    """

    alternatives: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    hint: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        longest = (re.escape(max(words, key=len, default="")) for words in self.alternatives)
        object.__setattr__(self, "hint", re.compile("|".join(longest) if self.alternatives else "(?!)"))

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` has all words of an alternative, in any order, and none of the excluded."""
        plain = squeezed(text)
        if self.hint.search(plain) is None or any(word in plain for word in self.without):
            return False
        return any(all(word in plain for word in words) for words in self.alternatives)


def wording(written: Iterable[str], without: Iterable[str] = (), year: int | None = None) -> Wording:
    """The wording that an indicator writes; ``year`` takes the place of ``{年}``."""
    return _wording(tuple(written), tuple(without), year)


@lru_cache(maxsize=4096)
def _wording(written: tuple[str, ...], without: tuple[str, ...], year: int | None) -> Wording:
    """The same wording for every agency of an audit."""
    return Wording(
        tuple(_words(text, year) for text in written if text),
        tuple(word for text in without if (word := squeezed(text))),
    )


def _words(text: str, year: int | None) -> tuple[str, ...]:
    filled = text if year is None else text.replace(YEAR, str(year))
    return tuple(word for part in filled.replace("＋", "+").split("+") if (word := squeezed(part)))


def squeezed(text: str) -> str:
    """``text`` without spaces and differences of width: words broken by markup are whole again."""
    return _squeezed_title(text) if len(text) <= _TITLE else _squeezed_text(text)


def _squeezed(text: str) -> str:
    return "".join(plain_width(text).split()).casefold()


@lru_cache(maxsize=8192)
def _squeezed_title(text: str) -> str:
    """The same for what is asked for by dozens of indicators, each time of the same titles."""
    return _squeezed(text)


@lru_cache(maxsize=32)
def _squeezed_text(text: str) -> str:
    """The same for the texts that an indicator's elements are looked for in, one element after the other."""
    return _squeezed(text)


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a text has to state: its name and the wordings by which it is known."""

    name: str
    wording: Wording

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` states it."""
        return self.wording.stands_in(text)


def elements(written: Sequence[str]) -> tuple[Element, ...]:
    """Elements as an indicator writes them: ``办公地址=地址/地点``; without ``=`` the name is the word."""
    found = []
    for text in written:
        name, _, words = text.partition("=")
        found.append(Element(name.strip(), wording((words or name).split("/"))))
    return tuple(found)


def names_year(text: str, year: int) -> bool | None:
    """Whether ``text`` is of ``year``; None where it names no year at all."""
    years = years_in(text)
    if not years:
        return None
    spans = _SPAN.finditer(western_years(text))
    return year in years or any(int(span[1]) <= year <= int(span[2]) for span in spans)

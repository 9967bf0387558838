"""What is true of a made page, and the register of families."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.sitefamilies.content import Item


@dataclass(frozen=True, slots=True)
class Follows:
    """The truth about the next page: its address, and parts that its posted form must hold."""

    url: str
    method: str = "GET"
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A made page with its truth; ``records`` are (title, date, address) or None where it is no list."""

    name: str
    url: str
    body: bytes
    kind: str = "list"
    content_type: str = ""
    records: tuple[tuple[str, date | None, str], ...] = ()
    numbers: tuple[tuple[str | None, str | None, str | None], ...] = ()
    pinned: tuple[str, ...] = ()
    follows: Follows | None = None
    navigation: tuple[str, ...] = ()
    article: Mapping[str, object] = field(default_factory=dict)
    seen: date | None = None
    posted: bytes = b""


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of site: the dialect that has to recognise it, and how its pages are made."""

    name: str
    dialect: str
    make: Callable[[], list[Made]]


FAMILIES: dict[str, Family] = {}


def family(dialect: str = "generic") -> Callable[[Callable[[], list[Made]]], Callable[[], list[Made]]]:
    """Register a function that makes a family's pages under its own name."""

    def register(make: Callable[[], list[Made]]) -> Callable[[], list[Made]]:
        FAMILIES[make.__name__] = Family(make.__name__, dialect, make)
        return make

    return register


def rows_of(items: list[Item], link: Callable[[Item], str]) -> tuple[tuple[str, date | None, str], ...]:
    """The truth of a list that shows every item with its whole date."""
    return tuple((item.title, item.day, link(item)) for item in items)

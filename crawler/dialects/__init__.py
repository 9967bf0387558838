"""Content management systems of government sites: each module reads one better than the generic reader.

A dialect is recognised by its system's own marks, never by a host; what it does not know of its own
system it hands over to ``generic``, and what it has no way of its own for it takes from there by name
(architecture: contracts; dialects.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Protocol, cast

from audit.discovery import modules
from crawler.page import Article, Page, PageRequest, RecordLink

#: Below this a page's marks are too few to name a system.
THRESHOLD = 50


class Dialect(Protocol):
    """What a dialect module offers."""

    @property
    def NAME(self) -> str:  # noqa: N802  # a module's constant
        """The name that ``zwgk inspect`` prints."""

    def recognise(self, page: Page) -> int:
        """How surely the page comes from this system, 0 to 100."""

    def records(self, page: Page, *, seen: date | None = None) -> list[RecordLink]:
        """A list page's rows, in page order."""

    def next_page(self, page: Page) -> PageRequest | None:
        """The request for the list's next page, or for its first batch where only a script fills it."""

    def article(self, page: Page) -> Article:
        """What an article states; unknown fields are None."""


@cache
def dialects() -> Mapping[str, Dialect]:
    """Every dialect by name, in the order of the names.  Raises ImportError where a module is broken."""
    found = modules("crawler.dialects")
    named = {
        module.NAME: cast("Dialect", module) for module in found.values() if hasattr(module, "recognise")
    }
    return dict(sorted(named.items()))


def recognise(page: Page) -> Dialect:
    """The dialect whose marks the page bears most clearly; the generic one where none does.  Never raises."""
    name = page.memo.get("dialect")
    known = dialects()
    if isinstance(name, str):
        return known[name]
    best, score = "generic", THRESHOLD - 1
    for candidate, dialect in known.items():
        worth = dialect.recognise(page) if candidate != "generic" else 0
        if worth > score:
            best, score = candidate, worth
    page.memo["dialect"] = best
    return known[best]


@cache
def _article_readers() -> tuple[Dialect, ...]:
    """The dialects that read an article otherwise than the generic one: they say so by ``OWN_ARTICLE``."""
    return tuple(dialect for dialect in dialects().values() if getattr(dialect, "OWN_ARTICLE", False))


def article_of(page: Page) -> Article:
    """What an article page states, as its dialect reads it.

    Looking for the marks of every system costs as much as reading the article: the few systems that read
    articles in a way of their own are asked first, and where none is in sight the generic reader serves.
    """
    if "dialect" in page.memo or any(own.recognise(page) >= THRESHOLD for own in _article_readers()):
        return recognise(page).article(page)
    return dialects()["generic"].article(page)

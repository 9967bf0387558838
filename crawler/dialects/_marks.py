"""How dialects weigh the marks of their systems."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crawler.extract.words import folded, holds, words_of
from crawler.page import Page

_FAR = 400_000


def marked(page: Page, marks: Mapping[str, int]) -> int:
    """The sum of what the marks that stand in the page's source are worth.

    Marks are ASCII and hold neither white space nor quotation marks nor any of ``> ; , :``.
    """
    words = words_of(page)
    return sum([worth for mark, worth in marks.items() if folded(mark) in words and holds(page, mark)])


def addressed(page: Page, hint: str, pattern: re.Pattern[str], *, least: int = 3, form: str = "") -> bool:
    """Whether the page's address, or at least so many in the page, have the system's form.

    ``hint`` is what every such address contains, ``form`` a longer part with 0 for every digit: they are
    found or missed much faster than a pattern.
    """
    if pattern.search(page.url):
        return True
    if folded(form or hint) not in words_of(page) or page.text.count(hint, 0, _FAR) < least:
        return False
    return at_least(page, pattern, least)


def at_least(page: Page, pattern: re.Pattern[str], least: int) -> bool:
    """Whether the first part of the page's source has so many places of a form."""
    places = pattern.finditer(page.text, 0, _FAR)
    return any(number >= least for number, _ in enumerate(places, start=1))

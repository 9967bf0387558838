"""How dialects weigh the marks of their systems."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crawler.page import Page

_FAR = 400_000


def marked(page: Page, marks: Mapping[str, int]) -> int:
    """The sum of what the marks that stand in the page's source are worth."""
    text = page.text
    return sum(worth for mark, worth in marks.items() if mark in text)


def addressed(page: Page, hint: str, pattern: re.Pattern[str], *, least: int = 3) -> bool:
    """Whether the page's address, or at least so many in the page, have the system's form.

    ``hint`` is what every such address contains: it is found or missed much faster than a pattern.
    """
    if pattern.search(page.url):
        return True
    text = page.text[:_FAR]
    if text.count(hint) < least:
        return False
    return any(number >= least for number, _ in enumerate(pattern.finditer(text), start=1))

"""How dialects weigh the marks of their systems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from crawler.extract.words import folded, holds, words_of
from crawler.page import Page

_FAR = 400_000
#: The host that an address names, up to its end; so far in front of a part of it at most.
_NAMED = re.compile(r"//([\w.\-]+)(?::\d+)?(?:/[^\s\"'<>()]*)?\Z", re.ASCII)
_LONGEST = 200
_NUMBER = re.compile(r"[\d.]+|.*:.*")


def marked(page: Page, marks: Mapping[str, int]) -> int:
    """The sum of what the marks that stand in the page's source are worth.

    Marks are ASCII and hold neither white space nor quotation marks nor any of ``> ; , :``.
    """
    words = words_of(page)
    return sum([worth for mark, worth in marks.items() if folded(mark) in words and holds(page, mark)])


def addressed(page: Page, hint: str, pattern: re.Pattern[str], *, least: int = 3, form: str = "") -> bool:
    """Whether the page's address, or at least so many of its own host in the page, have the system's form.

    ``hint`` is what every such address contains, ``form`` a longer part with 0 for every digit: they are
    found or missed much faster than a pattern.
    """
    if pattern.search(page.url):
        return True
    if folded(form or hint) not in words_of(page) or page.text.count(hint, 0, _FAR) < least:
        return False
    return at_least(page, pattern, least)


def at_least(page: Page, pattern: re.Pattern[str], least: int) -> bool:
    """Whether the first part of the page's source has so many addresses of a form.

    Addresses that name another host than the page's say what system that host has.
    """
    own, text = _host(page.url), page.text
    places = (found.start() for found in pattern.finditer(text, 0, _FAR))
    owned = (at for at in places if _is_own(text, at, own))
    return any(number >= least for number, _ in enumerate(owned, start=1))


def _is_own(text: str, at: int, own: str) -> bool:
    """Whether an address in the source, of which a part stands at a place, names no other host."""
    named = _NAMED.search(text, max(0, at - _LONGEST), at) if own else None
    return named is None or named[1].lower().removeprefix("www.") == own


def _host(url: str) -> str:
    """The host of an address without ``www.``; empty where it has none or only a number."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return "" if _NUMBER.fullmatch(host) or "." not in host else host.removeprefix("www.")

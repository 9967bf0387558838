"""Pieces of HTML that came inside something else (a datastore, JSON, a comment), read as lists."""

from __future__ import annotations

import re
from datetime import date

from crawler.extract.listing import records_of
from crawler.extract.survey import survey_of
from crawler.page import Page, RecordLink, read_page

_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body|frameset|title)\b", re.IGNORECASE)


def is_fragment(page: Page) -> bool:
    """Whether the page is a piece of HTML as scripts fetch it and no document of its own."""
    return page.tree is not None and _DOCUMENT.search(page.text, 0, 20_000) is None


def fragment_records(page: Page, markup: str, *, seen: date | None = None) -> list[RecordLink]:
    """The records in ``markup``, its addresses resolved as on ``page``.

    A fragment has no menus or prose around it, so it is a list whatever the page around it is.
    """
    if not markup or "<a" not in markup.lower():
        return []
    piece = read_page(page.base, markup.encode("utf-8", "replace"), "text/html; charset=utf-8")
    if piece.tree is None:
        return []
    return records_of(survey_of(piece), piece, seen=seen, article=False)

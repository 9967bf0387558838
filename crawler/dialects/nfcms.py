"""广东集约化 NFCMS: post_ addresses, index_2.html (dialects.md §5)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from crawler.dialects import generic
from crawler.dialects._marks import addressed
from crawler.extract.words import words_of
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "nfcms"

_POST = re.compile(r"/m?post_\d+\.html|content/m?post_\d+")


def recognise(page: Page) -> int:
    """By NFCMS_ variables, nfw-cms marks and post_ addresses."""
    words = words_of(page)
    if "/gkmlpt/" in page.url or "/gkmlpt/api" in words:
        return 0  # the 目录 platform of the same maker is a dialect of its own
    score = 70 if "NFCMS_" in words or "nfw-cms-attachment" in words else 0
    if addressed(page, "post_", _POST, least=2):
        score += 60
    return min(score, 92)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The rows of the list."""
    return generic.records(page, seen=seen)


def next_page(page: Page) -> PageRequest | None:
    """The next page (see ``generic``)."""
    return generic.next_page(page)


def article(page: Page) -> Article:
    """What the article states (see ``generic``)."""
    return generic.article(page)

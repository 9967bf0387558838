"""Any page of any system: repeated structure, dates and the usual pagers."""

from __future__ import annotations

from datetime import date
from typing import Final

from crawler.extract.databatches import next_data_page
from crawler.extract.listing import find_records
from crawler.extract.pagination import find_next
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "generic"


def recognise(page: Page) -> int:  # noqa: ARG001  # the fallback needs no marks
    """Always one: any dialect that knows its own goes first."""
    return 1


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The rows of the page's list (see ``find_records``)."""
    return find_records(page, seen=seen)


def next_page(page: Page) -> PageRequest | None:
    """The next page by anchors, scripts or, for data answers, by the page number in the address."""
    return next_data_page(page) if page.data is not None else find_next(page)


def article(page: Page) -> Article:
    """What the article states (see ``read_article``)."""
    from crawler.extract.article import read_article

    return read_article(page)

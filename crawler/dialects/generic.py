"""Any page of any system: repeated structure, dates and the usual pagers."""

from __future__ import annotations

from datetime import date
from typing import Final

from crawler.extract.databatches import after, next_data_page
from crawler.extract.datalists import answer_of, html_strings
from crawler.extract.endpoints import data_request
from crawler.extract.fragments import fragment_records, is_fragment
from crawler.extract.listing import count_records, find_records
from crawler.extract.pagination import find_pager
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "generic"


def recognise(page: Page) -> int:  # noqa: ARG001  # the fallback needs no marks
    """Always one: any dialect that knows its own goes first."""
    return 1


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The rows of the page's list (see ``find_records``), or of the HTML that a data answer carries."""
    found = find_records(page, seen=seen)
    if found or answer_of(page) is None:
        return found
    return fragment_records(page, html_strings(answer_of(page)), seen=seen)


def next_page(page: Page) -> PageRequest | None:
    """The next page by anchors, scripts or, for data answers, by the page number in the address.

    For a page without any row it is the call by which a script of the page fills the list.
    """
    data = answer_of(page)
    if data is not None:
        return next_data_page(page, data)
    pager = find_pager(page)
    if pager.next or page.tree is None:
        return pager.next
    rows = count_records(page)
    if rows and is_fragment(page):
        return after(page, rows, pager.total_records, pager.page_count)
    return None if rows else data_request(page)


def article(page: Page) -> Article:
    """What the article states (see ``read_article``)."""
    from crawler.extract.article import read_article

    return read_article(page)

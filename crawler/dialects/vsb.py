"""Visual SiteBuilder 博达: pages that count down, 上页 下页, form pagers (dialects.md §6)."""

from __future__ import annotations

from datetime import date
from typing import Final

from crawler.dialects import generic
from crawler.extract.words import words_of
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "vsb"

_MARKS = (
    "_sitegray",
    ".vsb.css",
    "vsbscreen",
    "wbtreeid=",
    "_vsb_content",
    "vsb_content",
    "_jsq_(",
    "_addDynClicks(",
)


def recognise(page: Page) -> int:
    """By the generator's comment and the file names that it gives its scripts and styles."""
    words = words_of(page)
    score = 35 * sum([mark in words for mark in _MARKS])
    if "SiteBuilder" in words and "Visual SiteBuilder" in page.text:
        score += 35
    return min(score, 95)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The list's rows (see ``generic``)."""
    return generic.records(page, seen=seen)


def next_page(page: Page) -> PageRequest | None:
    """The next page: 下页 leads down from the highest number, ``tzgg.htm`` to ``tzgg/59.htm``."""
    return generic.next_page(page)


def article(page: Page) -> Article:
    """What the article states (see ``generic``)."""
    return generic.article(page)

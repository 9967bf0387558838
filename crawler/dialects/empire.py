"""EmpireCMS 帝国: index_2.html counted from 1, the pager inside the list, Total record (dialects.md §9)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from crawler.dialects import generic
from crawler.dialects._marks import at_least
from crawler.extract.words import words_of
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "empire"

#: 2018-07-11/5857.html at the beginning or behind a slash or quotation mark; looked for by its second dash.
_ARTICLES = re.compile(r"-(?:(?<=[/\"']\d{4}-\d\d-)|(?<=^\d{4}-\d\d-))\d\d/\d+\.html")
#: What every such address contains: looked for first, since it is found or missed much faster.
_HINT = re.compile(r"-\d\d/\d+\.html")
_MARKS = (
    "/e/public/ViewClick",
    "e/public/ViewClick",
    "/e/search/",
    "/e/pl/",
    "/e/action/",
    "ecms_",
    "/e/data/js/",
    "/e/enews/",
    "e/DownSys/",
)


def recognise(page: Page) -> int:
    """By the Total record anchor, /e/ programs and 2018-07-11/5857.html addresses."""
    words = words_of(page)
    score = 60 if "Total" in words and 'title="Total record"' in page.text else 0
    if ("/e/" in words or "ecms_" in words or "e/public/ViewClick" in words or "e/DownSys/" in words) and any(
        mark in words for mark in _MARKS
    ):
        score += 55
    if _ARTICLES.search(page.url) or (_HINT.search(words) and at_least(page, _ARTICLES, 2)):
        score += 45
    return min(score, 90)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The list's rows; the date of the address is when a page was made and never the record's."""
    return generic.records(page, seen=seen)


def next_page(page: Page) -> PageRequest | None:
    """The next page (see ``generic``)."""
    return generic.next_page(page)


def article(page: Page) -> Article:
    """What the article states (see ``generic``)."""
    return generic.article(page)

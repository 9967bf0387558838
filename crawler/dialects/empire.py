"""EmpireCMS 帝国: index_2.html counted from 1, the pager inside the list, Total record (dialects.md §9)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import at_least
from crawler.dialects.generic import article, next_page, records
from crawler.extract.words import words_of
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "empire"

#: The date in an address is the day on which the page was made and never the record's.
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

"""Visual SiteBuilder 博达: pages that count down, 上页 下页, form pagers (dialects.md §6)."""

from __future__ import annotations

from typing import Final

from crawler.dialects.generic import article, next_page, records
from crawler.extract.words import words_of
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

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

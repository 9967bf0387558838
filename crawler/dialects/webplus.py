"""Webplus 苏迪: wp_paging, c24280a507066/page.htm, the article query of its service (dialects.md §7)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "webplus"

_ARTICLES = re.compile(r"/c\d+a\d+/page\w*\.(?:htm|psp)")
_MARKS = {
    "/_wp3services/": 60,
    "wp_paging": 55,
    "wp_articlecontent": 60,
    "/_upload/article/": 45,
    "/_css/_system/system.css": 55,
    "wp_nav": 35,
    "wp_pdf_player": 40,
}


def recognise(page: Page) -> int:
    """By its classes, its services and its addresses of column and article number."""
    score = marked(page, _MARKS) + (60 if "/_wp3services/" in page.url else 0)
    if addressed(page, "/page", _ARTICLES):
        score += 60
    return min(score, 92)

"""PHPCMS: lists at index.php?m=content&a=lists or 2.html beside the article (dialects.md §10)."""

from __future__ import annotations

from typing import Final

from crawler.dialects._marks import marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "phpcms"

_LISTS = "index.php?m=content"
_MARKS = {
    "phpcms": 55,
    "api.php?op=count": 55,
    "index.php?m=search": 30,
    "/uploadfile/20": 20,
}


def recognise(page: Page) -> int:
    """By its programs (m=content, op=count) and its name in styles and scripts."""
    score = marked(page, _MARKS) + (55 if "m=content" in page.url else 0)
    if _LISTS in page.text:
        score += 55
    return min(score, 90)

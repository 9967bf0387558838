"""天工 (广西新闻网): staticmores/ lists, staticpages/ articles (dialects.md §13)."""

from __future__ import annotations

from typing import Final

from crawler.dialects._marks import marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "tiangong"

_MARKS = {"staticpages/20": 55, "staticmores/": 50}


def recognise(page: Page) -> int:
    """By the two folders that all its addresses have."""
    text = page.url
    return min(marked(page, _MARKS) + (60 if "staticmores/" in text or "staticpages/" in text else 0), 90)

"""EasySite / eportal 汇兰: ui?pageId=&currentPage=, articles that end in /index.html (dialects.md §12)."""

from __future__ import annotations

from typing import Final

from crawler.dialects._marks import marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "easysite"

_MARKS = {"/eportal/": 60, "easysite": 55, "SkinObject": 35, "queryArticleByCondition": 40}


def recognise(page: Page) -> int:
    """By its portal program and the classes of its parts."""
    return min(marked(page, _MARKS) + (60 if "/eportal/" in page.url else 0), 92)

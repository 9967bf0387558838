"""JEECMS: .jhtml addresses, pagers that only a click works (dialects.md §10)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "jeecms"

_PAGES = re.compile(r"[\w/]\.jhtml\b")
_MARKS = {"Cms.viewCount": 60, "attachment.jspx": 60, "jeecms": 55, "Cms.attachment": 50, "search.jspx": 30}


def recognise(page: Page) -> int:
    """By its script calls and by .jhtml addresses."""
    score = marked(page, _MARKS)
    if addressed(page, ".jhtml", _PAGES):
        score += 70
    return min(score, 92)

"""动易 SiteFactory: Category_649/Index_2.aspx, Item/12345.aspx (dialects.md §14)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "powereasy"

_ADDRESSES = re.compile(r"/Category_\d+/Index(?:_\d+)?\.aspx|/Item/\d+\.aspx", re.IGNORECASE)
_MARKS = {"PowerEasy": 60, "SiteFactory": 60, "/Item/": 10, "PE_": 10}


def recognise(page: Page) -> int:
    """By its name and by Category_ and Item addresses."""
    score = marked(page, _MARKS) + (60 if "动易" in page.text else 0)
    if addressed(page, ".aspx", _ADDRESSES):
        score += 65
    return min(score, 96)

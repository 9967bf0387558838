"""ivs (上海): ivs_title, ivs_date, ivs_content, articles named by UUID under a day (dialects.md §14)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "ivs"

_ARTICLES = re.compile(r"/20\d{6}/[0-9a-f]{32}\.html")
_MARKS = {"ivs_title": 60, "ivs_content": 60, "ivs_date": 40, "ivs_": 20}


def recognise(page: Page) -> int:
    """By its ids and by addresses of a day and 32 hexadecimal digits."""
    score = marked(page, _MARKS)
    if addressed(page, "/20", _ARTICLES, form="/00000000/"):
        score += 50
    return min(score, 90)

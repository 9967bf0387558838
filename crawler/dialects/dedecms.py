"""DedeCMS 织梦: list_12_2.html, plus/ programs, templets/ (dialects.md §10)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, next_page, records
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "dedecms"

_LISTS = re.compile(r"list_\d+_\d+\.html")
_MARKS = {
    "/plus/search.php": 55,
    "/plus/count.php": 55,
    "/plus/list.php": 55,
    "/plus/view.php": 55,
    "templets/": 35,
    "dedecms": 40,
    "dede_": 15,
    "/uploads/allimg/": 25,
}


def recognise(page: Page) -> int:
    """By its plus/ programs, its templets folder and list_12_2.html addresses."""
    score = marked(page, _MARKS)
    if addressed(page, "list_", _LISTS, least=2):
        score += 40
    return min(score, 90)

"""Epoint 新点: ewb- classes, moreinfo.html then 2.html, articles by day and UUID (dialects.md §8)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from crawler.dialects import generic
from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, records
from crawler.extract.listing import count_records
from crawler.extract.pagination import find_pager
from crawler.page import Page, PageRequest

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "epoint"

_ARTICLES = re.compile(r"/20\d{6}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.html")
_MARKS = {"ewb-": 50, "viewGuid": 45, "infoViewCount": 40, "epoint": 40, "JyxxSearchAction": 50}
_MARKS |= {"inteligentsearch": 50, "EpointWebBuilder": 60}
_FILE = re.compile(r"(?:moreinfo|subpage|secondpage|(?P<number>\d{1,5}))\.html$")


def recognise(page: Page) -> int:
    """By its classes, the guid of its views and its addresses."""
    score = marked(page, _MARKS) + (60 if "inteligentsearch" in page.url else 0)
    if addressed(page, "/20", _ARTICLES, form="/00000000/"):
        score += 50
    return min(score, 92)


def next_page(page: Page) -> PageRequest | None:
    """The next page; where only a script draws the pager, the next number in the list's own folder."""
    following = generic.next_page(page)
    if following or page.tree is None:
        return following
    pager = find_pager(page)
    named = _FILE.search(urlsplit(page.url).path)
    current = int(named["number"] or 1) if named else 0
    if not named or pager.page_count is None or (pager.current or current) != current:
        return None
    if current >= pager.page_count or not count_records(page):
        return None
    href = f"{current + 1}.html"
    return PageRequest(url=page.url[: page.url.rindex("/") + 1] + href, href=href)

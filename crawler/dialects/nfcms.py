"""广东集约化 NFCMS: post_ addresses, index_2.html, the 目录 interface gkmlpt (dialects.md §5)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from crawler.dialects import generic
from crawler.extract.links import resolve
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "nfcms"

_POST = re.compile(r"/m?post_\d+\.html|content/m?post_\d+")
_SITE = re.compile(r"\bSID\s*[:=]\s*['\"]?(\d+)")
_COLUMN = re.compile(r"\b(?:COLUMN_ID|columnId|CATEGORY_ID|category_id|currentColumn)\s*[:=]\s*['\"]?(\d+)")


def recognise(page: Page) -> int:
    """By NFCMS_ variables, nfw-cms marks, post_ addresses and gkmlpt."""
    text = page.text
    score = 70 if "NFCMS_" in text or "nfw-cms-attachment" in text or "/gkmlpt/" in text + page.url else 0
    if _POST.search(page.url) or ("post_" in text and len(_POST.findall(text, 0, 400_000)) >= 2):
        score += 60
    return min(score, 92)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The rows of the list or of an answer of gkmlpt."""
    return generic.records(page, seen=seen)


def next_page(page: Page) -> PageRequest | None:
    """The next page; for the empty shell of gkmlpt the first batch of its interface."""
    following = generic.next_page(page)
    if following or page.data is not None or "/gkmlpt/" not in page.url + page.text[:200_000]:
        return following
    site = _SITE.search(page.text)
    fragment = urlsplit(page.url).fragment
    column = fragment if fragment.isdecimal() else (found[1] if (found := _COLUMN.search(page.text)) else "")
    if site and column and not records(page):
        return PageRequest(url=resolve(page.base, f"/gkmlpt/api/all/{column}?page=1&sid={site[1]}"))
    return None


def article(page: Page) -> Article:
    """What the article states (see ``generic``)."""
    return generic.article(page)

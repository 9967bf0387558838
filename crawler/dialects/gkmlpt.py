"""gkmlpt 广东政府信息公开目录: a JSON interface for lists, DETAIL objects in articles (dialects.md §5)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from crawler.dialects import generic
from crawler.dialects.generic import records
from crawler.extract.datalists import day_in, text_in
from crawler.extract.links import resolve
from crawler.extract.listing import count_records
from crawler.extract.words import words_of
from crawler.page import Article, Page, PageRequest

__all__ = ["NAME", "OWN_ARTICLE", "article", "next_page", "recognise", "records"]

NAME: Final = "gkmlpt"
#: Its article pages carry what they show in an object of their own.
OWN_ARTICLE: Final = True

_SITE = re.compile(r"\bSID['\"]?\s*[:=]\s*['\"]?(\d+)")
_COLUMN = re.compile(r"\b(?:COLUMN_ID|columnId|CATEGORY_ID|category_id|currentColumn)\s*[:=]\s*['\"]?(\d+)")
_DETAIL = re.compile(r"\bDETAIL['\"]?\s*:\s*(?=\{)")


def recognise(page: Page) -> int:
    """By its folder in the page's address, its interface and its DETAIL object."""
    if "/gkmlpt/" in page.url:
        return 95
    words = words_of(page)
    return 90 if "gkmlpt" in words and ("/gkmlpt/api" in words or _DETAIL.search(page.text)) else 0


def next_page(page: Page) -> PageRequest | None:
    """The next batch; for the empty shell the first batch of its interface."""
    if page.data is not None or page.tree is None:
        return generic.next_page(page)
    site = _SITE.search(page.text)
    fragment = urlsplit(page.url).fragment
    found = _COLUMN.search(page.text)
    column = fragment if fragment.isdecimal() else found[1] if found else ""
    if site and column and not count_records(page):
        # A body without a host of its own has the application in its folder: /kjj/gkmlpt/index.
        folder = urlsplit(page.url).path.partition("/gkmlpt")[0]
        return PageRequest(url=resolve(page.base, f"{folder}/gkmlpt/api/all/{column}?page=1&sid={site[1]}"))
    return generic.next_page(page)


def article(page: Page) -> Article:
    """What the page's DETAIL object states, and what the page shows where it has none."""
    shown = generic.article(page)
    detail = _detail(page.text)
    if not detail:
        return shown
    return replace(
        shown,
        title=text_in(detail, "title") or shown.title,
        published=day_in(detail, "display_publish_time") or shown.published or day_in(detail, "created_at"),
        issued=day_in(detail, "date") or shown.issued,
        doc_number=text_in(detail, "document_number") or shown.doc_number,
        index_number=text_in(detail, "identifier") or shown.index_number,
        source=text_in(detail, "publisher") or shown.source,
    )


def _detail(text: str) -> Mapping[str, Any]:
    found = _DETAIL.search(text)
    if not found:
        return {}
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, found.end())
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}

"""龙讯 Lonsun: 信息公开平台 whose lists are fragments of /site/label/8888 (dialects.md §4)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects import generic
from crawler.dialects._marks import addressed, marked
from crawler.dialects.generic import article, records
from crawler.extract.databatches import after
from crawler.extract.endpoints import endpoints_of, request_of
from crawler.extract.listing import count_records
from crawler.extract.survey import survey_of
from crawler.page import Page, PageRequest

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "lonsun"

_LABEL: Final = "/site/label/8888"
_MARKS = {
    "labelName=publicInfo": 60,
    "/site/label/8888": 60,
    "publicInfoList": 40,
    "table_suoyin": 55,
    "xxgk_navli": 55,
    "Ls.pagination": 55,
    "lonsun": 40,
}
_ADDRESSES = re.compile(r"/public/(?:column/)?\d+(?:/\d+\.html|\?)")
_PAGES = re.compile(r"\bpageCount['\"]?\s*[:=]\s*['\"]?(\d{1,6})")
_CURRENT = re.compile(r"\bcurr(?:ent)?Page['\"]?\s*[:=]\s*['\"]?(\d{1,6})")


def recognise(page: Page) -> int:
    """By its label service, the classes of its platform and /public/column/ addresses."""
    score = marked(page, _MARKS) + (90 if _LABEL in page.url else 0)
    if addressed(page, "/public/", _ADDRESSES):
        score += 50
    return min(score, 95)


def next_page(page: Page) -> PageRequest | None:
    """The next page: the label call of the page's script for the number after the current one."""
    if page.tree is None:
        return generic.next_page(page)
    rows = count_records(page)
    scripts = "\n".join(code for _, code in survey_of(page).scripts if "age" in code)[:200_000]
    pages, current = _number(_PAGES, scripts), _number(_CURRENT, scripts)
    if _LABEL in page.url:
        return after(page, rows, None, pages)
    number = (current or 1) + 1 if rows else 1
    if pages is None or number <= pages:
        for endpoint in endpoints_of(page, number):
            if _LABEL in endpoint.url and "List" in endpoint.url + str(endpoint.fields):
                return request_of(endpoint)
    return generic.next_page(page)


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(found[1]) if found else None

"""UCAP / GovCMS 开普: lists inside comments, six-argument pagers, search calls (dialects.md §3)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from crawler.dialects import generic
from crawler.dialects._marks import addressed
from crawler.dialects.generic import article
from crawler.extract.fragments import fragment_records
from crawler.extract.links import resolve
from crawler.extract.survey import survey_of
from crawler.extract.words import words_of
from crawler.page import Page, PageRequest, RecordLink

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "ucap"

_SIX = re.compile(r"createPageHTML\s*\(\s*[\"'][A-Za-z_][\w\-]*[\"']\s*,\s*\d+\s*,\s*\d+\s*,")
_ADDRESS = re.compile(r"/c\d{5,}/(?:\d{6}/[0-9a-f]+|c\d+/content|list_?\w*)\.shtml")
_META = re.compile(
    r"<meta[^>]+(?:name=[\"'](?:channelId|templategroup|template,templategroup,version|code)[\"']"
    r"|name=[\"']column[\"'][^>]+channelId=)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"<meta[^>]+name=[\"']channelId[\"'][^>]*content=[\"']([0-9a-zA-Z]+)[\"']", re.IGNORECASE
)
_UUID = re.compile(r"/[0-9a-f]{32}/\w+\.shtml")


def recognise(page: Page) -> int:
    """By the channelId and template metas, the six-argument pager call and /c110634/202511/… addresses."""
    words = words_of(page)
    lower = words.lower()
    named = "channelid" in lower or "templategroup" in lower or " code" in lower
    score = 45 if named and _META.search(page.text, 0, 60_000) else 0
    if "createPageHTML" in words and _SIX.search(page.text):
        score += 55  # where addresses are TRS's, this tells the two apart
    if "ucap" in lower and ("UCAPCONTENT" in words or "ucap" in page.text.lower()[:200_000]):
        score += 40
    if addressed(page, ".shtml", _ADDRESS, least=2):
        score += 40
    if "/common/search/" in words + page.url or "/searchList/" in words + page.url:
        score += 40
    if addressed(page, ".shtml", _UUID):
        score += 30
    return min(score, 92)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The visible rows; where a script fills the list, the rows that the server left in a comment."""
    found = generic.records(page, seen=seen)
    if page.tree is None or any(row.date for row in found):
        return found
    walked = survey_of(page)
    best: list[RecordLink] = []
    for index in walked.comments:
        markup = walked.elements[index].text or ""
        if "<li" in markup and "href" in markup and markup.count("<a") >= 1:
            rows = fragment_records(page, markup, seen=seen)
            if len(rows) > len(best) and sum(row.date is not None for row in rows) * 2 > len(rows):
                best = rows
    return best or found


def next_page(page: Page) -> PageRequest | None:
    """The next page; the search interface's first batch where the page holds no rows at all."""
    following = generic.next_page(page)
    if following or page.data is not None or page.tree is None:
        return following
    channel = _CHANNEL.search(page.text)
    if channel and "/common/search/" in page.text and not records(page):
        query = (
            "sort=&_isAgg=true&_isJson=true&_pageSize=20&_template=index&_rangeTimeGte=&_channelName=&page=1"
        )
        return PageRequest(url=resolve(page.base, f"/common/search/{channel[1]}?{query}"))
    return None

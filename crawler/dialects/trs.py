"""TRS WCM 拓尔思: pages numbered from 0, data interfaces of 海云 sites (dialects.md §1)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

from crawler.dialects import generic
from crawler.dialects._marks import at_least
from crawler.dialects.generic import article, records
from crawler.extract.databatches import numbered, pages_of, post, total_of
from crawler.extract.datalists import record_dicts
from crawler.extract.links import resolve
from crawler.extract.pagerscripts import total_in_scripts
from crawler.extract.pagination import find_pager
from crawler.extract.survey import survey_of
from crawler.extract.words import holds, words_of
from crawler.page import Page, PageRequest

__all__ = ["NAME", "article", "next_page", "recognise", "records", "total_records"]

NAME: Final = "trs"

#: …/202012/t20201230_1.html and /t1234567.html; begins with what every such address contains, since a search
#: for a letter costs a tenth of one for any digit.
_ARTICLES = re.compile(r"/t\d{7}(?:(?<=\d{6}/t\d{7})\d_\d+\.s?html?|\d{0,2}\.s?html)")
#: What every such address has among the words, where each digit is 0.
_HINT = "/t0000000"
_ZERO_BASED = re.compile(r"createPageHTML\s*\(\s*\d+\s*,\s*\d+\s*,\s*[\"']")
_MARKS = (
    "TRS_Editor",
    "TRS_UEDITOR",
    "TRS_PreAppend",
    "trs_editor_view",
    "trs_paper",
    "trsapi",
    "/fjdzapp/",
    "gwtrs",
    "_trs_ta_js",
    "TRS_AUTOADD",
)
_LISTED = re.compile(r"listModel\s*\(\s*\{(.{20,1500}?)\}\s*\)\s*;", re.DOTALL)
_SEARCH_ID = re.compile(r"\bsearchId\s*:\s*['\"]?(\d+)")
_CHANNEL = re.compile(r"\bchannelid\s*:\s*['\"]?(\d+)")
_WHERE = re.compile(r"classsql\s*:\s*(?:['\"]['\"]\s*\|\|\s*)?['\"]([^'\"]+)['\"]")
_SORT = re.compile(r"sortfield\s*:\s*['\"]([^'\"]+)['\"]")
_SIZE = re.compile(r"prepage\s*:\s*['\"]?(\d+)")
_TOTAL = re.compile(r"recordCount\s*:\s*['\"]?(\d+)")
_STATIC = re.compile(r"maxStaticIndex\s*:\s*['\"]?(\d+)")


def recognise(page: Page) -> int:
    """By editor and search marks, by t20201230_1.html addresses and by the four-argument pager call."""
    words = words_of(page)
    if "documentContainer" in words and 'id="documentContainer"' in page.text:
        return 0  # the 公开目录检索 is a dialect of its own
    named = any(mark in words for mark in _MARKS) or holds(page, "was5/web")
    score = 60 if named or "/fjdzapp/" in page.url else 0
    if "createPageHTML" in words and _ZERO_BASED.search(page.text):
        score += 50
    if _ARTICLES.search(page.url) or (_HINT in words and at_least(page, _ARTICLES, 2)):
        score += 50
    if "CurrChnlCls" in words:
        score += 30
    if "countPage" in words and "currentPage" in words and "document.write" in words:
        score += 20
    return min(score, 90)


def next_page(page: Page) -> PageRequest | None:
    """The next page; where only the site's data interface has it, the form that the page's script posts."""
    if page.data is not None:
        if "/fjdzapp/search" in page.url:
            count = len(record_dicts(page.data))
            return numbered(page.url, count, total_of(page.data), pages_of(page.data), body=True)
        return generic.next_page(page)
    return generic.next_page(page) or _interface(page)


def _interface(page: Page) -> PageRequest | None:
    """The second batch of a 动静结合 list: its first page is static, the others come from /fjdzapp/search."""
    if "listModel" not in page.text or page.tree is None or find_pager(page).next:
        return None
    for _, code in survey_of(page).scripts:
        listed = _LISTED.search(code)
        if not listed:
            continue
        body = listed[1]
        where, size, total = _WHERE.search(body), _SIZE.search(body), _TOTAL.search(body)
        channel = _CHANNEL.search(body) or _SEARCH_ID.search(page.text)
        if not (where and size and total and channel):
            continue
        static = _STATIC.search(body)
        following = int(static[1][:4]) + 1 if static else 2
        if (following - 1) * int(size[1][:4]) >= int(total[1][:9]):
            return None
        sort = _SORT.search(body)
        form = [
            ("channelid", channel[1]),
            ("sortfield", sort[1] if sort else "-docreltime"),
            ("classsql", where[1]),
        ]
        form += [("page", str(following)), ("prepage", size[1])]
        return post(resolve(page.base, f"/fjdzapp/search?{urlencode(form)}"), form)
    return None


def total_records(page: Page) -> int | None:
    """How many records the list's script says there are."""
    return total_in_scripts(survey_of(page)) if page.tree is not None else total_of(page.data)

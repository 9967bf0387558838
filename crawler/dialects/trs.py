"""TRS WCM 拓尔思: pages numbered from 0, data interfaces of 海云 sites, the 公开目录检索 (dialects.md §1)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

from crawler.dialects import generic
from crawler.extract.databatches import numbered, pages_of, post, total_of
from crawler.extract.datalists import record_dicts
from crawler.extract.links import resolve
from crawler.extract.pagerscripts import total_in_scripts
from crawler.extract.pagination import find_pager
from crawler.extract.recordtitles import clean
from crawler.extract.survey import Element, survey_of
from crawler.page import Article, Page, PageRequest, RecordLink

NAME: Final = "trs"

_ARTICLES = re.compile(r"\d{6}/t\d{8}_\d+\.s?html?|/t\d{7,9}\.s?html")
#: What every such address contains; a search that starts with a letter costs a tenth of one that does not.
_HINT = re.compile(r"/t\d{7}")
_ZERO_BASED = re.compile(r"createPageHTML\s*\(\s*\d+\s*,\s*\d+\s*,\s*[\"']")
_MARKS = (
    "TRS_Editor",
    "TRS_UEDITOR",
    "TRS_PreAppend",
    "trs_editor_view",
    "govsearch/",
    "was5/web",
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
_TIP_FIELDS = (("索引号", "index_number"), ("文号", "doc_number"), ("发布机构", "source"))


def recognise(page: Page) -> int:
    """By editor and search marks, by t20201230_1.html addresses and by the four-argument pager call."""
    text = page.text
    score = 60 if any(mark in text for mark in _MARKS) or "/fjdzapp/" in page.url else 0
    if _ZERO_BASED.search(text):
        score += 50
    if _ARTICLES.search(page.url) or (
        _HINT.search(text, 0, 400_000) and len(_ARTICLES.findall(text, 0, 400_000)) >= 2
    ):
        score += 50
    if "CurrChnlCls" in text:
        score += 30
    if "countPage" in text and "currentPage" in text and "document.write" in text:
        score += 20
    return min(score, 90)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The list's rows, with what 公开目录检索 keeps in a hidden tip after each row."""
    found = generic.records(page, seen=seen)
    if not found or 'class="Tip' not in page.text or page.tree is None:
        return found
    tips = [element for element in page.tree.iter("div") if (element.get("id") or "").startswith("Tip")]
    if len(tips) != len(found):
        return found
    return [_with_tip(record, tip) for record, tip in zip(found, tips, strict=True)]


def _with_tip(record: RecordLink, tip: Element) -> RecordLink:
    values: dict[str, str] = {}
    cells = [re.sub(r"\s+", "", "".join(cell.itertext())) for cell in tip.iter("td", "th")]
    raw = ["".join(cell.itertext()) for cell in tip.iter("td", "th")]
    for number, name in enumerate(cells[:-1]):
        for label, key in _TIP_FIELDS:
            if name.rstrip("：:") == label:
                values.setdefault(key, clean(raw[number + 1]))
    return replace(
        record,
        index_number=values.get("index_number") or record.index_number,
        doc_number=values.get("doc_number") or record.doc_number,
        source=values.get("source") or record.source,
    )


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


def article(page: Page) -> Article:
    """What the article states (see ``generic``)."""
    return generic.article(page)

"""TRS 公开目录检索 govsearch: posted forms, index numbers in hidden tips after each row (dialects.md §1)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from crawler.dialects import generic
from crawler.dialects.generic import article
from crawler.extract.databatches import post
from crawler.extract.forms import fields_of, form_holding
from crawler.extract.links import resolve
from crawler.extract.recordtitles import clean
from crawler.extract.survey import Element
from crawler.extract.words import words_of
from crawler.page import Page, PageRequest, RecordLink

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "govsearch"

_PROGRAM = re.compile(r"(?:simp_gov_list|gov_list_ad|gov_list)\.jsp")
_TOTAL = re.compile(r"\bm_nRecordCount\s*=\s*['\"]?(\d{1,9})")
_SIZE = re.compile(r"\bm_nPageSize\s*=\s*['\"]?(\d{1,4})")
_TIP_FIELDS = (("索引号", "index_number"), ("文号", "doc_number"), ("发布机构", "source"))
_PAGE_FIELDS = ("page", "CurrPage")


def recognise(page: Page) -> int:
    """By the names of its programs and the container and tips of its rows."""
    words = words_of(page)
    score = 60 if _PROGRAM.search(page.url) else 0
    score += 50 if "documentContainer" in words and 'id="documentContainer"' in page.text else 0
    score += 30 if "m_nRecordCount" in words else 0
    score += 30 if score and 'class="Tip"' in page.text else 0
    return min(score, 96)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The list's rows, with what the search keeps in a hidden tip after each row."""
    found = generic.records(page, seen=seen)
    if not found or page.tree is None:
        return found
    tips = [element for element in page.tree.iter("div") if (element.get("id") or "").startswith("Tip")]
    if len(tips) != len(found):
        return found
    return [_with_tip(record, tip) for record, tip in zip(found, tips, strict=True)]


def _with_tip(record: RecordLink, tip: Element) -> RecordLink:
    cells = [clean("".join(cell.itertext())) for cell in tip.iter("td", "th")]
    names = [re.sub(r"\s+", "", cell).rstrip("：:") for cell in cells]
    values: dict[str, str] = {}
    for number, name in enumerate(names[:-1]):
        for label, key in _TIP_FIELDS:
            if name == label:
                values.setdefault(key, cells[number + 1])
    return replace(
        record,
        index_number=values.get("index_number") or record.index_number,
        doc_number=values.get("doc_number") or record.doc_number,
        source=values.get("source") or record.source,
    )


def next_page(page: Page) -> PageRequest | None:
    """The next page: the search form with its page counted on, while the script's totals allow it."""
    following = generic.next_page(page)
    if following or page.tree is None:
        return following
    total, size = _number(_TOTAL, page.text), _number(_SIZE, page.text)
    if not total or not size:
        return None
    form = next((form for form in page.tree.iter("form") if _PROGRAM.search(form.get("action") or "")), None)
    if form is None:
        form = next(
            (found for name in _PAGE_FIELDS if (found := form_holding(page.tree, name)) is not None), None
        )
    fields = fields_of(form) if form is not None else []
    action = (form.get("action") or "") if form is not None else ""
    url = resolve(page.base, action) if action else page.url if _PROGRAM.search(page.url) else ""
    name = next((name for name, _ in fields if name in _PAGE_FIELDS), "page")
    given = dict(fields).get(name, "")
    current = int(given[:6]) if given.isdecimal() and int(given[:6]) else 1
    if not url or current * size >= total:
        return None
    return post(url, [*((key, value) for key, value in fields if key != name), (name, str(current + 1))])


def _number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return int(next(group for group in found.groups() if group)) if found else 0

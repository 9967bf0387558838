"""A list read by the CSS selector that a person gave for it (``sites.yml``), in place of our own search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from parsel.csstranslator import css2xpath

from crawler.dialects import recognise
from crawler.extract.pagination import find_pager
from crawler.extract.shown import FULL, day_of
from crawler.page import Page, PageKind, Reading, RecordLink

_MOST_ROWS = 2000


def selector_mistake(css: str) -> str:
    """What is wrong with a CSS selector, in Chinese; empty where nothing is."""
    if "::" in css:
        return "要选的是元素，不能带 ::text、::attr 之类"
    try:
        css2xpath(css)
    except (SyntaxError, RuntimeError):
        return "不是 CSS 选择器"
    return ""


def selected(page: Page, reading: Reading, css: str) -> Reading:
    """The page's reading as a list of exactly what ``css`` selects.

    Rows that our own search found too keep what it learnt of them (numbers, dates without a year).
    """
    if page.tree is None:
        return reading
    known = {(record.href, record.title): record for record in reading.records}
    found = list(page.tree.xpath(css2xpath(css)))
    records = tuple(known.get((row.href, row.title), row) for row in _rows(page, found))
    pager = find_pager(page)
    return replace(
        reading,
        kind=PageKind.LIST if records else PageKind.OTHER,
        article=None,
        records=records,
        next_page=recognise(page).next_page(page),
        page_count=pager.page_count if pager else None,
        total_records=pager.total_records if pager else None,
        explanation="" if records else reading.explanation,
        newest=max((record.date for record in records if record.date), default=None),
    )


def _rows(page: Page, found: Sequence[Any]) -> Iterator[RecordLink]:
    """One record for each link in what was selected, in page order, each element once."""
    roots = set(found)
    seen: set[Any] = set()
    for element in found:
        for anchor in element.iter("a"):
            href = (anchor.get("href") or "").strip()
            if anchor in seen or not href or len(seen) >= _MOST_ROWS:
                continue
            seen.add(anchor)
            shown = " ".join("".join(anchor.itertext()).split())
            title = (anchor.get("title") or "").strip() or shown
            if title:
                row = _row_of(anchor, roots)
                yield RecordLink(title, _day(row, anchor), href, page.resolve(href))


def _row_of(anchor: Any, roots: set[Any]) -> Any:
    """The largest element around a link that holds no other link, within what was selected or its row."""
    row = anchor
    while row not in roots:
        above = row.getparent()
        if above is None or len(above.findall(".//a")) > 1:
            break
        row = above
    parent = row.getparent()
    # A selector of the links themselves leaves out the date beside them.
    while row in roots and row.tag in {"a", "span", "td", "h3", "h4"} and parent is not None:
        if len(parent.findall(".//a")) > 1:
            break
        row, parent = parent, parent.getparent()
        if row.tag in {"li", "tr", "dl", "dd"}:
            break
    return row


def _day(row: Any, anchor: Any) -> Any:
    """The last whole date beside the link; one within its title is the title's."""
    inside = set(anchor.iter())
    texts = [e.text or "" for e in row.iter() if e not in inside and isinstance(e.tag, str)]
    texts += [e.tail or "" for e in row.iter() if e is not row and (e not in inside or e is anchor)]
    days = [day_of(*map(int, match.groups())) for text in texts for match in FULL.finditer(text)]
    if not days and row is not anchor:
        days = [day_of(*map(int, m.groups())) for e in inside - {anchor} for m in FULL.finditer(e.text or "")]
    return next((day for day in reversed(days) if day is not None), None)

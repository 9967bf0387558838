"""The next page of a list: by anchors, scripts, selects or numbers; and what the pager claims of totals.

The forms are those of dialects.md §1 to §13.  The last page, a disabled button and a pager that only a
script can work have no next page: an invented address would send the crawler to pages that do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.extract.databatches import pages_of, total_of
from crawler.extract.links import resolve, scripted_href
from crawler.extract.pagerclaims import claims_of
from crawler.extract.pagerencoded import encoded_markup
from crawler.extract.pagerlast import count_by_last
from crawler.extract.pagerscripts import script_pager, total_in_scripts
from crawler.extract.recordtitles import clean
from crawler.extract.survey import MOST_INSIDE, Element, Survey, survey_of
from crawler.page import Page, PageRequest, read_page

_NEXT = re.compile(
    r"^[\[【(（]?(?:下一?页|下一?頁|后一?页|后一?頁|下一页码|next(?:page)?|nextpage|下页)[\])】）]?[>»›→＞]*$",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\{|\$\{|<%|\$cms|\[")
_ARROWS = frozenset({">", "›", "»", "＞", ">>", "→", "❯", "▶"})
_LONGEST_NEXT = 10
_OFF = re.compile(
    r"(?:^|[\s_-])(?:disabled?|no-?next|unable|layui-disabled|ban|nolink|gray|grey|end)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEXT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:next|nextpage|page-?next|pg-?next|p_next)(?:$|[\s_-])", re.IGNORECASE
)
_CURRENT = re.compile(
    r"(?:^|[\s_-])(?:cur|curr|current|active|on|here|now|this|hover|select|selected|thispage|page-?now|p_no_d|a_hover)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STORE_PAGES = re.compile(r"<totalpage>\s*(\d+)")
_STORE_RECORDS = re.compile(r"<totalrecord>\s*(\d+)")
_FAR = 60
#: An anchor with more parts is no button, a page's number has no more digits.
_MOST_PARTS = 4
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Pager:
    """What a list's pager says: the next page, and the current page and totals where it states them."""

    next: PageRequest | None = None
    current: int | None = None
    page_count: int | None = None
    total_records: int | None = None


def find_next(page: Page) -> PageRequest | None:
    """The request for the list's next page; None on the last page or where only a script could tell."""
    return find_pager(page).next


def find_pager(page: Page) -> Pager:
    """Everything that the page's pager tells.  Never raises."""
    found = page.memo.get("pager")
    if not isinstance(found, Pager):
        found = _read_pager(page) if page.tree is not None else _read_answer(page)
        page.memo["pager"] = found
    return found


def _read_answer(page: Page) -> Pager:
    """What an answer of a data interface says of totals; its next batch is the dialect's matter."""
    if page.data is not None:
        return Pager(page_count=pages_of(page.data), total_records=total_of(page.data))
    pages, records = _STORE_PAGES.search(page.text), _STORE_RECORDS.search(page.text)
    return Pager(
        page_count=int(pages[1][:7]) if pages else None,
        total_records=int(records[1][:9]) if records else None,
    )


def _read_pager(page: Page) -> Pager:
    shown = _shown_pager(page)
    markup = encoded_markup(page) if shown.next is None else ""
    if not markup:
        return shown
    inner = _shown_pager(read_page(page.base, markup.encode("utf-8", "replace"), "text/html; charset=utf-8"))
    return Pager(
        inner.next,
        inner.current or shown.current,
        inner.page_count or shown.page_count,
        inner.total_records or shown.total_records,
    )


def _shown_pager(page: Page) -> Pager:
    seen = survey_of(page)
    claims = claims_of(seen)
    current, pages, records = claims.current, claims.pages, claims.records
    script = script_pager(seen)
    if script:
        current, pages = script.current + 1 if script.from_zero else script.current, script.pages
        records = script.records if script.records is not None else records
    elif records is None:
        records = total_in_scripts(seen)
    last = pages is not None and current is not None and current >= pages
    href, certain = _next_href(seen, page)
    if href is not None and not (last and script is None and not certain):
        if pages is None:
            pages = count_by_last(seen, href, page.url)
        return Pager(_request(page, href), current, pages, records)
    if certain:  # a button that says: no further page
        return Pager(None, current, pages, records)
    if script and not last:
        href = script.next_href(page.url)
        return Pager(_request(page, href) if href else None, current, pages, records)
    return Pager(None, current, pages, records)


def _request(page: Page, href: str) -> PageRequest | None:
    url = resolve(page.base, href)
    if not url or url == page.url.partition("#")[0]:
        return None
    return PageRequest(url=url, href=href)


def _next_href(seen: Survey, page: Page) -> tuple[str | None, bool]:
    """The address behind the next button, and whether a button settled the matter (even by being off)."""
    off = False
    for element in _buttons(seen):
        href = _target(element)
        if _is_off(element) or href is None:
            off = True
            continue
        if resolve(page.base, href) == page.url.partition("#")[0]:
            off = True
            continue
        return href, True
    href = _by_numbers(seen, page) or _by_select(seen) or _by_input(seen)
    if href:
        return href, False
    return None, off


def _buttons(seen: Survey) -> Iterator[Element]:
    """Next buttons, the surest form first: rel=next, 下一页 by text or picture, then arrows and classes."""
    for index in seen.tagged("link"):
        given = seen.attributes[index]
        if given.get("rel", "").lower() == "next" and given.get("href"):
            yield seen.elements[index]
    arrows: list[Element] = []
    for index in seen.anchors:
        label, given = _label(seen, index), seen.attributes[index]
        if given.get("rel", "").lower() == "next" or (len(label) <= _LONGEST_NEXT and _NEXT.match(label)):
            yield seen.elements[index]
        elif label in _ARROWS:
            if _NEXT.match(given.get("title", "").strip()):
                yield seen.elements[index]  # an arrow that calls itself 下一页
            else:
                arrows.append(seen.elements[index])
        elif len(label) <= 2 and "class" in given and _NEXT_CLASS.search(given["class"]):
            arrows.append(seen.elements[index])
    yield from _dead_buttons(seen)
    yield from (anchor for anchor in arrows if _is_page_arrow(anchor))


def _dead_buttons(seen: Survey) -> Iterator[Element]:
    """下一页 without a link of its own: switched off, or worked by a script that only knows itself."""
    for index in seen.pagers:
        element = seen.elements[index]
        if seen.tags[index] not in {"a", "span", "li", "button", "em"} or len(element):
            continue
        if seen.tags[index] == "a" and (element.get("href") is not None or element.get("onclick")):
            continue
        if len(element.text or "") <= 12 and _NEXT.match(clean(element.text or "").replace(" ", "")):
            yield element


def _label(seen: Survey, index: int) -> str:
    """What stands on an anchor (else its title, its picture's name) without white space; empty if much."""
    leaf = seen.ends[index] == index
    anchor = seen.elements[index]
    if not leaf and (len(anchor) > _MOST_PARTS or seen.ends[index] - index > MOST_INSIDE):
        return ""
    text = (seen.texts[index] or "") if leaf else "".join(anchor.itertext())
    if len(text) > _FAR:
        return ""
    text = "".join(text.split())
    if not text:
        text = anchor.get("title") or next((image.get("alt") or "" for image in anchor.iter("img")), "")
        text = "".join(text.split())
    return text


def _target(element: Element) -> str | None:
    """The address that a button leads to; None where it leads nowhere by itself."""
    href = (element.get("href") or element.get("tagname") or "").strip()
    if href and not href.startswith("#") and not href.lower().startswith("javascript"):
        return None if _TEMPLATE.search(href) else href
    code = element.get("onclick") or (href if href.lower().startswith("javascript") else "")
    return scripted_href(code) or None if code else None


def _is_off(element: Element) -> bool:
    if element.get("disabled") is not None or element.get("aria-disabled") == "true":
        return True
    parent = element.getparent()
    names = [element.get("class") or ""]
    if parent is not None and parent.tag in {"li", "span"}:
        names.append(parent.get("class") or "")
    return any(_OFF.search(name) for name in names)


def _is_page_arrow(anchor: Element) -> bool:
    """Whether an arrow stands among page numbers, not at a carousel."""
    parent = anchor.getparent()
    if parent is not None and parent.tag in {"li", "span"}:
        parent = parent.getparent()
    if parent is None or len(parent) > _FAR:
        return False
    return any(
        re.fullmatch(r"\s*\d{1,4}\s*", "".join(child.itertext()))
        for child in parent
        if isinstance(child.tag, str)
    )


def _by_numbers(seen: Survey, page: Page) -> str | None:
    """The anchor of page n+1 beside an unlinked or marked n, where a pager has numbers only."""
    for index in seen.anchors:
        leaf = seen.ends[index] == index
        text = (seen.texts[index] or "").strip() if leaf else _label(seen, index)
        if not text.isdigit() or len(text) > _MOST_DIGITS:
            continue
        anchor = seen.elements[index]
        before = _previous(anchor)
        if before is None or re.sub(r"[\[\]\s]", "", "".join(before.itertext())) != str(int(text) - 1):
            continue
        linked = before if before.tag == "a" else before.find("a")
        marked = (
            linked is None
            or linked.get("href") is None
            or _CURRENT.search(before.get("class") or "")
            or _CURRENT.search(linked.get("class") or "")
        )
        if not marked and resolve(page.base, linked.get("href")) != page.url:
            continue
        href = _target(anchor)
        if href and re.search(r"\d", href):
            return href
    return None


def _by_input(seen: Survey) -> str | None:
    """Where ``<input type=button value=下一页 onclick=…>`` leads."""
    for index in seen.tagged("input", "button"):
        element = seen.elements[index]
        name = (element.get("value") or element.text or "").strip()
        if len(name) <= 12 and _NEXT.match(name) and not _is_off(element):
            return _target(element)
    return None


def _previous(anchor: Element) -> Element | None:
    element = anchor
    parent = anchor.getparent()
    if parent is not None and parent.tag in {"li", "span"} and len(parent) == 1:
        element = parent
    before = element.getprevious()
    while before is not None and not isinstance(before.tag, str):
        before = before.getprevious()
    return before


def _by_select(seen: Survey) -> str | None:
    """The option after the chosen one, in a select of page addresses."""
    for index in seen.tagged("select"):
        options = list(seen.elements[index].iter("option"))
        texts = [re.sub(r"\D", "", "".join(option.itertext())) for option in options[:3]]
        if len(options) < 2 or texts[:2] != ["1", "2"]:
            continue
        chosen = next(
            (number for number, option in enumerate(options) if option.get("selected") is not None), None
        )
        code = seen.elements[index].get("onchange") or ""
        if chosen is None or chosen + 1 >= len(options) or not code:
            continue
        value = (options[chosen + 1].get("value") or "").strip()
        if re.search(r"[./]", value):
            return value
        built = re.search(r"['\"]([^'\"]*_)['\"]\s*\+\s*this\.value\s*\+\s*['\"](\.[a-z]+)['\"]", code)
        if built and value.isdigit():
            return f"{built[1]}{value}{built[2]}"
    return None

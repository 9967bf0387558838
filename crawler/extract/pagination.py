"""The next page of a list: by anchors, scripts, selects or numbers; and what the pager claims of totals.

The forms are those of dialects.md §1 to §13.  The last page, a disabled button and a pager that only a
script can work have no next page: an invented address would send the crawler to pages that do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.extract.links import resolve, scripted_href
from crawler.extract.pagerscripts import Stepper, script_pager
from crawler.extract.rows import clean
from crawler.extract.survey import Element, Survey, survey_of
from crawler.page import Page, PageRequest

_NEXT = re.compile(
    r"^[\[【(（]?(?:下一?页|下一?頁|后一?页|后一?頁|下一页码|next(?:page)?|nextpage|下页)[\])】）]?[>»›→＞]*$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"^(?:>|›|»|＞|>>|→|❯|▶)$")
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
_PAGES = (
    re.compile(r"(?:第|页次|页码|当前)?\s*[:：]?\s*(?P<cur>\d+)\s*/\s*(?P<all>\d+)\s*页?"),
    re.compile(r"[共总]\s*(?:计|有)?\s*(?P<all>\d+)\s*[页頁]"),
    re.compile(r"第\s*(?P<cur>\d+)\s*[页頁]"),
)
_RECORDS = re.compile(
    r"(?:[共总]\s*(?:计|共|有|数)?\s*[:：]?\s*|记录数\s*[:：]\s*|总数\s*[:：]\s*)(\d+)\s*(?:条|篇|个|项|则|记录|信息|$)|(\d+)\s*条(?:记录|信息|数据)"
)
_FAR = 60


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
        found = _read_pager(page) if page.tree is not None else Pager()
        page.memo["pager"] = found
    return found


def _read_pager(page: Page) -> Pager:
    seen = survey_of(page)
    current, pages, records = _claims(seen)
    script = script_pager(seen)
    if script:
        current, pages = script.current + 1 if script.from_zero else script.current, script.pages
        records = script.records if script.records is not None else records
    last = pages is not None and current is not None and current >= pages
    href, certain = _next_href(seen, page)
    if href is not None and not (last and script is None and not certain):
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
    href = _by_numbers(seen, page) or _by_select(seen)
    if href:
        return href, False
    return None, off


def _buttons(seen: Survey) -> Iterator[Element]:
    """Next buttons, the surest form first: rel=next, 下一页 by text or picture, then arrows and classes."""
    anchors = [seen.elements[index] for index in seen.anchors]
    for link in seen.elements[0].iter("link") if seen.elements else ():
        if (link.get("rel") or "").lower() == "next" and link.get("href"):
            yield link
    arrows: list[Element] = []
    for anchor in anchors:
        if (anchor.get("rel") or "").lower() == "next":
            yield anchor
            continue
        label = _label(anchor)
        if len(label) <= 10 and _NEXT.match(label):
            yield anchor
        elif _ARROW.match(label) or (len(label) <= 2 and _NEXT_CLASS.search(anchor.get("class") or "")):
            arrows.append(anchor)
    for index, tag in enumerate(seen.tags):
        if tag in {"a", "span", "li", "button", "em"} and index not in seen.anchors[:0]:
            element = seen.elements[index]
            if tag == "a" and (element.get("href") is not None or element.get("onclick")):
                continue
            if (
                element.text
                and len(element.text) <= 12
                and len(element) == 0
                and _NEXT.match(clean(element.text).replace(" ", ""))
            ):
                yield element
    for anchor in arrows:
        if _is_page_arrow(anchor):
            yield anchor


def _label(anchor: Element) -> str:
    if len(anchor) > 4:
        return ""
    text = "".join(anchor.itertext()) if len(anchor) else (anchor.text or "")
    if len(text) > 60:
        return ""
    text = re.sub(r"\s+", "", text)
    if not text:
        text = anchor.get("title") or next((image.get("alt") or "" for image in anchor.iter("img")), "")
        text = re.sub(r"\s+", "", text)
    return text


def _target(element: Element) -> str | None:
    """The address that a button leads to; None where it leads nowhere by itself."""
    href = (element.get("href") or element.get("tagname") or "").strip()
    if href and not href.startswith("#") and not href.lower().startswith("javascript"):
        return None if "{{" in href or "[" in href else href
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
        anchor = seen.elements[index]
        text = (anchor.text or "").strip() if len(anchor) == 0 else _label(anchor)
        if not text.isdigit() or len(text) > 4:
            continue
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
    for index, tag in enumerate(seen.tags):
        if tag != "select":
            continue
        options = [option for option in seen.elements[index].iter("option")]
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


def _claims(seen: Survey) -> tuple[int | None, int | None, int | None]:
    """Current page, pages and records as the texts around the pager state them."""
    current = pages = records = None
    for index in seen.pagers[:100]:
        element = seen.elements[index]
        if seen.tags[index] == "script":
            continue
        text = _around(seen, index)
        for pattern in _PAGES:
            found = pattern.search(text)
            if not found:
                continue
            numbers = found.groupdict()
            if current is None and numbers.get("cur"):
                current = int(numbers["cur"][:7])
            if pages is None and numbers.get("all"):
                pages = int(numbers["all"][:7])
        if records is None:
            total = _RECORDS.search(text)
            records = int((total[1] or total[2])[:9]) if total else None
        if element.get("title") == "Total record":
            records = records or None
    for element in seen.elements[0].iter("a") if seen.elements and records is None and seen.pagers else ():
        if element.get("title") == "Total record":
            digits = re.sub(r"\D", "", "".join(element.itertext()))
            records = int(digits[:9]) if digits else None
            break
    if pages is not None and current is not None and current > pages:
        current = None
    return current, pages, records


def _around(seen: Survey, index: int) -> str:
    """The text of the small element around a pager word."""
    top = index
    for _ in range(3):
        parent = seen.parents[top]
        if parent < 0 or seen.ends[parent] - parent > _FAR or seen.tags[parent] in {"body", "html"}:
            break
        top = parent
    texts = [text for text in seen.elements[top].itertext() if len(text) < 200]
    return re.sub(r"\s+", " ", "".join(texts))[:600]


__all__ = ["Pager", "Stepper", "find_next", "find_pager"]

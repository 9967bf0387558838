"""ASP.NET WebForms: pagers that post the page back with its state (dialects.md §14)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

from crawler.dialects import generic
from crawler.dialects.generic import article, records
from crawler.extract.forms import fields_of, form_holding
from crawler.extract.links import resolve
from crawler.extract.pagination import find_pager
from crawler.extract.survey import Element
from crawler.extract.words import words_of
from crawler.page import Page, PageRequest

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "aspnet"

_POSTBACK = re.compile(r"__doPostBack\(\s*&?#?\d*;?['\"]([^'\"]+)['\"]\s*,\s*['\"]([^'\"]*)['\"]\s*\)")
_NEXT = re.compile(r"^[\[【]?(?:下一?[页頁]|后一?页|next)[\]】]?[>»›]*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:Page\$)?(\d{1,7})$")
_HEADERS = (("Content-Type", "application/x-www-form-urlencoded"),)
_MOST_BYTES = 4_000_000


def recognise(page: Page) -> int:
    """By the hidden state that every such page carries."""
    return 70 if "__VIEWSTATE" in words_of(page) else 0


def next_page(page: Page) -> PageRequest | None:
    """The next page by its address, else the form that a click on 下一页 posts, hidden fields and all."""
    following = generic.next_page(page)
    if following or page.tree is None:
        return following
    form = form_holding(page.tree, "__VIEWSTATE")
    pressed = _pressed(form, find_pager(page).current) if form is not None else None
    if form is None or pressed is None:
        return None
    url = resolve(page.base, form.get("action") or "") or page.url
    body = urlencode(
        [*((name, value) for name, value in fields_of(form) if name not in pressed), *pressed.items()]
    )
    if len(body) > _MOST_BYTES:
        return None
    return PageRequest(url=url, method="POST", body=body.encode("ascii"), headers=_HEADERS)


def _pressed(form: Element, current: int | None) -> dict[str, str] | None:
    """The fields that a click on the next button adds; None where there is none or it is off."""
    numbers: dict[int, tuple[str, str]] = {}
    for element in form.iter("a", "input", "button"):
        label = re.sub(
            r"\s+", "", "".join(element.itertext()) or element.get("value") or element.get("title") or ""
        )
        off = element.get("disabled") is not None or "disabled" in (element.get("class") or "")
        code = f"{element.get('href') or ''} {element.get('onclick') or ''}"
        found = _POSTBACK.search(code)
        if _NEXT.match(label):
            if off:
                return None
            if found:
                return {"__EVENTTARGET": found[1], "__EVENTARGUMENT": found[2]}
            if element.tag != "a" and element.get("name"):
                return {element.get("name"): element.get("value") or label}
        elif found and (numbered := _NUMBERED.match(found[2])) and label == numbered[1]:
            numbers[int(label)] = (found[1], found[2])
    here = current or _gap(form, numbers)
    if here is None or here + 1 not in numbers:
        return None
    target, argument = numbers[here + 1]
    return {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}


def _gap(form: Element, numbers: dict[int, tuple[str, str]]) -> int | None:
    """The number that stands unlinked among linked ones: the page that is shown."""
    if not numbers:
        return None
    for element in form.iter("span", "b", "font", "strong"):
        text = "".join(element.itertext()).strip(" []")
        if text.isdecimal() and len(text) <= 5 and int(text) not in numbers and int(text) + 1 in numbers:
            return int(text)
    return None

"""One walk over a page's elements: what lists, pagers and menus are all found with.

Everything is kept in arrays by document order, so that questions about subtrees are two comparisons
and no page, however large or deep, costs more than one pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from crawler.extract.shown import Shown, read_shown
from crawler.page import Page

Element = Any
_SILENT = frozenset({"script", "style", "template", "textarea", "head", "title", "object"})
#: What lies behind so many links or elements is not looked at: no page for people is that long.
MOST_LINKS = 20_000
MOST_ELEMENTS = 200_000
_DIGIT = re.compile(r"\d")
_PAGER_WORD = re.compile(
    r"(?<!网)[下上]一?[页頁](?![面头])|后一?页(?!面)|[尾末]\s*[页頁](?!面)|页次|页码|共(?:有|计)?\s*\d+\s*[页頁條条]"
    r"|^\s*总?共(?:有|计)?[:：\s]*$|总共"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A date seen in the text: ``at`` orders it among elements, ``owner`` is the element around it."""

    at: float
    owner: int
    shown: Shown


@dataclass(slots=True)
class Survey:
    """A page's elements in document order with their parents, ends, links, dates and scripts."""

    elements: list[Element] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    anchor_of: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pagers: list[int] = field(default_factory=list)
    scripts: list[tuple[int, str]] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    has_tops: bool = False

    def links_in(self, index: int) -> list[int]:
        """The anchors inside an element (itself included), in document order."""
        low = bisect_left(self.anchors, index)
        high = bisect_left(self.anchors, self.ends[index] + 1)
        return self.anchors[low:high]

    def count_links(self, index: int) -> int:
        """How many anchors an element holds."""
        return bisect_left(self.anchors, self.ends[index] + 1) - bisect_left(self.anchors, index)

    def holds_heading(self, index: int) -> bool:
        """Whether an element holds a page's or a section's main heading."""
        return any(tag in {"h1", "h2"} for tag in self.tags[index : self.ends[index] + 1])

    def inside(self, inner: int, outer: int) -> bool:
        """Whether one element lies within another (or is the same)."""
        return outer <= inner <= self.ends[outer]


def survey(root: Element) -> Survey:  # noqa: C901, PLR0912  # the hot loop: a call per element would double it
    """Survey a parsed document once.  Raises nothing on any tree."""
    seen = Survey()
    position: dict[Element, int] = {}
    silent: list[bool] = []
    tails: list[tuple[int, Shown]] = []
    elements, tags, parents, anchor_of = seen.elements, seen.tags, seen.parents, seen.anchor_of
    for element in root.iter():
        index = len(elements)
        if index >= MOST_ELEMENTS or len(seen.anchors) >= MOST_LINKS:
            break
        tag = element.tag
        parent = position.get(element.getparent(), -1) if index else -1
        position[element] = index
        quiet = parent >= 0 and silent[parent]
        elements.append(element)
        parents.append(parent)
        around = anchor_of[parent] if parent >= 0 else -1
        tail = element.tail
        if not isinstance(tag, str):  # a comment or a processing instruction
            tags.append("")
            silent.append(True)
            anchor_of.append(around)
            if not quiet:
                seen.comments.append(index)
        else:
            tag = tag.lower()
            tags.append(tag)
            if tag in _SILENT:
                if tag == "script":
                    _script(seen, index, element)
                silent.append(True)
                anchor_of.append(around)
            else:
                silent.append(quiet)
                if tag == "a" and not quiet and (element.get("href") is not None or element.get("onclick")):
                    around = index
                    seen.anchors.append(index)
                elif tag == "img" and "顶" in (element.get("alt") or element.get("title") or ""):
                    seen.has_tops = True
                anchor_of.append(around)
                text = element.text
                if tag == "time" and not quiet:
                    text = _day_of(element)
                if text and not quiet:
                    _text(seen, index, text)
        if tail and not quiet and parent >= 0 and _DIGIT.search(tail):
            shown = read_shown(tail)
            if shown and (shown.pure or anchor_of[parent] < 0):
                tails.append((index, shown))
    _close(seen, tails)
    return seen


def _script(seen: Survey, index: int, element: Element) -> None:
    text = element.text
    if text and not text.isspace():
        seen.scripts.append((index, text))
        if "createPageHTML" in text or "countPage" in text or "Pager(" in text or "jpage(" in text:
            seen.pagers.append(index)


def _text(seen: Survey, index: int, text: str) -> None:
    if "顶" in text:
        seen.has_tops = True
    if len(text) < 80 and ("页" in text or "共" in text or "頁" in text) and _PAGER_WORD.search(text):
        seen.pagers.append(index)
    if _DIGIT.search(text):
        shown = read_shown(text)
        if shown and (shown.pure or seen.anchor_of[index] < 0):
            seen.marks.append(Mark(index, index, shown))


def _day_of(element: Element) -> str | None:
    """What a ``<time>`` says: its text where that is a date, else its datetime attribute (3天前)."""
    text: str | None = element.text
    stated = (element.get("datetime") or "")[:10]
    shown = read_shown(text) if text else None
    return text if not stated or (shown and shown.full) else stated


def _close(seen: Survey, tails: list[tuple[int, Shown]]) -> None:
    """Fill in where each element ends, and put the dates of tails in their order."""
    parents = seen.parents
    ends = list(range(len(parents)))
    for index in range(len(parents) - 1, 0, -1):
        parent = parents[index]
        ends[parent] = max(ends[parent], ends[index])
    seen.ends = ends
    if tails:
        seen.marks.extend(Mark(ends[index] + 0.5, parents[index], shown) for index, shown in tails)
        seen.marks.sort(key=lambda mark: mark.at)


def survey_of(page: Page) -> Survey:
    """The survey of a page's tree, made once per page; an empty one where it has no tree."""
    found = page.memo.get("survey")
    if not isinstance(found, Survey):
        found = survey(page.tree) if page.tree is not None else Survey()
        page.memo["survey"] = found
    return found

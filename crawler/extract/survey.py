"""One walk over a page's elements: what lists, pagers and menus are all found with.

Everything is kept in arrays by document order, so that questions about subtrees are two comparisons
and no page, however large or deep, costs more than one pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
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
class Signs:
    """What tells lists and pagers: dates in the text, texts and scripts of pagers, 置顶 marks."""

    marks: list[Mark] = field(default_factory=list)
    pagers: list[int] = field(default_factory=list)
    has_tops: bool = False


@dataclass(slots=True)
class Survey:
    """A page's elements in document order with their parents, ends, texts, links and scripts.

    ``texts`` and ``tails`` are what lxml's elements have; None where nobody sees them.  The signs of lists
    and pagers are looked for when they are asked for: an article is read without them.
    """

    elements: list[Element] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    tails: list[str | None] = field(default_factory=list)
    silent: list[bool] = field(default_factory=list)
    anchor_of: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    scripts: list[tuple[int, str]] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    _signs: Signs | None = None

    @property
    def marks(self) -> list[Mark]:
        """The dates seen in the text, in their order."""
        return self._found().marks

    @property
    def pagers(self) -> list[int]:
        """The elements whose text or script is a pager's."""
        return self._found().pagers

    @property
    def has_tops(self) -> bool:
        """Whether something on the page is marked as pinned (置顶)."""
        return self._found().has_tops

    def _found(self) -> Signs:
        if self._signs is None:
            self._signs = _signs_of(self)
        return self._signs

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


def survey(root: Element) -> Survey:
    """Survey a parsed document once.  Raises nothing on any tree."""
    seen = Survey()
    position: dict[Element, int] = {}
    elements, tags, parents, silent = seen.elements, seen.tags, seen.parents, seen.silent
    texts, tails, anchor_of, anchors = seen.texts, seen.tails, seen.anchor_of, seen.anchors
    # The hot loop: a call per element would double it.
    for index, element in enumerate(root.iter()):
        if index >= MOST_ELEMENTS or len(anchors) >= MOST_LINKS:
            break
        position[element] = index
        parent = position[element.getparent()] if index else -1
        quiet, around = (silent[parent], anchor_of[parent]) if index else (False, -1)
        tag, text, hush = element.tag, None, True
        if tag.__class__ is not str:  # a comment or a processing instruction
            tag = ""
            if not quiet:
                seen.comments.append(index)
        elif tag in _SILENT:
            if tag == "script" and (code := element.text) and not code.isspace():
                seen.scripts.append((index, code))
        else:
            hush = quiet
            if not quiet:
                text = element.text
                if tag == "a" and (element.get("href") is not None or element.get("onclick")):
                    around = index
                    anchors.append(index)
        elements.append(element)
        tags.append(tag)
        parents.append(parent)
        silent.append(hush)
        texts.append(text)
        tails.append(None if quiet else element.tail)
        anchor_of.append(around)
    seen.ends = _ends(parents)
    return seen


def _ends(parents: list[int]) -> list[int]:
    """Where each element ends: the position of its last descendant."""
    ends = list(range(len(parents)))
    for index in range(len(parents) - 1, 0, -1):
        parent = parents[index]
        if ends[parent] < ends[index]:  # noqa: PLR1730  # a call of max() for every element of every page
            ends[parent] = ends[index]
    return ends


def _signs_of(seen: Survey) -> Signs:
    signs = Signs()
    for index, code in seen.scripts:
        if "createPageHTML" in code or "countPage" in code or "Pager(" in code or "jpage(" in code:
            signs.pagers.append(index)
    for index, text in enumerate(seen.texts):
        tag = seen.tags[index]
        if tag == "time" and not seen.silent[index]:
            text = _day_of(seen.elements[index])  # noqa: PLW2901  # what it says is what counts as its text
        elif tag == "img":
            image = seen.elements[index]
            signs.has_tops = signs.has_tops or "顶" in (image.get("alt") or image.get("title") or "")
        if text:
            _text(seen, signs, index, text)
    signs.pagers.sort()
    tails = list(_dated_tails(seen))
    if tails:
        signs.marks.extend(tails)
        signs.marks.sort(key=lambda mark: mark.at)
    return signs


def _text(seen: Survey, signs: Signs, index: int, text: str) -> None:
    if "顶" in text:
        signs.has_tops = True
    if len(text) < 80 and ("页" in text or "共" in text or "頁" in text) and _PAGER_WORD.search(text):
        signs.pagers.append(index)
    if _DIGIT.search(text):
        shown = read_shown(text)
        if shown and (shown.pure or seen.anchor_of[index] < 0):
            signs.marks.append(Mark(index, index, shown))


def _dated_tails(seen: Survey) -> Iterator[Mark]:
    """The dates behind elements, each where its element ends."""
    for index, tail in enumerate(seen.tails):
        parent = seen.parents[index]
        if tail and parent >= 0 and _DIGIT.search(tail):
            shown = read_shown(tail)
            if shown and (shown.pure or seen.anchor_of[parent] < 0):
                yield Mark(seen.ends[index] + 0.5, parent, shown)


def _day_of(element: Element) -> str | None:
    """What a ``<time>`` says: its text where that is a date, else its datetime attribute (3天前)."""
    text: str | None = element.text
    stated = (element.get("datetime") or "")[:10]
    shown = read_shown(text) if text else None
    return text if not stated or (shown and shown.full) else stated


def survey_of(page: Page) -> Survey:
    """The survey of a page's tree, made once per page; an empty one where it has no tree."""
    found = page.memo.get("survey")
    if not isinstance(found, Survey):
        found = survey(page.tree) if page.tree is not None else Survey()
        page.memo["survey"] = found
    return found

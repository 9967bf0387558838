"""One walk over a page's elements: what lists, pagers and menus are all found with.

Everything is kept in arrays by document order, so that questions about subtrees are two comparisons
and no page, however large or deep, costs more than one pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain, islice
from operator import attrgetter
from typing import Any

from lxml import etree

from crawler.extract.shown import Shown, read_shown
from crawler.page import Page

Element = Any
Attributes = Mapping[str, str]
_NONE: Attributes = {}
#: What nobody sees; an empty tag is a comment's.
_SILENT = frozenset({"", "script", "style", "template", "textarea", "head", "title", "object"})
#: What lies behind so many links or elements is not looked at: no page for people is that long.
MOST_LINKS = 20_000
MOST_ELEMENTS = 200_000
#: An element with more inside is a part of the page, never a link's or a menu's label.
MOST_INSIDE = 1_000
_DIGIT = re.compile(r"\d")
#: What every text has that dates a row, names a pager or pins something.
_SIGN = re.compile(r"[\d顶页頁共]")
_ENDLESS = 1 << 60
_TAG, _TEXT, _TAIL = attrgetter("tag"), attrgetter("text"), attrgetter("tail")
_ITEMS: Any = etree._Element.items  # noqa: SLF001  # the class has no public name
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

    ``attributes``, ``texts`` and ``tails`` are what lxml's elements have, fetched once (texts are None where
    nobody sees them); ``is_cut`` says that the page goes on behind them; ``before`` counts the anchors before
    each element, with one count more for the page's end.  The signs of lists and pagers are looked for when
    they are asked for: an article is read without.
    """

    elements: list[Element] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[Attributes] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    tails: list[str | None] = field(default_factory=list)
    silent: list[bool] = field(default_factory=list)
    anchor_of: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    scripts: list[tuple[int, str]] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    is_cut: bool = False
    _names: list[str] | None = None
    _by_tag: dict[str, list[int]] | None = None
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

    @property
    def names(self) -> list[str]:
        """Class and id of each element in lower case with a space between; a lone space where it has none."""
        if self._names is None:
            self._names = [
                f"{given.get('class') or ''} {given.get('id') or ''}".lower() if given else " "
                for given in self.attributes
            ]
        return self._names

    def tagged(self, *tags: str) -> list[int]:
        """The elements with one of these tags, in document order."""
        if self._by_tag is None:
            self._by_tag = defaultdict(list)
            for index, tag in enumerate(self.tags):
                self._by_tag[tag].append(index)
        found = [self._by_tag[tag] for tag in tags if tag in self._by_tag]
        return sorted(chain.from_iterable(found)) if len(found) > 1 else found[0] if found else []

    def links_in(self, index: int) -> list[int]:
        """The anchors inside an element (itself included), in document order."""
        return self.anchors[self.before[index] : self.before[self.ends[index] + 1]]

    def count_links(self, index: int) -> int:
        """How many anchors an element holds."""
        return self.before[self.ends[index] + 1] - self.before[index]

    def holds_heading(self, index: int) -> bool:
        """Whether an element holds a page's or a section's main heading."""
        return any(tag in {"h1", "h2"} for tag in self.tags[index : self.ends[index] + 1])

    def inside(self, inner: int, outer: int) -> bool:
        """Whether one element lies within another (or is the same)."""
        return outer <= inner <= self.ends[outer]


def survey(root: Element) -> Survey:
    """Survey a parsed document once.  Raises nothing on any tree."""
    elements = list(islice(root.iter(), MOST_ELEMENTS))
    tags = [tag if tag.__class__ is str else "" for tag in map(_TAG, elements)]
    links = tags.count("a")
    if links > MOST_LINKS:
        stop = next(islice((index for index, tag in enumerate(tags) if tag == "a"), MOST_LINKS, None))
        del elements[stop:], tags[stop:]
    seen = Survey(
        elements=elements,
        tags=tags,
        attributes=_attributes(elements),
        ends=list(range(len(elements))),
        texts=list(map(_TEXT, elements)),
        tails=list(map(_TAIL, elements)),
    )
    seen.is_cut = links > MOST_LINKS or len(elements) >= MOST_ELEMENTS
    _relate(seen, map(len, elements))
    _silence(seen)
    _anchor(seen)
    return seen


def _attributes(elements: Iterable[Element]) -> list[Attributes]:
    """The attributes of each element: a loop of its own takes half the time of dict() over pairs."""
    found: list[Attributes] = []
    for items in map(_ITEMS, elements):
        given: Attributes = _NONE
        if items:
            given = {}
            for name, value in items:
                given[name] = value
        found.append(given)
    return found


def _relate(seen: Survey, children: Iterable[int]) -> None:
    """Fill in parents and ends; ``children`` says how many each element has."""
    parents, ends = seen.parents, seen.ends
    around: list[int] = []  # how many children are to come of each element around the current one
    parent, left = -1, _ENDLESS
    for index, size in enumerate(children):
        parents.append(parent)
        if size:
            around.append(left)
            parent, left = index, size
            continue
        left -= 1
        while not left:
            ends[parent] = index
            parent = parents[parent]
            left = around.pop() - 1
    while parent >= 0:  # what was still open where the page was cut
        ends[parent] = len(parents) - 1
        parent = parents[parent]


def _silence(seen: Survey) -> None:
    """Mark what nobody sees and drop its texts, and what follows it where it lies in another such.

    An empty tag is that of a comment or a processing instruction.
    """
    tags, ends, texts, tails = seen.tags, seen.ends, seen.texts, seen.tails
    silent = seen.silent = [False] * len(tags)
    until = -1
    for outer in [index for index, tag in enumerate(tags) if tag in _SILENT]:
        if outer <= until:
            continue
        until = ends[outer]
        if not tags[outer]:
            seen.comments.append(outer)
        for index in range(outer, until + 1):
            text, texts[index] = texts[index], None
            silent[index] = True
            if index != outer:
                tails[index] = None
            if text and tags[index] == "script" and not text.isspace():
                seen.scripts.append((index, text))


def _anchor(seen: Survey) -> None:
    """Find the anchors that lead somewhere, how many stand before each element, and what lies in them."""
    attributes, silent, parents = seen.attributes, seen.silent, seen.parents
    anchors = seen.anchors
    for index in seen.tagged("a"):
        if not silent[index] and ("href" in (found := attributes[index]) or found.get("onclick")):
            anchors.append(index)
    size = len(silent)
    starts = bytearray(size)
    anchor_of = seen.anchor_of = [-1] * size
    for anchor in anchors:
        starts[anchor] = True
        anchor_of[anchor] = anchor
    seen.before = [0, *accumulate(starts)]
    until = -1
    for anchor in anchors:
        if anchor > until:
            until = seen.ends[anchor]
            for index in range(anchor + 1, until + 1):
                if not starts[index]:
                    anchor_of[index] = anchor_of[parents[index]]


def _signs_of(seen: Survey) -> Signs:
    signs = Signs()
    for index, code in seen.scripts:
        if "createPageHTML" in code or "countPage" in code or "Pager(" in code or "jpage(" in code:
            signs.pagers.append(index)
    for index in seen.tagged("img"):
        image = seen.attributes[index]
        signs.has_tops = signs.has_tops or "顶" in (image.get("alt") or image.get("title") or "")
    texts, times = seen.texts, seen.tagged("time")
    if times:
        texts = texts.copy()
        for index in times:  # what a time says is what counts as its text
            texts[index] = None if seen.silent[index] else _day_of(seen.elements[index])
    for index, text in enumerate(texts):
        if text and _SIGN.search(text):
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
        if not tail or tail.isspace():
            continue
        parent = seen.parents[index]
        if parent >= 0 and _DIGIT.search(tail):
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
        if not found.is_cut:
            named = ("base", "meta", "title")  # what ``Page.headers`` would walk the tree for once more
            page.memo["headers"] = {tag: [found.elements[at] for at in found.tagged(tag)] for tag in named}
    return found

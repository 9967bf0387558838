"""One walk over a page's elements: what lists, pagers and menus are all found with.

Everything is kept in arrays by document order, so that questions about subtrees are two comparisons
and no page, however large or deep, costs more than one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

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
            self._names = [_names(found) if found else " " for found in self.attributes]
        return self._names

    def tagged(self, *tags: str) -> list[int]:
        """The elements with one of these tags, in document order."""
        if self._by_tag is None:
            self._by_tag = {}
            for index, tag in enumerate(self.tags):
                if tag in self._by_tag:
                    self._by_tag[tag].append(index)
                else:
                    self._by_tag[tag] = [index]
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


def _names(given: Attributes) -> str:
    kind, name = given.get("class"), given.get("id")
    if kind:
        return f"{kind} {name or ''}".lower()
    return f" {name}".lower() if name else " "


def survey(root: Element) -> Survey:
    """Survey a parsed document once.  Raises nothing on any tree."""
    elements = list(islice(root.iter(), MOST_ELEMENTS))
    tags = [tag if tag.__class__ is str else "" for tag in [element.tag for element in elements]]
    links = tags.count("a")
    if links > MOST_LINKS:
        stop = next(islice((index for index, tag in enumerate(tags) if tag == "a"), MOST_LINKS, None))
        del elements[stop:], tags[stop:]
    seen = Survey(
        elements=elements,
        tags=tags,
        attributes=[dict(items) if items else _NONE for items in [element.items() for element in elements]],
        ends=list(range(len(elements))),
        texts=[element.text for element in elements],
        tails=[element.tail for element in elements],
    )
    seen.is_cut = links > MOST_LINKS or len(elements) >= MOST_ELEMENTS
    _relate(seen, list(map(len, elements)))
    return seen


def _relate(seen: Survey, children: Sequence[int]) -> None:
    """Fill in parents, ends, anchors and what nobody sees."""
    tags, attributes, parents, ends = seen.tags, seen.attributes, seen.parents, seen.ends
    silent, anchor_of, anchors, before = seen.silent, seen.anchor_of, seen.anchors, seen.before
    open_: list[int] = []  # the elements around the current one, and how many children of each are to come
    left: list[int] = []
    parent, quiet, around = -1, False, -1
    for index, (tag, size) in enumerate(zip(tags, children, strict=True)):
        hush, inner = quiet, around
        before.append(len(anchors))
        parents.append(parent)
        if tag in _SILENT or quiet:
            hush = True
            _silence(seen, index, tag, hidden=quiet)
        elif tag == "a" and ("href" in (found := attributes[index]) or found.get("onclick")):
            inner = index
            anchors.append(index)
        silent.append(hush)
        anchor_of.append(inner)
        if size:
            open_.append(index)
            left.append(size)
            parent, quiet, around = index, hush, inner
        else:
            while left:
                left[-1] -= 1
                if left[-1]:
                    break
                left.pop()
                ends[open_.pop()] = index
                parent = open_[-1] if open_ else -1
                quiet, around = (silent[parent], anchor_of[parent]) if open_ else (False, -1)
    for index in open_:
        ends[index] = len(parents) - 1
    before.append(len(anchors))


def _silence(seen: Survey, index: int, tag: str, *, hidden: bool) -> None:
    """Drop the text of an element that nobody sees, and what follows it where it lies in another such.

    An empty tag is that of a comment or a processing instruction.
    """
    text, seen.texts[index] = seen.texts[index], None
    if hidden:
        seen.tails[index] = None
    if tag == "script" and text and not text.isspace():
        seen.scripts.append((index, text))
    elif not tag and not hidden:
        seen.comments.append(index)


def _signs_of(seen: Survey) -> Signs:
    signs = Signs()
    for index, code in seen.scripts:
        if "createPageHTML" in code or "countPage" in code or "Pager(" in code or "jpage(" in code:
            signs.pagers.append(index)
    for index, (tag, text) in enumerate(zip(seen.tags, seen.texts, strict=True)):
        if tag == "time" and not seen.silent[index]:
            text = _day_of(seen.elements[index])  # noqa: PLW2901  # what it says is what counts as its text
        elif tag == "img":
            image = seen.attributes[index]
            signs.has_tops = signs.has_tops or "顶" in (image.get("alt") or image.get("title") or "")
        if text and not text.isspace():
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
    return found

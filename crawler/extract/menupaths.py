"""Under which menus a link hangs: labels of enclosing entries, headings beside lists, numbered twins."""

from __future__ import annotations

import re
from collections.abc import Collection

from crawler.extract.boxheadings import CONTROLS, box_heading, is_tool, more_of, says_more
from crawler.extract.menulabels import label_of
from crawler.extract.recordtitles import texts_in
from crawler.extract.survey import MOST_INSIDE, Survey

_NUMBERED = re.compile(r"^[A-Za-z_\-]+(\d+)$")
_HEADINGS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "p", "span", "strong", "b", "a", "div", "em", "label"}
)
_SURE_HEADINGS = frozenset({"dt", "h2", "h3", "h4", "h5"})
#: What may stand between a heading and its list; an empty tag is a comment's.
_NO_HEADINGS = frozenset({"", "br", "img", "i", "script", "style"})
#: A heading, or what holds it with its list, has so many parts at most.
_MOST_PARTS = 6
_TWINS = frozenset({"li", "a", "div", "td"})
_HOLDERS = frozenset({"ul", "ol", "div", "dd", "table", "p", "section"})
#: What may give the links in it a label.
_NAMED = _HOLDERS | {"li", "dl", "td", "tr"}
_LONGEST = 16
_DEEPEST = 40
#: So many “更多” of a page are given the names of their boxes.
_MOST_BOXES = 200


class MenuPaths:
    """The labels above each link; every element is looked at once.

    ``records`` are the anchors of the page's records, which head nothing.
    """

    def __init__(self, seen: Survey, records: Collection[int] = ()) -> None:
        self._seen = seen
        self._records = records
        self._boxes = 0
        self._paths: dict[int, tuple[str, ...]] = {-1: ()}
        self._labels: dict[int, str] = {}
        self._twins: dict[str, list[int]] | None = None

    def anchor_label(self, index: int) -> str:
        """An anchor's label: its text, else its title or alternative text, else its picture's.

        Of a link that says 更多 it is what its title says there is more of.
        """
        known = self._labels.get(index)
        if known is None:
            known = self._labels[index] = self._anchor_label(index)
        return known

    def _anchor_label(self, index: int) -> str:
        seen = self._seen
        leaf = seen.ends[index] == index
        if leaf:
            text = seen.elements[index].text if seen.silent[index] else seen.texts[index]
        else:
            text = self._text(index)
        label = label_of(text) if text else ""
        given = seen.attributes[index]
        hint = given.get("title") or given.get("alt") or given.get("aria-label")
        if hint and says_more(label):
            label = more_of(label_of(hint)) or label
        elif hint and (not label or (label.endswith(("...", "…")) and hint.startswith(label[:3]))):
            label = label_of(hint)
        if not label and not leaf and seen.ends[index] - index <= MOST_INSIDE:
            images = seen.elements[index].iter("img")
            label = next((label_of(image.get("alt") or image.get("title") or "") for image in images), "")
        return label

    def _text(self, index: int) -> str:
        """All text in an element but that of scripts and styles."""
        seen, end = self._seen, self._seen.ends[index] + 1
        if end - index > MOST_INSIDE:
            return ""
        if True in seen.silent[index:end]:
            return "".join(texts_in(seen.elements[index]))
        pieces = [seen.texts[index] or ""]
        behind: list[tuple[int, str]] = []  # where an element ends that text follows, innermost last
        for at in range(index + 1, end):
            while behind and behind[-1][0] < at:
                pieces.append(behind.pop()[1])
            if text := seen.texts[at]:
                pieces.append(text)
            if tail := seen.tails[at]:
                behind.append((seen.ends[at], tail))
        pieces += [tail for _, tail in reversed(behind)]
        return "".join(pieces)

    def of(self, index: int, label: str) -> tuple[str, ...]:
        """The labels above an element, outermost first, its own left out."""
        chain: list[int] = []
        at = self._seen.parents[index]
        while at not in self._paths:
            chain.append(at)
            at = self._seen.parents[at]
        path = self._paths[at]
        for inner in reversed(chain):
            own = self._own(inner)
            if own and (not path or path[-1] != own) and len(path) < _DEEPEST:
                path = (*path, own)
            self._paths[inner] = path
        if says_more(label) and self._boxes < _MOST_BOXES:
            self._boxes += 1
            heading = box_heading(self._seen, index, self._records)
            return path if not heading or heading in path[-1:] else (*path, heading)
        return path[:-1] if path and path[-1] == label else path

    def _own(self, index: int) -> str:
        """The label that an element gives to the links in it, or an empty string."""
        seen = self._seen
        tag = seen.tags[index]
        if tag not in _NAMED:
            return ""
        if seen.count_links(index) < (2 if tag in {"li", "dl"} else 1):
            return ""
        if tag == "li":
            return self._entry(index)
        return self._twin(index) or (self._heading(index) if tag in _HOLDERS else "")

    def _entry(self, index: int) -> str:
        """What a list entry with a submenu is called: its text or link before the submenu."""
        seen = self._seen
        element = seen.elements[index]
        text = label_of(element.text or "")
        if 2 <= len(text) <= _LONGEST and not is_tool(text):
            return text
        child = index + 1
        while child <= seen.ends[index]:
            if seen.tags[child] in _HEADINGS and seen.count_links(child) <= 1:
                text = self.anchor_label(child) if seen.tags[child] == "a" else label_of(self._text(child))
                if 2 <= len(text) <= _LONGEST and not is_tool(text):
                    return text
            elif seen.count_links(child) > 1:
                return ""
            child = seen.ends[child] + 1
        return ""

    def _heading(self, index: int) -> str:
        """The heading right before a list of links, where the two make a pair."""
        seen = self._seen
        parent = seen.parents[index]
        if parent < 0 or parent + 1 == index or seen.tags[parent] == "body":
            return ""
        before = _sibling_before(seen, index)
        while before >= 0 and seen.tags[before] in _NO_HEADINGS:
            before = _sibling_before(seen, before)
        if before < 0 or seen.tags[before] not in _HEADINGS or len(seen.elements[before]) > _MOST_PARTS:
            return ""
        tag = seen.tags[before]
        if tag not in _SURE_HEADINGS and len(seen.elements[parent]) > _MOST_PARTS:
            return ""
        within = seen.tags[before + 1 : seen.ends[before] + 1]
        if within.count("a") > 1 or not CONTROLS.isdisjoint(within):
            return ""
        text = label_of(self._text(before))
        return text if 2 <= len(text) <= _LONGEST and not is_tool(text) else ""

    def _twin(self, index: int) -> str:
        """The first-level entry with the same number in its id (fm4 and secondMenus#sm4)."""
        given = self._seen.attributes[index].get("id")
        name = _NUMBERED.match(given) if given else None
        if not name:
            return ""
        if self._twins is None:
            self._twins = {}
            for at, attributes in enumerate(self._seen.attributes):
                if "id" not in attributes or self._seen.tags[at] not in _TWINS:
                    continue
                own = _NUMBERED.match(attributes["id"])
                if own:
                    self._twins.setdefault(own[1], []).append(at)
        for at in self._twins.get(name[1], ())[:5]:
            if at != index and self._seen.count_links(at) <= 1 and not self._seen.inside(at, index):
                text = label_of(self._text(at))
                if 2 <= len(text) <= _LONGEST:
                    return text
        return ""


def _sibling_before(seen: Survey, index: int) -> int:
    """The element (or comment) right before one in the same parent; -1 where it is the first."""
    parent = seen.parents[index]
    before = index - 1
    if before == parent:
        return -1
    while seen.parents[before] != parent:
        before = seen.parents[before]
    return before

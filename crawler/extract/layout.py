"""A page as its reader sees it: lines of text in order, each knowing its element, links and joints.

Titles, dates, sources and numbers are found by what stands where, so that the same code reads tables,
lists, spans and bare text.  Built once per page from the shared survey.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from crawler.extract.survey import Survey, survey_of
from crawler.extract.written import Variables, written
from crawler.page import Page

_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html iframe legend li main menu nav ol p pre section table "
    "tbody "
    "td tfoot th thead title tr ul"
)
_SILENT_NAMES = "script style head title template textarea noscript select button svg object"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset(_SILENT_NAMES.split())
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SPACE = re.compile("[\\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_NOTHING = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TAG = re.compile(r"<(/?\w*)[^>]{0,1000}>")
_BREAKING = frozenset(
    {"br", *(mark + name for name in ("p", "div", "li", "tr", "td", "h1", "h2", "h3") for mark in ("", "/"))}
)
#: A page with more lines than this is no article; what lies behind is not looked at.
MOST_LINES = 30_000
#: Texts that make one line; a line of more is cut.
MOST_PIECES = 2_000
MOST_SCRIPTS = 400
#: More characters than any line has: a line that is one link is linked whole.
_MOST_LINKED = 1 << 60
_WHOLE = (0,)
#: No element at all; what a script wrote names its element by the complement of its position.
_UNKNOWN = -(1 << 60)


@dataclass(slots=True)
class Line:
    """One visual line: ``joints`` are the positions in ``text`` where another element's text begins.

    ``first`` is the element of its first text, ``block`` the block element around it (positions in the
    survey), ``linked`` counts its characters inside links, ``level`` is 1 to 6 in a heading.
    """

    number: int
    text: str
    joints: tuple[int, ...]
    first: int
    block: int
    linked: int
    level: int
    hidden: bool

    @property
    def free(self) -> int:
        """Characters outside links."""
        return len(self.text) - self.linked

    @property
    def is_links(self) -> bool:
        """Whether the line is (nearly) nothing but links."""
        return self.linked * 3 > len(self.text) * 2


@dataclass(slots=True)
class Layout:
    """The lines of a page, with the survey they come from and the HTML that scripts write into it.

    ``starts`` are the lines' places in the document: twice the element whose text begins the line, or one
    more than twice the last element before a text that stands behind an element.
    """

    survey: Survey
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    written: list[tuple[int, str]] = field(default_factory=list)

    def line_of(self, element: int) -> int:
        """The number of the first line at or after an element's start."""
        return bisect_left(self.starts, 2 * element)

    def within(self, element: int) -> list[Line]:
        """The lines whose text begins inside an element."""
        behind = 2 * self.survey.ends[element] + 1
        last = bisect_right(self.starts, behind)
        # What stands behind an element's end belongs to it only where it stands behind an inner one's.
        while last and self.starts[last - 1] == behind and self.lines[last - 1].first < element:
            last -= 1
        return self.lines[self.line_of(element) : last]


def _collapsed(raw: str) -> str:
    """Runs of white space made one space, also at the ends."""
    text = " ".join(raw.split())
    if not text.isprintable():  # a character that shows nothing, or one that cannot be shown
        text = " ".join(_NOTHING.sub("", raw).split())
    if raw[0].isspace() and text:
        text = " " + text
    return text + " " if raw[-1].isspace() else text


def squash(text: str) -> str:
    """Runs of any white space made one space, invisible characters dropped."""
    plain = " ".join(text.split())
    return plain if plain.isprintable() else " ".join(_NOTHING.sub("", text).split())


def layout_of(page: Page) -> Layout:
    """The layout of a page, made once; empty where the page has no tree."""
    found = page.memo.get("layout")
    if not isinstance(found, Layout):
        found = _Builder(survey_of(page)).build() if page.tree is not None else Layout(Survey())
        page.memo["layout"] = found
    return found


@lru_cache(maxsize=4096)
def _is_hiding(style: str) -> bool:
    """Whether a style takes an element out of sight; a site has few styles."""
    return _HIDDEN.search(style) is not None


class _Builder:
    """One pass over the survey that cuts the text into lines."""

    def __init__(self, survey: Survey) -> None:
        """``levels`` and ``hidden`` say of each element which heading it is in (0: none), whether hidden."""
        self.survey = survey
        self.out = Layout(survey)
        self.pieces: list[tuple[str, int]] = []
        self.inked = False
        self.start = 0
        self.values = Variables()
        self.scripts = 0
        self.levels = bytearray(len(survey.tags))
        for index in survey.tagged(*_HEADINGS):  # the innermost heading is the last to be entered
            inside = survey.ends[index] + 1 - index
            self.levels[index : index + inside] = bytes((_HEADINGS[survey.tags[index]],)) * inside
        self.hidden = bytearray(len(survey.tags))
        for index, given in enumerate(survey.attributes):
            if "style" in given and not self.hidden[index] and _is_hiding(given["style"]):
                inside = survey.ends[index] + 1 - index
                self.hidden[index : index + inside] = b"\1" * inside

    def build(self) -> Layout:
        """Open and close every element once; what is open lies on a stack."""
        survey, lines = self.survey, self.out.lines
        ends, texts, tails, tags = survey.ends, survey.texts, survey.tails, survey.tags
        size, index = len(tags), 0
        open_: list[int] = []
        last = -1  # where the innermost open element ends
        while index < size:
            while open_ and last < index:
                self._close(open_.pop())
                last = ends[open_[-1]] if open_ else -1
            if len(lines) > MOST_LINES:
                break
            tag, end = tags[index], ends[index]
            if not tag or tag in _SILENT:  # nothing in it is ever looked at
                self._pass(index, tag)
                index = end + 1
                continue
            if self.inked and tag in _BLOCKS:
                self._break()
            text = texts[index]
            if text and (self.inked or not text.isspace()):
                self._add(text, index, 2 * index)
            if end != index:
                open_.append(index)
                last = end
            elif self.inked or tails[index]:
                self._close(index)
            index += 1
        while open_:
            self._close(open_.pop())
        self._break()
        return self.out

    def _pass(self, index: int, tag: str) -> None:
        """Pass over an element that nobody sees but for what a script writes and what stands behind it."""
        if tag == "script":
            self._script(index, self.survey.elements[index].text or "")
        self._close(index)

    def _close(self, index: int) -> None:
        survey = self.survey
        if self.inked and survey.tags[index] in _BLOCKS:
            self._break()
        tail = survey.tails[index]
        if tail and (self.inked or not tail.isspace()):
            parent = survey.parents[index]
            if parent >= 0:
                self._add(tail, parent, 2 * survey.ends[index] + 1)

    def _add(self, text: str, index: int, start: int) -> None:
        """Take a text up that stands at ``start``; white space counts only between the texts of one line."""
        if not text.isspace():
            if not self.inked:
                self.inked, self.start = True, start
        elif self.inked:
            text = " "
        else:
            return
        self.pieces.append((text, index))
        if len(self.pieces) > MOST_PIECES:
            self._break()  # no line for people; joining ever more of it would cost its square

    def _script(self, index: int, code: str) -> None:
        self.scripts += 1
        html = written(code, self.values) if self.scripts <= MOST_SCRIPTS else ""
        if not html:
            return
        parent = self.survey.parents[index]
        self.out.written.append((index, html))
        at = 0
        for tag in _TAG.finditer(html):
            self._add_written(html[at : tag.start()], parent, 2 * index)
            if tag[1].lower() in _BREAKING:
                self._break()
            at = tag.end()
        self._add_written(html[at:], parent, 2 * index)

    def _add_written(self, text: str, parent: int, start: int) -> None:
        if text.strip() and parent >= 0:
            if not self.inked:
                self.inked, self.start = True, start
            self.pieces.append((unescape(text), ~parent))

    def _break(self) -> None:
        """End the line."""
        if not self.inked:
            return
        pieces, self.pieces, self.inked = self.pieces, [], False
        anchor_of = self.survey.anchor_of
        if len(pieces) == 1:
            raw, first = pieces[0]
            in_link = first >= 0 and anchor_of[first] >= 0
            self._end_line(squash(raw), _WHOLE, first, _MOST_LINKED if in_link else 0)
            return
        text, joints, linked, first = "", [], 0, _UNKNOWN
        for raw, index in pieces:
            part = " " if raw == " " else _collapsed(raw)
            if not text or text[-1] == " ":
                part = part.lstrip(" ")
            if not part:
                continue
            if first == _UNKNOWN:
                first = index
            if part != " ":
                joints.append(len(text))
            text += part
            if index >= 0 and anchor_of[index] >= 0:
                linked += len(part)
        self._end_line(text.rstrip(), tuple(joints), first, linked)

    def _end_line(self, text: str, joints: tuple[int, ...], first: int, linked: int) -> None:
        if not text:
            return
        first = first if first >= 0 else ~first
        lines, size = self.out.lines, len(text)
        self.out.starts.append(self.start)
        lines.append(
            Line(
                len(lines), text, joints, first, self._block(first),
                min(size, linked), self.levels[first], self.hidden[first] > 0,
            )
        )  # fmt: skip

    def _block(self, index: int) -> int:
        """The block element around an element (itself included); the root where there is none."""
        tags, parents = self.survey.tags, self.survey.parents
        while index > 0 and tags[index] not in _BLOCKS:
            index = parents[index]
        return max(index, 0)

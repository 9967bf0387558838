"""What the box is called whose “更多” a link is: the heading before the link, or before the box's list.

Only texts that stand where a heading stands are taken; where another “更多”, another box's list or a tool
(分享到, 搜索) lies between, nothing is: a box without a name costs less than one with another's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from crawler.extract.blocks import is_article_href
from crawler.extract.menulabels import label_of
from crawler.extract.survey import Survey

#: Elements that a search or another form is made of.
CONTROLS = frozenset({"input", "button", "select", "textarea", "form"})
_MORE = re.compile(
    r"[\[【(（+]?\s*(?:(?:点击)?(?:查看|了解)?(?:更多|全部)|more)(?:信息|内容|more)?\s*[\])】）+>»›→.…]*",
    re.IGNORECASE,
)
_SAID = re.compile(r"^(?:点击)?(?:查看|了解)?更多|(?:更多|more)[\s+>»›→.…]*$", re.IGNORECASE)
_TOOL = re.compile(
    r"^(?:(?:今天|现在|今日)是.*|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}.*"
    r"|关闭|返回|返回顶部|回到顶部|顶部|分享|分享到.*|打印.*|收藏.*|登录|注册|搜索|检索|查询|首页|网站首页|设为首页"
    r"|[上下]一?[页篇]|尾页|末页|当前位置|您的位置|您所在的位置|字体|扫一扫.*)$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_ACTIVE = re.compile(r"(?<![a-z])(?:on|cur|current|active|select|selected|hover|xz)(?![a-z])")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b"})
_TITLED = re.compile(r"tit|head|name|caption|(?<![a-z])(?:bt|mc|hd)(?![a-z])")
_LONGEST_MORE, _SHORTEST, _LONGEST, _HEADLINE = 10, 2, 16, 10
_UP, _UP_TO_ACTIVE = 4, 2
#: A box is no larger than this, nor has it most of the links of a page that has more than a few.
_FAR, _FEW = 400, 12


class _Kind(Enum):
    NAME = auto()
    HEADLINE = auto()
    TOOL = auto()
    MORE = auto()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text in a box: what it is, and the element and the link around it (-1 for none)."""

    kind: _Kind
    text: str
    owner: int
    link: int


def says_more(label: str) -> bool:
    """Whether a link's label only says that there is more."""
    return 0 < len(label) <= _LONGEST_MORE and _MORE.fullmatch(label) is not None


def more_of(hint: str) -> str:
    """What a tooltip says there is more of (更多结果公示 → 结果公示); empty where it says nothing more."""
    rest = _SAID.sub("", hint.strip())
    return rest if rest != hint.strip() and _is_name(rest) else ""


def is_tool(text: str) -> bool:
    """Whether a text is a tool's or a pager's and heads nothing."""
    return _TOOL.match(text) is not None


def box_heading(seen: Survey, link: int, records: Collection[int]) -> str:
    """The name of the box that a “更多” link belongs to; empty where none is sure.

    ``records`` are the anchors of the page's records.
    """
    below, around, full = link, seen.parents[link], False
    for _ in range(_UP):
        if around < 0 or seen.tags[around] in {"body", "html"} or not _is_box(seen, around):
            return ""
        pieces = _pieces(seen, around, link, records)
        before = [piece for at, piece in pieces if at < below]
        behind = [piece for at, piece in pieces if at > seen.ends[below]]
        run = _run_before(before, full=full)
        if run is None:
            return ""
        if not before and not full:
            run = _run_behind(behind)
        if run:
            return _chosen(seen, run, around, link)
        full = full or any(piece.kind is _Kind.HEADLINE for _, piece in pieces)
        below, around = around, seen.parents[around]
    return ""


def _is_box(seen: Survey, around: int) -> bool:
    end = seen.ends[around]
    if end - around > _FAR or not CONTROLS.isdisjoint(seen.tags[around : end + 1]):
        return False
    links = seen.count_links(around)
    return links <= _FEW or 2 * links <= len(seen.anchors)


def _pieces(seen: Survey, around: int, link: int, records: Collection[int]) -> list[tuple[float, _Piece]]:
    """The pieces of a box in their order, each with its place."""
    texts = _texts(seen, around)
    found = ((at, _piece(seen, owner, label_of(text), link, records)) for at, text, owner in texts)
    return [(at, piece) for at, piece in found if piece is not None]


def _texts(seen: Survey, around: int) -> list[tuple[float, str, int]]:
    """The texts in an element in their order, each with its place and the element around it."""
    found: list[tuple[float, str, int]] = []
    for index in range(around, seen.ends[around] + 1):
        text, tail = seen.texts[index], seen.tails[index]
        if text and not text.isspace():
            found.append((index, text, index))
        if tail and index != around and not tail.isspace():
            found.append((seen.ends[index] + 0.5, tail, seen.parents[index]))
    return sorted(found)


def _piece(seen: Survey, owner: int, text: str, link: int, records: Collection[int]) -> _Piece | None:
    """A text as a piece of a box; None for the link's own and for what is neither name nor headline."""
    within = seen.anchor_of[owner]
    if within == link:
        return None
    href = (seen.attributes[within].get("href") or "") if within >= 0 else ""
    if says_more(text):
        same = href and href == seen.attributes[link].get("href")
        return None if same else _Piece(_Kind.MORE, text, owner, within)
    if is_tool(text):
        return _Piece(_Kind.TOOL, text, owner, within)
    leads_there = href == seen.attributes[link].get("href")
    if within >= 0 and not leads_there and _is_headline(text, href, known=within in records):
        return _Piece(_Kind.HEADLINE, text, owner, within)
    if len(text) > _LONGEST:
        return _Piece(_Kind.HEADLINE, text, owner, within)
    return _Piece(_Kind.NAME, text, owner, within) if _is_name(text) else None


def _is_headline(text: str, href: str, *, known: bool) -> bool:
    return known or len(text) > _HEADLINE or is_article_href(href)


def _is_name(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and "：" not in text and _HAN.search(text) is not None


def _run_before(before: Sequence[_Piece], *, full: bool) -> Sequence[_Piece] | None:
    """The names right before the link or before the list in front of it; None where something parts them.

    ``full`` says that the list was met with the link already: one before them is another box's.
    """
    end = len(before)
    while end and not full and before[end - 1].kind is _Kind.HEADLINE:
        end -= 1
    start = end
    while start and before[start - 1].kind is _Kind.NAME:
        start -= 1
    parted = start == end and end > 0
    tooled = start > 0 and before[start - 1].kind is _Kind.TOOL
    return None if parted or tooled else before[start:end]


def _run_behind(behind: Sequence[_Piece]) -> Sequence[_Piece]:
    """The names that follow a “更多” which opens its box."""
    end = 0
    while end < len(behind) and behind[end].kind is _Kind.NAME:
        end += 1
    return behind[:end]


def _chosen(seen: Survey, run: Sequence[_Piece], around: int, link: int) -> str:
    """Of several names the one that leads where the link does, else the open tab, a plain text, a lone title.

    Links beside a “更多” may be its like (shortcuts), no names of the box.
    """
    target = seen.attributes[link].get("href")
    links = [piece for piece in run if piece.link >= 0]
    same = next((piece for piece in links if seen.attributes[piece.link].get("href") == target), None)
    open_ = next((piece for piece in run if _is_active(seen, piece.owner, around)), None)
    plain = next((piece for piece in run if piece.link < 0), None)
    sole = run[0] if len(run) == 1 and _is_headed(seen, run[0].owner, around) else None
    chosen = same or open_ or plain or sole
    return chosen.text if chosen else ""


def _is_headed(seen: Survey, owner: int, around: int) -> bool:
    """Whether a text stands in a heading's element of a box, by its tag or class."""
    index = owner
    while index > around:
        if seen.tags[index] in _HEADINGS or _TITLED.search(seen.names[index]):
            return True
        index = seen.parents[index]
    return False


def _is_active(seen: Survey, owner: int, around: int) -> bool:
    index = owner
    for _ in range(_UP_TO_ACTIVE + 1):
        if index <= around:
            return False
        if _ACTIVE.search(seen.names[index]):
            return True
        index = seen.parents[index]
    return False

"""Blocks of rows: rows of one build at one kind of place, and how much such a block looks like a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.extract.recordtitles import is_generic
from crawler.extract.rows import MOST_LINKS, Row, complete
from crawler.extract.shown import Part
from crawler.extract.survey import Survey
from crawler.extract.zones import zone_of

_DIGITS = re.compile(r"\d+")
_FOOT_LABEL = re.compile(
    r"^(?:首页|上一页|下一页|尾页|末页|下页|上页|更多|more|返回|关闭|打印|登录|注册|收藏|设为首页|上一篇|下一篇|\d{1,4}|[<>«»‹›]+|English|RSS)[>»]*$",
    re.IGNORECASE,
)
_ARTICLE_HREF = re.compile(
    r"t\d{8}_\d+|/t\d{5,}\.|content_\w*\d{3}|/content/\w*\d{4}|/content/\d|post_\d+|/art/|art_\w+|/info/\d+/\d+|\d{4}-\d{1,2}[-/]\d{1,2}/|/\d{8}/|/\d{6}/"
    r"|/\d{3,}\.s?html?|/\d+\.j?html?(?:$|\?)|c\d+a\d+/page|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}|(?:detail|show|view|read|news|article|info|doc|content)\w*\.(?:jspx?|aspx?|do|php|html?)\?"
    r"|[?&](?:id|newsid|infoid|articleid|aid|docid|contentid|info_id|guid|key)=\w+|\.(?:pdf|docx?|xlsx?|wps|zip|rar)(?:$|\?)|leadermail\.|\d{5,}",
    re.IGNORECASE,
)
_COLUMN_HREF = re.compile(
    r"(?:^|/)(?:index|list|default|main|moreinfo)?(?:_\d{1,3})?(?:\.[a-z]{3,5})?(?:[?#].*)?$", re.IGNORECASE
)


#: Fewer links that look alike but show no date are no list.
LEAST_UNDATED = 3
_LONGEST_LABEL = 8
_SAMPLE = 40
_SHORT = 8  # characters: labels of menus are shorter on average, titles of records longer


@dataclass(slots=True)
class Block:
    """Rows that share their build and place in the page's frame."""

    rows: list[Row] = field(default_factory=list)
    zone: str = ""
    weight: float = 0.0
    paged: bool = False

    @property
    def first(self) -> int:
        """Where the block begins, in document order."""
        return self.rows[0].element

    @property
    def full(self) -> int:
        """How many rows show a whole date."""
        return sum(row.day is not None for row in self.rows)

    @property
    def dated(self) -> int:
        """How many rows show a date of any completeness."""
        return sum(row.day is not None or row.month_day is not None for row in self.rows)


class Frame:
    """Where rows stand: a memo of each element's path of tags and classes."""

    def __init__(self, seen: Survey) -> None:
        self._seen = seen
        self._paths: dict[int, int] = {-1: 0}
        self._kinds: dict[str, str] = {"": ""}

    def path(self, index: int) -> int:
        """A number that two elements share when they hang in the same kind of place."""
        chain: list[int] = []
        while index not in self._paths:
            chain.append(index)
            index = self._seen.parents[index]
        value = self._paths[index]
        for inner in reversed(chain):
            given = self._seen.attributes[inner].get("class", "")
            if given not in self._kinds:
                names = given.split()
                self._kinds[given] = _DIGITS.sub("", names[0]) if names else ""
            value = hash((value, self._seen.tags[inner], self._kinds[given]))
            self._paths[inner] = value
        return value


def href_of(seen: Survey, row: Row) -> str:
    """A row's address as in the page."""
    return (seen.attributes[row.anchor].get("href") or "").strip()


def is_dead(href: str) -> bool:
    """Whether an address leads to no page: empty, a mark on the page, or a script."""
    return not href or href.startswith("#") or href.lower().startswith("javascript")


@lru_cache(maxsize=4096)
def is_article_href(href: str) -> bool:
    """Whether an address looks like one document's and not like a column's."""
    return bool(_ARTICLE_HREF.search(href)) and not (href.endswith("/") or _COLUMN_HREF.search(href))


def dated_blocks(seen: Survey, rows: Iterable[Row], frame: Frame) -> list[Block]:
    """Rows found by their dates, grouped, with the rows among them that lack a date put in."""
    groups: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[frame.path(seen.parents[row.element]), seen.tags[row.element]].append(row)
    blocks: list[Block] = []
    for (_, tag), group in groups.items():
        taken = {row.element for row in group} | {row.anchor for row in group}
        if len(group) >= 2 or tag in {"li", "tr", "dl"}:
            group.extend(_undated_siblings(seen, group, taken, tag))
            group.sort(key=lambda row: row.element)
        blocks.append(Block(group))
    return blocks


def _undated_siblings(seen: Survey, group: list[Row], taken: set[int], tag: str) -> list[Row]:
    """Rows of the same containers that show no date: a record without a date is still a record."""
    found: list[Row] = []
    for container in dict.fromkeys(seen.parents[row.element] for row in group):
        if container < 0 or tag == "a" or seen.tags[container] in {"body", "html"}:
            continue
        child = container + 1
        while child <= seen.ends[container]:
            if seen.tags[child] == tag and child not in taken:
                links = seen.links_in(child)
                if 1 <= len(links) <= 3 and not any(link in taken for link in links):
                    best = max(links, key=lambda link: len("".join(seen.elements[link].itertext())))
                    text = "".join(seen.elements[best].itertext()).strip()
                    if text and not _is_foot_label(text) and not is_generic(text):
                        found.append(Row(child, best))
            child = seen.ends[child] + 1
    return found if len(found) <= 2 * len(group) else []


def _is_foot_label(text: str) -> bool:
    """Whether a text (without white space around it) is a pager's, a tool's or the foot's."""
    if len(text) > _LONGEST_LABEL and text[-1] not in "<>«»‹›":
        return False  # only arrows make such a label longer
    return _FOOT_LABEL.match(text) is not None


def undated_blocks(seen: Survey, taken: set[int], frame: Frame) -> list[Block]:
    """Repeated one-link rows without any date, which may still be a list (办事指南, 年报)."""
    groups: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    parents, anchor_of, tags = seen.parents, seen.anchor_of, seen.tags
    for link in seen.anchors:
        parent = parents[link]
        if link in taken or anchor_of[parent] >= 0:
            continue
        top, limit = link, 6
        while limit and parent > 0 and seen.count_links(parent) == 1:
            top, parent = parent, parents[parent]
            limit -= 1
        groups[frame.path(parent), tags[top]].append((top, link))
    return [
        Block([Row(top, link) for top, link in rows])
        for rows in groups.values()
        if len(rows) >= LEAST_UNDATED
    ]


def is_menu(seen: Survey, block: Block) -> bool:
    """Whether undated rows are plainly a menu, judged by a sample: short labels that lead to columns."""
    sample = block.rows[:: max(1, len(block.rows) // _SAMPLE)]
    articles = sum(is_article_href(href_of(seen, row)) for row in sample)
    if 3 * articles >= len(sample):
        return False
    texts = [_text(seen, row.anchor).strip() for row in sample]
    return sum(map(len, texts)) < _SHORT * len(sample)


def _text(seen: Survey, index: int) -> str:
    """All text in an element."""
    if seen.ends[index] == index and not seen.silent[index]:
        return seen.texts[index] or ""
    return "".join(seen.elements[index].itertext())


def drop_buttons(seen: Survey, block: Block) -> None:
    """Take out rows that are pagers, 更多 and the like; complete the others."""
    kept: list[Row] = []
    for row in block.rows:
        complete(seen, row)
        if row.title and not _is_foot_label(row.title):
            kept.append(row)
    block.rows = kept


def weigh(seen: Survey, block: Block, folder: str) -> None:
    """Give a block its weight as the page's list; ``folder`` is the path of the page's own directory."""
    rows = block.rows
    worth = 0.0
    for row in rows:
        worth += 1.0 if row.day else 0.6 if row.month_day else 0.25
    length = sum(len(row.title) for row in rows) / len(rows)
    worth *= 1.0 if length >= 9 else 0.7 if length >= 6 else 0.4
    if not block.dated:
        articles = sum(is_article_href(href_of(seen, row)) for row in rows) / len(rows)
        worth *= 0.2 + 0.8 * articles
    block.zone = zone_of(seen, block.first)
    worth *= {"nav": 0.08, "side": 0.25, "": 1.0}[block.zone]
    if folder and len(folder) > 1:
        own = sum(_under(href_of(seen, row), folder) for row in rows) / len(rows)
        worth *= 1.0 + own
    block.weight = worth * (3.0 if block.paged else 1.0)


def _under(href: str, folder: str) -> bool:
    if href.startswith(("./", folder)) or (
        "/" in href and not href.startswith(("/", ".", "http", "javascript"))
    ):
        return True
    return folder in href if href.startswith("http") else False


def mark_paged(seen: Survey, blocks: list[Block]) -> bool:
    """Mark the block that the pager belongs to: the nearest before it in the smallest shared element."""
    rows = sorted((row.element, number) for number, block in enumerate(blocks) for row in block.rows)
    if not rows:
        return False
    starts = [element for element, _ in rows]
    found = False
    for pager in seen.pagers[:200]:
        index = pager
        for _ in range(8):
            if index < 0 or seen.tags[index] in {"html", "body"}:
                break
            low, high = bisect_left(starts, index), bisect_left(starts, min(pager, seen.ends[index]) + 1)
            if high > low:
                blocks[rows[high - 1][1]].paged = found = True
                break
            index = seen.parents[index]
    return found


def is_few(seen: Survey, block: Block) -> bool:
    """Whether a dated block of one or two rows is a stray date beside links and no list."""
    return any(seen.count_links(row.element) > MOST_LINKS for row in block.rows)


def kind_of(block: Block) -> Part | None:
    """Whether a block's dates are mostly whole or year-less; None where it has none."""
    if block.full * 2 >= len(block.rows):
        return Part.FULL
    return Part.MONTH_DAY if block.dated * 2 >= len(block.rows) else None

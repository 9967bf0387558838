"""Rows of lists: which anchor, title and date belong together, found from the dates or from repetition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from crawler.extract.dates import day_of
from crawler.extract.links import scripted_href
from crawler.extract.recordtitles import (
    TOP,
    anchor_texts,
    clean,
    hinted_day,
    is_date,
    is_generic,
    strip_marks,
    title_of,
)
from crawler.extract.rowlinks import around_buttons, around_date
from crawler.extract.shown import Part, Shown, join_parts, read_shown
from crawler.extract.survey import Element, Mark, Survey

#: A row holds few links (title, category, thumbnail, attachments); more is a block, not a row.
MOST_LINKS = 8
_CLIMB = 14
_OPEN, _SHUT = "[【〔(（", "]】〕)）"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLICKED = frozenset({"li", "tr", "dl", "dd", "div", "p"})
_YEAR = re.compile(r"((?:19|20)\d\d)\s*[-./年]?")
_CATEGORY = re.compile(r"^[\[【〔(（][^\]】〕)）]{1,20}[\]】〕)）]$")


@dataclass(slots=True)
class Row:
    """One row: its element, its anchor, its dates as shown, and what it says."""

    element: int
    anchor: int
    marks: list[Mark] = field(default_factory=list)
    title: str = ""
    day: date | None = None
    month_day: Shown | None = None
    pinned: bool = False


def dated_rows(seen: Survey) -> list[Row]:
    """The rows that dates lead to: from each date up to the smallest element with a link."""
    groups: dict[int, list[Mark]] = defaultdict(list)
    for mark in seen.marks:
        if mark.shown.part in {Part.DAY, Part.MONTH}:
            continue
        top = _row_of(seen, mark)
        if top >= 0:
            groups[top].append(mark)
    rows: list[Row] = []
    tops = sorted(groups)
    for number, top in enumerate(tops):
        if number + 1 < len(tops) and tops[number + 1] <= seen.ends[top] and len(groups[top]) == 1:
            continue  # a date beside whole rows belongs to none of them
        rows.extend(_rows_in(seen, top, groups[top]))
    return rows


def _row_of(seen: Survey, mark: Mark) -> int:
    around = seen.anchor_of[mark.owner]
    if around >= 0:
        return around_date(seen, around)
    index = mark.owner
    for _ in range(_CLIMB):
        if index < 0 or seen.tags[index] in {"body", "html"}:
            return -1
        if seen.count_links(index):
            return around_buttons(seen, index)
        if _is_clicked(seen, index):
            return index
        index = seen.parents[index]
    return -1


def _is_clicked(seen: Survey, index: int) -> bool:
    """Whether an element is a row that only a click opens: ``<li onclick="window.open(…)">``."""
    code = seen.attributes[index].get("onclick") or ""
    return seen.tags[index] in _CLICKED and bool(code and scripted_href(code))


def _rows_in(seen: Survey, top: int, marks: list[Mark]) -> list[Row]:
    links = seen.links_in(top) or [top]
    days = [mark for mark in marks if mark.shown.part in {Part.FULL, Part.MONTH_DAY, Part.YEAR_MONTH}]
    targets = {seen.elements[link].get("href") or link for link in links}
    if len(targets) > 1 and len(days) > 1:
        flat = _flat_rows(seen, links, days)
        if flat:
            return flat
    if len(targets) > MOST_LINKS:
        return []
    return [Row(top, best_anchor(seen, links), marks)]


def _flat_rows(seen: Survey, links: Sequence[int], days: Sequence[Mark]) -> list[Row]:
    """Links and dates that alternate in one element without any row around them."""
    after = days[0].at > links[0]
    rows: list[Row] = []
    for number, mark in enumerate(days):
        if after:
            low = days[number - 1].at if number else -1.0
            between = _slice(links, low, mark.at)
        else:
            high = days[number + 1].at if number + 1 < len(days) else float("inf")
            between = _slice(links, mark.at, high)
        if between and (len(between) <= 3 or number in {0, len(days) - 1}):
            chosen = between[-1] if after else between[0]
            if len(between) <= 3:
                chosen = best_anchor(seen, between)
            rows.append(Row(chosen, chosen, [mark]))
    return rows if len(rows) >= 0.8 * len(days) and len(rows) >= 2 else []


def _slice(links: Sequence[int], low: float, high: float) -> Sequence[int]:
    return links[bisect_left(links, low) : bisect_left(links, high)]


def best_anchor(seen: Survey, links: Sequence[int]) -> int:
    """The anchor that carries the title: the longest text that is neither a category nor a button."""
    if len(links) == 1:
        return links[0]
    best, score = links[0], -1
    for link in links:
        element = seen.elements[link]
        text = clean("".join(anchor_texts(element)))
        worth = len(text) + (3 if element.get("title") else 0)
        if _CATEGORY.match(text) or is_generic(text) or _is_bracketed(element):
            worth = min(worth, 1)
        if worth > score:
            best, score = link, worth
    return best


def _is_bracketed(anchor: Element) -> bool:
    """Whether brackets stand around a link, as around the name of its column in front of a title."""
    inner = anchor
    parent = inner.getparent()
    while parent is not None and len(parent) == 1 and parent.tag in {"b", "span", "em", "i", "font", "small"}:
        inner, parent = parent, parent.getparent()
    after = (inner.tail or "").lstrip()[:1]
    if parent is None or after not in _SHUT or not after:
        return False
    previous = inner.getprevious()
    before = (parent.text if previous is None else previous.tail) or ""
    return before.rstrip()[-1:] in _OPEN and before.strip() != ""


def complete(seen: Survey, row: Row) -> None:
    """Fill in a row's title, date and 置顶 mark from its elements."""
    anchor = seen.elements[row.anchor]
    row.title = title_of(anchor)
    if not row.title or is_generic(row.title):
        row.title = _other_text(seen, row)
    _date_row(seen, row)
    if seen.has_tops:
        row.pinned = _is_pinned(seen, row)


def _date_row(seen: Survey, row: Row) -> None:
    fulls = [mark for mark in row.marks if mark.shown.part is Part.FULL]
    if fulls:
        open_ = (
            [mark for mark in fulls if not _is_hidden(seen, mark.owner, row.element)]
            if len(fulls) > 1
            else []
        )
        row.day = _best_day([mark.shown for mark in open_ or fulls])
        return
    partial = [mark.shown for mark in row.marks]
    if partial:
        if not (
            len(partial) == 1
            and partial[0].part is Part.MONTH_DAY
            and seen.anchor_of[row.element] < 0
            and not _has_year(seen, row)
        ):
            row.day = _joined_day(seen, row)
        if row.day is None:
            mark = next((mark for mark in row.marks if mark.shown.part is Part.MONTH_DAY), None)
            row.month_day = mark.shown if mark else None
            if mark and seen.comments:
                row.day = _commented_day(seen, mark)
            return
    if row.day is None:
        row.day = hinted_day(seen.elements[row.anchor])


def _commented_day(seen: Survey, mark: Mark) -> date | None:
    """The day of a year-less date whose year is commented out beside it (``<!--2018-->07-04``)."""
    end = seen.ends[mark.owner]
    years: set[int] = set()
    for index in seen.comments[bisect_left(seen.comments, mark.owner) :]:
        if index > end:
            break
        found = _YEAR.fullmatch((seen.elements[index].text or "").strip())
        if found and seen.parents[index] == mark.owner:
            years.add(int(found[1]))
    return day_of(years.pop(), mark.shown.month, mark.shown.day) if len(years) == 1 else None


def _is_hidden(seen: Survey, index: int, top: int) -> bool:
    """Whether something stands in a part of the row that is not shown (a tip)."""
    while index > top:
        if _HIDDEN.search(seen.elements[index].get("style") or ""):
            return True
        index = seen.parents[index]
    return False


def _has_year(seen: Survey, row: Row) -> bool:
    return any("20" in text for text in _side_texts(seen, row))


def _best_day(fulls: Sequence[Shown]) -> date | None:
    """Of several dates in a row: 发布 before an unlabelled one before 成文; never a deadline."""

    def worth(shown: Shown) -> int:
        if re.search(r"截止|结束|失效|废止|施行|有效|期限", shown.label):
            return 9
        if re.search(r"发布|公开|公布", shown.label):
            return 0
        if re.search(r"成文|生成|印发|开始|活动", shown.label):
            return 4
        return 1 if shown.pure else 2

    if len(fulls) == 1 and not fulls[0].label:
        return fulls[0].full
    best = min(fulls, key=worth)
    return best.full if worth(best) < 9 else None


def _side_texts(seen: Survey, row: Row) -> list[str]:
    """The row's short texts outside long ones: where pieces of a torn date lie."""
    texts: list[str] = []
    for inner in seen.elements[row.element].iter():
        if isinstance(inner.tag, str) and inner.tag not in {"script", "style"} and inner.text:
            texts.append(inner.text)
        if inner is not seen.elements[row.element] and inner.tail:
            texts.append(inner.tail)
    return [text.strip() for text in texts if 0 < len(text.strip()) <= 12]


def _joined_day(seen: Survey, row: Row) -> date | None:
    texts = _side_texts(seen, row)
    pieces = [shown for shown in (read_shown(text) for text in texts) if shown and shown.pure]
    return join_parts(pieces, "".join(texts))


def _other_text(seen: Survey, row: Row) -> str:
    """The row's longest text beside its dates, where the link itself only says 查看."""
    best = ""
    for inner in seen.elements[row.element].iter():
        for text in (inner.text if isinstance(inner.tag, str) and inner.tag != "script" else "", inner.tail):
            if text and len(text) > len(best) and inner is not seen.elements[row.element]:
                shown = clean(text)
                if len(shown) > len(best) and not is_date(shown) and not is_generic(shown):
                    best = shown
    return strip_marks(best)


def _is_pinned(seen: Survey, row: Row) -> bool:
    element = seen.elements[row.element]
    for inner in element.iter():
        if not isinstance(inner.tag, str):
            continue
        if inner.tag == "img" and "置顶" in (inner.get("alt") or inner.get("title") or ""):
            return True
        for text in (inner.text, inner.tail if inner is not element else ""):
            if text and "顶" in text and (text.strip() in {"置顶", "顶"} or TOP.match(text.strip())):
                return True
    return False

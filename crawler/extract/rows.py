"""Rows of lists: which anchor, title and date belong together, found from the dates or from repetition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from crawler.extract.shown import Part, Shown, join_parts, read_shown
from crawler.extract.survey import Element, Mark, Survey

#: A row holds few links (title, category, thumbnail, attachments); more is a block, not a row.
MOST_LINKS = 8
_CLIMB = 14
_GENERIC = re.compile(
    r"^[\[【(（]?(?:更多|more|查看(?:更多|详情|全文|原文)?|详情|详细|详细信息|详见|点击(?:查看|阅读|进入|下载)?|阅读全文|全文|下载|附件(?:下载)?|"
    r"进入|打开|预览|图解|解读|相关解读|政策解读|文字解读|图片解读|原文|>+|»|打印|关闭)[\])】）]?[>»]*$",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"^[\[【〔(（][^\]】〕)）]{1,20}[\]】〕)）]$")
_BULLET = re.compile(r"^[\s·•●■◆▪▶►>★☆※◇□○|｜\u25cf]+")
_TOP = re.compile(r"^[\[【(（]?\s*(?:置顶|顶)\s*[\])】）]|^置顶[:：\s]")
_SPACE = re.compile(r"\s+")
_CJK_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_HINT = re.compile(
    r"(?:^|[\n;；\s])(?:标题|文章标题)\s*[:：]\s*(.+?)\s*(?=[\n\r]|(?:点击数|发表时间|作者|发布时间|更新时间)\s*[:：]|$)",
    re.DOTALL,
)
_HINT_DAY = re.compile(r"(?:发表|发布|更新)(?:时间|日期)\s*[:：]\s*([\d\-/.年月日]+)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "b", "strong"})
_BLOCKS = frozenset(
    {"p", "div", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "ul"}
)


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


def clean(text: str) -> str:
    """Text as a reader sees it: runs of white space made one, none between Chinese characters' lines."""
    return _SPACE.sub(" ", text.replace("\u200b", "").replace("\ufeff", "")).strip()


def anchor_texts(element: Element) -> Iterator[str]:
    """The anchor's text nodes, dates that stand alone left out."""
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.tag not in {"script", "style"}:
            text = inner.text
            if text and not _is_date(text):
                yield text
        if inner is not element:
            tail = inner.tail
            if tail and not _is_date(tail):
                yield tail


def _is_date(text: str) -> bool:
    if len(text) > 60 or text.isspace():
        return False
    shown = read_shown(text)
    return shown is not None and shown.pure and (shown.part < Part.YEAR or "日" in text or bool(shown.label))


def title_of(element: Element) -> str:
    """The full title of a record's anchor: its title attribute where the text is cut, else its text."""
    text = clean("".join(anchor_texts(element)))
    hint = element.get("title")
    if not hint:
        heading = _heading(element) if len(text) > 60 else ""
        return strip_marks(heading or text or _image_name(element))
    named = _HINT.search(hint)
    hint = clean(named[1] if named else hint)
    return strip_marks(_choose(hint, text, element))


def _choose(hint: str, text: str, element: Element) -> str:
    """Between a title attribute and the visible text: the fuller of the two where they agree."""
    if not text:
        return hint
    squeezed, full = _SPACE.sub("", text), _SPACE.sub("", hint)
    if squeezed == full:
        return hint if len(hint) < len(text) else text
    stem = re.sub(r"(?:\.{2,}|…+|。{3,}|\.\.)$", "", squeezed)
    if stem and full.startswith(stem):
        return hint
    if full in squeezed and len(full) >= 6:
        return hint  # the text adds a summary or a date
    if stem[:8] and stem[:8] in full and len(full) >= len(stem):
        return hint
    return (_heading(element) if len(text) > 60 else "") or text


def _heading(element: Element) -> str:
    """The first heading or block inside an anchor that wraps a whole card, or an empty string."""
    first = ""
    for inner in element.iter():
        if inner is element or not isinstance(inner.tag, str):
            continue
        name = (inner.get("class") or "").lower()
        text = ""
        if inner.tag in _HEADINGS or "tit" in name:
            text = clean("".join(anchor_texts(inner)))
            if len(text) >= 4:
                return text
        elif not first and inner.tag in _BLOCKS:
            text = clean("".join(anchor_texts(inner)))
            first = text if len(text) >= 6 else ""
    return first


def _image_name(element: Element) -> str:
    for inner in element.iter("img"):
        name = clean(inner.get("alt") or inner.get("title") or "")
        if name:
            return name
    return ""


def strip_marks(title: str) -> str:
    """A title without the list's bullets and the 置顶 mark in front of it."""
    return clean(_TOP.sub("", _BULLET.sub("", title)))


def hinted_day(element: Element) -> date | None:
    """The date that an anchor's tooltip states (标题：… 发表时间：2020-12-04)."""
    hint = element.get("title") or ""
    found = _HINT_DAY.search(hint) if len(hint) > 10 else None
    shown = read_shown(found[1]) if found else None
    return shown.full if shown else None


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
    for top in sorted(groups):
        rows.extend(_rows_in(seen, top, groups[top]))
    return rows


def _row_of(seen: Survey, mark: Mark) -> int:
    around = seen.anchor_of[mark.owner]
    if around >= 0:
        return around
    index = mark.owner
    for _ in range(_CLIMB):
        if index < 0 or seen.tags[index] in {"body", "html"}:
            return -1
        if seen.count_links(index):
            return index
        index = seen.parents[index]
    return -1


def _rows_in(seen: Survey, top: int, marks: list[Mark]) -> list[Row]:
    links = seen.links_in(top)
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
        if _CATEGORY.match(text) or is_generic(text):
            worth = min(worth, 1)
        if worth > score:
            best, score = link, worth
    return best


def is_generic(text: str) -> bool:
    """Whether a link's text names an action (查看, 更多, 下载) instead of a record."""
    return bool(_GENERIC.match(text))


def complete(seen: Survey, row: Row) -> None:
    """Fill in a row's title, date and 置顶 mark from its elements."""
    anchor = seen.elements[row.anchor]
    row.title = title_of(anchor)
    if not row.title or is_generic(row.title):
        row.title = _other_text(seen, row)
    _date_row(seen, row)
    if row.element != row.anchor or anchor.getparent() is not None:
        row.pinned = _is_pinned(seen, row)


def _date_row(seen: Survey, row: Row) -> None:
    fulls = [mark.shown for mark in row.marks if mark.shown.part is Part.FULL]
    if fulls:
        row.day = _best_day(fulls)
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
            row.month_day = next((shown for shown in partial if shown.part is Part.MONTH_DAY), None)
            return
    if row.day is None:
        row.day = hinted_day(seen.elements[row.anchor])


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
                if len(shown) > len(best) and not _is_date(shown) and not is_generic(shown):
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
            if text and "顶" in text and (text.strip() in {"置顶", "顶"} or _TOP.match(text.strip())):
                return True
    return False

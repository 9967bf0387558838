"""The full title of a list's record: from the tooltip where the text is cut, without bullets and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from crawler.extract.shown import Part, join_parts, read_shown
from crawler.extract.survey import Element

_GENERIC = re.compile(
    r"^[\[【(（]?(?:更多(?:内容|信息)?|more|(?:点击|点此|立即)?(?:查看|查阅|浏览|阅读|了解)(?:更多|详情|详细(?:内容|信息)?|全文|原文|内容)?"
    r"|原文(?:链接|阅读)?|详情|详细(?:内容|信息)?|详见|点击(?:进入|下载)?|点此|全文(?:阅读)?|下载|附件(?:下载)?|"
    r"进入|打开|预览|图解|解读|相关解读|政策解读|文字解读|图片解读|>+|»|打印|关闭)[\])】）]?[>»+]*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[\s·•●■◆▪▶►>★☆※◇□○|｜\u25cf]+")
#: 置顶 in front of a title.
TOP = re.compile(r"^[\[【(（]?\s*(?:置顶|顶)\s*[\])】）]|^置顶[:：\s]")
_BULLETS = frozenset("·•●■◆▪▶►>★☆※◇□○|｜")
_DIGIT = re.compile(r"\d")
_LONGEST_GENERIC = 16
#: Tags that a title attribute was given with the title.
_MARKUP = re.compile(r"<(?:br|/?(?:p|b|i|span|font|strong|em|div))\b[^<>]{0,200}>", re.IGNORECASE)
_HINT = re.compile(
    r"(?:^|[\n;；\s])(?:标题|文章标题)\s*[:：]\s*(.+?)\s*(?=[\n\r]|(?:点击数|发表时间|作者|发布时间|更新时间)\s*[:：]|$)",
    re.DOTALL,
)
_HINT_DAY = re.compile(r"(?:发表|发布|更新)(?:时间|日期)\s*[:：]\s*([\d\-/.年月日]+)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "b", "strong"})
_BLOCKS = frozenset(
    {"p", "div", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "ul"}
)


def clean(text: str) -> str:
    """Text as a reader sees it: runs of white space made one, none between Chinese characters' lines."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def anchor_texts(element: Element) -> Iterator[str]:
    """The anchor's text nodes, dates that stand alone left out, in one piece or torn into several."""
    if len(element) == 0:
        text = element.text
        if text and not is_date(text):
            yield text
        return
    texts = [text for text in texts_in(element) if not is_date(text)]
    pieces = [text for text in texts if len(text) < 12 and text.strip()[:4].isdecimal() and _is_piece(text)]
    torn = bool(pieces) and _completes(element)
    for text in texts:
        if not (torn and text in pieces):
            yield text


def texts_in(element: Element) -> Iterator[str]:
    """The texts in an element in reading order (an element's tail comes after all that is in it)."""
    todo: list[tuple[Element, bool]] = [(element, False)]
    while todo:
        inner, left = todo.pop()
        if left:
            if inner is not element and inner.tail:
                yield inner.tail
            continue
        todo.append((inner, True))
        if isinstance(inner.tag, str) and inner.tag not in {"script", "style"}:
            if inner.text:
                yield inner.text
            todo.extend((child, False) for child in reversed(inner))


def _is_piece(text: str) -> bool:
    shown = read_shown(text)
    return shown is not None and shown.pure and shown.part is not Part.FULL


def _completes(element: Element) -> bool:
    """Whether an anchor's date is torn: its pieces together state a year, a month and a day."""
    short = (read_shown(text) for text in texts_in(element) if len(text) < 12)
    pieces = [shown for shown in short if shown is not None and shown.pure]
    return not any(shown.part is Part.FULL for shown in pieces) and join_parts(pieces) is not None


def is_date(text: str) -> bool:
    """Whether a text node is a date (or its day and month) and nothing else."""
    text = text.strip()
    if len(text) > 60 or not _DIGIT.search(text):
        return False
    shown = read_shown(text)
    return shown is not None and shown.pure and (shown.part < Part.YEAR or "日" in text or bool(shown.label))


def title_of(element: Element) -> str:
    """The full title of a record's anchor: its title attribute where the text is cut, else its text."""
    text = clean("".join(anchor_texts(element)))
    hint = element.get("title")
    if not hint:
        heading = _heading(element) if len(text) > 60 or _is_card(element) else ""
        return strip_marks(heading or text or _image_name(element))
    if "<" in hint:
        hint = _MARKUP.sub(" ", hint)
    named = _HINT.search(hint) if "标题" in hint else None
    hint = clean(named[1] if named else hint)
    return strip_marks(hint if hint == text else _choose(hint, text, element))


def _choose(hint: str, text: str, element: Element) -> str:
    """Between a title attribute and the visible text: the fuller of the two where they agree."""
    if not text:
        return hint
    squeezed, full = "".join(text.split()), "".join(hint.split())
    if squeezed == full:
        return hint if len(hint) < len(text) else text
    stem = re.sub(r"(?:\.{2,}|…+|。{3,}|\.\.)$", "", squeezed)
    if stem and full.startswith(stem):
        return hint
    if full in squeezed and len(full) >= 6:
        return hint  # the text adds a summary or a date
    if stem[:8] and stem[:8] in full and len(full) >= len(stem):
        return hint
    return (_heading(element) if len(text) > 60 or _is_card(element) else "") or text


def _is_card(element: Element) -> bool:
    """Whether an anchor wraps several blocks: title, date and summary of one record."""
    return len(element) > 0 and sum(inner.tag in _BLOCKS for inner in element.iter()) >= 2


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
            if len(text) >= (2 if inner.tag in _HEADINGS else 4):
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
    if title and (title[0] in _BULLETS or title[0].isspace()):
        title = _BULLET.sub("", title)
    return clean(TOP.sub("", title) if "顶" in title else title)


def is_generic(text: str) -> bool:
    """Whether a link's text names an action (查看, 更多, 下载) instead of a record."""
    if len(text) > _LONGEST_GENERIC and text[-1] not in ">»+])】）\n":
        return False  # only arrows make such a name longer
    return bool(_GENERIC.match(text))


def hinted_day(element: Element) -> date | None:
    """The date that an anchor's tooltip states (标题：… 发表时间：2020-12-04)."""
    hint = element.get("title") or ""
    found = _HINT_DAY.search(hint) if len(hint) > 10 else None
    shown = read_shown(found[1]) if found else None
    return shown.full if shown else None

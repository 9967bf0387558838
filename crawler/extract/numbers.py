"""Document numbers (文号) and index numbers (索引号): what is one, and how it is written down.

A document number is an organ's code, a year in brackets and a serial number (dialects.md §16); what
merely contains digits is none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_OPEN, _CLOSE = r"[〔\[［(（【﹝{〈<]", r"[〕\]］)）】﹞}〉>]"
_YEAR = r"(?:19|20)\s?\d\s?\d"
_CORE = re.compile(rf"{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*(?:第\s*)?[A-Za-z]?\d[\d\s-]{{0,8}}号")
_ORGAN_BEFORE = re.compile(
    r"[\u4e00-\u9fffA-Za-z\s]*(?:[(（][\u4e00-\u9fff]{1,8}[)）]\s*[\u4e00-\u9fff]{0,6}\s*)?$"
)
_LONGEST_ORGAN = 32
_ORDER = re.compile(
    r"(?:令|公告|通告|公报|决定|通报|命令)?\s*(?:(?:19"
    r"|20)\d\d\s*年\s*)?第\s*[\d〇零一二三四五六七八九十百]{1,6}\s*号"
)
_EMPTY = re.compile(
    r"^(?:无|暂无|没有|未知|不详|空|null|undefined|none|号|第?号|[-—_－/\\.、。·*\s]*)$", re.IGNORECASE
)
_INDEX = re.compile(r"^[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff/\-_.:()（）〔〕\[\]【】*—－~]{3,79}$")
_SPACE = re.compile(r"\s+")
_TEMPLATE = re.compile(r"[{}<>$=;]|function|document|var ")
_CITES = re.compile(
    r"根据|依据|按照|关于|印发|转发|贯彻|落实|通知|意见|规定|精神|以下|办法|条例|文件|见|附件|项目编号"
    r"|编号|证|的"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A document number in a text: ``[start, end)`` and the organ's code before the year."""

    start: int
    end: int
    organ: str


def numbers_in(text: str) -> list[Number]:
    """Every document number of a text: organ's code, bracketed year, serial number, 号.

    The organ is looked for backwards from the year, so that no text is read twice.
    """
    found: list[Number] = []
    for core in _CORE.finditer(text):
        low = max(core.start() - _LONGEST_ORGAN, found[-1].end if found else 0)
        before = _ORGAN_BEFORE.search(text[low : core.start()])
        organ = before[0].lstrip() if before else ""
        if organ.strip():
            found.append(Number(core.start() - len(organ), core.end(), organ))
    return found


def is_empty(value: str) -> bool:
    """Whether a value only says that there is none (无, --, a lone 号)."""
    return _EMPTY.match(value) is not None


def labelled_number(value: str) -> str | None:
    """The document number in a cell or behind a label 文号; None where the cell holds none."""
    value = value.strip()
    if is_empty(value) or len(value) > 80 or _TEMPLATE.search(value):
        return None
    found = numbers_in(value)
    if found and (found[0].start == 0 or len(value) <= 40):
        return tidy(value[found[0].start : found[0].end])
    order = _ORDER.search(value)
    if order and len(value) <= 40:
        return tidy(value[: order.end()])
    plain = tidy(value)
    if len(plain) <= 40 and re.search(r"\d", plain) and re.search(r"号$|[〔\[（(【]\d{4}[〕\]）)】]", plain):
        return plain
    return None


def alone(line: str) -> str | None:
    """The document number of a line that holds nothing else (签发人 may follow); else None."""
    if not 6 <= len(line) <= 60 or "号" not in line:
        return None
    text = line.strip()
    found = numbers_in(text)
    if len(found) != 1 or text[: found[0].start].strip(" ([（【"):
        return None
    rest = text[found[0].end :].strip(" )）】]。")
    if rest and not rest.startswith("签发人"):
        return None
    return tidy(text[found[0].start : found[0].end]) if is_own_organ(found[0].organ) else None


def in_title(title: str) -> str | None:
    """The number that a title carries in brackets at its end or before a colon; None where it may cite."""
    if re.search(r"解读|图解|问答|转发|转载|贯彻|落实|废止|修改|学习|答复|政策|的函$", title):
        return None
    numbers = numbers_in(title)
    found = numbers[-1] if numbers else None
    if not found or not is_own_organ(found.organ):
        return None
    before, after = title[: found.start].rstrip(), title[found.end :].strip()
    if before.endswith(("（", "(")) and after in {")", "）"}:
        return tidy(title[found.start : found.end])
    if not before and after[:1] in {"：", ":"}:
        return tidy(title[found.start : found.end])
    return None


def is_own_organ(organ: str) -> bool:
    """Whether the characters before the year look like an organ's code and not like running text."""
    plain = _SPACE.sub("", organ)
    return 1 < len(plain) <= 16 and not _CITES.search(plain)


def index_number(value: str) -> str | None:
    """The index number in a cell or behind a label 索引号; None where it is none."""
    text = _SPACE.sub("", value.strip())
    if is_empty(text) or _TEMPLATE.search(text) or not re.search(r"\d{2}", text):
        return None
    if not _INDEX.match(text) or sum("\u4e00" <= char <= "\u9fff" for char in text) * 2 > len(text):
        return None
    return text


def tidy(number: str) -> str:
    """A number without white space, digits of normal width, brackets as in the page."""
    text = _SPACE.sub("", number)
    return "".join(unicodedata.normalize("NFKC", char) if char.isdecimal() else char for char in text)

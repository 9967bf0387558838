"""Dates as lists show them: bare, in brackets, behind a label, or torn into several elements.

A list's date stands alone in its element or beside a short label (dialects.md §15); a date inside a
longer text belongs to a title or a summary and is not the record's date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache


class Part(IntEnum):
    """How much of a date a piece of text states."""

    FULL = 1
    MONTH_DAY = 2
    YEAR_MONTH = 3
    YEAR = 4
    DAY = 5
    MONTH = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A date or part of one as written: ``pure`` when the text says nothing else.

    ``label`` is the text in front of it (发布时间, 截止日期 …).
    """

    part: Part
    year: int = 0
    month: int = 0
    day: int = 0
    pure: bool = True
    label: str = ""

    @property
    def full(self) -> date | None:
        """The whole date; None where a part is missing or no such day exists."""
        return day_of(self.year, self.month, self.day) if self.part is Part.FULL else None


FULL = re.compile(
    r"(?<!\d)((?:19[89]|20\d)\d)\s*[-./年－—]\s*(\d{1,2})\s*[-./月－—]\s*(\d{1,2})(?!\d)\s*日?"
    r"(?:\s*(?:T|日)?\s*\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?(?:\.\d+)?)?"
)
_COMPACT = re.compile(r"^\D{0,2}((?:19[89]|20\d)\d)(0[1-9]|1[0-2])([0-2]\d|3[01])\D{0,2}$")
_PARTS: Sequence[tuple[Part, re.Pattern[str]]] = (
    (Part.MONTH_DAY, re.compile(r"(?P<m>0\d|1[0-2])[-./](?P<d>[0-3]\d)(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")),
    (Part.MONTH_DAY, re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")),
    (Part.YEAR_MONTH, re.compile(r"(?P<y>(?:19[89]|20\d)\d)\s*[-./年]\s*(?P<m>\d{1,2})\s*月?[-./]?")),
    (Part.YEAR, re.compile(r"(?P<y>(?:19[89]|20\d)\d)\s*年?[-./]?")),
    (Part.MONTH, re.compile(r"(?P<m>\d{1,2})\s*月")),
    (Part.DAY, re.compile(r"(?P<d>[0-3]?\d)\s*日?")),
)
_FRAME = "[]【】()（）〔〕{}<>《》〈〉|·•:：,，;；-—–~/ \t\r\n\u3000\xa0"
_LABEL = re.compile(
    r"^(?:信息|文章|网上|最后|最近)?(?:发布|更新|公开|公布|发文|录入|刊发|上传|成文|生成|印发|来信|写信|提交|提问|留言|发表|添加"
    r"|创建|办理|回复|公示|征集|截止|结束|开始|活动|失效|废止|施行|有效)?(?:时间|日期|于|期限?)?[:：\s]*$"
)
_COMPANY = re.compile(r"来源|作者|浏览|点击|阅读|访问|次数|发布|编辑|人气|时间|日期")
_LONGEST = 90
#: How long after an item was laid down it may be published, or how long before it may be dated.
_NEAR = timedelta(days=60)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_shown(text: str) -> Shown | None:
    """The date that a text node shows, or None where it shows none.

    A long text with a date in it (a title, a summary) shows none; short company such as 来源, 阅读次数
    or a label is allowed and makes it impure.
    """
    if len(text) > _LONGEST:
        text = text.strip()
        if len(text) > _LONGEST:
            return None
    if "20" in text or "19" in text:
        found = FULL.search(text)
        if found:
            return _with_company(text, found)
    core = text.strip(_FRAME)
    if not core or len(core) > 18 or not (core[0].isdigit() or ":" in core or "：" in core):
        return None
    found = _COMPACT.match(core)
    if found:
        year, month, day = (int(part) for part in found.groups())
        return Shown(Part.FULL, year, month, day) if day_of(year, month, day) else None
    return _part(core)


def _with_company(text: str, found: re.Match[str]) -> Shown | None:
    year, month, day = (int(part) for part in found.groups())
    if day_of(year, month, day) is None:
        return None
    if found.end() - found.start() == len(text):
        return Shown(Part.FULL, year, month, day)
    before, after = text[: found.start()].strip(_FRAME), text[found.end() :].strip(_FRAME)
    if not after and _LABEL.match(before):
        return Shown(Part.FULL, year, month, day, pure=True, label=before)
    alone = not before or not after
    if (alone and len(before) + len(after) <= 20) or _COMPANY.search(before + after):
        return Shown(Part.FULL, year, month, day, pure=False, label=before)
    return None


def _part(core: str) -> Shown | None:
    label, colon, rest = core.rpartition("：") if "：" in core else core.rpartition(":")
    if colon and not label[-1:].isdigit() and _LABEL.match(label):
        core = rest.strip(_FRAME)
    else:
        label = ""
    for part, pattern in _PARTS:
        found = pattern.fullmatch(core)
        if found:
            numbers = {name: int(value) for name, value in found.groupdict().items()}
            month, day = numbers.get("m", 1), numbers.get("d", 1)
            if not (1 <= month <= 12 and 1 <= day <= 31):
                return None
            return Shown(
                part, numbers.get("y", 0), numbers.get("m", 0), numbers.get("d", 0), pure=True, label=label
            )
    return None


def join_parts(parts: Sequence[Shown], joined: str = "") -> date | None:
    """The date that several pieces of one row state together: day here, year and month there.

    ``joined`` is the row's text without its title, tried where the pieces are torn within a number.
    """
    seen: dict[str, int] = {}
    for piece in parts:
        for name, value in (("y", piece.year), ("m", piece.month), ("d", piece.day)):
            if value:
                seen.setdefault(name, value)
    if len(seen) == 3:
        return day_of(seen["y"], seen["m"], seen["d"])
    found = FULL.search(re.sub(r"\s+", "", joined)) if joined else None
    if found:
        year, month, day = (int(part) for part in found.groups())
        return day_of(year, month, day)
    return None


_URL_DAY = re.compile(
    r"(?<!\d)((?:19[89]|20\d)\d)[-/_]?(0[1-9]|1[0-2]|[1-9](?=[-/_]))[-/_]?([0-2]\d|3[01]|[1-9](?!\d))?"
)


def year_by_url(href: str, month: int, day: int) -> int | None:
    """The year that a record's address gives to a date shown without one.

    Only an address that agrees with the shown month (and day, where it has one) is believed.
    """
    for found in _URL_DAY.finditer(href):
        year, url_month = int(found[1]), int(found[2])
        if url_month != month:
            continue
        if found[3] is None or int(found[3]) == day:
            return year
    return None


#: A whole day in an address: t20240514_1.html, /2024/0514/, /2024-05/14/; what could be a number is none.
_URL_FULL = re.compile(
    r"(?<!\d)(?P<y>(?:19[89]|20\d)\d)"
    r"(?:/?(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?![\dA-Za-z])"
    r"|[-/_](?P<month>0?[1-9]|1[0-2])[-/_](?P<day>[0-2]?\d|3[01])(?=[-/_]))"
)


def day_in_url(href: str) -> date | None:
    """The whole day that an address states, the last where it states several; None where it states none."""
    days = list(_URL_FULL.finditer(href))
    if not days:
        return None
    found = days[-1]
    return day_of(int(found["y"]), int(found["m"] or found["month"]), int(found["d"] or found["day"]))


def near_day(stated: date, month: int, day: int) -> date | None:
    """The day shown without its year that is nearest to the one stated; None where it is over 60 days off."""
    years = (stated.year - 1, stated.year, stated.year + 1)
    days = [found for year in years if (found := day_of(year, month, day)) is not None]
    nearest = min(days, key=lambda found: abs(found - stated), default=None)
    return nearest if nearest is not None and abs(nearest - stated) <= _NEAR else None

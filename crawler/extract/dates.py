"""Dates as articles write them: with digits, with Chinese numerals, torn apart by spaces.

Only whole dates count; a year outside 1949 to 2099 is a slip of the pen and no date (PF-03).
"""

from __future__ import annotations

import re
from datetime import date

_DIGITS = "〇一二三四五六七八九"
_ZERO = str.maketrans("○◯零ＯO0Ｏ０", "〇〇〇〇〇〇〇〇")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：／－．", "0123456789:/-.")
#: A date at the beginning of a value, white space tolerated anywhere.
NUMERIC = re.compile(
    r"(?<![\d./-])((?:19|20)\s?\d\s?\d)\s*[-－—./年]\s*(\d\s?\d?)\s*[-－—./月]\s*(\d\s?\d?)(?!\d)\s*日?"
    r"(?:\s*T?\s*\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?)?"
)
CHINESE = re.compile(
    r"(二\s*[〇○◯零ＯO0]"
    r"|一\s*九)\s*([〇○◯零ＯO0一二三四五六七八九])\s*([〇○◯零ＯO0一二三四五六七八九])\s*年"
                     r"\s*([一二三四五六七八九十元\s]{1,5})月\s*"
                     r"([一二三四五六七八九十廿卅\s]{1,6})日")  # fmt: skip
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SPACE = re.compile(r"\s+")
#: What every whole date has; most texts have none, and this says so in a tenth of the time.
_MAY_HOLD = re.compile("[12１２][09０９]|年")


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar (or good sense: 1949 to 2099) has no such day."""
    if not 1949 <= year <= 2099:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first whole date of ``text`` with its place; None where there is none."""
    if not _MAY_HOLD.search(text):
        return None
    text = text.translate(_FULL_WIDTH)
    for found in NUMERIC.finditer(text):
        day = day_of(*(int(_SPACE.sub("", part)) for part in found.groups()))
        if day:
            return day, found.start(), found.end()
    numeral_date = CHINESE.search(text) if "年" in text else None
    if numeral_date:
        day = _chinese(numeral_date)
        if day:
            return day, numeral_date.start(), numeral_date.end()
    return None


def leading_date(text: str) -> tuple[date, int, int] | None:
    """The date with which a value begins (brackets and spaces before it allowed)."""
    found = find_date(text[:60])
    if found and not text[: found[1]].strip(" [【(（〔:：“\"'|"):
        return found
    compact = _COMPACT.match(text.strip())
    if compact:
        day = day_of(int(compact[1]), int(compact[2]), int(compact[3]))
        if day:
            return day, 0, 8
    return None


def _chinese(found: re.Match[str]) -> date | None:
    century, tens, ones, month, day = (_SPACE.sub("", part).translate(_ZERO) for part in found.groups())
    year = (2000 if century[0] == "二" else 1900) + 10 * _DIGITS.index(tens) + _DIGITS.index(ones)
    return day_of(year, numeral(month), numeral(day))


def numeral(text: str) -> int:
    """A Chinese numeral from 1 to 39 (元 is 1); 0 where it is none."""
    if text == "元":
        return 1
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return _DIGITS.find(text) if len(text) == 1 and text in _DIGITS else 0
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or any(part and part not in _DIGITS for part in (tens, ones)):
        return 0
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)

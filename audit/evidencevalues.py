"""The values of the evidence sheet: what is written into a cell, in the one spelling that is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from audit.evidence_items import ValueKind
from audit.yamlnode import parse_date

#: What is written where there was nothing to state; its reason stands under 备注.
NOTHING = "无此情况"
_NOTHING = frozenset({NOTHING, "无此类情况", "不适用", "不涉及", "本单位不涉及", "没有此情况", "n/a", "na"})
_YES = frozenset({"是", "有", "已", "已完成", "做到", "能", "√", "✓", "yes", "y", "true"})
_NO = frozenset({"否", "无", "未", "未完成", "没有", "未做到", "不能", "×", "✗", "no", "n", "false"})
_ACCEPTED = frozenset({"认可", "同意", "通过", "属实", "已认可", "accepted", "yes"})
_REFUSED = frozenset({"不认可", "不同意", "不通过", "不属实", "退回", "rejected", "refused", "no"})
_BLANK_MASK = re.compile(r"[xX×＊*○〇_]{2,}")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Read:
    """A value as it is stored, or what is wrong with it and how to mend it."""

    value: str = ""
    wrong: str = ""
    mend: str = ""


def read_value(text: str, kind: ValueKind, unit: str = "") -> Read:
    """The value of a cell whose item asks for ``kind``."""
    if text.casefold() in _NOTHING:
        return Read(NOTHING)
    if _BLANK_MASK.fullmatch(text):
        return Read(
            wrong=f"“{text}”没有填写", mend="请写出实际的值；没有这种情况的填“无此情况”并在备注写明理由"
        )
    if kind is ValueKind.COUNT:
        return _count(text, unit)
    readers: Mapping[ValueKind, Callable[[str], Read]] = {
        ValueKind.YES_NO: _yes_no,
        ValueKind.PERCENT: _percent,
        ValueKind.DATE: _date,
        ValueKind.TEXT: Read,
        ValueKind.LEDGER: _ledger,
    }
    return readers[kind](text)


def read_decision(text: str) -> Read:
    """认可, 不认可 or empty."""
    word = text.casefold()
    if not word:
        return Read()
    if word in _ACCEPTED or word in _REFUSED:
        return Read("认可" if word in _ACCEPTED else "不认可")
    return Read(wrong=f"不认识的复核意见“{text}”", mend="请填“认可”或“不认可”，还没有复核的不填")


def read_day(text: str) -> tuple[date | None, Read]:
    """A day of our time, and what is wrong where it is none."""
    plain = re.sub(r"\s+\d{1,2}:\d{2}(:\d{2})?$", "", text).replace(".", "-")
    day = parse_date(plain)
    if day is None:
        serial = text.isdigit() and len(text) == 5
        mend = "请把单元格格式改为日期，再核对" if serial else "请写成 2026-03-05 这样的真实日期"
        return None, Read(wrong=f"“{text}”{'像是 Excel 日期的序号' if serial else '不是日期'}", mend=mend)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None, Read(wrong=f"日期 {day} 不可能是真的", mend="请核对年份")
    return day, Read(day.isoformat())


def _yes_no(text: str) -> Read:
    word = text.casefold()
    if word in _YES or word in _NO:
        return Read("是" if word in _YES else "否")
    return Read(wrong=f"“{text}”既不是“是”也不是“否”", mend="请填“是”或“否”；数量和说明写在备注里")


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _count(text: str, unit: str) -> Read:
    plain = re.sub(r"\(.*\)$", "", unit)
    bare = text.removesuffix(unit).removesuffix(plain).strip()
    number = _number(bare)
    if number is None:
        return Read(wrong=f"“{text}”不是数", mend=f"请只写阿拉伯数字，例如 3（单位是“{unit}”）")
    if number < 0 or number != number.to_integral_value():
        return Read(wrong=f"“{text}”不是不小于 0 的整数", mend="请核对后改正")
    return Read(str(int(number)))


def _percent(text: str) -> Read:
    mend = "请写成 98% 的形式"
    number = _number(text.removesuffix("%").strip())
    if number is None:
        return Read(wrong=f"“{text}”不是百分数", mend=mend)
    if not text.endswith("%") and 0 < number <= 1:
        return Read(wrong=f"“{text}”不知道是 {(number * _HUNDRED).normalize():f}% 还是 {number}%", mend=mend)
    if not 0 <= number <= _HUNDRED:
        return Read(wrong=f"“{text}”不在 0% 到 100% 之间", mend="请核对后改正")
    return Read(f"{number:f}%")


def _date(text: str) -> Read:
    if text.casefold() in _NO:
        return Read("否")
    return read_day(text)[1]


def _ledger(text: str) -> Read:
    return Read(
        wrong=f"本条目不直接填数（“{text}”）",
        mend="请在依申请台账里每件申请填一行，期限由程序计算；本行数值留空",
    )

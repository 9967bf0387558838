"""A value of a YAML file with its line: typed getters that note mistakes instead of stopping."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from audit.errors import InputError, Mistake

T = TypeVar("T")

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)")
_YES_NO = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that ``word`` was probably meant to be, or None where none is near."""
    by_folded = {name.casefold(): name for name in sorted(known)}
    found = difflib.get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else None


def parse_date(text: str) -> date | None:
    """The day of ``2026-11-01``, ``2026/11/1`` or ``2026年11月1日``; None where it is no such day."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if match is None:
        return None
    year, *rest = match.groups()
    month, day = (part for part in rest if part is not None)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value of the file: ``text`` (a scalar), ``entries`` (a mapping) or ``items`` (a sequence).

    ``line`` counts from 1; an empty value (``key:``, ``~``, ``null``) has none of the three.
    ``mistakes`` is one list shared by the whole file.
    """

    file: str
    line: int
    mistakes: list[Mistake] = field(repr=False)
    text: str | None = None
    entries: Mapping[str, Node] | None = None
    items: tuple[Node, ...] | None = None
    key_lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self.text is None and self.entries is None and self.items is None

    def plain(self) -> object:
        """The value without lines: str, None, dict or list."""
        if self.entries is not None:
            return {key: node.plain() for key, node in self.entries.items()}
        if self.items is not None:
            return [node.plain() for node in self.items]
        return self.text

    def line_of(self, key: str) -> int:
        """The line of ``key``, or of this mapping where it lacks the key."""
        return self.key_lines.get(key, self.line)

    def mistake(self, what: str, mend: str, key: str | None = None) -> None:
        """Note a mistake at this value, or at the line of its ``key``."""
        line = self.line if key is None else self.line_of(key)
        self.mistakes.append(Mistake(self.file, f"第 {line} 行", what, mend))

    def finish(self) -> None:
        """Raise ``InputError`` with every mistake of the file in order of lines, if there are any."""
        if self.mistakes:
            raise InputError(*sorted(set(self.mistakes), key=_by_line))

    def get(self, key: str) -> Node | None:
        """The value of ``key``; None where it is missing or empty."""
        node = (self.entries or {}).get(key)
        return None if node is None or node.is_empty else node

    def unknown_keys(self, allowed: Collection[str]) -> None:
        """Note every key that is not allowed, with the key that was probably meant."""
        for key in self.entries or {}:
            if key in allowed:
                continue
            near = closest(key, allowed)
            mend = f"您是不是想写“{near}”？" if near else f"可用的键：{'、'.join(sorted(allowed))}"
            self.mistake(f"不认识的键“{key}”", mend, key)

    def string(self, key: str, default: str = "", *, required: bool = False) -> str:
        """The text of ``key``."""
        node = self._wanted(key, required=required)
        if node is None:
            return default
        if node.text is None:
            self.mistake(f"“{key}”应是一段文字", f"请写成 {key}: 文字", key)
            return default
        text = node.text.strip()
        if required and not text:
            self.mistake(f"“{key}”是空的", f"请写成 {key}: 文字", key)
        return text or default

    def date(self, key: str, *, required: bool = False) -> date | None:
        """The day of ``key``."""
        text = self.string(key, required=required)
        if not text:
            return None
        day = parse_date(text)
        if day is None:
            self.mistake(f"“{key}”的值“{text}”不是日期", "请写成 2026-01-31 这样的真实日期", key)
        return day

    def decimal(self, key: str, default: T, *, required: bool = False) -> Decimal | T:
        """The number of ``key``, exactly as written."""
        text = self.string(key, required=required)
        if not text:
            return default
        try:
            number = Decimal(unicodedata.normalize("NFKC", text))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            self.mistake(f"“{key}”的值“{text}”不是数字", "请写阿拉伯数字，例如 2.5", key)
            return default
        return number

    def integer(self, key: str, default: T, *, required: bool = False) -> int | T:
        """The whole number of ``key``."""
        number = self.decimal(key, None, required=required)
        if number is None:
            return default
        if number != number.to_integral_value():
            self.mistake(f"“{key}”的值“{number}”不是整数", "请写整数", key)
            return default
        return int(number)

    def boolean(self, key: str, *, default: bool = False) -> bool:
        """The yes or no of ``key`` (true/false, yes/no, 是/否)."""
        text = self.string(key)
        if not text:
            return default
        if text.casefold() not in _YES_NO:
            self.mistake(f"“{key}”的值“{text}”既不是“是”也不是“否”", "请写 true 或 false", key)
            return default
        return _YES_NO[text.casefold()]

    def choice(self, key: str, options: Mapping[str, T], default: T, *, required: bool = False) -> T:
        """The option that ``key`` names."""
        text = self.string(key, required=required)
        if not text:
            return default
        if text not in options:
            near = closest(text, options)
            mend = f"您是不是想写“{near}”？" if near else f"可选：{'、'.join(options)}"
            self.mistake(f"“{key}”的值“{text}”不在可选范围内", mend, key)
            return default
        return options[text]

    def mapping(self, key: str, *, required: bool = False) -> Node | None:
        """The mapping of ``key``, or None."""
        node = self._wanted(key, required=required)
        if node is not None and node.entries is None:
            self.mistake(f"“{key}”下面应分行写“键: 值”", f"请在 {key}: 的下一行缩进两格写起", key)
            return None
        return node

    def sequence(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """The members of ``key``'s sequence; a lone scalar counts as a sequence of one."""
        node = self._wanted(key, required=required)
        if node is None:
            return ()
        if node.items is not None:
            return node.items
        if node.text is not None:
            return (node,)
        self.mistake(f"“{key}”应是一个列表", "请每项一行，以“- ”开头", key)
        return ()

    def strings(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts of ``key``'s sequence."""
        texts = []
        for item in self.sequence(key, required=required):
            if item.text is None:
                item.mistake(f"“{key}”的每一项都应是一段文字", "请每项一行，以“- ”开头")
            else:
                texts.append(item.text.strip())
        return tuple(texts)

    def words(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The words of ``key``: a text with blanks between them, on one line or several, or a sequence.

        A long list reads five times as fast as a text.
        """
        node = self._wanted(key, required=required)
        if node is None or node.text is None:
            return () if node is None else self.strings(key)
        return tuple(node.text.split())

    def _wanted(self, key: str, *, required: bool) -> Node | None:
        node = self.get(key)
        if node is None and required:
            self.mistake(f"缺少“{key}”", f"请补上一行 {key}: …", key)
        return node


def _by_line(mistake: Mistake) -> tuple[int, str]:
    digits = re.search(r"\d+", mistake.place)
    return (int(digits[0]) if digits else 0, mistake.what)

"""A value of an indicator system in a workbook: mistakes name the cell and speak of headers, not of keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.errors import Mistake
from audit.yamlfile import Node

_MENDS = (
    (re.compile(r"请补上一行 (\w+): .*"), r"请在“\1”一格填写"),
    (re.compile(r"请写成 (\w+): 文字"), r"请在“\1”一格填写文字"),
    (re.compile(r"请删去 (\w+) 这一行"), r"请清空“\1”一格"),
    (re.compile(r"删去 (\w+) 这一行"), r"清空“\1”一格"),
    (re.compile(r"请在 parameters 下补上 (\w+): …"), r"请在“parameters”一格另起一行写 \1=…"),
    (re.compile(r"，加引号$"), ""),
)
_CHOICES = "可选："


@dataclass(frozen=True, slots=True, eq=False)
class SheetNode(Node):
    """A node whose ``place`` is a cell or a row, and whose keys' cells are ``places``.

    ``headers`` are the words by which users know the keys.
    """

    place: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def mistake(self, what: str, mend: str, key: str | None = None) -> None:
        """Note a mistake at this value's cell, or at the cell of its ``key``."""
        place = self.place if key is None else self.places.get(key, self.place)
        for pattern, replacement in _MENDS:
            mend = pattern.sub(replacement, mend)
        if mend.startswith(_CHOICES):
            options = mend.removeprefix(_CHOICES).split("、")
            mend = _CHOICES + "、".join([word for word in options if not word.isascii()] or options)
        self.mistakes.append(Mistake(self.file, place, self._spoken(what), self._spoken(mend)))

    def _spoken(self, text: str) -> str:
        """``text`` with every key that is meant as a place of the table called by its header.

        A word in quotes is left alone (it may be a user's own) but where the sentence is about the key.
        """
        for key, word in self.headers.items():
            text = re.sub(rf"(?<![\w“.]){key}(?![\w”])", word, text)
            text = text.replace(f"“{key}”（{word}）", f"“{word}”")
            text = re.sub(
                rf"(?<=缺少)“{key}”|“{key}”(?=的值|是空的|应是|下面|一格|里缺少)", f"“{word}”", text
            )
        return text

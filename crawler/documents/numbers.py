"""Numbers of spreadsheets as people see them: ISO days, shares with a percent sign, no float dust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47})
_SHARES = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a spreadsheet's day count has no time zone
_LAST_DAY = 2_958_465


class Form(StrEnum):
    """How a number is meant."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Formats:
    """The form of each cell style of a workbook."""

    forms: tuple[Form, ...] = ()

    @classmethod
    def of(cls, styles: Iterable[tuple[str, Mapping[str | None, str]]]) -> Formats:
        """From each style's format number and the workbook's own format codes."""
        return cls(tuple(form_of(int(n) if n.isdecimal() else 0, codes.get(n, "")) for n, codes in styles))

    def of_style(self, number: int) -> Form:
        """The form of a style; plain numbers where there is no such style."""
        return self.forms[number] if number < len(self.forms) else Form.NUMBER


def form_of(number: int, code: str) -> Form:
    """What a number format makes of a value: built-in number first, else its code."""
    if not code:
        if number in _DATES:
            return Form.DATE
        return Form.TIME if number in _TIMES else Form.SHARE if number in _SHARES else Form.NUMBER
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    if "general" in bare:
        return Form.NUMBER
    if "%" in bare:
        return Form.SHARE
    if re.search(r"y|d|e(?![+-])", bare) or (re.search("m", bare) and not re.search(r"h|s|[0#]", bare)):
        return Form.DATE
    return Form.TIME if re.search(r"h|s", bare) else Form.NUMBER


def shown(raw: str, form: Form) -> str:
    """A stored value as text; what is no number stays as it is."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if form is Form.SHARE:
        return f"{plain(value * 100)}%"
    if form is Form.DATE and 1 <= value <= _LAST_DAY:
        return (_EPOCH + timedelta(days=int(value))).date().isoformat()
    if form is Form.TIME and 0 <= value < 1:
        seconds = round(value * 86_400)
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return plain(value)


def plain(value: float) -> str:
    """A number without float dust and exponents: 0.1 + 0.2 is ``0.3``."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124  # the test for NaN
        return ""
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{value:.10f}" if abs(value) < 1 else f"{value:.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

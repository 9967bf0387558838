"""Typed parameters of a rule as a table writes them: text in, value out, mistakes noted by line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from audit.model import ColumnId, Parameter, RuleSpec
from audit.yamlfile import Node, closest

_COLUMNS: Mapping[str, str] = {
    **{column.value: column.value for column in ColumnId},
    **{column.label: column.value for column in ColumnId},
}
_YES_NO = {"true": True, "是": True, "false": False, "否": False}
_DAY_OF_YEAR = re.compile(r"(\d{1,2})(?:-(\d{1,2})|月(\d{1,2})日)")
_LEAP_YEAR = 2000
# Beyond any count of days or records; keeps 1E999999 from becoming an integer.
_MOST = 1_000_000


class _RefusedError(ValueError):
    """A text that is no value of its type: what it should be, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


def read_parameters(node: Node | None, spec: RuleSpec, owner: str) -> dict[str, object]:
    """The values in ``node`` (a mapping, or None for no parameters) for the rule of ``spec``.

    ``owner`` names the indicator in the mistakes: unknown parameter, wrong type.
    """
    known = {parameter.name: parameter for parameter in spec.parameters}
    values: dict[str, object] = {}
    for name, value in ((node.entries or {}) if node is not None else {}).items():
        assert node is not None
        if name not in known:
            node.mistake(f"{owner}：规则 {spec.id} 没有参数“{name}”", _mend_name(name, known), name)
            continue
        try:
            values[name] = _value(known[name], value)
        except _RefusedError as refused:
            node.mistake(f"{owner}：参数“{name}”{refused.what}", refused.mend, name)
            values[name] = known[name].default  # it was given, so it is not missing as well
    return values


def _mend_name(name: str, known: Mapping[str, Parameter]) -> str:
    near = closest(name, known)
    if near:
        return f"您是不是想写“{near}”？"
    return f"可用的参数：{'、'.join(known)}" if known else "该规则没有参数，请删去这一行"


def _value(parameter: Parameter, node: Node) -> object:
    kind = parameter.type
    if kind.startswith("list["):
        read = _READERS[kind.removeprefix("list[").removesuffix("]")]
        items = node.items if node.items is not None else (node,)
        return tuple(read(_text(item)) for item in items)
    return _READERS[kind](_text(node))


def _text(node: Node) -> str:
    if node.text is None or not node.text.strip():
        raise _RefusedError("没有写值", "请写出一个值，或删去这一行以采用默认值")
    return node.text.strip()


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(unicodedata.normalize("NFKC", text))
    except InvalidOperation:
        number = Decimal(-1)
    if number.is_nan() or not 0 <= number <= _MOST:
        raise _RefusedError(f"的值“{text}”不是可用的数字", "请写不小于 0 的阿拉伯数字，例如 0.5")
    return number


def _int(text: str) -> int:
    number = _decimal(text)
    if number != number.to_integral_value():
        raise _RefusedError(f"的值“{text}”不是整数", "请写整数，例如 20")
    return int(number)


def _bool(text: str) -> bool:
    if text.casefold() not in _YES_NO:
        raise _RefusedError(f"的值“{text}”既不是“是”也不是“否”", "请写 true 或 false")
    return _YES_NO[text.casefold()]


def _column(text: str) -> str:
    if text not in _COLUMNS:
        near = closest(text, _COLUMNS)
        mend = f"您是不是想写“{near}”？" if near else "请写栏目编号或规范名，例如 guide（政府信息公开指南）"
        raise _RefusedError(f"的值“{text}”不是栏目", mend)
    return _COLUMNS[text]


def _date_of_year(text: str) -> str:
    match = _DAY_OF_YEAR.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    day = None if match is None else _day(int(match[1]), int(match[2] or match[3]))
    if day is None:
        raise _RefusedError(f"的值“{text}”不是某月某日", "请写成 01-31 这样的月和日，加引号")
    return f"{day:%m-%d}"


def _day(month: int, day: int) -> date | None:
    try:
        return date(_LEAP_YEAR, month, day)
    except ValueError:
        return None


_READERS: Mapping[str, Callable[[str], object]] = {
    "int": _int,
    "decimal": _decimal,
    "str": str,
    "bool": _bool,
    "column": _column,
    "date_of_year": _date_of_year,
}

"""A rule's parameters: read from the signature of its ``check``, filled from an indicator's text."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import get_type_hints

from audit.model import ColumnId, Parameter, RuleSpec
from rules.requirements import DateOfYear

_TYPES: Mapping[object, str] = {
    int: "int",
    Decimal: "decimal",
    str: "str",
    bool: "bool",
    ColumnId: "column",
    DateOfYear: "date_of_year",
    tuple[str, ...]: "list[str]",
    tuple[ColumnId, ...]: "list[column]",
}
_BOOLEANS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
_LEAP_YEAR = 2000  # so that 02-29 is a day


def parameters_of(check: Callable[..., object]) -> tuple[Parameter, ...]:
    """The keyword-only parameters of ``check`` but ``as_of``; TypeError where a type is not supported."""
    hints = get_type_hints(check, include_extras=True)
    found = []
    for name, parameter in inspect.signature(check).parameters.items():
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY or name == "as_of":
            continue
        kind = _TYPES.get(hints.get(name))
        if kind is None:
            raise TypeError(f"{check.__module__}: parameter {name} has a type that no YAML can give")
        required = parameter.default is inspect.Parameter.empty
        found.append(Parameter(name, kind, None if required else parameter.default, required))
    return tuple(found)


def coerce(parameters: Mapping[str, object], spec: RuleSpec) -> dict[str, object]:
    """The keyword arguments for a rule: an indicator's texts as values, the defaults for the rest.

    Raises ValueError (Chinese) on an unknown or missing parameter or a text that is no such value.
    """
    known = {parameter.name for parameter in spec.parameters}
    unknown = sorted(set(parameters) - known)
    if unknown:
        raise ValueError(f"规则 {spec.id} 没有参数 {'、'.join(unknown)}")
    arguments: dict[str, object] = {}
    for parameter in spec.parameters:
        if parameter.name in parameters:
            arguments[parameter.name] = _value(parameters[parameter.name], parameter)
        elif parameter.required:
            raise ValueError(f"规则 {spec.id} 缺少参数 {parameter.name}")
        else:
            arguments[parameter.name] = parameter.default
    return arguments


def _value(given: object, parameter: Parameter) -> object:
    kind = parameter.type
    try:
        if not kind.startswith("list["):
            return _scalar(given, kind)
        inner = kind.removeprefix("list[").removesuffix("]")
        items = re.split(r"[\s,，、]+", given.strip()) if isinstance(given, str) else list(_items(given))
        return tuple(_scalar(item, inner) for item in items if item != "")
    except (ValueError, InvalidOperation):
        raise ValueError(f"参数 {parameter.name} 的值“{given}”不是 {parameter.type}") from None


def _items(given: object) -> tuple[object, ...]:
    if isinstance(given, tuple | list):
        return tuple(given)
    raise ValueError(given)


def _scalar(given: object, kind: str) -> object:
    text = str(given).strip()
    if kind == "int":
        return int(text)
    if kind == "decimal":
        number = Decimal(text)
        if not number.is_finite():
            raise ValueError(text)
        return number
    if kind == "bool":
        if text.casefold() not in _BOOLEANS:
            raise ValueError(text)
        return _BOOLEANS[text.casefold()]
    if kind == "column":
        return ColumnId(text)
    if kind == "date_of_year" and text:
        return f"{day_of_year(text, _LEAP_YEAR):%m-%d}"
    return text


def day_of_year(text: str, year: int) -> date:
    """The day ``MM-DD`` of ``year``; 02-29 becomes 02-28 in a common year.  ValueError if it is none."""
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text)
    if match is None:
        raise ValueError(text)
    month, day = int(match[1]), int(match[2])
    if (month, day) == (2, 29) and date(year, 3, 1).toordinal() - date(year, 2, 28).toordinal() == 1:
        day = 28
    return date(year, month, day)

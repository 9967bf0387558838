"""How a rule's parameters stand in a cell: one ``name=value`` a line, lists joined by ``、``; and back.

A text that would be misread (a separator in it, quotes, line breaks) stands in double quotes as in JSON,
so that what is written is always read back as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal

from audit.model import AgencyKind

_SPLIT = re.compile(r"[、，,；;]")
_LINE = re.compile(r"([A-Za-z_]\w*)\s*[=＝]\s*(.*)", re.ASCII)
_KIND_LINE = re.compile(r"([^=＝：:\"]+?)\s*[：:]\s*(.*)")
_EMPTY = "[]"


def value_text(value: object) -> str:
    """A parameter's value as a cell shows it."""
    if isinstance(value, tuple | list):
        return "、".join(_item(plain(item)) for item in value) if value else _EMPTY
    text = plain(value)
    return (
        _quoted(text)
        if "\n" in text or "\r" in text or text.startswith('"') or text != text.strip()
        else text
    )


def plain(value: object) -> str:
    """A parameter's value as users write it: 是 and 否, numbers without exponent."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _item(text: str) -> str:
    risky = _SPLIT.search(text) or '"' in text or "\n" in text or "\r" in text or text in {"", _EMPTY}
    return _quoted(text) if risky or text != text.strip() else text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def parameters_text(parameters: Mapping[str, object]) -> str:
    """All parameters of an indicator, one a line."""
    return "\n".join(f"{name}={value_text(value)}" for name, value in parameters.items())


def kinds_text(parameters: Mapping[AgencyKind, Mapping[str, object]]) -> str:
    """The parameters that hold for one kind of body only: ``学校：column=school``."""
    return "\n".join(
        f"{kind.label}：{name}={value_text(value)}" if name else f"{kind.label}："
        for kind in AgencyKind
        if kind in parameters
        for name, value in (parameters[kind].items() or [("", "")])
    )


def split_parameter(line: str) -> tuple[str, str] | None:
    """Name and value of a line ``name=value``; None where it is none."""
    found = _LINE.fullmatch(line.strip())
    return None if found is None else (found[1], found[2].strip())


def split_kind(line: str) -> tuple[str, str] | None:
    """Kind and the rest of a line ``学校：name=value``; None where it is none."""
    found = _KIND_LINE.fullmatch(line.strip())
    return None if found is None else (found[1], found[2].strip())


def read_scalar(text: str) -> str:
    """The text of a single value, its quotes resolved."""
    if not text.startswith('"'):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, str) else text


def read_list(text: str) -> tuple[str, ...]:
    """The texts of a list; ValueError where a quote is not closed."""
    if text == _EMPTY:
        return ()
    items: list[str] = []
    decoder = json.JSONDecoder()
    rest = text.strip()
    while rest:
        if rest.startswith('"'):
            value, end = decoder.raw_decode(rest)
            items.append(str(value))
            rest = rest[end:].lstrip()
            if rest and not _SPLIT.match(rest):
                raise ValueError(rest)
            rest = rest[1:].lstrip()
            continue
        found = _SPLIT.search(rest)
        items.append(rest[: found.start()].strip() if found else rest)
        rest = rest[found.end() :].lstrip() if found else ""
    return tuple(item for item in items if item)

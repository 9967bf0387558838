"""What a script's expressions say without being run: literals, their sums, variables assigned literally.

Enough for addresses and parameters that stand in a page (issue 3): strings, numbers, objects, templates,
``encodeURIComponent``, ``$('#id').val()``.  Anything else is ``UNKNOWN``: nothing is guessed but the number
of a page, which every list starts from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

from crawler.extract.scripted import unquote


class Unknown:
    """The value of an expression that only a browser could tell."""

    def __bool__(self) -> bool:
        """Never a value."""
        return False


UNKNOWN: Final = Unknown()

_SPACE = re.compile(r"(?:\s+|//[^\n]*(?:\n|$)|/\*.{0,2000}?\*/)*", re.DOTALL)
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_TEMPLATE = re.compile(r"`((?:[^`\\]|\\.){0,2000})`")
_HOLE = re.compile(r"\$\{([^{}]{1,200})\}")
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_KEY = re.compile(r"[A-Za-z_$][\w$\-]*|\d+")
_NOISE = re.compile(
    r"(?:Math\.random\(\)|Date\.now\(\)|\+?\s*new Date\b(?:\(\))?(?:\.(?:getTime|valueOf)\(\))?"
    r"|\(\s*new Date\(?\)?\s*\)\.(?:getTime|valueOf)\(\))"
)
_FIELD = re.compile(
    r"(?:(?:\$|jQuery)\(\s*['\"](?:input)?#([\w\-]+)['\"]\s*\)\.(?:val|text)\(\)"
    r"|document\.getElementById\(\s*['\"]([\w\-]+)['\"]\s*\)\.value)"
)
_WRAPPED = re.compile(
    r"(encodeURIComponent|encodeURI|escape|String|parseInt|Number|JSON\.stringify|\$\.trim)\s*\("
)
_QUERY = re.compile(r"new\s+URLSearchParams\s*\(")
#: Variables that count pages, whatever the script calls them.
PAGE_NAME = re.compile(
    r"^(?:(?:[\w$]+\.)*)(?:_?page(?:_?(?:no|num|number|index|idx|i))?|cur(?:r(?:ent)?)?_?(?:page|index|pageno)?|"
    r"p|pn|n|num|index|i|e|pi|start_?page|now_?page|obj\.curr)$",
    re.IGNORECASE,
)
#: Variables that say how many rows a page has.
SIZE_NAME = re.compile(r"(?:page_?size|per_?page|size|limit|rows?|page_?rows|page_?count)$", re.IGNORECASE)
_USUAL_SIZE = "20"
_DEEPEST = 12
_MOST_STEPS = 20_000
_OPEN, _SHUT = "([{", ")]}"


class Json(dict[str, Any]):
    """An object that the script sends as JSON text."""


class Reader:
    """Reads expressions of one script; ``names`` are its literal variables, ``field`` a form field's value.

    ``number`` is what variables that count pages stand for; None takes what the script assigns, else 1.
    """

    def __init__(
        self,
        code: str,
        names: Mapping[str, Any],
        field: Callable[[str], str | None],
        number: int | None = None,
    ) -> None:
        self._code = code
        self._names = names
        self._field = field
        self._number = number
        self._steps = 0

    def arguments(self, at: int) -> tuple[list[Any], int]:
        """The values of a call's arguments, from behind its opening bracket, and where the call ends."""
        return self._items(at, ")", 0)

    def value(self, at: int, depth: int = 0) -> tuple[Any, int]:
        """The value of the expression that begins at ``at``, and where it ends."""
        self._steps += 1
        if depth > _DEEPEST or self._steps > _MOST_STEPS:
            return UNKNOWN, self._skip(at)
        value, end = self._term(self._blank(at), depth)
        while True:
            end = self._blank(end)
            following = self._code[end : end + 2]
            if following[:1] == "+" and following not in {"++", "+="}:
                other, end = self._term(self._blank(end + 1), depth)
                value = UNKNOWN if value is UNKNOWN or other is UNKNOWN else _text(value) + _text(other)
            elif following == "||":
                other, end = self._term(self._blank(end + 2), depth)
                value = value or other
            elif not following or following[0] in ",;)]}:\n":
                return value, end
            elif self._code[max(0, end - 1)] in "\r\n" and value is not UNKNOWN:
                return value, end  # a statement that ends with its line
            else:
                return UNKNOWN, self._skip(end)

    def _term(self, at: int, depth: int) -> tuple[Any, int]:
        code = self._code
        first = code[at : at + 1]
        if first in {'"', "'"} and first:
            found = _STRING.match(code, at)
            return (unquote(found[0]), found.end()) if found else (UNKNOWN, self._skip(at + 1))
        if first == "`":
            return self._template(at, depth)
        if first == "{":
            return self._object(at + 1, depth)
        if first == "[":
            return self._items(at + 1, "]", depth)
        if noise := _NOISE.match(code, at):
            return "1", noise.end()
        if first == "(":
            value, end = self.value(at + 1, depth + 1)
            return (value, end + 1) if code[end : end + 1] == ")" else (UNKNOWN, self._skip(at))
        if number := _NUMBER.match(code, at):
            return number[0], number.end()
        return self._named(at)

    def _named(self, at: int) -> tuple[Any, int]:
        code = self._code
        if field := _FIELD.match(code, at):
            value = self._field(field[1] or field[2])
            return (UNKNOWN if value is None else value), field.end()
        if wrapped := _WRAPPED.match(code, at) or _QUERY.match(code, at):
            values, end = self.arguments(wrapped.end())
            return _wrapped(wrapped[0], values[0] if values else UNKNOWN), end
        name = _NAME.match(code, at)
        if not name:
            return UNKNOWN, self._skip(at)
        if code[name.end() : name.end() + 1] in {"(", "["} or name[0] in {
            "function",
            "new",
            "typeof",
            "async",
        }:
            return UNKNOWN, self._skip(at)
        if name[0] in {"true", "false"}:
            return name[0], name.end()
        if name[0] in {"null", "undefined"}:
            return "", name.end()
        return self._variable(name[0]), name.end()

    def _variable(self, name: str) -> Any:
        counts = PAGE_NAME.match(name)
        if counts and self._number is not None:
            return str(self._number)
        value = self._names.get(name.removeprefix("this.").removeprefix("window."), UNKNOWN)
        if value is UNKNOWN and "." in name:
            owner, _, field = name.rpartition(".")
            holder = self._names.get(owner.removeprefix("this."))
            value = holder.get(field, UNKNOWN) if isinstance(holder, dict) else UNKNOWN
        if value is UNKNOWN and counts:
            return "1"
        return _USUAL_SIZE if value is UNKNOWN and SIZE_NAME.search(name) else value

    def _template(self, at: int, depth: int) -> tuple[Any, int]:
        found = _TEMPLATE.match(self._code, at)
        if not found:
            return UNKNOWN, self._skip(at + 1)
        pieces: list[str] = []
        last = 0
        for hole in _HOLE.finditer(found[1]):
            inner = Reader(hole[1], self._names, self._field, self._number)
            value, _ = inner.value(0, depth + 1)
            if value is UNKNOWN:
                return UNKNOWN, found.end()
            pieces += [found[1][last : hole.start()], _text(value)]
            last = hole.end()
        return "".join([*pieces, found[1][last:]]), found.end()

    def _object(self, at: int, depth: int) -> tuple[Any, int]:
        code, values = self._code, Json()
        while self._steps < _MOST_STEPS:
            self._steps += 1
            at = self._blank(at)
            if code[at : at + 1] in {"}", ""}:
                break
            key = _STRING.match(code, at) or _KEY.match(code, at)
            if not key:
                at = self._skip(at)  # a spread, a computed key
            else:
                name = key[0].strip("'\"")
                after = self._blank(key.end())
                if code[after : after + 1] == ":":
                    values[name], at = self.value(after + 1, depth + 1)
                elif code[after : after + 1] in {",", "}"}:
                    values[name], at = self._variable(name), after
                else:
                    at = self._skip(after)  # a method
            if code[at : at + 1] not in {",", "}"}:
                return values, at
            at += code[at] == ","
        return values, at + 1

    def _items(self, at: int, shut: str, depth: int) -> tuple[list[Any], int]:
        values: list[Any] = []
        while len(values) < 100:
            at = self._blank(at)
            if self._code[at : at + 1] in {shut, ""}:
                break
            value, at = self.value(at, depth + 1)
            values.append(value)
            if self._code[at : at + 1] != ",":
                break
            at += 1
        return values, at + 1

    def _blank(self, at: int) -> int:
        found = _SPACE.match(self._code, at)
        return found.end() if found else at

    def _skip(self, at: int) -> int:
        """Where an expression ends that is not understood: brackets balanced, strings passed over."""
        code, level = self._code, 0
        limit = min(len(code), at + 20_000)
        while at < limit:
            char = code[at]
            if char in "\"'":
                found = _STRING.match(code, at)
                at = found.end() if found else at + 1
                continue
            if char in _OPEN:
                level += 1
            elif char in _SHUT:
                if level == 0:
                    return at
                level -= 1
            elif char in ",;" and level == 0:
                return at
            at += 1
        return at


def _wrapped(call: str, value: Any) -> Any:
    if value is UNKNOWN or call.startswith(("JSON", "new")):
        return value
    return quote(_text(value), safe="") if call.startswith("encodeURIComponent") else value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

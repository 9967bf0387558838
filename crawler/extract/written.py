"""What a page's own scripts write into it where the page is read: header lines, dates, attachment links.

TRS templates print dates, sources and attachments by ``document.write`` of a variable (dialects.md §1).
No script is run: string constants and variables are joined, and a write counts only where it stands
under no condition or under one that asks whether a known text is empty.
"""

from __future__ import annotations

import re

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_WRITE = re.compile(r"document\s*\.\s*write(?:ln)?\s*\(")
_TOKEN = re.compile(rf"\s*(?:(?P<text>{_STRING})|(?P<name>[A-Za-z_$][\w$]*)|(?P<plus>\+)|(?P<end>\)))")
_ASSIGN = re.compile(rf"(?<![\w.$])([A-Za-z_$][\w$]*)\s*=\s*({_STRING})\s*(?=[;,\n}}]|$)")
_IF = re.compile(r"\bif\s*\(([^{};]{1,200})\)\s*$")
_TERM = re.compile(
    rf"^\s*(?:(?P<text>{_STRING})|(?P<name>[A-Za-z_$][\w$]*))\s*"
    r"(?:(?:\.\s*length\s*(?:>|!=+)\s*0)|(?:!==?\s*(?P<other>\"[^\"]*\"|'[^']*'|null|undefined)))?\s*$"
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_ELSE = re.compile(r"\belse\s*$")
_BRACE = re.compile(r"[{}]")
_LONGEST = 20_000
_DEEPEST = 4
_MOST = 100


class Variables:
    """The string variables of a page's scripts, read only when somebody asks for one."""

    def __init__(self) -> None:
        self._unread: list[str] = []
        self._values: dict[str, str] = {}

    def add(self, code: str) -> None:
        """Take in the next script of the page."""
        self._unread.append(code)

    def get(self, name: str) -> str | None:
        """The last value that the scripts so far give a variable; None where they give it none."""
        for code in self._unread:
            for known, text in _ASSIGN.findall(code):
                self._values[known] = _unquoted(text)
        self._unread.clear()
        return self._values.get(name)


def written(code: str, values: Variables) -> str:
    """The HTML that ``code`` writes; ``values`` are the page's string variables so far, and grow."""
    if len(code) > _LONGEST:
        return ""
    values.add(code)
    if "document" not in code:
        return ""
    pieces: list[str] = []
    for number, found in enumerate(_WRITE.finditer(code)):
        if number >= _MOST:
            break
        text = _argument(code, found.end(), values)
        if text and _holds(code[: found.start()], values):
            pieces.append(text)
    return "".join(pieces)


def _argument(code: str, at: int, values: Variables) -> str:
    """Constants and known variables joined by plus; empty where the argument is anything else."""
    pieces: list[str] = []
    while len(pieces) < _MOST:
        found = _TOKEN.match(code, at)
        if not found:
            return ""
        at = found.end()
        if found["end"]:
            return "".join(pieces)
        if found["text"]:
            pieces.append(_unquoted(found["text"]))
        elif found["name"]:
            value = values.get(found["name"])
            if value is None:
                return ""
            pieces.append(value)
    return ""


def _holds(before: str, values: Variables) -> bool:
    """Whether every condition around the end of ``before`` is known to be true."""
    for _ in range(_DEEPEST):
        condition = _condition(before)
        if condition:
            if not all(_true(term, values) for term in condition[1].split("&&")):
                return False
            before = before[: condition.start()]
        if before.rstrip().endswith("else") and _ELSE.search(before):
            return False
        brace = _open_brace(before)
        if brace < 0:
            return True
        before = before[:brace]
        if not _condition(before):
            return False
    return False


def _condition(before: str) -> re.Match[str] | None:
    """The condition with which a script ends here; no such thing holds a brace or a semicolon."""
    if not before.rstrip().endswith(")"):
        return None
    return _IF.search(before, max(map(before.rfind, "{};")) + 1)


def _open_brace(before: str) -> int:
    """Where the innermost brace that is still open at the end of ``before`` stands; -1 for none."""
    depth = 0
    for found in reversed(list(_BRACE.finditer(before))) if "{" in before else ():
        if found[0] == "}":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return found.start()
    return -1


def _true(term: str, values: Variables) -> bool:
    found = _TERM.match(term)
    if not found:
        return False
    value = _unquoted(found["text"]) if found["text"] else values.get(found["name"])
    if value is None:
        return False
    other = found["other"]
    if other and other[0] in "'\"" and len(other) > 2:
        return value != other[1:-1]
    return bool(value)


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(_character, text[1:-1])


def _character(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return {"n": "\n", "t": "\t", "r": ""}.get(code, code)

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
_LONGEST = 20_000
_DEEPEST = 4
_MOST = 100


def written(code: str, values: dict[str, str]) -> str:
    """The HTML that ``code`` writes; ``values`` are the page's string variables so far, and grow."""
    if len(code) > _LONGEST:
        return ""
    for name, text in _ASSIGN.findall(code):
        values[name] = _unquoted(text)
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


def _argument(code: str, at: int, values: dict[str, str]) -> str:
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


def _holds(before: str, values: dict[str, str]) -> bool:
    """Whether every condition around the end of ``before`` is known to be true."""
    for _ in range(_DEEPEST):
        condition = _IF.search(before)
        if condition:
            if not all(_true(term, values) for term in condition[1].split("&&")):
                return False
            before = before[: condition.start()]
        if re.search(r"\belse\s*$", before):
            return False
        brace = _open_brace(before)
        if brace < 0:
            return True
        before = before[:brace]
        if not _IF.search(before):
            return False
    return False


def _open_brace(before: str) -> int:
    """Where the innermost brace that is still open at the end of ``before`` stands; -1 for none."""
    depth = 0
    for found in reversed(list(re.finditer(r"[{}]", before))):
        if found[0] == "}":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return found.start()
    return -1


def _true(term: str, values: dict[str, str]) -> bool:
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

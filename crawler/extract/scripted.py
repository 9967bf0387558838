"""What scripts write into a page: menus and redirects by document.write, menu data, tree menus.

No script is run.  String constants and the variables that hold them are put together, which is all that
the menus of dialects.md §1, §2 and §17 need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_TOKEN = re.compile(rf"\s*(?:(?P<text>{_STRING})|(?P<name>[A-Za-z_$][\w$.]*)(?!\s*\()|(?P<plus>[+,]))")
_ASSIGNED = re.compile(
    rf"(?:var\s+|let\s+|const\s+|[;{{\n]\s*)([A-Za-z_$][\w$]*)\s*=\s*({_STRING})\s*(?=[;,\n}}]|$)"
)
_WRITES = re.compile(
    r"(?:document\.write(?:ln)?|\.(?:html|append|prepend|after|before))\s*\(|\.(?:innerHTML|outerHTML)\s*\+?="
)
_LINK = re.compile(r"<a\b([^>]{0,600})>(.{0,300}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,600}>")
#: An object up to its end or to the first object in it: a node with children has its own fields first.
_OBJECT = re.compile(r"\{[^{}]{8,500}(?=[{}])")
_NAME_FIELD = re.compile(
    rf"['\"]?(?:name|title|text|label|showName|channelName|menuName|cname|columnName)['\"]?\s*:\s*({_STRING})"
)
_URL_FIELD = re.compile(rf"['\"]?(?:url|href|link|path|linkUrl|pcUrl|menuUrl|curl)['\"]?\s*:\s*({_STRING})")
_PC_FIELD = re.compile(
    r"\"(?:showName|name)\":\"([^\"\\]{2,40})\"[^{}]{0,300}\"urls\":\"\{\\\"pc\\\":\\\"([^\"\\]{1,300})"
)
_TREE = re.compile(
    rf"\.add\(\s*['\"]?-?\w+['\"]?\s*,\s*['\"]?-?\w+['\"]?\s*,\s*({_STRING})\s*,\s*({_STRING})"
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
#: What every way of writing is called by, the way of adding to a list among them.
_WRITERS = ("document.write", ".html", ".append", ".prepend", ".after", ".before", "HTML")
_URL_NAMES = ("url", "Url", "href", "link", "Link", "path")
_NAME_NAMES = ("ame", "title", "text", "label")
_LONGEST = 300_000
#: Stands in what a script writes for a variable of which nothing is known.
HOLE = "\x00"
_NO_ADDRESS = frozenset(HOLE + "<\n")


def written_html(code: str) -> str:
    """The HTML that a script writes, as far as its constants tell it, with a ``HOLE`` where they do not."""
    if len(code) > _LONGEST or not any(name in code for name in _WRITERS):
        return ""
    values: dict[str, str] = {}
    return "\n".join(_joined(code, found.end(), values) for found in _WRITES.finditer(code))


def _joined(code: str, start: int, values: dict[str, str]) -> str:
    """The constants joined from here on; ``values`` are the script's variables, read when one is met."""
    pieces: list[str] = []
    at = start
    while len(pieces) < 200:
        found = _TOKEN.match(code, at)
        if not found:
            break
        at = found.end()
        if found["text"]:
            pieces.append(unquote(found["text"]))
        elif found["name"]:
            if not values:
                values.update((name, unquote(text)) for name, text in _ASSIGNED.findall(";" + code))
                values.setdefault("", "")  # read, even where there are none
            pieces.append(values.get(found["name"], HOLE))
    return "".join(pieces)


def unquote(text: str) -> str:
    """The value of a quoted JavaScript string."""
    return _ESCAPE.sub(_unescaped, text[1:-1])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return {"n": "\n", "t": "\t", "r": ""}.get(code, code)


def scripted_links(code: str) -> Iterator[tuple[str, str]]:
    """Pairs of label and address that a script's menus hold."""
    if len(code) > _LONGEST:
        return
    for attributes, label in _LINK.findall(written_html(code)) if _may_write_links(code) else ():
        href = _HREF.search(attributes)
        target = unescape(href[1] or href[2] or href[3] or "") if href else None
        if target is not None and _NO_ADDRESS.isdisjoint(target):
            yield unescape(_TAG.sub("", label)).replace(HOLE, ""), target
    if ".add(" in code:
        for label, href in _TREE.findall(code):
            yield unquote(label), unquote(href)
    if '"urls"' in code:
        yield from _PC_FIELD.findall(code)
    if "url" in code or "href" in code or "link" in code:
        yield from _objects(code)


def _may_write_links(code: str) -> bool:
    """Whether a script has what one that writes a link must have; ``<`` may be spelled as 3c."""
    if "href" not in code and "HREF" not in code and "Href" not in code:
        return False
    return "<a" in code or "<A" in code or "3c" in code or "3C" in code


def _objects(code: str) -> Iterator[tuple[str, str]]:
    """Label and address of the objects with which a script describes a menu."""
    for body in _OBJECT.findall(code):
        if ":" not in body or not any(name in body for name in _URL_NAMES):
            continue
        name = _NAME_FIELD.search(body) if any(name in body for name in _NAME_NAMES) else None
        url = _URL_FIELD.search(body) if name else None
        if name and url and ("/" in url[1] or "." in url[1]):
            yield _TAG.sub("", unquote(name[1])), unquote(url[1])

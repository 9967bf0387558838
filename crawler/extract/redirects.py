"""Pages that only send the reader elsewhere: meta refresh, its document.write, scripts run on load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.links import resolve
from crawler.extract.scripted import HOLE, written_html
from crawler.extract.survey import Survey, survey_of
from crawler.page import Page

_REFRESH = re.compile(
    r"^\s*(\d+)?(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*['\"]?\s*([^'\"]+?)\s*['\"]?\s*$", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"<meta[^>]*http-equiv\s*=\s*['\"]?refresh['\"]?[^>]*content\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE
)
_GO = re.compile(
    r"(?:(?:window|self|top|parent|document|this)\s*\.\s*)*location(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()\s*['\"]([^'\"]+)['\"]\s*\)?\s*(?!\s*\+)"
)
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_ON_LOAD = re.compile(
    r"(?:onload\s*=\s*function|\$\s*\(\s*function|ready\s*\(\s*function|setTimeout\s*\(\s*(?:function|\(\s*\)\s*=>)|\(\s*function|addEventListener\s*\(\s*['\"](?:load|DOMContentLoaded)['\"]\s*,\s*function)[^{]{0,40}$"
)
_DEVICE = re.compile(
    r"userAgent|Android|iPhone|mobile|screen\.width|isMobile|/wap|//m\.|mpost_", re.IGNORECASE
)
_LONGEST = 20_000
_FEW_LINKS = 25
_PATIENCE = 30  # seconds: slower refreshes reload a page, they do not lead away


def find_redirect(page: Page) -> str | None:
    """The absolute address that the page sends its reader to on load; None for a page that stays.

    Redirects of phones to a mobile page are none, nor is a refresh of the page itself (dialects.md
    §1 traps, §17).  Never raises.
    """
    if page.tree is None:
        return None
    seen = survey_of(page)
    here = page.url.partition("#")[0]
    for href in _candidates(seen):
        url = resolve(page.base, href)
        if url and url != here:
            return url
    return None


def _candidates(seen: Survey) -> Iterator[str]:
    for index in seen.tagged("meta"):
        yield from _refresh(seen, index)
    for _, code in seen.scripts:
        if len(code) <= _LONGEST:
            yield from _scripted(code, alone=len(seen.anchors) <= _FEW_LINKS)
    for index in seen.tagged("body"):
        code = seen.attributes[index].get("onload") or ""
        if code and not _DEVICE.search(code):
            yield from _GO.findall(code)


def _refresh(seen: Survey, index: int) -> Iterator[str]:
    element = seen.attributes[index]
    if (element.get("http-equiv") or "").strip().lower() == "refresh" and not _in_noscript(seen, index):
        target = _REFRESH.match(element.get("content") or "")
        if target and int((target[1] or "0")[:6]) <= _PATIENCE:
            yield target[2]


def _scripted(code: str, *, alone: bool) -> Iterator[str]:
    """Targets that a script writes as a refresh, or goes to on a page with few links of its own."""
    if "efresh" in code:
        for content in _WRITTEN.findall(written_html(code)):
            target = _REFRESH.match(content[1:-1])
            if target and HOLE not in target[2]:
                yield target[2]
    if alone and "location" in code and not _DEVICE.search(code):
        yield from _unconditional(code)


def _in_noscript(seen: Survey, index: int) -> bool:
    while index >= 0:
        if seen.tags[index] == "noscript":
            return True
        index = seen.parents[index]
    return False


def _unconditional(code: str) -> list[str]:
    """Targets of assignments to location that run whenever the page loads."""
    code = _COMMENT.sub(" ", code)
    found: list[str] = []
    for go in _GO.finditer(code):
        before = code[: go.start()]
        depth = 0
        for at in range(len(before) - 1, -1, -1):
            if before[at] == "}":
                depth += 1
            elif before[at] == "{":
                if depth:
                    depth -= 1
                elif not _ON_LOAD.search(before[:at]):
                    break
        else:
            last = re.split(r"[;{}\n]", before.rstrip())[-1]
            statement = before.rstrip()[-80:]
            if not re.search(r"\b(?:if|else|case)\b|[?&|]\s*$|\bfunction\b", last) and not re.search(
                r"(?:\belse|\))\s*$", statement
            ):
                found.append(go[1])
    return found

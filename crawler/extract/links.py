"""Addresses as pages write them: resolved against the page, or recognised as leading nowhere."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from crawler.urls import screen

_NOWHERE = re.compile(
    r"^\s*(?:javascript|mailto|tel|data|about|file|ftp|blob|vbscript|sms|weixin)\s*:|^\s*#", re.IGNORECASE
)
_PLAIN = re.compile(r"/?(?:[\w\-~%][\w\-.~%]*/)*(?:[\w\-~%][\w\-.~%=&]*)?(?:\?[\w\-.~%=&]*)?\Z", re.ASCII)
_QUOTED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|window\.open\s*\(|open\s*\(|encodeURI\s*\()"
    r"\s*(?:encodeURI(?:Component)?\s*\()?\s*['\"]([^'\"]+)['\"]"
)
_CALL_URL = re.compile(
    r"['\"]((?:https?:)?//[^'\"\s]+|/[^'\"\s]*|(?:\.{0,2}/)?[\w\-./]+\.(?:s?html?|jspx?|jhtml|php|aspx?|do)(?:\?[^'\"]*)?)['\"]"
)


#: A whole address in the usual form, which a general join would give back as it is.
_WHOLE = re.compile(
    r"https?://[A-Za-z0-9][\w.\-]*(?::\d+)?(?:/[\w\-.~%/=&+,]*(?:\?[\w\-.~%/=&+,:]+)?)?\Z", re.ASCII
)


@lru_cache(maxsize=64)
def _root(base: str) -> tuple[str, str, tuple[str, ...]]:
    """Scheme with host, the folder, and the folders above it, of a base address; empty where it has none.

    The folders above begin with the folder itself and are left out where the path is not in plain form.
    """
    try:
        parts = urlsplit(base)
    except ValueError:
        return "", "", ()
    if not parts.netloc or parts.scheme not in {"http", "https"}:
        return "", "", ()
    origin = f"{parts.scheme}://{parts.netloc}"
    path = parts.path[: parts.path.rfind("/") + 1] or "/"
    if path[0] != "/" or "//" in path or "/." in path:
        return origin, origin + path, ()
    ends = [at for at, char in enumerate(path, start=1) if char == "/"]
    return origin, origin + path, tuple(origin + path[:end] for end in reversed(ends))


def resolve(base: str, href: str) -> str:
    """The absolute address of ``href`` on the page ``base``; empty where it leads to no page.

    An empty ``href`` is the page itself.  Raises nothing on malformed addresses.
    """
    url = _usual(base, href)
    if url:
        return url
    if _NOWHERE.match(href):
        return ""
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return ""
    return url.partition("#")[0] + screen(url)


def _usual(base: str, href: str) -> str:
    """An address in one of the usual forms, without the cost of a general join; empty for all others."""
    start = href[:1]
    if start == "h" and _WHOLE.match(href):
        return href
    if start in {"", "?"}:
        return ""
    if start != ".":
        if not _PLAIN.match(href):
            return ""
        origin, folder, _ = _root(base)
        return origin and (origin + href if start == "/" else folder + href)
    at, up = (2 if href.startswith("./") else 0), 0
    while href.startswith("../", at):
        at, up = at + 3, up + 1
    plain = href[at:]
    if not plain or plain[0] in "/?." or plain[-1] == "?" or not _PLAIN.match(plain):
        return ""
    above = _root(base)[2]
    return above[min(up, len(above) - 1)] + plain if above else ""


def scripted_href(code: str) -> str:
    """The address in an ``onclick`` (location.href='…', GoToSubCat('id','url',…)); empty where none is."""
    if len(code) > 2000:
        return ""
    found = _QUOTED.search(code) or _CALL_URL.search(code)
    return found[1].strip() if found else ""

"""Addresses as pages write them: resolved against the page, or recognised as leading nowhere."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_NOWHERE = re.compile(
    r"^\s*(?:javascript|mailto|tel|data|about|file|ftp|blob|vbscript|sms|weixin)\s*:|^\s*#", re.IGNORECASE
)
_PLAIN = re.compile(r"/?(?:[\w\-~%][\w\-.~%]*/)*(?:[\w\-~%][\w\-.~%=&]*)?(?:\?[\w\-.~%=&]*)?$", re.ASCII)
_QUOTED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|window\.open\s*\(|open\s*\(|encodeURI\s*\()"
    r"\s*(?:encodeURI(?:Component)?\s*\()?\s*['\"]([^'\"]+)['\"]"
)
_CALL_URL = re.compile(
    r"['\"]((?:https?:)?//[^'\"\s]+|/[^'\"\s]*|(?:\.{0,2}/)?[\w\-./]+\.(?:s?html?|jspx?|jhtml|php|aspx?|do)(?:\?[^'\"]*)?)['\"]"
)


@lru_cache(maxsize=64)
def _root(base: str) -> tuple[str, str]:
    """Scheme with host, and the folder, of a base address; empty where it has none."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return "", ""
    if not parts.netloc or parts.scheme not in {"http", "https"}:
        return "", ""
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin, origin + (parts.path[: parts.path.rfind("/") + 1] or "/")


def resolve(base: str, href: str) -> str:
    """The absolute address of ``href`` on the page ``base``; empty where it leads to no page.

    An empty ``href`` is the page itself.  Raises nothing on malformed addresses.
    """
    if _NOWHERE.match(href):
        return ""
    if href[:1] not in {"", "?"} and _PLAIN.match(
        href
    ):  # the usual forms, without the cost of a general join
        origin, folder = _root(base)
        if origin:
            return origin + href if href[0] == "/" else folder + href
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return ""
    return url.partition("#")[0]


def scripted_href(code: str) -> str:
    """The address in an ``onclick`` (location.href='…', GoToSubCat('id','url',…)); empty where none is."""
    if len(code) > 2000:
        return ""
    found = _QUOTED.search(code) or _CALL_URL.search(code)
    return found[1].strip() if found else ""

"""Calls that fill a page's list and stand in script files of its own host, not in the page itself.

Which files are worth a look, and what the page's own scripts and a file's code say together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

from crawler.extract.endpoints import data_request
from crawler.extract.links import resolve
from crawler.extract.survey import survey_of
from crawler.page import Page, PageRequest, read_page

#: So many files of one page are looked at, and so much of its own scripts is kept for that.
MOST_FILES = 3
_MOST_INLINE = 20_000
_LONGEST_NAME = 500
#: What every second site loads and no list comes from.
_LIBRARY = re.compile(
    r"jquery|bootstrap|swiper|superslide|slick|layui|layer|laydate|vue|react|angular|axios|lodash|polyfill"
    r"|html5shiv|respond|echarts|moment|video|player|jweixin|share|bshare|jiathis|qrcode|wza|barrier|baidu"
    r"|analytics|_ta|tongji|counter|count\b|scroll|carousel|owl\.|pngfix|iepng|modernizr|zepto|require\.js"
    r"|\.min\.js|font|print|captcha|crypto|md5|base64|sitegray|dialog|validate|calendar|weather|search",
    re.IGNORECASE,
)
#: What such a file may be called.
_LIKELY = re.compile(r"list|page|news|data|main|index|common|xxgk|gkml|column|channel|app", re.IGNORECASE)


def script_files(page: Page) -> tuple[str, ...]:
    """The script files of the page's own host that may fill its list, the likeliest first; at most three."""
    if page.tree is None:
        return ()
    own = _host(page.url)
    seen = survey_of(page)
    found: dict[str, int] = {}
    for index, tag in enumerate(seen.tags):
        if tag != "script":
            continue
        src = (seen.elements[index].get("src") or "").strip()
        url = resolve(page.base, src) if 0 < len(src) <= _LONGEST_NAME else ""
        if not url or not own or _host(url) != own or _LIBRARY.search(_name(url)):
            continue
        found.setdefault(url, -1 if _LIKELY.search(_name(url)) else 0)
    return tuple(sorted(found, key=lambda url: found[url]))[:MOST_FILES]


def inline_code(page: Page) -> str:
    """The page's own scripts and the values of its hidden fields, as markup, as far as they are kept."""
    seen = survey_of(page)
    parts: list[str] = []
    room = _MOST_INLINE
    for index, tag in enumerate(seen.tags):
        element = seen.elements[index]
        if tag == "input" and element.get("id") and element.get("value"):
            parts.append(
                f'<input id="{escape(element.get("id"))}" value="{escape(element.get("value")[:200])}">'
            )
            room -= len(parts[-1])
        if room <= 0:
            break
    for _, code in seen.scripts:
        if len(code) <= room and "</script" not in code:
            parts.append(f"<script>{code}</script>")
            room -= len(code)
    return "".join(parts)


def request_in(url: str, inline: str, codes: Mapping[str, str]) -> PageRequest | None:
    """The call by which script files (address → code) fill the list of the page at ``url``.

    A file that serves the whole site knows a column only by what the column's page tells it: a call that
    is the same without the page's own scripts fills some other list, unless the file lies beside the page.
    """
    found = _call(url, inline, codes.values())
    if found is None:
        return None
    folder = url.partition("?")[0].rpartition("/")[0] + "/"
    beside = any(code and src.startswith(folder) for src, code in codes.items())
    return found if beside or found != _call(url, "", codes.values()) else None


def _call(url: str, inline: str, codes: Iterable[str]) -> PageRequest | None:
    files = "".join(f"<script>{code}</script>" for code in codes if "</script" not in code)
    page = read_page(url, f"<html><body>{inline}{files}</body></html>".encode(), "text/html; charset=utf-8")
    return data_request(page)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]

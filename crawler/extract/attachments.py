"""The files that an article offers, from links, players, viewers and scripts (dialects.md §1 to §9).

A file is known by its extension, by a download address, or by what the CMS says of the link
(``appendix``, ``oldsrc``); links of menus, side columns and the foot are outside the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote

from crawler.extract.body import Zone
from crawler.extract.layout import Layout, squash
from crawler.extract.survey import Attributes
from crawler.page import AttachmentLink, Page

_TYPES = (
    r"pdf|docx?|docm|xlsx?|xlsm|et|wps|dps|ofd|pptx?|ppsx?|rar|zip|7z|rtf|csv|ceb|txt|tif|tar|gz|wpt|dotx?"
    r"|xlt|vsd|caj|mp4|mp3|avi|wmv"
)
_FILE = re.compile(rf"\.(?:{_TYPES})(?=$|[?#&;\"'\s】\])）])", re.IGNORECASE)
#: The same for a text in lower case: a search that knows its first letter costs a tenth.
_LOWER_FILE = re.compile(_FILE.pattern)
_NAME = re.compile(rf"\.(?:{_TYPES})\s*(?:[(（\[].{{0,20}})?$", re.IGNORECASE)
_DOWNLOAD = re.compile(
    r"downfile\.|download\.jsp|downloadattach|/attach(?:ment)?s?/(?!.*\.s?html?$)|download(?:file|url"
    r"|action|\?|\.do|\.ashx|\.aspx|\.php)|filedown|attachment\.jspx|wbfileid=|/fileup(?:load)?/",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\.(?:s?html?|jhtml|aspx?|php)(?:$|[?#])", re.IGNORECASE)
_MEDIA_ONLY = re.compile(r"\.(?:mp4|mp3|avi|wmv)$", re.IGNORECASE)
_VIEWER = re.compile(r"[?&](?:file|url|src|pdf)=([^&#]+)", re.IGNORECASE)
_PDF_CALL = re.compile(
    r"(?:showVsbpdfIframe|showPdf|loadPdf|PDFObject\.embed|embedPdf)\s*\(\s*['\"]([^'\"]{4,500})['\"]",
    re.IGNORECASE,
)
_FILE_VARIABLE = re.compile(
    rf"(?<![\w.$])[\w$]*(?:fj|file|attach"
    rf"|appendix)[\w$]*\s*=\s*['\"]((?:[^'\"<>;/\\]{{1,150}}\.(?:{_TYPES});?)+)['\"]",
    re.IGNORECASE,
)
_WRITTEN_LINK = re.compile(
    r"<a\b[^>]{0,500}?href\s*=\s*[\"']?([^\"'\s>]{1,500})[^>]{0,300}>(.{0,300}?)</a",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^>]{0,500}>")
_BEYOND = re.compile(
    r"^[\[【(（<《\s]*(?:上一[篇条页则]|下一[篇条页则]|相关(?:新闻|文章|信息|链接|稿件|阅读|推荐|政策"
    r"|解读|资讯|报道)|延伸阅读|友情链接|国务院部门网站|版权所有|copyright"
    r"|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|网站(?:标识码|地图)|政府网站标识码|最新(?:信息|文章"
    r"|新闻)|推荐(?:信息|文章|新闻|阅读)|热门)",
    re.IGNORECASE,
)
_FOOT = re.compile(r"ICP备|公网安备|网站标识码", re.IGNORECASE)
_OWN_PATH = ("oldsrc", "data-oldsrc", "appendix", "data-href", "data-url", "data-src", "fileurl", "data-file")
_NOT_OFFERED = re.compile(
    r"(?:browser|chrome|firefox|reader|flash|player|setup|app)[\w.-]*\.(?:zip|rar|exe)$", re.IGNORECASE
)
_MOST = 300


def find_attachments(page: Page, layout: Layout, zone: Zone) -> tuple[AttachmentLink, ...]:
    """The article's attachments in page order, each address once."""
    first, last = article_span(layout, zone)
    found: dict[str, AttachmentLink] = {}
    for href, name in _offers(layout, first, last):
        url = page.resolve(href)
        if not url or url.rstrip("/") == page.url or (url in found and found[url].name):
            continue
        found[url] = AttachmentLink(href, url, name or _file_name(href))
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def article_span(layout: Layout, zone: Zone) -> tuple[int, int]:
    """The elements between the title and what follows the article."""
    lines = layout.lines
    size = len(layout.survey.elements)
    if not lines:
        return 0, size
    start = zone.title if zone.title >= 0 else zone.start
    first = lines[start].first if start < len(lines) else 0
    if zone.title < 0 and zone.container >= 0:
        first = min(first, zone.container)
    number = zone.end
    while number < len(lines) and not (
        _BEYOND.match(lines[number].text) or _FOOT.search(lines[number].text[:120])
    ):
        number += 1
    last = lines[number].first if number < len(lines) else size
    if zone.container >= 0:
        last = max(last, layout.survey.ends[zone.container] + 1)
    return first, last


def _offers(layout: Layout, first: int, last: int) -> Iterator[tuple[str, str]]:
    """(href, name) of every file between two elements."""
    survey = layout.survey
    scripts = dict(survey.scripts)
    written = dict(layout.written)
    for index in range(first, min(last, len(survey.elements))):
        tag, element = survey.tags[index], survey.elements[index]
        if tag == "a":
            href = _href(survey.attributes[index])
            if href:
                yield href, _label(element)
        elif tag in {"iframe", "embed", "object", "source"}:
            yield from _embedded(element.get("src") or element.get("data") or "")
        elif tag == "div" and "pdfsrc" in (given := survey.attributes[index]) and given["pdfsrc"]:
            yield given["pdfsrc"], given.get("sudyfile-attr") or ""
        elif tag == "script" and index in scripts:
            yield from _in_script(scripts[index], written.get(index, ""))


def _href(given: Attributes) -> str | None:
    """The address of a file link, by the link's attributes, as in the page; None for one that is no file."""
    href = (given.get("href") or "").strip()
    dead = not href or href.lower().startswith(("javascript:", "#", "about:"))
    if not dead:
        path = href.partition("#")[0].lower()
        if (".zip" in path or ".rar" in path or ".exe" in path) and _NOT_OFFERED.search(path):
            return None
        is_download = ("down" in path or "attach" in path or "file" in path) and _DOWNLOAD.search(path)
        named = unquote(path).lower() if "%" in path else path
        if _LOWER_FILE.search(named) and not _MEDIA_ONLY.search(path):
            return None if _PAGE.search(path) and not is_download else href
        if is_download or given.get("appendix") == "true":
            return href
        return None
    for name in _OWN_PATH:
        value = (given.get(name) or "").strip()
        if value and _FILE.search(value):
            return value
    return None


def _label(element: Any) -> str:
    """The name that a reader sees, the friendlier attribute where the text is none."""
    text = squash("".join(part for part in element.itertext()))[:300]
    for name in ("title", "alt", "download", "textvalue"):
        value = squash(element.get(name) or "")[:300]
        if value and (not text or (_NAME.search(value) and not _NAME.search(text) and len(text) < 8)):
            return value
    return text


def _embedded(src: str) -> Iterator[tuple[str, str]]:
    src = src.strip()
    viewer = _VIEWER.search(src)
    if viewer and _FILE.search(unquote(viewer[1])):
        yield unquote(viewer[1]), ""
    elif src and not viewer and _FILE.search(src) and not _MEDIA_ONLY.search(src):
        yield src, ""


def _in_script(code: str, html: str) -> Iterator[tuple[str, str]]:
    """Files of PDF players, of links that a script writes, and of lists of names in variables."""
    lower = code.lower()
    for src in _PDF_CALL.findall(code) if "pdf" in lower else ():
        yield from _embedded(src)
    written = _WRITTEN_LINK.findall(html) if html else ()
    links = [(unescape(href), squash(_TAG.sub("", label))) for href, label in written]
    yield from ((href, label) for href, label in links if _FILE.search(href) or _DOWNLOAD.search(href))
    if links or "document.write" not in code or len(code) >= 20_000:
        return
    if "fj" in lower or "file" in lower or "attach" in lower or "appendix" in lower:
        for names in _FILE_VARIABLE.findall(code):
            yield from ((name.strip(), name.strip()) for name in names.split(";") if name.strip())


def _file_name(href: str) -> str:
    return unquote(href.rpartition("/")[2].partition("?")[0])[:300]

"""A fetched page, decoded once and parsed once, and the types that say what was read on it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from crawler.encoding import decode


class PageKind(StrEnum):
    """What a page is for its reader (contract: the kinds of ``zwgk inspect``)."""

    HOME = "home"
    LIST = "list"
    ARTICLE = "article"
    REDIRECT = "redirect"
    BLOCKED = "blocked"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AttachmentLink:
    """A file that an article offers: ``href`` as in the page, ``url`` resolved, ``name`` for people."""

    href: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A row of a list: ``url`` is empty where ``href`` is a script."""

    title: str
    date: date | None
    href: str
    url: str
    pinned: bool = False
    index_number: str | None = None
    doc_number: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of a menu: ``path`` are the labels of enclosing menus, outermost first.

    ``place`` is one of ``menu script select breadcrumb sitemap area body frame``; in what a crawl keeps of
    a page also ``picture`` (nothing names the link, the label is empty) and ``data`` (a tree's data).
    """

    label: str
    href: str
    url: str
    path: tuple[str, ...] = ()
    place: str = "menu"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What to ask the server for next; ``href`` is the link as written in the page."""

    url: str
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What one article states about itself; what it does not state is None.

    ``text`` is the body's text, ``published_text`` the publication date as shown, ``stated`` what the page
    states under 有效性, 施行日期, 失效日期, 有效期 and 内容概述, each with its value ("" where left blank).
    """

    title: str | None = None
    published: date | None = None
    issued: date | None = None
    doc_number: str | None = None
    index_number: str | None = None
    source: str | None = None
    text: str = ""
    attachments: tuple[AttachmentLink, ...] = ()
    published_text: str | None = None
    stated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood of one page.

    ``page_count`` and ``total_records`` are the pager's claims, ``explanation`` the sentence that an
    empty column gives, ``footer`` the text of the page's foot, ``newest`` the latest date of a record.
    ``cut`` says that the page is longer than anybody reads, ``handed_over`` why a dialect's own layout was
    not understood (Chinese), ``misdeclared`` the character set that the page wrongly claims.
    """

    kind: PageKind
    dialect: str
    encoding: str | None
    title: str | None
    article: Article | None = None
    records: tuple[RecordLink, ...] = ()
    next_page: PageRequest | None = None
    navigation: tuple[NavLink, ...] = ()
    redirect: str | None = None
    page_count: int | None = None
    total_records: int | None = None
    explanation: str = ""
    footer: str = ""
    newest: date | None = None
    cut: bool = False
    handed_over: str = ""
    misdeclared: str = ""


#: Names of 国办发〔2017〕47号 in canonical spelling, by their lower-case form and frequent misspellings.
_META_NAMES: Mapping[str, str] = {
    "sitename": "SiteName",
    "sitedomain": "SiteDomain",
    "siteidcode": "SiteIDCode",
    "columnname": "ColumnName",
    "columndescription": "ColumnDescription",
    "columnkeywords": "ColumnKeywords",
    "columntype": "ColumnType",
    "articletitle": "ArticleTitle",
    "pubdate": "PubDate",
    "pubdata": "PubDate",
    "publishdate": "PubDate",
    "contentsource": "ContentSource",
    "keywords": "Keywords",
    "author": "Author",
    "description": "Description",
    "image": "Image",
    "url": "Url",
}

_BINARY_TYPE = re.compile(r"^\s*(?:image|audio|video|font)/|/(?:pdf|zip|msword|x-rar|vnd\.)", re.IGNORECASE)
_BINARY_START = (
    b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"\x1f\x8b",
    b"7z\xbc\xaf", b"RIFF", b"\x00\x00\x01\x00", b"BM\x00",
)  # fmt: skip
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|title|meta|div|table|script|\?xml|!--)", re.IGNORECASE)
_CALLBACK = re.compile(r"^\s*[\w$.]{1,80}\s*\(\s*(?=[\[{])")
_NOT_HTML = re.compile(
    r"^\s*<(?:\?xml|datastore|rss|feed|urlset|sitemapindex|recordset|response|data|root|items|list|rows|results?"
    r"|articles|newslist|newdataset)\b",
    re.IGNORECASE,
)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_CONTROL_BYTES = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_NO_ADDRESS = ("#", "javascript:", "about:", "mailto:", "data:")
_MAX_META = 2_000
_UNREAD: Any = object()


@dataclass(slots=True)
class Page:
    """One fetched document, handed around so that nobody decodes or parses it twice.

    ``encoding`` is what it was decoded with (None: binary or undecodable), ``declared`` what it
    claimed, ``text`` the decoded source (empty for binary bodies), ``posted``
    the form that was sent for it.  ``memo`` keeps what readers found in one walk for those that come after.
    """

    url: str
    body: bytes
    content_type: str = ""
    encoding: str | None = None
    declared: str | None = None
    text: str = ""
    broken: bool = False
    posted: bytes = b""
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    _tree: Any = field(default=_UNREAD, repr=False)
    _data: Any = field(default=_UNREAD, repr=False)
    _meta: Mapping[str, str] | None = field(default=None, repr=False)
    _base: str | None = field(default=None, repr=False)

    @property
    def tree(self) -> Any:
        """The parsed HTML (root element), or None for JSON, XML, binary and empty bodies; never raises."""
        if self._tree is _UNREAD:
            self._tree = None if self.is_xml or self.data is not None else _parse(self.text)
        return self._tree

    @property
    def data(self) -> Any:
        """The parsed JSON (a JSONP call is unwrapped), or None where the page is something else."""
        if self._data is _UNREAD:
            self._data = _json(self.text)
        return self._data

    @property
    def is_xml(self) -> bool:
        """Whether the document is XML that is no web page (data stores, feeds)."""
        head = self.text[:2_000].lstrip("\ufeff")
        return _NOT_HTML.match(head) is not None and _HTML_ROOT.search(head) is None

    @property
    def base(self) -> str:
        """What relative links resolve against: the page's own address or its ``<base href>``."""
        if self._base is None:
            self._base = self.url
            for element in self.headers["base"]:
                href = (element.get("href") or "").strip()
                if href:
                    self._base = _join(self.url, href)
                    break
        return self._base

    @property
    def headers(self) -> Mapping[str, Sequence[Any]]:
        """The document's ``base``, ``meta`` and ``title`` elements, wherever they stand; looked for once."""
        found = self.memo.get("headers")
        if not isinstance(found, dict):
            found = {"base": [], "meta": [], "title": []}
            if self.tree is not None:
                for element in self.tree.iter(*found):
                    found[element.tag].append(element)
            self.memo["headers"] = found
        return found

    @property
    def meta(self) -> Mapping[str, str]:
        """The standard metas of 国办发〔2017〕47号 by canonical name, white space collapsed."""
        if self._meta is None:
            self._meta = _metas(self.headers["meta"])
        return self._meta

    def resolve(self, href: str) -> str:
        """``href`` as an absolute address; empty for scripts, anchors and unusable links."""
        href = href.strip()
        if (
            not href
            or href.startswith("#")
            or href.lower().startswith(("javascript:", "about:", "mailto:", "data:"))
        ):
            return ""
        return _join(self.base, href)


def read_page(url: str, body: bytes, content_type: str = "") -> Page:
    """Decode ``body``; parsing waits until somebody asks for the tree.  Never raises."""
    if not body or _is_binary(body, content_type):
        return Page(url, body, content_type)
    decoded = decode(body, content_type)
    return Page(url, body, content_type, decoded.encoding, decoded.declared, decoded.text, decoded.broken)


def _is_binary(body: bytes, content_type: str) -> bool:
    if body.startswith(_BINARY_START):
        return True
    return _is_binary_type(content_type) and _MARKUP.search(body[:1024]) is None


@lru_cache(maxsize=256)
def _is_binary_type(content_type: str) -> bool:
    """Whether a media type is no text's; a site's pages say all the same."""
    return _BINARY_TYPE.search(content_type) is not None


def _parse(text: str) -> Any:
    if not text.strip():
        return None
    # The parser is told the set because a page's own (often wrong) declaration would win otherwise.
    # Plain elements: those of lxml.html cost a call of Python each, and nobody needs what they can do.
    # Elements are never looked up by their id, so that no table of ids is kept.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, collect_ids=False)
    try:
        return etree.fromstring(_source(text), parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError, MemoryError):
        return None


def _source(text: str) -> bytes:
    """What the parser is given: the text without characters that no document may have."""
    if "\ufffe" not in text and "\uffff" not in text:
        try:
            return text.encode("utf-8").translate(None, _CONTROL_BYTES)
        except UnicodeEncodeError:
            pass  # half a surrogate pair
    return _CONTROL.sub("", text).encode("utf-8", "replace")


def _json(text: str) -> Any:
    start = text[:200].lstrip("\ufeff \t\r\n")
    call = _CALLBACK.match(start)
    if not call and not start.startswith(("{", "[")):
        return None
    source = text.strip("\ufeff \t\r\n;")
    if call:
        source = source[source.index("(") + 1 :].rstrip("); \t\r\n")
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError, MemoryError):
        return None
    return data if isinstance(data, (dict, list)) else None


def _metas(elements: Sequence[Any]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in elements:
        name = _META_NAMES.get((element.get("name") or "").strip().lower())
        content = _SPACE.sub(" ", element.get("content") or "").strip()[:_MAX_META]
        if name and content and name not in found:
            found[name] = content
    return found


def _join(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""

"""What was understood of one fetched page that is no article, in the form in which it is kept.

The choice of columns, the reading of lists and the proof of absence are functions of these alone:
that is what lets a killed crawl go on as if nothing had happened.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from audit.model import Evidence, FetchOutcome, PageMark
from crawler.extract.pagemarks import marks_of
from crawler.extract.scriptfiles import inline_code, script_files
from crawler.extract.wordless import hollow_menu, hollow_pager, wordless_links
from crawler.fetching import Fetched
from crawler.page import (
    Article,
    NavLink,
    Page,
    PageKind,
    PageRequest,
    Reading,
    RecordLink,
)
from crawler.urls import absolute, normalised

_EMPTY_LIST = re.compile(r"<(ul|ol|dl)\b[^>]*>\s*</\1\s*>", re.IGNORECASE)
_FILLERS = re.compile(r"<script|<iframe|<frame|<object|<embed|<noscript|\bon\w+\s*=", re.IGNORECASE)
MAX_LINKS = 600
MAX_LABEL = 80
_MAX_RECORDS = 2000
#: A list of fewer rows has one page.
_FULL_PAGE = 10
#: Under what ``meta`` keeps the SHA-256 of a page's picture.
PICTURE = "zwgk-picture"
#: Kinds of page that may themselves be a column's content.
_CONTENT_KINDS = frozenset({PageKind.ARTICLE, PageKind.OTHER})
#: Kinds of page whose list a script may have to fill.
_FILLED_KINDS = frozenset({PageKind.LIST, PageKind.EMPTY, PageKind.OTHER})
#: Kinds under which the store keeps pages; it keeps robots.txt and such under others.
PAGE_KINDS = frozenset(kind.value for kind in PageKind)
#: Traces of a list that only a script can fill (dialects.md §2, §5, §14, §17).
_SCRIPTED = re.compile(
    r"\{\{[#^]?\s*[\w.$]+|x-handlebars|text/template|ng-repeat|v-for=|\$cms\.|loadPageData|dataproxy\.jsp|"
    r"jpaas-publish-server|gkmlpt|labelName=publicInfoList|/common/search/|\.ajax\(|fetch\(|axios|"
    r'id=["\'](?:app|root)["\']'
)


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A page as the crawl remembers it; ``outcome`` other than OK means that it was not read.

    ``key`` is the address asked for (normalised), ``url`` where that ended, ``digest`` tells equal
    contents, ``scripted`` that the page shows traces of a list which only a script fills, ``hollow`` names
    a menu or tree on it that stands empty for a script, ``pager_hidden`` that its pager does.  ``cut`` says
    that the page goes on behind what was read, ``handed_over`` why a dialect did not understand its layout.
    ``scripts`` (files of the same host) and ``inline`` are kept only where a list may be filled by them;
    ``marks`` are what the page shows beside its text, None where nobody looked.
    """

    key: str
    url: str
    outcome: FetchOutcome
    depth: int = 0
    kind: PageKind = PageKind.OTHER
    dialect: str = ""
    title: str = ""
    sha256: str | None = None
    fetched_at: datetime | None = None
    digest: str = ""
    records: tuple[RecordLink, ...] = ()
    next_page: PageRequest | None = None
    navigation: tuple[NavLink, ...] = ()
    page_count: int | None = None
    total_records: int | None = None
    explanation: str = ""
    footer: str = ""
    newest: date | None = None
    meta: Mapping[str, str] | None = None
    links: int = 0
    scripted: bool = False
    hollow: str = ""
    pager_hidden: bool = False
    article: Article | None = None
    note: str = ""
    cut: bool = False
    handed_over: str = ""
    scripts: tuple[str, ...] = ()
    inline: str = ""
    marks: Mapping[PageMark, str] | None = None

    @property
    def ok(self) -> bool:
        """Whether the page was fetched whole and read."""
        return self.outcome is FetchOutcome.OK and self.kind is not PageKind.BLOCKED

    def evidence(self) -> Evidence:
        """The page as a place that was searched."""
        return Evidence(self.url, self.sha256, self.fetched_at, self.title[:MAX_LABEL])

    def proof(self) -> tuple[Evidence, ...]:
        """The same, with the picture that the browser took of it."""
        picture = (self.meta or {}).get(PICTURE)
        if picture is None:
            return (self.evidence(),)
        return (self.evidence(), Evidence(self.url, picture, self.fetched_at, "浏览器显示的页面（屏幕截图）"))


def of_page(
    key: str, depth: int, fetched: Fetched, sha256: str | None, page: Page, reading: Reading
) -> StoredReading:
    """Remember a page that was read; addresses are normalised, strangers' excesses capped."""
    base = page.base
    scripts = _script_files(page, reading)
    return StoredReading(
        key=key,
        url=fetched.url,
        outcome=fetched.outcome,
        depth=depth,
        kind=PageKind.EMPTY if _shows_empty_list(page, reading) else reading.kind,
        dialect=reading.dialect,
        title=(reading.title or "")[:300],
        sha256=sha256,
        fetched_at=fetched.fetched_at,
        digest=hashlib.blake2b(page.body, digest_size=8).hexdigest(),
        records=tuple(_record(record) for record in reading.records[:_MAX_RECORDS]),
        next_page=_request(base, reading.next_page),
        navigation=_links(base, (*reading.navigation, *wordless_links(page))),
        page_count=reading.page_count,
        total_records=reading.total_records,
        explanation=reading.explanation[:300],
        footer=reading.footer[:3000],
        newest=reading.newest,
        meta={name: value[:500] for name, value in page.meta.items()},
        links=_count_links(page),
        scripted=looks_scripted(page) or (not reading.records and _may_be_filled(page)),
        hollow=hollow_menu(page),
        pager_hidden=_hides_pager(page, reading),
        article=reading.article if reading.kind in _CONTENT_KINDS else None,
        note=fetched.note,
        cut=reading.cut or len(reading.records) > _MAX_RECORDS,
        handed_over=reading.handed_over,
        scripts=scripts,
        inline=inline_code(page) if scripts else "",
        marks=marks_of(page, reading.misdeclared),
    )


def _script_files(page: Page, reading: Reading) -> tuple[str, ...]:
    """The files that may hold the call which fills the page's list; none where a row or a call was found."""
    if reading.records or reading.next_page is not None or reading.kind not in _FILLED_KINDS:
        return ()
    return script_files(page)


def of_failure(key: str, depth: int, fetched: Fetched, sha256: str | None) -> StoredReading:
    """Remember a page that could not be read, and why."""
    return StoredReading(
        key,
        fetched.url,
        fetched.outcome,
        depth,
        sha256=sha256,
        fetched_at=fetched.fetched_at,
        note=fetched.note[:300],
    )


def _hides_pager(page: Page, reading: Reading) -> bool:
    """Whether a list may go on behind a pager that a script draws and that tells nothing here."""
    told = (
        reading.next_page is not None or reading.page_count is not None or reading.total_records is not None
    )
    return not told and len(reading.records) >= _FULL_PAGE and hollow_pager(page)


def _shows_empty_list(page: Page, reading: Reading) -> bool:
    """Whether a page of menus holds a list without a row, and nothing that could fill it later.

    Careful on purpose, since an empty column costs points: no script at all, no frame, no text.
    """
    if reading.kind is not PageKind.OTHER or reading.records:
        return False
    article = reading.article
    if article is not None and (article.text.strip() or article.attachments):
        return False
    return _EMPTY_LIST.search(page.text) is not None and _FILLERS.search(page.text) is None


def _may_be_filled(page: Page) -> bool:
    """Whether a list without a row stands on a page with scripts: one of them may fill it."""
    return _EMPTY_LIST.search(page.text) is not None and "<script" in page.text.lower()


def looks_scripted(page: Page) -> bool:
    """Whether a page shows traces of contents that only a script fills in."""
    return _SCRIPTED.search(page.text[:400_000]) is not None


def _record(record: RecordLink) -> RecordLink:
    url = normalised(record.url) if record.url else ""
    return RecordLink(
        title=record.title[:500],
        date=record.date,
        href=record.href[:1000],
        url=url,
        pinned=record.pinned,
        index_number=record.index_number,
        doc_number=record.doc_number,
        source=record.source,
    )


def _request(base: str, request: PageRequest | None) -> PageRequest | None:
    if request is None:
        return None
    url = absolute(base, request.url)
    if not url:
        return None
    return PageRequest(url, request.method, request.body, request.headers, request.href[:1000])


def _links(base: str, links: Iterable[NavLink]) -> tuple[NavLink, ...]:
    found: dict[tuple[str, str], NavLink] = {}
    for link in links:
        url = absolute(base, link.url) if link.url else ""
        label = link.label.strip()[:MAX_LABEL]
        if not url or (label, url) in found:
            continue
        path = tuple(part.strip()[:MAX_LABEL] for part in link.path[:6])
        found[label, url] = NavLink(label, "", url, path, link.place)
        if len(found) >= MAX_LINKS:
            break
    return tuple(found.values())


def _count_links(page: Page) -> int:
    return 0 if page.tree is None else int(page.tree.xpath("count(//a[@href])"))

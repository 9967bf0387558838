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
from typing import Any

from audit.model import Evidence, FetchOutcome
from crawler.fetching import Fetched
from crawler.page import (
    Article,
    AttachmentLink,
    NavLink,
    Page,
    PageKind,
    PageRequest,
    Reading,
    RecordLink,
)
from crawler.urls import absolute, normalised

MAX_LINKS = 600
MAX_LABEL = 80
_MAX_RECORDS = 2000
#: Kinds of page that may themselves be a column's content.
_CONTENT_KINDS = frozenset({PageKind.ARTICLE, PageKind.OTHER})
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
    contents, ``scripted`` that the page shows traces of a list which only a script fills.
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
    article: Article | None = None
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether the page was fetched whole and read."""
        return self.outcome is FetchOutcome.OK and self.kind is not PageKind.BLOCKED

    def evidence(self) -> Evidence:
        """The page as a place that was searched."""
        return Evidence(self.url, self.sha256, self.fetched_at, self.title[:MAX_LABEL])


def of_page(
    key: str, depth: int, fetched: Fetched, sha256: str | None, page: Page, reading: Reading
) -> StoredReading:
    """Remember a page that was read; addresses are normalised, strangers' excesses capped."""
    base = page.base
    return StoredReading(
        key=key,
        url=fetched.url,
        outcome=fetched.outcome,
        depth=depth,
        kind=reading.kind,
        dialect=reading.dialect,
        title=(reading.title or "")[:300],
        sha256=sha256,
        fetched_at=fetched.fetched_at,
        digest=hashlib.blake2b(page.body, digest_size=8).hexdigest(),
        records=tuple(_record(record) for record in reading.records[:_MAX_RECORDS]),
        next_page=_request(base, reading.next_page),
        navigation=_links(base, reading.navigation),
        page_count=reading.page_count,
        total_records=reading.total_records,
        explanation=reading.explanation[:300],
        footer=reading.footer[:3000],
        newest=reading.newest,
        meta={name: value[:500] for name, value in page.meta.items()},
        links=_count_links(page),
        scripted=looks_scripted(page),
        article=reading.article if reading.kind in _CONTENT_KINDS else None,
        note=fetched.note,
    )


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


def dumped(stored: StoredReading) -> dict[str, Any]:
    """As JSON, leaving out what is empty."""
    values: dict[str, Any] = {
        "url": stored.url,
        "outcome": stored.outcome.value,
        "depth": stored.depth,
        "title": stored.title,
        "sha256": stored.sha256,
        "at": None if stored.fetched_at is None else stored.fetched_at.isoformat(),
        "digest": stored.digest,
        "records": [
            [
                r.title,
                None if r.date is None else r.date.isoformat(),
                r.href,
                r.url,
                r.pinned,
                r.index_number,
                r.doc_number,
                r.source,
            ]
            for r in stored.records
        ],
        "navigation": [[n.label, n.url, list(n.path), n.place] for n in stored.navigation],
        "pages": stored.page_count,
        "total": stored.total_records,
        "explanation": stored.explanation,
        "footer": stored.footer,
        "newest": None if stored.newest is None else stored.newest.isoformat(),
        "meta": dict(stored.meta or {}),
        "links": stored.links,
        "scripted": stored.scripted,
        "note": stored.note,
    }
    if stored.next_page is not None:
        n = stored.next_page
        values["next"] = [n.url, n.method, n.body.decode("latin-1"), [list(h) for h in n.headers], n.href]
    if stored.article is not None:
        values["article"] = _dumped_article(stored.article)
    return {name: value for name, value in values.items() if value}


def _dumped_article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "published": None if article.published is None else article.published.isoformat(),
        "issued": None if article.issued is None else article.issued.isoformat(),
        "doc_number": article.doc_number,
        "index_number": article.index_number,
        "source": article.source,
        "text": article.text,
        "attachments": [[a.href, a.url, a.name] for a in article.attachments],
        "shown": article.published_text,
    }


def loaded(key: str, kind: str, dialect: str, values: Mapping[str, Any]) -> StoredReading:
    """The same reading back from what ``dumped`` made of it."""
    following = values.get("next")
    article = values.get("article")
    return StoredReading(
        key=key,
        url=values["url"],
        outcome=FetchOutcome(values["outcome"]),
        depth=values.get("depth", 0),
        kind=PageKind(kind),
        dialect=dialect,
        title=values.get("title", ""),
        sha256=values.get("sha256"),
        fetched_at=datetime.fromisoformat(values["at"]) if values.get("at") else None,
        digest=values.get("digest", ""),
        records=tuple(_loaded_record(row) for row in values.get("records", ())),
        next_page=None
        if following is None
        else PageRequest(
            following[0],
            following[1],
            following[2].encode("latin-1"),
            tuple((name, value) for name, value in following[3]),
            following[4],
        ),
        navigation=tuple(
            NavLink(label, "", url, tuple(path), place)
            for label, url, path, place in values.get("navigation", ())
        ),
        page_count=values.get("pages"),
        total_records=values.get("total"),
        explanation=values.get("explanation", ""),
        footer=values.get("footer", ""),
        newest=_day(values.get("newest")),
        meta=values.get("meta", {}),
        links=values.get("links", 0),
        scripted=values.get("scripted", False),
        article=None if article is None else _loaded_article(article),
        note=values.get("note", ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _loaded_record(row: list[Any]) -> RecordLink:
    title, day, href, url, pinned, index_number, doc_number, source = row
    return RecordLink(
        title=title,
        date=_day(day),
        href=href,
        url=url,
        pinned=pinned,
        index_number=index_number,
        doc_number=doc_number,
        source=source,
    )


def _loaded_article(values: Mapping[str, Any]) -> Article:
    return Article(
        title=values["title"],
        published=_day(values["published"]),
        issued=_day(values["issued"]),
        doc_number=values["doc_number"],
        index_number=values["index_number"],
        source=values["source"],
        text=values["text"],
        attachments=tuple(AttachmentLink(href, url, name) for href, url, name in values["attachments"]),
        published_text=values["shown"],
    )

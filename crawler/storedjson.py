"""A page's reading as JSON for the store, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from audit.model import FetchOutcome, PageMark
from crawler.page import Article, AttachmentLink, NavLink, PageKind, PageRequest, RecordLink
from crawler.stored import StoredReading


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
        "hollow": stored.hollow,
        "pager_hidden": stored.pager_hidden,
        "note": stored.note,
        "cut": stored.cut,
        "handed_over": stored.handed_over,
        "scripts": list(stored.scripts),
        "inline": stored.inline,
        "marks": {mark.value: words for mark, words in (stored.marks or {}).items()},
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
        "stated": [list(pair) for pair in article.stated],
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
        hollow=values.get("hollow", ""),
        pager_hidden=values.get("pager_hidden", False),
        article=None if article is None else _loaded_article(article),
        note=values.get("note", ""),
        cut=values.get("cut", False),
        handed_over=values.get("handed_over", ""),
        scripts=tuple(values.get("scripts", ())),
        inline=values.get("inline", ""),
        marks={PageMark(mark): words for mark, words in values["marks"].items()}
        if values.get("marks")
        else None,
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
        stated=tuple((label, value) for label, value in values.get("stated", ())),
    )

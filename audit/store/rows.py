"""Translation between the model's values and the rows that the database keeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from audit.model import (
    Agency,
    AgencyKind,
    Capture,
    Column,
    Coverage,
    Decision,
    Evidence,
    FetchOutcome,
    LinkCheck,
    PageFacts,
    PageMark,
    SearchCheck,
)

Values = dict[str, Any]


def clean(text: str) -> str:
    """Text that every database takes: no NUL (PostgreSQL refuses it) and no lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def evidence_json(evidence: Iterable[Evidence]) -> list[list[str | None]]:
    """Evidence as JSON rows."""
    return [
        [
            clean(e.url),
            e.sha256,
            None if e.fetched_at is None else e.fetched_at.isoformat(),
            clean(e.quote),
        ]
        for e in evidence
    ]


def evidence_from(rows: Iterable[list[str | None]]) -> tuple[Evidence, ...]:
    """Evidence from JSON rows."""
    return tuple(
        Evidence(url or "", sha256, datetime.fromisoformat(at) if at else None, quote or "")
        for url, sha256, at, quote in rows
    )


def agency_row(agency: Agency, ordinal: int) -> Values:
    """A row of ``agencies``."""
    return {
        "id": agency.id,
        "ordinal": ordinal,
        "name": agency.name,
        "kind": agency.kind.value,
        "group": agency.group,
        "sites": list(agency.sites),
        "entry": list(agency.entry),
        "functions": None if agency.functions is None else sorted(agency.functions),
    }


def agency_from(row: Row[Any]) -> Agency:
    """An agency from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Agency(
        m["id"],
        m["name"],
        AgencyKind(m["kind"]),
        m["group"],
        tuple(m["sites"]),
        tuple(m["entry"]),
        None if m["functions"] is None else frozenset(m["functions"]),
    )


def capture_row(capture: Capture, agency: str, role: str) -> Values:
    """A row of ``captures``."""
    return {
        "agency": agency,
        "role": role,
        "url": clean(capture.url),
        "fetched_at": capture.fetched_at,
        "outcome": capture.outcome.value,
        "status": capture.status,
        "sha256": capture.sha256,
        "content_type": clean(capture.content_type),
        "encoding": capture.encoding,
        "size": capture.size,
        "warc_file": capture.warc_file,
        "warc_offset": capture.warc_offset,
        "warc_length": capture.warc_length,
        "note": clean(capture.note),
    }


def capture_from(row: Row[Any]) -> Capture:
    """A capture from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Capture(
        m["url"],
        m["fetched_at"],
        FetchOutcome(m["outcome"]),
        m["status"],
        m["sha256"],
        m["content_type"],
        m["encoding"],
        m["size"],
        m["warc_file"],
        m["warc_offset"],
        m["warc_length"],
        m["note"],
    )


def column_row(column: Column, agency: str) -> Values:
    """A row of ``columns``."""
    return {
        "agency": agency,
        "id": str(column.id),
        "coverage": column.coverage.value,
        "label": clean(column.label),
        "urls": [clean(url) for url in column.urls],
        "path": [clean(label) for label in column.path],
        "found_by": column.found_by,
        "records": column.records,
        "last_published": column.last_published,
        "searched": evidence_json(column.searched),
        "explanation": clean(column.explanation),
        "limit": column.limit,
        "confidence": column.confidence,
        "decision": None if column.decision is None else _decision_json(column.decision),
        "parts": [clean(label) for label in column.parts],
        "since": column.since,
    }


def column_from(row: Row[Any]) -> Column:
    """A column from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Column(
        m["id"],
        Coverage(m["coverage"]),
        m["label"],
        tuple(m["urls"]),
        tuple(m["path"]),
        m["found_by"],
        m["records"],
        m["last_published"],
        evidence_from(m["searched"]),
        m["explanation"],
        m["limit"],
        m["confidence"],
        None if m["decision"] is None else _decision_from(m["decision"]),
        tuple(m["parts"] or ()),  # workspaces of earlier versions have none
        since=m["since"],
    )


def _decision_json(decision: Decision) -> Values:
    day = decision.day.isoformat()
    return {
        "author": clean(decision.author),
        "day": day,
        "reason": clean(decision.reason),
        "exempt": decision.exempt,
    }


def _decision_from(values: Values) -> Decision:
    day = date.fromisoformat(values["day"])
    return Decision(values["author"], day, values["reason"], values["exempt"])


def page_row(page: PageFacts, agency: str) -> Values:
    """A row of ``pages``."""
    return {
        "agency": agency,
        "url": clean(page.url),
        "role": page.role,
        "sha256": page.sha256,
        "fetched_at": page.fetched_at,
        "title": clean(page.title),
        "meta": {name: clean(value) for name, value in page.meta.items()},
        "footer": clean(page.footer),
        "newest": page.newest,
        "links": page.links,
        "marks": None if page.marks is None else {mark: clean(words) for mark, words in page.marks.items()},
    }


def page_from(row: Row[Any]) -> PageFacts:
    """Page facts from their row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return PageFacts(
        m["url"],
        m["role"],
        m["sha256"],
        m["fetched_at"],
        m["title"],
        m["meta"],
        m["footer"],
        m["newest"],
        m["links"],
        None if m["marks"] is None else {PageMark(mark): words for mark, words in m["marks"].items()},
    )


def link_row(link: LinkCheck, agency: str) -> Values:
    """A row of ``links``."""
    return {
        "agency": agency,
        "url": clean(link.url),
        "label": clean(link.label),
        "found_on": clean(link.found_on),
        "outcomes": [outcome.value for outcome in link.outcomes],
        "status": link.status,
        "external": link.external,
        "sha256": link.sha256,
        "fetched_at": link.fetched_at,
        "times": [moment.isoformat() for moment in link.times],
        "landed": clean(link.landed),
        "words": clean(link.words),
    }


def link_from(row: Row[Any]) -> LinkCheck:
    """A link check from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return LinkCheck(
        m["url"],
        m["label"],
        m["found_on"],
        tuple(FetchOutcome(outcome) for outcome in m["outcomes"]),
        m["status"],
        m["external"],
        m["sha256"],
        m["fetched_at"],
        tuple(datetime.fromisoformat(moment) for moment in m["times"] or ()),
        m["landed"] or "",  # workspaces of earlier versions have none
        m["words"] or "",
    )


def search_row(search: SearchCheck, agency: str) -> Values:
    """A row of ``searches``."""
    return {
        "agency": agency,
        "title": clean(search.title),
        "url": clean(search.url),
        "outcome": search.outcome.value,
        "found": search.found,
        "sha256": search.sha256,
        "fetched_at": search.fetched_at,
        "note": clean(search.note),
    }


def search_from(row: Row[Any]) -> SearchCheck:
    """A tried search from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return SearchCheck(
        m["title"], m["url"], FetchOutcome(m["outcome"]), m["found"], m["sha256"], m["fetched_at"], m["note"]
    )

"""Translation between the model's values and the rows that the database keeps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from audit.model import (
    Agency,
    AgencyKind,
    Attachment,
    Capture,
    Column,
    Coverage,
    Decision,
    DocumentReading,
    Evidence,
    FetchOutcome,
    LinkCheck,
    PageFacts,
    Record,
    Table,
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


def record_key(record: Record) -> str:
    """What tells a record from others of its column: its URL, else the list and title that show it."""
    shown = record.url or f"{record.list_url}\n{record.title}"
    return hashlib.blake2b(shown.encode("utf-8", "replace"), digest_size=16).hexdigest()


def record_row(record: Record, agency: str) -> Values:
    """A row of ``records``; the text lies in a table of its own."""
    return {
        "agency": agency,
        "column": str(record.column),
        "key": record_key(record),
        "title": clean(record.title),
        "url": clean(record.url),
        "listed": record.listed,
        "published": record.published,
        "issued": record.issued,
        "doc_number": None if record.doc_number is None else clean(record.doc_number),
        "index_number": None if record.index_number is None else clean(record.index_number),
        "source": None if record.source is None else clean(record.source),
        "attachments": [
            [
                clean(a.url),
                clean(a.name),
                None if a.outcome is None else a.outcome.value,
                clean(a.note),
                None if a.reading is None else a.reading.value,
            ]
            for a in record.attachments
        ],
        "outcome": None if record.outcome is None else record.outcome.value,
        "sha256": record.sha256,
        "fetched_at": record.fetched_at,
        "list_url": clean(record.list_url),
        "list_sha256": record.list_sha256,
        "position": record.position,
        "pinned": record.pinned,
        "is_page": record.is_page,
        "text_length": record.text_length,
        "fingerprint": record.fingerprint,
    }


def _attachment_from(
    url: str, name: str, outcome: str | None, note: str, reading: str | None = None
) -> Attachment:
    """An attachment from its JSON list; older databases know no reading."""
    return Attachment(
        url,
        name,
        FetchOutcome(outcome) if outcome else None,
        note,
        DocumentReading(reading) if reading else None,
    )


def record_from(
    row: Row[Any],
    texts: Mapping[str, str],
    tables: Mapping[str, tuple[Table, ...]] | None = None,
    seen: Mapping[tuple[str, str], date] | None = None,
) -> Record:
    """A record from its row, with its body text and tables where those (by URL) have them.

    ``seen`` gives the day of the first sighting by column and key.
    """
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Record(
        m["column"],
        m["title"],
        m["url"],
        m["listed"],
        m["published"],
        m["issued"],
        m["doc_number"],
        m["index_number"],
        m["source"],
        tuple(_attachment_from(*values) for values in m["attachments"]),
        FetchOutcome(m["outcome"]) if m["outcome"] else None,
        m["sha256"],
        m["fetched_at"],
        m["list_url"],
        m["list_sha256"],
        m["position"],
        m["pinned"],
        m["is_page"],
        m["text_length"],
        m["fingerprint"],
        texts.get(m["url"]),
        (tables or {}).get(m["url"], ()),
        (seen or {}).get((m["column"], m["key"])),
    )


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
    )

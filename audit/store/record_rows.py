"""Translation between records and the rows that the database keeps of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row

from audit.model import Attachment, DocumentReading, FetchOutcome, Record, Table
from audit.store.rows import Values, clean


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
        "stated": [[clean(label), clean(value)] for label, value in record.stated],
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
        tuple((label, value) for label, value in m["stated"] or ()),
    )

"""The tables of a workspace's database.

What the crawl wrote (``agencies`` to ``issues``) is only ever added to or updated by the crawl; what
judgement wrote (``findings`` to ``repairs``) is replaced as a whole by each ``zwgk score``.  A change
here needs a migration in ``migrations/versions``: a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from audit.store.judgement_schema import findings, indicator_scores, repairs, scores
from audit.store.metadata import metadata
from audit.store.types import ExactDecimal, UtcTime

__all__ = [
    "agencies",
    "captures",
    "columns",
    "crawls",
    "findings",
    "grids",
    "indicator_scores",
    "issues",
    "links",
    "metadata",
    "notes",
    "pages",
    "probes",
    "readings",
    "records",
    "repairs",
    "scores",
    "searches",
    "sightings",
    "statements",
    "tasks",
    "texts",
]

notes = Table("notes", metadata, Column("key", Text, primary_key=True), Column("value", JSON))

agencies = Table(
    "agencies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("group", Text, nullable=False),
    Column("sites", JSON, nullable=False),
    Column("entry", JSON, nullable=False),
    Column("functions", JSON(none_as_null=True)),
)

crawls = Table(
    "crawls",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("started", UtcTime),
    Column("finished", UtcTime),
    Column("seconds", Integer, nullable=False, default=0),
    Column("pages", Integer, nullable=False, default=0),
    Column("records", Integer, nullable=False, default=0),
    Column("problems", Integer, nullable=False, default=0),
    Column("bytes", Integer, nullable=False, default=0),
    Column("note", Text, nullable=False, default=""),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("body", LargeBinary),
    Column("depth", Integer, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("outcome", Text),
    UniqueConstraint("agency", "key"),
    Index("ix_tasks_queue", "agency", "state", "phase", "priority", "id"),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("status", Integer),
    Column("sha256", Text),
    Column("content_type", Text, nullable=False),
    Column("encoding", Text),
    Column("size", Integer, nullable=False),
    Column("warc_file", Text),
    Column("warc_offset", Integer),
    Column("warc_length", Integer),
    Column("note", Text, nullable=False),
    Index("ix_captures_agency_url", "agency", "url"),
)

readings = Table(
    "readings",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("dialect", Text, nullable=False),
    Column("payload", JSON, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("sha256", Text),
    Column("fetched_at", UtcTime),
    Column("title", Text, nullable=False),
    Column("meta", JSON, nullable=False),
    Column("footer", Text, nullable=False),
    Column("newest", Date),
    Column("links", Integer, nullable=False),
    Column("marks", JSON(none_as_null=True)),
)

columns = Table(
    "columns",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("coverage", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("urls", JSON, nullable=False),
    Column("path", JSON, nullable=False),
    Column("found_by", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("last_published", Date),
    Column("searched", JSON, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("limit", Text, nullable=False),
    Column("confidence", Integer),
    Column("decision", JSON(none_as_null=True)),
    Column("parts", JSON(none_as_null=True)),
    Column("since", Date),
)

records = Table(
    "records",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("column", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("listed", Date),
    Column("published", Date),
    Column("issued", Date),
    Column("doc_number", Text),
    Column("index_number", Text),
    Column("source", Text),
    Column("attachments", JSON, nullable=False),
    Column("outcome", Text),
    Column("sha256", Text),
    Column("fetched_at", UtcTime),
    Column("list_url", Text, nullable=False),
    Column("list_sha256", Text),
    Column("position", Integer, nullable=False),
    Column("pinned", Boolean, nullable=False),
    Column("is_page", Boolean, nullable=False),
    Column("text_length", Integer),
    Column("fingerprint", Text),
    Column("stated", JSON(none_as_null=True)),
)

texts = Table(
    "texts",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

grids = Table(
    "grids",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("tables", JSON, nullable=False),
)

# Outlives the crawl that wrote it: the first day on which an audit saw a record in its column.
sightings = Table(
    "sightings",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("column", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", Date, nullable=False),
)

probes = Table(
    "probes",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("at", UtcTime, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("seconds", ExactDecimal, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("period", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("day", Date),
    Column("proof", Text, nullable=False),
    Column("sha256", Text),
    Column("note", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("found_on", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("outcomes", JSON, nullable=False),
    Column("status", Integer),
    Column("external", Boolean, nullable=False),
    Column("sha256", Text),
    Column("fetched_at", UtcTime),
    Column("times", JSON(none_as_null=True)),
    Column("landed", Text),
    Column("words", Text),
)

searches = Table(
    "searches",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("title", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("found", Boolean),
    Column("sha256", Text),
    Column("fetched_at", UtcTime),
    Column("note", Text, nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("what", Text, primary_key=True),
)

"""The tables that judgement writes: replaced as a whole by each ``zwgk score``."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, Table, Text

from audit.store.metadata import metadata
from audit.store.types import ExactDecimal

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("weight", ExactDecimal, nullable=False),
    Column("lost", ExactDecimal, nullable=False),
    Column("evidence", JSON, nullable=False),
    Index("ix_findings_agency", "agency", "id"),
)

indicator_scores = Table(
    "indicator_scores",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("indicator", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("dimension", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("points", ExactDecimal, nullable=False),
    Column("lost", ExactDecimal, nullable=False),
    Column("gained", ExactDecimal, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("formula", Text, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("group", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("rank", Integer),
    Column("score", ExactDecimal),
    Column("grade", Text, nullable=False),
    Column("performance_points", ExactDecimal),
    Column("raw_score", ExactDecimal, nullable=False),
    Column("column_coverage", ExactDecimal),
    Column("completeness", ExactDecimal),
    Column("timeliness", ExactDecimal),
    Column("checked", ExactDecimal, nullable=False),
    Column("not_applicable_points", ExactDecimal, nullable=False),
    Column("unavailable", Integer, nullable=False),
    Column("manual", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("vetoes", JSON, nullable=False),
    Column("bonus", ExactDecimal, nullable=False),
    Column("formula", Text, nullable=False),
)

repairs = Table(
    "repairs",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("indicator", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("gain", ExactDecimal, nullable=False),
    Column("score_after", ExactDecimal),
    Column("rank_after", Integer),
    Column("action", Text, nullable=False),
)

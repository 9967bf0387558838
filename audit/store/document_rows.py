"""Translation between tables of documents, lines of the evidence sheet and their database rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from audit.model import Statement, Table
from audit.store.rows import Values, clean


def tables_json(tables: Iterable[Table]) -> list[list[Any]]:
    """Tables as JSON rows."""
    return [
        [[[clean(cell) for cell in row] for row in t.rows], clean(t.title), clean(t.url), t.sha256, t.page]
        for t in tables
    ]


def tables_from(values: Iterable[list[Any]]) -> tuple[Table, ...]:
    """Tables from JSON rows."""
    return tuple(
        Table(tuple(map(tuple, rows)), title, url, sha256, page) for rows, title, url, sha256, page in values
    )


def statement_row(statement: Statement, ordinal: int) -> Values:
    """A row of ``statements``."""
    return {
        "agency": statement.agency,
        "item": statement.item,
        "ordinal": ordinal,
        "period": clean(statement.period),
        "value": clean(statement.value),
        "unit": clean(statement.unit),
        "author": clean(statement.author),
        "day": statement.day,
        "proof": clean(statement.proof),
        "sha256": statement.sha256,
        "note": clean(statement.note),
        "decision": clean(statement.decision),
        "reviewer": clean(statement.reviewer),
    }


def statement_from(row: Row[Any]) -> Statement:
    """A statement from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Statement(
        m["agency"],
        m["item"],
        m["period"],
        m["value"],
        m["unit"],
        m["author"],
        m["day"],
        m["proof"],
        m["sha256"],
        m["note"],
        m["decision"],
        m["reviewer"],
    )

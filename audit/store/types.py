"""How Python values lie in the database: UTC times, exact decimals."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as ISO text in UTC: SQLite's own type would hand back a naive one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # the protocol's argument
        """To text."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # the protocol's argument
        """From text."""
        return None if value is None else datetime.fromisoformat(value)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept digit by digit as text: a score must not change by being stored.

    Given as a decimal or already as its text.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # the protocol's argument
        """To text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  # the protocol's argument
        """From text."""
        return None if value is None else Decimal(value)


def from_json(text: str | bytes) -> Any:
    """The value of a JSON column; most of them are empty lists, of which a record has several."""
    return [] if text == "[]" else json.loads(text)

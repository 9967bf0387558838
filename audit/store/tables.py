"""Running statements against the workspace's database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, Select, Table, insert


class Tables:
    """A database and the two things done with it everywhere: append rows, read rows."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    def _append(self, table: Table, values: list[dict[str, Any]]) -> None:
        if not values:
            return
        with self.engine.begin() as connection:
            connection.execute(insert(table), values)

    def _rows(self, statement: Select[Any]) -> Iterator[Any]:
        with self.engine.connect() as connection:
            yield from connection.execute(statement).all()

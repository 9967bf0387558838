"""Facts: what narrowing leaves."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from rules.facts import Facts

BY_COLUMN = {"columns", "records", "statements"}


def test_narrowing_to_everything_leaves_everything_also_what_is_added_later() -> None:
    given: dict[str, Any] = {
        field.name: {"policy": ("policy",)} if field.name in BY_COLUMN else (field.name,)
        for field in fields(Facts)
    }
    assert Facts(**given).narrowed(["policy"]) == Facts(**given)


def test_narrowing_leaves_only_what_was_asked_for() -> None:
    given: dict[str, Any] = {field.name: (field.name,) for field in fields(Facts)}
    given |= {name: {"policy": (), "news": ()} for name in BY_COLUMN}
    narrow = Facts(**given).narrowed(["news"], pages=False, links=False, items=["news"])
    assert list(narrow.columns) == list(narrow.records) == list(narrow.statements) == ["news"]
    left: dict[str, Any] = {name: getattr(narrow, name) for name in ("pages", "links", "probes")}
    assert left == {"pages": (), "links": (), "probes": ("probes",)}

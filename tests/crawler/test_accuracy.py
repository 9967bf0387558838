"""How well the labelled pages are read: floors under what is reached, by the evaluation's own scoring."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from zwgk.inspect import inspect_document

SUFFIXES = {".html", ".xml", ".json", ".jsp"}


def evaluation(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", shared / "pages" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(shared: Path, folder: Path) -> Mapping[str, Any]:
    evaluate = evaluation(shared)
    given = {
        path.name: inspect_document(str(path)) for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES
    }
    pages = [evaluate.Page(row, given.get(row["file"])) for row in evaluate.read(folder / "index.jsonl")]
    result: Mapping[str, Any] = evaluate.score(pages, evaluate.SINGLE + evaluate.MANY)
    return result


@pytest.fixture(name="measured", scope="module")
def _measured(shared: Path) -> Mapping[str, Any]:
    return scores(shared, shared / "pages")


@pytest.mark.parametrize(
    ("field", "accuracy", "false"),
    [
        ("title", 0.99, 0),
        ("published", 0.99, 0),
        ("issued", 0.95, 0),
        ("doc_number", 0.95, 0),
        ("index_number", 0.95, 0),
        ("source", 0.95, 0),
        ("kind", 0.98, 1),
        ("encoding", 1.0, 0),
        ("next_page", 0.95, 0),
    ],
)
def test_single_values_are_right_and_never_invented(
    measured: Mapping[str, Any], field: str, accuracy: float, false: int
) -> None:
    assert measured[field]["accuracy"] >= accuracy
    assert measured[field]["false"] <= false


@pytest.mark.parametrize(("field", "floor"), [("attachments", 0.99), ("records", 0.99), ("navigation", 0.98)])
def test_lists_of_values_are_complete(measured: Mapping[str, Any], field: str, floor: float) -> None:
    found = measured[field]
    assert found.get("f1", found["recall"]) >= floor


def test_dates_and_titles_of_records_are_right(measured: Mapping[str, Any]) -> None:
    assert measured["records"]["title_accuracy"] >= 0.99
    assert measured["records"]["date_accuracy"] >= 0.99


def test_the_pages_of_a_live_site_are_read_without_a_false_value(shared: Path) -> None:
    found = scores(shared, shared / "pages" / "pingtan")
    for field in ("title", "published", "issued", "doc_number", "index_number", "source", "kind", "encoding"):
        assert found[field]["false"] == 0, field
        assert found[field]["missing"] == 0, field
    assert found["records"]["f1"] == 1.0

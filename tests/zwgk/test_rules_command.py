"""`zwgk rules`: what covers the catalogue, what each rule says, and where it is used."""

from __future__ import annotations

import json
import unicodedata

import pytest

from audit.catalogue import load_catalogue
from audit.model import Dimension, Indicator
from rules.runner import load_rules
from zwgk.cli import _guarded
from zwgk.usage import labelled_cases, places, shipped_systems

Capture = pytest.CaptureFixture[str]


def shown(capsys: Capture, *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert _guarded([*arguments]) == code
    return capsys.readouterr().out


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)


def test_every_row_of_the_catalogue_has_its_place() -> None:
    assert [place.entry.id for place in places(shipped_systems()) if place.missing] == []


def test_every_row_that_a_rule_judges_is_tested() -> None:
    """A sheet's rows have the importing rule's own tests."""
    assert [place.entry.id for place in places(shipped_systems()) if place.rules and not place.tested] == []


def test_the_coverage_ends_with_nought_and_tells_each_rows_place(capsys: Capture) -> None:
    rows = json.loads(shown(capsys, "rules", "coverage", "--json"))
    assert [row["id"] for row in rows] == list(load_catalogue())
    by_id = {row["id"]: row for row in rows}
    assert by_id["W-V3"]["rules"] == ["home_updated"]
    assert by_id["W-V3"]["systems"] == sorted({use["system"] for use in by_id["W-V3"]["uses"]})
    assert by_id["W-V3"]["tested"]
    assert by_id["W-V3"]["mode"] == "A"
    assert not by_id["RC-05"]["missing"], "appeals are the procedure's own"


def test_the_coverage_as_text_names_every_row_and_counts(capsys: Capture) -> None:
    text = shown(capsys, "rules", "coverage")
    assert all(f"\n{identity} " in text for identity in load_catalogue())
    assert "已落实" in text
    assert max(map(width, text.splitlines())) <= 130


def test_only_what_is_missing_can_be_asked_for(capsys: Capture) -> None:
    missing = [place.entry.id for place in places(shipped_systems()) if place.missing]
    rows = json.loads(shown(capsys, "rules", "coverage", "--missing", "--json", code=1 if missing else 0))
    assert [row["id"] for row in rows] == missing


def test_a_row_that_no_indicator_names_is_missing() -> None:
    place = next(place for place in places(()) if place.entry.id == "SD-040")
    assert (place.missing, place.rules, place.tested) == (True, (), False)


def test_a_row_that_is_only_asked_for_is_told_from_one_that_is_looked_at() -> None:
    [system, *_] = shipped_systems()
    row = Indicator("X", "填报", Dimension.NORMS, "imported_item", system.total, ("SD-040", "SD-010"), "依据")
    found = {place.entry.id: place for place in places((_with(system, row),))}
    assert found["SD-040"].only_imported
    assert not found["SD-010"].only_imported, "the catalogue itself wants it imported"


def _with(system: object, row: Indicator) -> object:
    from dataclasses import replace

    return replace(system, indicators=(row,))  # type: ignore[type-var]


def test_the_cases_that_users_are_shown_mark_the_look_alikes() -> None:
    cases = labelled_cases()
    assert set(cases) <= set(load_rules()), "run make docs"
    assert all(any(case.look_alike for case in found) for found in cases.values())


def test_the_list_names_every_rule_with_its_rows_and_systems(capsys: Capture) -> None:
    rows = {row["id"]: row for row in json.loads(shown(capsys, "rules", "list", "--json"))}
    assert set(rows) == set(load_rules())
    assert "key-tasks-2026" in rows["column_present"]["systems"]
    text = shown(capsys, "rules", "list")
    assert all(f"\n{name} " in text for name in rows)


def test_a_rule_is_shown_whole(capsys: Capture) -> None:
    text = shown(capsys, "rules", "show", "column_updated")
    for heading in ("要求：", "依据：", "认定：", "不适用：", "整改：", "参数：", "采用：", "用例："):
        assert f"\n{heading}" in text
    assert "days（int，必填）" in text or "days（int，默认" in text
    data = json.loads(shown(capsys, "rules", "show", "column_updated", "--json"))
    assert data["requirement"]
    assert {parameter["name"] for parameter in data["parameters"]} >= {"column", "days"}
    assert all(use["rule"] == "column_updated" for use in data["uses"])
    assert any(case["look_alike"] for case in data["cases"])


def test_an_unknown_rule_is_answered_with_the_nearest(capsys: Capture) -> None:
    assert _guarded(["rules", "show", "column_update"]) == 2
    assert "您是不是想写“column_updated”？" in capsys.readouterr().err


def test_a_row_of_the_catalogue_is_shown_with_what_stands_for_it(capsys: Capture) -> None:
    text = shown(capsys, "rules", "entry", "w-v3")
    assert "首页两周内有更新" in text
    assert "规则 home_updated" in text
    assert json.loads(shown(capsys, "rules", "entry", "W-V3", "--json"))["penalty"] == ["veto"]
    assert _guarded(["rules", "entry", "SD-999"]) == 2

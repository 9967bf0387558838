"""The rules' own error rates (`make accuracy`): what counts as right, missed and wrong, and the page."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from rules.runner import load_rules

BENCHMARKS = Path(__file__).resolve().parent.parent.parent / "benchmarks"


@pytest.fixture(name="verdicts")
def _verdicts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("rule_verdicts")


def test_no_rule_accuses_wrongly_or_overlooks_a_fault_in_its_table_of_cases(verdicts: ModuleType) -> None:
    source = verdicts.from_cases()

    assert len(source.tallies) > 60
    assert source.slips == []
    for rule, tally in source.tallies.items():
        assert tally.alike > 0, rule
        assert tally.precision in {None, 1.0}
        assert tally.recall in {None, 1.0}


def test_an_accusation_too_many_or_too_few_is_counted_and_told(verdicts: ModuleType) -> None:
    source = verdicts.Source("x")
    source.judged("a", "three faults, two found", 3, 2)
    source.judged("a", "no fault, one found", 0, 1, alike=True)
    tally = source.of("a")

    assert (tally.cases, tally.innocent, tally.alike) == (2, 1, 1)
    assert (tally.right, tally.missed, tally.wrong) == (2, 1, 1)
    assert (tally.precision, tally.recall) == (2 / 3, 2 / 3)
    assert len(source.slips) == 2


def test_what_a_person_said_of_an_accusation_decides_and_what_nobody_read_counts_nowhere(
    verdicts: ModuleType,
) -> None:
    hand = {("a", "/1"): "right", ("a", "/2"): "right", ("b", "/1"): "arguable", ("c", ""): "wrong"}
    source = verdicts.held_against_hand([("a", "/1"), ("b", "/1"), ("c", "/9"), ("d", "/1")], hand)

    assert source.unread == ["d /1"]
    assert (source.of("a").right, source.of("a").missed) == (1, 1)
    assert (source.of("b").arguable, source.of("b").precision) == (1, None)
    assert source.of("c").wrong == 1


def test_a_false_accusation_that_was_mended_counts_as_a_case_of_innocence(verdicts: ModuleType) -> None:
    source = verdicts.held_against_hand([], {("c", ""): "wrong"})

    assert (source.of("c").innocent, source.of("c").wrong) == (1, 0)


def test_the_real_annual_reports_come_out_as_reckoned_by_hand(shared: Path, verdicts: ModuleType) -> None:
    source = verdicts.from_pingtan()

    assert source.slips == []
    assert source.of("annual_report_identities_hold").cases == 24


def test_the_labels_read_by_hand_are_of_rules_that_exist(verdicts: ModuleType) -> None:
    hand = verdicts.hand_read()

    assert {rule for rule, _ in hand} <= set(load_rules())
    assert set(hand.values()) == {"right", "arguable", "wrong"}


def test_the_page_says_for_every_rule_how_many_cases_stand_behind_its_numbers(verdicts: ModuleType) -> None:
    page = importlib.import_module("rule_accuracy_page")
    source = verdicts.Source("用例表")
    source.judged("column_present", "one", 1, 1)
    source.judged("column_present", "two", 0, 1, alike=True)
    text = page.page(
        [source, verdicts.Source("柘城", absent="参考数据不在旁边")], tuple(load_rules().values())
    )

    assert "| `column_present` | 2 | 1（1） | 1 | 1 | 0 | 1 | 0 | 50.0 % |" in text
    assert "不是独立样本" in text
    assert "柘城：参考数据不在旁边" in text
    assert all(f"`{rule}`" in text for rule in load_rules())

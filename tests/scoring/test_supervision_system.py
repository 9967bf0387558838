"""The table of what offices state and prove: nothing that nobody can see is without a place."""

from __future__ import annotations

import pytest

from audit.catalogue import load_catalogue
from audit.evidence_items import load_items
from audit.model import IndicatorKind, IndicatorSystem
from rules.parameters import coerce
from rules.runner import load_rules
from scoring.system import load_system

RULES = load_rules()


@pytest.fixture(name="system", scope="module")
def _system() -> IndicatorSystem:
    return load_system("supervision-2026", {name: rule.spec for name, rule in RULES.items()})


def test_every_requirement_that_is_imported_has_a_place(system: IndicatorSystem) -> None:
    unseen = {row.id for row in load_catalogue().values() if "M" in row.mode}

    assert unseen - {identity for row in system.indicators for identity in row.catalogue} == set()


def test_an_indicator_asks_for_an_item_that_it_cites_and_of_whom_it_binds(system: IndicatorSystem) -> None:
    items = load_items()
    for row in system.indicators:
        if row.rule != "imported_item":
            continue
        for kind in row.applies_to:
            item = str(coerce(row.parameters_for(kind), RULES[row.rule].spec)["item"])
            assert item in row.catalogue, row.id
            assert kind in items[item].applies, (row.id, kind)


def test_what_the_documents_only_list_takes_no_points(system: IndicatorSystem) -> None:
    catalogue = load_catalogue()
    listed = {row.id for row in catalogue.values() if [str(p) for p in row.penalties] == ["list"]}
    scored = {
        identity for row in system.indicators if row.kind is IndicatorKind.SCORE for identity in row.catalogue
    }

    # TL-31 is the day from which TL-33 is counted, TL-48 the law behind the trainings of SD-009.
    assert scored & listed <= {"TL-31", "TL-48"}

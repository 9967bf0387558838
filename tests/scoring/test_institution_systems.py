"""The tables for schools, hospitals, utilities, villages, and for the 26 fields: whom they bind and how."""

from __future__ import annotations

from decimal import Decimal

import pytest

from audit.catalogue import load_catalogue
from audit.evidence_items import load_items
from audit.grassroots import load_fields
from audit.model import FUNCTION_COLUMNS, AgencyKind, IndicatorKind, IndicatorSystem, RuleSpec
from rules.parameters import coerce
from rules.requirements import columns_of
from rules.runner import load_rules
from scoring.system import load_system, points_of_kind

RULES = load_rules()
BODIES = (AgencyKind.SCHOOL, AgencyKind.HOSPITAL, AgencyKind.UTILITY)


@pytest.fixture(name="institutions", scope="module")
def _institutions(specs: dict[str, RuleSpec]) -> IndicatorSystem:
    return load_system("institutions", specs)


@pytest.fixture(name="fields", scope="module")
def _fields(specs: dict[str, RuleSpec]) -> IndicatorSystem:
    return load_system("grassroots-26-fields", specs)


@pytest.fixture(name="specs", scope="module")
def _specs() -> dict[str, RuleSpec]:
    return {name: rule.spec for name, rule in RULES.items()}


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_is_judged_by_a_hundred_points_of_its_own(
    institutions: IndicatorSystem, kind: AgencyKind
) -> None:
    assert points_of_kind(institutions, kind) == 100


def test_each_body_is_looked_for_in_its_own_column(institutions: IndicatorSystem) -> None:
    own = {AgencyKind.SCHOOL: "school", AgencyKind.HOSPITAL: "hospital", AgencyKind.UTILITY: "disclosure"}
    for row in institutions.indicators:
        if row.kind is not IndicatorKind.SCORE or not set(BODIES) <= row.applies_to:
            continue
        for kind in BODIES:
            rule = RULES[row.rule]
            named = [c for c, _ in columns_of(rule.requires, coerce(row.parameters_for(kind), rule.spec))]
            strangers = set(own.values()) - {own[kind], "disclosure"}
            assert not strangers & set(named), (row.id, kind)


def test_what_schools_and_hospitals_must_show_is_all_there(institutions: IndicatorSystem) -> None:
    [row] = [row for row in institutions.indicators if row.id == "E03"]
    counts = {kind: len(row.parameters_for(kind)["parts"]) for kind in BODIES}  # type: ignore[arg-type]  # a list

    assert counts == {AgencyKind.SCHOOL: 7, AgencyKind.HOSPITAL: 8, AgencyKind.UTILITY: 5}


def test_party_rows_take_no_points_and_nothing_missing_there_accuses(institutions: IndicatorSystem) -> None:
    party = [row for row in institutions.indicators if AgencyKind.PARTY in row.applies_to]

    assert len(party) >= 6
    assert all(row.kind is IndicatorKind.LIST for row in party)


def test_the_catalogues_section_on_public_bodies_is_claimed_whole(institutions: IndicatorSystem) -> None:
    claimed = {entry for row in institutions.indicators for entry in row.catalogue}
    section = {entry for entry in load_catalogue() if "SD-230" <= entry <= "SD-272"}

    assert section - claimed == set()
    assert {"TL-55", "DL-27", "SD-133", "SD-035"} <= claimed


def test_an_imported_row_asks_whom_the_evidence_sheet_asks(institutions: IndicatorSystem) -> None:
    for row in institutions.indicators:
        if row.rule == "imported_item":
            assert row.applies_to == load_items()[str(row.parameters["item"])].applies, row.id
            assert row.kind is IndicatorKind.LIST


@pytest.mark.parametrize("rule", ["field_catalogue_published", "field_kept_up"])
def test_every_field_has_its_row(fields: IndicatorSystem, rule: str) -> None:
    rows = [row for row in fields.indicators if row.rule == rule]

    assert [row.parameters["field"] for row in rows] == list(load_fields())
    assert len({row.points for row in rows}) == 1


def test_a_missing_catalogue_costs_half_as_much_again_as_a_field_gone_stale(fields: IndicatorSystem) -> None:
    worth = {row.rule: row.points for row in fields.indicators}

    assert worth["field_catalogue_published"] / worth["field_kept_up"] == Decimal("1.5")


def test_townships_owe_only_the_fields_that_they_share(fields: IndicatorSystem) -> None:
    shared = {field.id for field in load_fields().values() if field.township}
    for row in fields.indicators:
        if "field" in row.parameters:
            assert (AgencyKind.TOWNSHIP in row.applies_to) == (row.parameters["field"] in shared), row.id


def test_a_department_is_asked_for_a_field_only_by_its_function(fields: IndicatorSystem) -> None:
    for row in fields.indicators:
        if AgencyKind.DEPARTMENT in row.applies_to and "own" in row.parameters:
            [own] = row.parameters["own"]  # type: ignore[misc]  # a list of one column
            assert own not in FUNCTION_COLUMNS or row.function == own, row.id

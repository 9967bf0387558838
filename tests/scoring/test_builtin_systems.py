"""Every table that comes with the program: it loads, adds up, cites what exists, fits the real rules."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from audit.catalogue import load_catalogue
from audit.model import AgencyKind, Dimension, IndicatorKind, IndicatorSystem, RuleSpec
from rules.runner import load_rules
from scoring.system import builtin_systems, load_system, points_of_kind, warnings


@pytest.fixture(name="specs", scope="module")
def _specs() -> dict[str, RuleSpec]:
    return {name: rule.spec for name, rule in load_rules().items()}


@pytest.fixture(name="system", params=builtin_systems())
def _system(request: pytest.FixtureRequest, specs: dict[str, RuleSpec]) -> IndicatorSystem:
    return load_system(str(request.param), specs)


@pytest.fixture(name="key_tasks")
def _key_tasks(specs: dict[str, RuleSpec]) -> IndicatorSystem:
    return load_system("key-tasks-2026", specs)


def test_a_built_in_table_fits_the_rules_and_needs_no_warning(system: IndicatorSystem) -> None:
    told = [warning for warning in warnings(system) if not warning.startswith("没有适用于")]
    assert told == []


def test_the_key_tasks_leave_no_kind_of_body_out(key_tasks: IndicatorSystem) -> None:
    assert warnings(key_tasks) == ()


def test_a_built_in_table_cites_requirements_that_exist(system: IndicatorSystem) -> None:
    cited = {entry for indicator in system.indicators for entry in indicator.catalogue}
    assert cited - set(load_catalogue()) == set()


def test_a_built_in_table_is_told_apart_by_its_file_name(system: IndicatorSystem) -> None:
    assert system.id in builtin_systems()


def test_the_key_tasks_are_shared_out_as_the_catalogue_proposes(key_tasks: IndicatorSystem) -> None:
    shares = {
        dimension: sum(
            row.points
            for row in key_tasks.indicators
            if row.dimension is dimension and row.kind is IndicatorKind.SCORE
        )
        for dimension in Dimension
    }
    assert shares == {
        Dimension.COVERAGE: 25,
        Dimension.COMPLETENESS: 30,
        Dimension.TIMELINESS: 25,
        Dimension.NORMS: 10,
        Dimension.INTERACTION: 10,
    }


def test_the_key_tasks_apply_nearly_whole_to_portals_and_departments(key_tasks: IndicatorSystem) -> None:
    """The rest are rows of one kind only: the matters of article 21, a department's budget tables."""
    assert points_of_kind(key_tasks, AgencyKind.PORTAL) >= 90
    assert points_of_kind(key_tasks, AgencyKind.DEPARTMENT) >= 90
    assert points_of_kind(key_tasks, AgencyKind.TOWNSHIP) >= 55


def test_every_kind_of_body_finds_something_that_applies(key_tasks: IndicatorSystem) -> None:
    """Few rows for schools and villages: those have a table of their own (institutions)."""
    assert all(points_of_kind(key_tasks, kind) >= 7 for kind in AgencyKind)


def test_the_tables_together_use_every_rule(specs: dict[str, RuleSpec]) -> None:
    tables = [load_system(name, specs) for name in builtin_systems()]
    assert set(specs) - {indicator.rule for table in tables for indicator in table.indicators} == set()


def test_the_annual_report_table_is_for_those_who_owe_a_report(specs: dict[str, RuleSpec]) -> None:
    table = load_system("annual-report", specs)
    owing = {AgencyKind.PORTAL, AgencyKind.DEPARTMENT, AgencyKind.TOWNSHIP}
    assert all(row.applies_to <= owing for row in table.indicators)
    assert all(points_of_kind(table, kind) >= 95 for kind in owing)


def test_the_annual_report_table_claims_the_catalogues_whole_section(specs: dict[str, RuleSpec]) -> None:
    table = load_system("annual-report", specs)
    claimed = {entry for row in table.indicators for entry in row.catalogue}
    section = {entry for entry in load_catalogue() if re.fullmatch(r"AR-\d\d|T1-\d|[IJ]\d", entry)}
    assert section - claimed == set()
    assert {"TL-49", "TL-50", "SD-024", "SD-044", "SD-046", "SD-049", "SD-050", "GF-04", "GF-05"} <= claimed


def test_vetoes_of_the_inspection_bind_portals_and_departments(key_tasks: IndicatorSystem) -> None:
    vetoes = {row.catalogue[0]: row for row in key_tasks.indicators if row.kind is IndicatorKind.VETO}
    assert set(vetoes) == {"W-V3", "W-V4"}
    for veto in vetoes.values():
        assert veto.applies_to == {AgencyKind.PORTAL, AgencyKind.DEPARTMENT}


def test_townships_are_not_held_to_the_departments_deadline(key_tasks: IndicatorSystem) -> None:
    """条例 49 binds departments (31 January) and governments (31 March), nobody else (catalogue §11, 15)."""
    [row] = [row for row in key_tasks.indicators if row.rule == "annual_report_published_on_time"]
    assert row.applies_to == {AgencyKind.PORTAL, AgencyKind.DEPARTMENT}


def test_dead_links_cannot_drown_a_score(key_tasks: IndicatorSystem) -> None:
    """国办秘函〔2019〕19号 caps them at one point (catalogue §11, 7)."""
    [row] = [row for row in key_tasks.indicators if row.rule == "home_links_alive"]
    assert row.points <= 1


def test_the_bonus_opens_above_eighty_and_ends_at_five(key_tasks: IndicatorSystem) -> None:
    assert (key_tasks.bonus_gate, key_tasks.bonus_cap) == (80, 5)
    assert key_tasks.performance.share >= Decimal("0.04")

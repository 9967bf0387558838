"""What verdicts may lead to: only what was proved counts, and never more than a proposal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from audit.catalogue import load_catalogue
from audit.model import (
    Dimension,
    Evidence,
    Finding,
    Grade,
    Indicator,
    IndicatorKind,
    IndicatorSystem,
    Outcome,
)
from scoring.accountability import CLAUSES, FIRST_TIER, SECOND_TIER, suggestions


def an_indicator(identity: str, *catalogue: str, kind: IndicatorKind = IndicatorKind.SCORE) -> Indicator:
    return Indicator(
        identity, identity, Dimension.TIMELINESS, "rule", Decimal(5), catalogue, "依据", kind=kind
    )


SYSTEM = IndicatorSystem(
    "t",
    "测试",
    2026,
    "依据",
    Decimal(100),
    (Grade("合格", Decimal(0)),),
    (
        an_indicator("T02", "TL-26", "DL-11"),
        an_indicator("C01", "SD-040"),
        an_indicator("R04", "TL-51"),
        an_indicator("J01", "DL-10", kind=IndicatorKind.BONUS),
        an_indicator("L01", "TL-26", kind=IndicatorKind.LIST),
        an_indicator("V05", "W-V5", kind=IndicatorKind.VETO),
    ),
)


def a_finding(indicator: str, outcome: Outcome = Outcome.FAIL, reason: str = "超期 3 个工作日") -> Finding:
    return Finding(outcome, reason, (Evidence("http://a.example/1"),), agency="a1", indicator=indicator)


def test_a_late_document_may_fulfil_the_clause_on_time_limits() -> None:
    (suggestion,) = suggestions([a_finding("T02")], SYSTEM)

    assert suggestion.clause.startswith("（四）")
    assert (suggestion.tier, suggestion.count, suggestion.indicators) == (FIRST_TIER, 1, ("T02",))
    assert suggestion.reasons == ("超期 3 个工作日",)
    assert suggestion.agency == "a1"


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.FAIL])
def test_what_was_not_proved_leads_to_nothing(outcome: Outcome) -> None:
    assert suggestions([a_finding("T02", outcome)], SYSTEM) == ()


@pytest.mark.parametrize("indicator", ["C01", "J01", "L01"])
def test_a_missing_column_a_bonus_and_a_hint_lead_to_nothing(indicator: str) -> None:
    assert suggestions([a_finding(indicator)], SYSTEM) == ()


def test_the_second_tier_is_proposed_for_many_and_for_a_veto_and_nothing_beyond() -> None:
    many = [a_finding("T02") for _ in range(10)]

    assert [s.tier for s in suggestions(many[:9], SYSTEM)] == [FIRST_TIER]
    assert [s.tier for s in suggestions(many, SYSTEM)] == [SECOND_TIER]
    assert [s.tier for s in suggestions([a_finding("V05")], SYSTEM)] == [SECOND_TIER]
    assert [s.tier for s in suggestions(many * 100, SYSTEM)] == [SECOND_TIER]


def test_clauses_come_in_the_order_of_the_rules() -> None:
    found = suggestions([a_finding("R04"), a_finding("T02")], SYSTEM)

    assert [suggestion.clause[:3] for suggestion in found] == ["（四）", "（五）"]


def test_clauses_name_requirements_that_exist() -> None:
    named = {identity for clause in CLAUSES for identity in clause.catalogue}

    assert named - set(load_catalogue()) == set()

"""Laws of the arithmetic that must hold for every table and every set of findings."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import Dimension, Finding, Grade, Indicator, IndicatorKind, IndicatorSystem, Outcome
from scoring.audit_scores import score_audit
from scoring.figures import exact
from scoring.score import AgencyScores, score_agency

if TYPE_CHECKING:
    from conftest import Build

LAWS = settings(
    max_examples=150,
    deadline=None,
    # The guard against the network is wanted once, not anew for every example.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CENTS = st.integers(1, 1000).map(lambda cents: Decimal(cents) / 100)
WEIGHTS = st.sampled_from([Decimal(1), Decimal(1), Decimal("0.5"), Decimal("2.5")])


@dataclass(frozen=True)
class Case:
    system: IndicatorSystem
    findings: tuple[Finding, ...]


@st.composite
def tables(draw: st.DrawFn, least: int = 1) -> tuple[Indicator, ...]:
    rows = []
    for number in range(draw(st.integers(least, 6))):
        points = draw(CENTS)
        cap = draw(st.none() | CENTS.map(lambda value, points=points: min(value, points)))
        per = draw(st.none() | CENTS.map(lambda value, most=cap or points: min(value, most)))
        dimension = draw(st.sampled_from(list(Dimension)))
        rows.append(
            Indicator(
                f"R{number}", "名", dimension, "r", points, ("SD-001",), "条例", per_finding=per, cap=cap
            )
        )
    rows += [
        Indicator(f"J{number}", "加", Dimension.NORMS, "r", draw(CENTS), (), "", kind=IndicatorKind.BONUS)
        for number in range(draw(st.integers(0, 2)))
    ]
    return tuple(rows)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    rows = draw(tables())
    findings = [
        Finding(outcome, "理由", weight=draw(WEIGHTS), indicator=row.id)
        for row in rows
        for outcome in draw(st.lists(st.sampled_from(list(Outcome)), min_size=1, max_size=5))
    ]
    return Case(_system(rows), tuple(findings))


def _system(rows: tuple[Indicator, ...]) -> IndicatorSystem:
    total = sum((row.points for row in rows if row.kind is IndicatorKind.SCORE), Decimal(0))
    grades = (Grade("优秀", Decimal(90)), Grade("不合格", Decimal(0)))
    return IndicatorSystem("t", "表", 2026, "条例", total, grades, rows)


def _score(build: Build, case: Case) -> AgencyScores:
    return score_agency(build.agency(), case.findings, case.system)


@LAWS
@given(case=cases())
def test_what_is_lost_and_gained_makes_up_the_points(build: Build, case: Case) -> None:
    result = _score(build, case)
    for row in result.indicator_scores:
        assert 0 <= row.gained <= row.points
        if row.kind is IndicatorKind.SCORE and row.outcome is not Outcome.NOT_APPLICABLE:
            assert row.lost + row.gained == row.points
        else:
            assert row.lost == 0
        own = [finding.lost for finding in result.findings if finding.indicator == row.indicator]
        assert sum(own, Decimal(0)) == row.lost
    charged = {finding.outcome for finding in result.findings if finding.lost}
    assert charged <= {Outcome.FAIL}


@LAWS
@given(case=cases())
def test_every_score_lies_within_its_bounds(build: Build, case: Case) -> None:
    score = _score(build, case).score
    assert 0 <= score.checked <= 1
    assert 0 <= score.bonus <= case.system.bonus_cap
    assert (score.score is None) == (score.checked == 0)
    if score.score is not None:
        assert 0 <= score.score - score.bonus <= 100
        assert score.bonus == 0 or score.score - score.bonus > case.system.bonus_gate
    for dimension in (score.column_coverage, score.completeness, score.timeliness):
        assert dimension is None or 0 <= dimension <= 100


@LAWS
@given(case=cases())
def test_the_redistribution_formula_holds(build: Build, case: Case) -> None:
    result = _score(build, case)
    if result.score.score is None:
        return
    applicable = case.system.total - result.score.not_applicable_points
    base = Fraction(result.score.raw_score) / Fraction(applicable) * 100
    assert result.score.score == exact(base + Fraction(result.score.bonus))


@LAWS
@given(case=cases(), data=st.data())
def test_a_further_fail_never_raises_the_score(build: Build, case: Case, data: st.DataObject) -> None:
    before = _score(build, case)
    applicable = [r.indicator for r in before.indicator_scores if r.outcome is not Outcome.NOT_APPLICABLE]
    if not applicable:
        return
    fail = Finding(
        Outcome.FAIL, "又一处", weight=data.draw(WEIGHTS), indicator=data.draw(st.sampled_from(applicable))
    )
    after = _score(build, Case(case.system, (*case.findings, fail)))
    assert after.score.raw_score <= before.score.raw_score
    if before.score.score is not None:
        assert after.score.score is not None
        assert after.score.score <= before.score.score


@LAWS
@given(case=cases(), seed=st.integers(0, 1000))
def test_the_order_of_the_findings_does_not_matter(build: Build, case: Case, seed: int) -> None:
    shuffled = list(case.findings)
    random.Random(seed).shuffle(shuffled)
    one, other = _score(build, case), _score(build, Case(case.system, tuple(shuffled)))
    assert one.indicator_scores == other.indicator_scores
    assert one.score == other.score


@LAWS
@given(case=cases())
def test_every_formula_of_points_can_be_redone_by_hand(build: Build, case: Case) -> None:
    for row in _score(build, case).indicator_scores:
        if row.kind is IndicatorKind.SCORE and row.outcome is not Outcome.NOT_APPLICABLE:
            left, right = build.redo(row.formula)
            assert left == right == Fraction(row.gained)


@LAWS
@given(case=cases())
def test_every_formula_of_a_total_can_be_redone_by_hand(build: Build, case: Case) -> None:
    score = _score(build, case).score
    if score.score is None:
        return
    base = next(part for part in score.formula.split("；") if "÷" in part)
    left, right = build.redo(base)
    assert abs(left - right) < Fraction(1, 10_000)
    assert abs(left + Fraction(score.bonus) - Fraction(score.score)) < Fraction(1, 10**20)


@LAWS
@given(case=cases())
def test_a_repair_gains_what_scoring_anew_would_give(build: Build, case: Case) -> None:
    """The plan's short cut agrees with turning the fails into a pass and scoring all over again."""
    audit = score_audit([build.agency()], {"a1": case.findings}, case.system, {})
    before = audit.scores[0].score or Decimal(0)
    for repair in audit.repairs:
        mended = [f for f in case.findings if f.indicator != repair.indicator]
        mended.append(Finding(Outcome.PASS, "已改", indicator=repair.indicator))
        after = _score(build, Case(case.system, tuple(mended))).score.score
        assert repair.score_after == after
        assert abs(repair.gain - ((after or Decimal(0)) - before)) < Decimal("1e-20")
        assert repair.gain >= 0

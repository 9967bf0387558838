"""From one agency's findings to its points: each indicator, then the total, with its formula.

Only a ``fail`` costs points; what could not be checked costs nothing and is counted as unchecked;
what does not apply leaves the denominator (catalogue §0 总原则 2, §5.2 计分公式).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from audit.model import (
    Agency,
    Dimension,
    Finding,
    Indicator,
    IndicatorKind,
    IndicatorScore,
    IndicatorSystem,
    Outcome,
    Score,
)
from scoring.figures import amount, count, exact
from scoring.total import JUDGED, Tally, counted_bonus, explain, final_score, is_rated, tally

#: The grade of an agency of which too little could be checked.
UNRATED = "未评定"

_ZERO = Decimal(0)
#: Where an indicator has findings of several outcomes, the first of these that occurs is its own.
_PRECEDENCE = (
    Outcome.FAIL,
    Outcome.ERROR,
    Outcome.MANUAL,
    Outcome.UNAVAILABLE,
    Outcome.PASS,
    Outcome.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class AgencyScores:
    """One agency's result: findings with what each cost, indicator scores, a total without rank."""

    agency: Agency
    findings: tuple[Finding, ...]
    indicator_scores: tuple[IndicatorScore, ...]
    score: Score


def score_agency(agency: Agency, findings: Iterable[Finding], system: IndicatorSystem) -> AgencyScores:
    """Score one agency; ``rank`` and ``performance_points`` stay None until the groups are ranked.

    Raises ValueError where a finding belongs to an indicator that ``system`` does not have: such
    findings come from another table and must be judged again.
    """
    given = tuple(findings)
    places: dict[str, list[int]] = {indicator.id: [] for indicator in system.indicators}
    for place, finding in enumerate(given):
        if finding.indicator not in places:
            raise ValueError(f"finding of unknown indicator {finding.indicator!r}: judge again")
        places[finding.indicator].append(place)
    charged = list(given)
    rows: list[IndicatorScore] = []
    for indicator in system.indicators:
        own = [given[place] for place in places[indicator.id]]
        row = score_indicator(agency, indicator, own)
        rows.append(row)
        for place, finding in zip(places[indicator.id], _charge(own, row.lost, indicator), strict=True):
            charged[place] = finding
    sums = tally(rows)
    settled = tuple(_bonus_settled(rows, sums, system))
    return AgencyScores(agency, tuple(charged), settled, _total(agency, settled, sums, system))


def score_indicator(agency: Agency, indicator: Indicator, findings: Sequence[Finding]) -> IndicatorScore:
    """What ``agency`` lost and gained on ``indicator``; a bonus is settled later, with the total.

    An indicator without any finding counts as ``error`` (nobody judged it), or as not applicable
    where it is not meant for such a body.
    """
    outcome = _outcome(agency, indicator, findings)
    lost, formula = _ZERO, ""
    if indicator.kind is IndicatorKind.SCORE:
        weight = sum((f.weight for f in findings if f.outcome is Outcome.FAIL), _ZERO)
        lost, formula = _deduction(indicator, outcome, weight)
    elif indicator.kind is IndicatorKind.VETO:
        formula = "触发单项否决，总分记 0" if outcome is Outcome.FAIL else f"{outcome.label}，未触发单项否决"
    elif indicator.kind is IndicatorKind.LIST:
        formula = f"{outcome.label}，只列示，不计分"
    counts = indicator.kind is IndicatorKind.SCORE and outcome is not Outcome.NOT_APPLICABLE
    return IndicatorScore(
        agency=agency.id,
        indicator=indicator.id,
        name=indicator.name,
        dimension=indicator.dimension,
        kind=indicator.kind,
        points=indicator.points,
        lost=lost,
        gained=indicator.points - lost if counts else _ZERO,
        outcome=outcome,
        formula=formula,
    )


def dimension_score(rows: Iterable[IndicatorScore], dimension: Dimension) -> Decimal | None:
    """The share of a dimension's applicable points that was gained, 0 to 100.

    None where nothing of it applied or nothing of it could be checked: an unread site is not a
    punctual one.
    """
    sums = tally(row for row in rows if row.dimension is dimension)
    return None if sums.base is None else exact(sums.base)


def grade_of(score: Fraction, system: IndicatorSystem) -> str:
    """The grade of an unrounded score, on half-open intervals ``[minimum, next minimum)``."""
    reached = [grade for grade in system.grades if score >= Fraction(grade.minimum)]
    return max(reached, key=lambda grade: grade.minimum).name if reached else lowest_grade(system)


def lowest_grade(system: IndicatorSystem) -> str:
    """The grade that a veto leads to."""
    return min(system.grades, key=lambda grade: grade.minimum).name


def lowest_pass(system: IndicatorSystem) -> str:
    """The grade just above the lowest: what a body gets that is held to vetoes alone and triggers none."""
    ordered = sorted(system.grades, key=lambda grade: grade.minimum)
    return ordered[min(1, len(ordered) - 1)].name


def _clears_vetoes(rows: Iterable[IndicatorScore]) -> bool:
    """Whether every veto that applies was judged and none triggered (国办秘函〔2019〕19号: 合格)."""
    outcomes = {row.outcome for row in rows if row.kind is IndicatorKind.VETO} - {Outcome.NOT_APPLICABLE}
    return outcomes == {Outcome.PASS}


def _outcome(agency: Agency, indicator: Indicator, findings: Sequence[Finding]) -> Outcome:
    if not findings:
        return Outcome.ERROR if agency.kind in indicator.applies_to else Outcome.NOT_APPLICABLE
    present = {finding.outcome for finding in findings}
    return next(outcome for outcome in _PRECEDENCE if outcome in present)


def _deduction(indicator: Indicator, outcome: Outcome, weight: Decimal) -> tuple[Decimal, str]:
    """Points lost and their formula, e.g. ``2.00 − min(2.00, 3×0.50) = 0.50``."""
    points = indicator.points
    if outcome is Outcome.NOT_APPLICABLE:
        return _ZERO, f"不适用，{amount(points)} 分不计入总分"
    if outcome is not Outcome.FAIL:
        note = "" if outcome is Outcome.PASS else f"（{outcome.label}，不扣分）"
        return _ZERO, f"{amount(points)} − 0 = {amount(points)}{note}"
    most = points if indicator.cap is None else min(indicator.cap, points)
    if indicator.per_finding is None:
        return most, f"{amount(points)} − {amount(most)} = {amount(points - most)}"
    lost = min(most, weight * indicator.per_finding)
    times = f"{count(weight)}×{amount(indicator.per_finding)}"
    return lost, f"{amount(points)} − min({amount(most)}, {times}) = {amount(points - lost)}"


def _charge(findings: Sequence[Finding], lost: Decimal, indicator: Indicator) -> Iterable[Finding]:
    """The findings with their share of ``lost``, the first ones first, until it is used up."""
    left = lost
    for finding in findings:
        share = _ZERO
        if finding.outcome is Outcome.FAIL and left:
            whole = left if indicator.per_finding is None else finding.weight * indicator.per_finding
            share = min(left, whole)
            left -= share
        yield finding if finding.lost == share else replace(finding, lost=share)


def _bonus_settled(
    rows: Iterable[IndicatorScore], sums: Tally, system: IndicatorSystem
) -> Iterable[IndicatorScore]:
    """Write into the bonus rows what of them counts, in the table's order, until the cap."""
    left = counted_bonus(sums, system)
    for row in rows:
        if row.kind is not IndicatorKind.BONUS:
            yield row
            continue
        earned = row.points if row.outcome is Outcome.PASS else _ZERO
        share = min(left, earned)
        left -= share
        yield replace(row, gained=share, formula=_bonus_formula(row, share, sums, system))


def _bonus_formula(row: IndicatorScore, share: Decimal, sums: Tally, system: IndicatorSystem) -> str:
    if row.outcome is not Outcome.PASS:
        return f"{row.outcome.label}，不加分"
    if share == row.points:
        return f"加 {amount(share)} 分"
    if sums.vetoes:
        return "触发单项否决，不加分"
    if sums.base is None or sums.base <= Fraction(system.bonus_gate):
        return f"加分前得分未高于 {amount(system.bonus_gate)}，不加分"
    return f"加分合计以 {amount(system.bonus_cap)} 分为限，加 {amount(share)} 分"


def _total(agency: Agency, rows: Sequence[IndicatorScore], sums: Tally, system: IndicatorSystem) -> Score:
    final = final_score(sums, system)
    grade = UNRATED
    if is_rated(sums, system) and final is not None:
        grade = lowest_grade(system) if sums.vetoes else grade_of(final, system)
    elif not sums.applicable and _clears_vetoes(rows):
        grade = lowest_pass(system)
    outcomes: Mapping[Outcome, int] = {
        # What is only listed leaves nothing of the score open; an error of ours is told all the same.
        kind: sum(
            row.outcome is kind and (row.kind is not IndicatorKind.LIST or kind is Outcome.ERROR)
            for row in rows
        )
        for kind in Outcome
        if kind not in JUDGED
    }
    return Score(
        agency=agency.id,
        group=agency.group,
        name=agency.name,
        rank=None,
        score=None if final is None else exact(final),
        grade=grade,
        performance_points=None,
        raw_score=sums.gained,
        column_coverage=dimension_score(rows, Dimension.COVERAGE),
        completeness=dimension_score(rows, Dimension.COMPLETENESS),
        timeliness=dimension_score(rows, Dimension.TIMELINESS),
        checked=exact(sums.checked),
        not_applicable_points=sums.not_applicable,
        unavailable=outcomes[Outcome.UNAVAILABLE],
        manual=outcomes[Outcome.MANUAL],
        errors=outcomes[Outcome.ERROR],
        vetoes=sums.vetoes,
        bonus=counted_bonus(sums, system),
        formula=explain(sums, system),
    )

"""Conversion of a score into points of the yearly performance appraisal (绩效折算).

The four ways in use (catalogue §5.2): linear, by grade, by rank within the group, by deduction.
The weight of disclosure must be at least 4 % of the whole (SD-013, 国办发〔2016〕80号).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from audit.model import Performance
from scoring.figures import amount, exact, result, rounded

#: SD-013: 分值权重不应低于 4%.
LEAST_SHARE = Decimal("0.04")
#: By rank, each fifth of a group is one step; a group of fewer than five has steps of one agency.
_BANDS = 5
_FULL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a conversion may look at: the unrounded score, the grade, the rank in the group."""

    score: Fraction
    grade: str
    rank: int
    group_size: int


@dataclass(frozen=True, slots=True)
class Conversion:
    """Performance points and the arithmetic that gave them."""

    points: Decimal
    formula: str


def convert(standing: Standing, performance: Performance) -> Conversion:
    """The performance points of a rated agency, never below 0 nor above the weight.

    A score above 100 (bonus) counts as 100.  Raises KeyError for an unknown method or a grade
    without a tier: both are refused when the table is loaded.
    """
    value, steps = _METHODS[performance.method](standing, performance)
    return Conversion(exact(value), f"{steps} {result(value)}")


def share_warning(performance: Performance) -> str | None:
    """A Chinese warning where the weight is below 4 % of the appraisal, else None (SD-013)."""
    if performance.share >= LEAST_SHARE:
        return None
    share = rounded(Fraction(performance.weight) / Fraction(performance.total) * 100)
    return (
        f"政务公开占绩效考核的权重为 {share}%（{amount(performance.weight)} ÷ {amount(performance.total)}），"
        "不符合“分值权重不应低于4%”的要求（国办发〔2016〕80号，条目 SD-013）"
    )


def _linear(standing: Standing, performance: Performance) -> tuple[Fraction, str]:
    value = min(standing.score, _FULL) * Fraction(performance.weight) / _FULL
    return value, f"min({rounded(standing.score)}, 100) × {amount(performance.weight)} ÷ 100"


def _tier(standing: Standing, performance: Performance) -> tuple[Fraction, str]:
    share = performance.tiers[standing.grade]
    return Fraction(performance.weight) * Fraction(share), (
        f"{amount(performance.weight)} × {amount(share)}（{standing.grade}）"
    )


def _rank(standing: Standing, performance: Performance) -> tuple[Fraction, str]:
    band = -(-standing.group_size // _BANDS)
    steps = (standing.rank - 1) // band
    value = max(Fraction(0), Fraction(performance.weight) - steps * Fraction(performance.step))
    return value, (
        f"组内 {standing.group_size} 家每 {band} 名一档，第 {standing.rank} 名降 {steps} 档："
        f"max(0, {amount(performance.weight)} − {steps}×{amount(performance.step)})"
    )


def _deduct(standing: Standing, performance: Performance) -> tuple[Fraction, str]:
    missing = _FULL - min(standing.score, _FULL)
    value = max(Fraction(0), Fraction(performance.weight) - missing * Fraction(performance.step))
    return value, (
        f"max(0, {amount(performance.weight)} − "
        f"(100 − min({rounded(standing.score)}, 100))×{amount(performance.step)})"
    )


_METHODS: Mapping[str, Callable[[Standing, Performance], tuple[Fraction, str]]] = {
    "linear": _linear,
    "tier": _tier,
    "rank": _rank,
    "deduct": _deduct,
}
#: The conversions a table may name.
METHODS = tuple(_METHODS)

"""From an agency's tally to its total: vetoes first, then points, then the bonus behind its gate.

Sources: catalogue §5.2 (N/A points are spread over the rest, vetoes before points, half-open grades)
and §2.4 (bonus only where the score before it is *above* 80, not at 80).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from audit.model import IndicatorKind, IndicatorScore, IndicatorSystem, Outcome
from scoring.figures import amount, result, rounded

_ZERO = Decimal(0)
#: The outcomes that mean that the facts were seen and judged.
JUDGED = frozenset({Outcome.PASS, Outcome.FAIL})


@dataclass(frozen=True, slots=True)
class Tally:
    """What a total is made of.

    ``gained`` of the ``applicable`` points (a table's points less ``not_applicable``), of which
    ``judged`` could be checked; ``bonus`` is what the bonus rows earned before gate and cap;
    ``vetoes`` are the ids of the veto rows that failed.
    """

    gained: Decimal
    applicable: Decimal
    not_applicable: Decimal
    judged: Decimal
    bonus: Decimal
    vetoes: tuple[str, ...]

    @property
    def checked(self) -> Fraction:
        """The share of the applicable points that could be checked, 0 to 1."""
        return Fraction(self.judged) / Fraction(self.applicable) if self.applicable else Fraction(0)

    @property
    def base(self) -> Fraction | None:
        """The score before bonus and veto, 0 to 100; None where nothing could be checked."""
        if not self.judged:
            return None
        return Fraction(self.gained) / Fraction(self.applicable) * 100


def tally(rows: Iterable[IndicatorScore]) -> Tally:
    """Add up one agency's indicator scores."""
    gained = applicable = not_applicable = judged = bonus = _ZERO
    vetoes: list[str] = []
    for row in rows:
        if row.kind is IndicatorKind.VETO:
            if row.outcome is Outcome.FAIL:
                vetoes.append(row.indicator)
        elif row.kind is IndicatorKind.BONUS:
            bonus += row.points if row.outcome is Outcome.PASS else _ZERO
        elif row.kind is IndicatorKind.LIST:
            continue
        elif row.outcome is Outcome.NOT_APPLICABLE:
            not_applicable += row.points
        else:
            gained += row.gained
            applicable += row.points
            judged += row.points if row.outcome in JUDGED else _ZERO
    return Tally(gained, applicable, not_applicable, judged, bonus, tuple(vetoes))


def counted_bonus(sums: Tally, system: IndicatorSystem) -> Decimal:
    """The bonus that counts: nothing under a veto or at or below the gate, never more than the cap."""
    base = sums.base
    if sums.vetoes or base is None or base <= Fraction(system.bonus_gate):
        return _ZERO
    return min(sums.bonus, system.bonus_cap)


def final_score(sums: Tally, system: IndicatorSystem) -> Fraction | None:
    """The total: 0 under a veto, None where nothing could be checked, else base and bonus.

    With a bonus it may pass 100: full marks and a bonus stay ahead of full marks (catalogue §5.2).
    """
    if sums.vetoes:
        return Fraction(0)
    base = sums.base
    return None if base is None else base + Fraction(counted_bonus(sums, system))


def is_rated(sums: Tally, system: IndicatorSystem) -> bool:
    """Whether enough could be checked to publish a grade and a rank.

    A proven veto decides by itself (国办秘函〔2019〕19号: 有任一否决即不合格、不再评分).
    """
    if sums.vetoes:
        return True
    return sums.judged > 0 and sums.checked >= Fraction(system.min_checked)


def explain(sums: Tally, system: IndicatorSystem) -> str:
    """The arithmetic of the total in one Chinese line."""
    base = sums.base
    parts: list[str] = []
    if sums.vetoes:
        parts.append(f"触发单项否决（{'、'.join(sums.vetoes)}），总分记 0")
    if base is None:
        parts.append("没有可核查的指标" if sums.vetoes else "没有可核查的指标，不计分")
        return "；".join(parts)
    if not is_rated(sums, system):
        share = rounded(sums.checked * 100)
        parts.append(f"可核查分值占 {share}%，低于 {amount(system.min_checked * 100)}%，不评定等级和名次")
    arithmetic = f"{_share(sums)} × 100 {result(base)}"
    parts.append(f"不计否决时 {arithmetic}" if sums.vetoes else arithmetic)
    if sums.bonus and not sums.vetoes:
        parts.append(_bonus_line(sums, system, base))
    return "；".join(parts)


def _share(sums: Tally) -> str:
    if not sums.not_applicable:
        return f"{amount(sums.gained)} ÷ {amount(sums.applicable)}"
    whole = sums.applicable + sums.not_applicable
    return f"{amount(sums.gained)} ÷ ({amount(whole)} − {amount(sums.not_applicable)})"


def _bonus_line(sums: Tally, system: IndicatorSystem, base: Fraction) -> str:
    gate = amount(system.bonus_gate)
    if base <= Fraction(system.bonus_gate):
        return f"未高于 {gate}，加分 {amount(sums.bonus)} 不计入"
    total = base + Fraction(counted_bonus(sums, system))
    return f"{rounded(base)} + min({amount(system.bonus_cap)}, {amount(sums.bonus)}) {result(total)}"

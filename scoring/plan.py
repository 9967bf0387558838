"""What each repair would gain an agency: points, the score after it, the rank after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from audit.model import (
    IndicatorKind,
    IndicatorScore,
    IndicatorSystem,
    Outcome,
    Repair,
    RuleSpec,
    Score,
)
from scoring.figures import amount, exact
from scoring.ranking import ladder_of, place
from scoring.total import Tally, final_score, is_rated, tally

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A repair whose rank is still open, and whether the agency is rated after it."""

    repair: Repair
    rated: bool


def weigh(
    agency: str, rows: Sequence[IndicatorScore], system: IndicatorSystem, specs: Mapping[str, RuleSpec]
) -> tuple[Weighed, ...]:
    """One repair for each failing indicator of ``agency``, the most gainful first.

    A repair turns one indicator's ``fail`` into a ``pass`` and leaves everything else, the other
    agencies included, as it is; ``gain`` is what the final score rises by.  So under a veto only
    mending the (last) veto gains anything, and opening the bonus gate brings the bonus with it; the
    action says so.
    """
    before = tally(rows)
    now = final_score(before, system) or _NOTHING
    unvetoed = final_score(replace(before, vetoes=()), system) or _NOTHING
    found: list[tuple[Decimal, bool, Fraction, Weighed]] = []
    for row in rows:
        if row.outcome is not Outcome.FAIL or row.kind is IndicatorKind.LIST:
            continue
        after = _mended(before, row)
        then = final_score(after, system)
        free = final_score(replace(after, vetoes=()), system) or _NOTHING
        latent = free - unvetoed
        repair = Repair(
            agency=agency,
            indicator=row.indicator,
            gain=Decimal(0) if then is None else exact(then - now),
            score_after=None if then is None else exact(then),
            rank_after=None,
            action=_remedy(row, system, specs) + "".join(_notes(row, before, free, latent, system)),
        )
        order = (-repair.gain, row.kind is not IndicatorKind.VETO, -latent)
        found.append((*order, Weighed(repair, is_rated(after, system))))
    return tuple(one[-1] for one in sorted(found, key=lambda one: one[:-1]))


def placed(ranked: Iterable[Score], weighed: Mapping[str, Iterable[Weighed]]) -> Iterator[Repair]:
    """The repairs of each agency (by its id) with the ranks that they lead to, in the ranking's order.

    ``rank_after`` is None for agencies that are not rated.
    """
    scores = tuple(ranked)
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(score.group, []).append(score)
    ladders = {group: ladder_of(members) for group, members in groups.items()}
    for score in scores:
        for one in weighed[score.agency]:
            yield _placed(one, ladders[score.group])


def _mended(sums: Tally, row: IndicatorScore) -> Tally:
    """The tally once ``row`` passes."""
    if row.kind is IndicatorKind.VETO:
        return replace(sums, vetoes=tuple(veto for veto in sums.vetoes if veto != row.indicator))
    if row.kind is IndicatorKind.BONUS:
        return replace(sums, bonus=sums.bonus + row.points)
    return replace(sums, gained=sums.gained + row.lost)


def _notes(
    row: IndicatorScore, before: Tally, free: Fraction, latent: Fraction, system: IndicatorSystem
) -> Iterator[str]:
    gate = amount(system.bonus_gate)
    others = [veto for veto in before.vetoes if veto != row.indicator]
    if row.kind is IndicatorKind.VETO:
        if others:
            yield f"（须与单项否决 {'、'.join(others)} 一并整改，全部整改后总分为 {_points(free)}）"
        return
    if others:
        yield f"（须先整改单项否决 {'、'.join(others)}，之后可得 {_points(latent)} 分）"
    elif row.kind is IndicatorKind.BONUS and not latent:
        yield f"（加分前得分高于 {gate} 且加分未满 {amount(system.bonus_cap)} 分时才计入）"
    elif row.kind is IndicatorKind.SCORE and Fraction(row.lost) * 100 / Fraction(before.applicable) < latent:
        yield f"（整改后得分高于 {gate}，加分一并计入）"


def _placed(weighed: Weighed, ladder: Sequence[Decimal]) -> Repair:
    """The repair with the rank that it leads to, the others of the group standing still."""
    repair = weighed.repair
    if not weighed.rated or repair.score_after is None:
        return repair
    # The agency's own old score stands on the ladder too; it is not above, so it does not count.
    return replace(repair, rank_after=place(ladder, repair.score_after))


def _remedy(row: IndicatorScore, system: IndicatorSystem, specs: Mapping[str, RuleSpec]) -> str:
    spec = specs.get(system.indicator(row.indicator).rule)
    text = "".join(spec.remedy.split("\n")).strip() if spec else ""
    return text or f"按“{row.name}”的要求整改"


def _points(value: Fraction) -> str:
    return amount(exact(value).quantize(Decimal("0.01")))

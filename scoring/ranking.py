"""Ranks within each group: on unrounded scores, ties share a rank (1, 1, 3), the unrated have none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from audit.model import IndicatorSystem, Score
from scoring.performance import Standing, convert
from scoring.score import UNRATED


def rank(scores: Iterable[Score], system: IndicatorSystem) -> tuple[Score, ...]:
    """Every score with its rank and performance points, in the order in which a ranking lists them.

    Groups keep the order in which they first occur (the roster's); within a group: rank, then fewer
    vetoes, then the better timeliness, then the agency's id; the unrated come last (catalogue §5.2
    并列).
    """
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(score.group, []).append(score)
    return tuple(score for members in groups.values() for score in _rank_group(members, system))


def place(ladder: Sequence[Decimal], score: Decimal) -> int:
    """The rank that ``score`` takes among ``ladder`` (ascending): one more than those above it."""
    return len(ladder) - bisect_right(ladder, score) + 1


def ladder_of(members: Iterable[Score]) -> list[Decimal]:
    """The scores of the rated members of one group, ascending."""
    return sorted(m.score for m in members if m.grade != UNRATED and m.score is not None)


def _rank_group(members: Sequence[Score], system: IndicatorSystem) -> list[Score]:
    ladder = ladder_of(members)
    ranked = [_ranked(member, ladder, system) for member in members]
    return sorted(ranked, key=_listing)


def _ranked(score: Score, ladder: Sequence[Decimal], system: IndicatorSystem) -> Score:
    if score.grade == UNRATED or score.score is None:
        return replace(score, rank=None, performance_points=None)
    own = place(ladder, score.score)
    standing = Standing(Fraction(score.score), score.grade, own, len(ladder))
    conversion = convert(standing, system.performance)
    return replace(
        score,
        rank=own,
        performance_points=conversion.points,
        formula=f"{score.formula}；绩效分 {conversion.formula}",
    )


def _listing(score: Score) -> tuple[bool, int, int, Decimal, str]:
    timeliness = Decimal(-1) if score.timeliness is None else score.timeliness
    return (score.rank is None, score.rank or 0, len(score.vetoes), -timeliness, score.agency)

"""The whole judgement of an audit in one pass: indicator scores, totals, ranks, repairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.model import (
    Agency,
    Finding,
    IndicatorScore,
    IndicatorSystem,
    Repair,
    RuleSpec,
    Score,
)
from scoring.plan import Weighed, placed, weigh
from scoring.ranking import rank
from scoring.score import AgencyScores, score_agency


@dataclass(frozen=True, slots=True)
class AuditScores:
    """Everything that scoring says of an audit, in the order in which reports list it.

    ``findings`` and ``indicator_scores`` follow the roster, ``scores`` and ``repairs`` the ranking.
    """

    findings: tuple[Finding, ...]
    indicator_scores: tuple[IndicatorScore, ...]
    scores: tuple[Score, ...]
    repairs: tuple[Repair, ...]


def score_audit(
    agencies: Iterable[Agency],
    findings_by_agency: Mapping[str, Iterable[Finding]],
    system: IndicatorSystem,
    specs: Mapping[str, RuleSpec],
) -> AuditScores:
    """Score, rank and plan repairs for all ``agencies``; one without findings is not rated.

    For audits that should not be in memory as a whole, call ``score_agency`` one by one, save what it
    gives, and hand what ``unranked`` leaves of it to ``settle``.
    """
    results = [score_agency(agency, findings_by_agency.get(agency.id, ()), system) for agency in agencies]
    scores, found = settle([unranked(result, system, specs) for result in results], system)
    return AuditScores(
        findings=tuple(finding for result in results for finding in result.findings),
        indicator_scores=tuple(row for result in results for row in result.indicator_scores),
        scores=scores,
        repairs=tuple(found),
    )


@dataclass(frozen=True, slots=True)
class Unranked:
    """What ranking and repairs need of one agency's result, a small part of it."""

    score: Score
    repairs: tuple[Weighed, ...]


def unranked(result: AgencyScores, system: IndicatorSystem, specs: Mapping[str, RuleSpec]) -> Unranked:
    """What of ``result`` has to be kept until all agencies are scored."""
    return Unranked(result.score, weigh(result.agency.id, result.indicator_scores, system, specs))


def settle(
    results: Sequence[Unranked], system: IndicatorSystem
) -> tuple[tuple[Score, ...], Iterator[Repair]]:
    """Ranks within the groups, and what each repair would gain, one by one."""
    scores = rank((result.score for result in results), system)
    return scores, placed(scores, {result.score.agency: result.repairs for result in results})

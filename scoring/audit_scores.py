"""The whole judgement of an audit in one pass: indicator scores, totals, ranks, repairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from scoring.plan import repairs
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

    For audits whose findings should not all be in memory, call ``score_agency`` one by one, save
    its findings, and hand what is left to ``settle``.
    """
    results = [score_agency(agency, findings_by_agency.get(agency.id, ()), system) for agency in agencies]
    scores, found = settle(results, system, specs)
    return AuditScores(
        findings=tuple(finding for result in results for finding in result.findings),
        indicator_scores=tuple(row for result in results for row in result.indicator_scores),
        scores=scores,
        repairs=found,
    )


def settle(
    results: Sequence[AgencyScores], system: IndicatorSystem, specs: Mapping[str, RuleSpec]
) -> tuple[tuple[Score, ...], tuple[Repair, ...]]:
    """Ranks within the groups, and what each repair would gain; findings are not looked at."""
    scores = rank((result.score for result in results), system)
    rows = {result.agency.id: result.indicator_scores for result in results}
    return scores, repairs(rows, scores, system, specs)

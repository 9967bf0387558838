"""Translation between findings, scores and repairs and the rows that the database keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from audit.model import Dimension, Finding, IndicatorKind, IndicatorScore, Outcome, Repair, Score
from audit.store.rows import Values, clean, evidence_from, evidence_json


@dataclass(frozen=True, slots=True)
class JudgementRows:
    """One agency's findings and indicator scores as the database keeps them.

    Plain values: they cross from one process to another in a fraction of the time that the model's take.
    """

    findings: list[Values]
    indicator_scores: list[Values]


def judgement_rows(findings: Iterable[Finding], scores: Iterable[IndicatorScore]) -> JudgementRows:
    """The rows of one agency's judgement, both in their order."""
    return JudgementRows(
        [finding_row(finding) for finding in findings],
        [indicator_score_row(score, ordinal) for ordinal, score in enumerate(scores)],
    )


def finding_row(finding: Finding) -> Values:
    """A row of ``findings``."""
    return {
        "agency": finding.agency,
        "indicator": finding.indicator,
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "reason": clean(finding.reason),
        "subject": clean(finding.subject),
        "weight": str(finding.weight),
        "lost": str(finding.lost),
        "evidence": evidence_json(finding.evidence),
    }


def finding_from(row: Row[Any]) -> Finding:
    """A finding from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Finding(
        Outcome(m["outcome"]),
        m["reason"],
        evidence_from(m["evidence"]),
        m["subject"],
        m["weight"],
        m["agency"],
        m["indicator"],
        m["rule"],
        m["lost"],
    )


def indicator_score_row(score: IndicatorScore, ordinal: int) -> Values:
    """A row of ``indicator_scores``."""
    return {
        "agency": score.agency,
        "indicator": score.indicator,
        "ordinal": ordinal,
        "name": score.name,
        "dimension": score.dimension.value,
        "kind": score.kind.value,
        "points": str(score.points),
        "lost": str(score.lost),
        "gained": str(score.gained),
        "outcome": score.outcome.value,
        "formula": score.formula,
    }


def indicator_score_from(row: Row[Any]) -> IndicatorScore:
    """An indicator's score from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return IndicatorScore(
        m["agency"],
        m["indicator"],
        m["name"],
        Dimension(m["dimension"]),
        IndicatorKind(m["kind"]),
        m["points"],
        m["lost"],
        m["gained"],
        Outcome(m["outcome"]),
        m["formula"],
    )


_SCORE_FIELDS = tuple(Score.__dataclass_fields__)
_REPAIR_FIELDS = tuple(Repair.__dataclass_fields__)


def score_row(score: Score, ordinal: int) -> Values:
    """A row of ``scores``: the fields by their own names, in listing order."""
    values = {name: getattr(score, name) for name in _SCORE_FIELDS}
    return values | {"ordinal": ordinal, "vetoes": list(score.vetoes)}


def score_from(row: Row[Any]) -> Score:
    """A score from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    values = {name: m[name] for name in _SCORE_FIELDS}
    return Score(**values | {"vetoes": tuple(m["vetoes"])})


def repair_row(repair: Repair, ordinal: int) -> Values:
    """A row of ``repairs``, in listing order."""
    return {name: getattr(repair, name) for name in _REPAIR_FIELDS} | {"ordinal": ordinal}


def repair_from(row: Row[Any]) -> Repair:
    """A repair from its row."""
    m = row._mapping  # noqa: SLF001  # SQLAlchemy's documented name
    return Repair(**{name: m[name] for name in _REPAIR_FIELDS})

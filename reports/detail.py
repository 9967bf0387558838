"""One agency's results in full: indicator by indicator, and what stood in the way of checking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from audit.model import (
    Capture,
    Column,
    ColumnId,
    Coverage,
    Dimension,
    Evidence,
    FetchOutcome,
    Finding,
    Indicator,
    IndicatorKind,
    IndicatorScore,
    IndicatorSystem,
    Issue,
    Outcome,
    Owner,
    Repair,
    Suggestion,
)

#: The order in which verdicts are read: what costs points, what is in doubt, what is in order.
_READING_ORDER = {
    Outcome.FAIL: 0,
    Outcome.ERROR: 1,
    Outcome.MANUAL: 2,
    Outcome.UNAVAILABLE: 3,
    Outcome.PASS: 4,
    Outcome.NOT_APPLICABLE: 5,
}
UNCHECKED = frozenset({Outcome.ERROR, Outcome.MANUAL, Outcome.UNAVAILABLE})
#: Indicators whose failing takes no points away.
_COST_NOTHING = frozenset({IndicatorKind.BONUS, IndicatorKind.LIST})
_EXAMPLES = 3
#: The stage under which the crawl keeps what people decided.
_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator of one agency: its definition, its points and every verdict on it.

    ``indicator`` is None where the system at hand no longer has it.
    """

    score: IndicatorScore
    indicator: Indicator | None
    findings: tuple[Finding, ...]

    @property
    def catalogue(self) -> tuple[str, ...]:
        """The catalogue ids of the requirement."""
        return self.indicator.catalogue if self.indicator else ()

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The verdicts that cost points."""
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.FAIL)

    @property
    def worth_a_look(self) -> tuple[Finding, ...]:
        """The verdicts of a listed indicator that a person should see."""
        return tuple(f for f in self.findings if f.outcome in {Outcome.FAIL, Outcome.MANUAL, Outcome.ERROR})

    @property
    def doubtful(self) -> tuple[Finding, ...]:
        """The verdicts that nobody could reach: in doubt, for a human, or an error of ours."""
        return tuple(finding for finding in self.findings if finding.outcome in UNCHECKED)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Requests of one agency that ended alike: how many, whose trouble, what to do, examples."""

    outcome: FetchOutcome
    count: int
    examples: tuple[Evidence, ...]

    @property
    def is_unchecked(self) -> bool:
        """Whether it kept something from being checked (a page that the server says is gone did not)."""
        return not self.outcome.is_dead


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason why something could not be checked, and every indicator that it kept open."""

    outcome: Outcome
    reason: str
    indicators: tuple[IndicatorScore, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """Everything that a page about one agency needs, but its records."""

    lines: tuple[IndicatorLine, ...]
    columns: tuple[Column, ...]
    repairs: tuple[Repair, ...]
    troubles: tuple[Trouble, ...]
    issues: tuple[Issue, ...]
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def decisions(self) -> tuple[Issue, ...]:
        """What people decided in place of the program (``sites.yml``), each with its column or address."""
        columns = (
            Issue("", f"{_said(column)}{column.decision}", column.url, _DECISION)
            for column in self.columns
            if column.decision is not None
        )
        return (*columns, *(issue for issue in self.issues if issue.stage == _DECISION))

    @property
    def remarks(self) -> tuple[Issue, ...]:
        """What the crawl noted."""
        return tuple(issue for issue in self.issues if issue.stage != _DECISION)

    @property
    def lost(self) -> tuple[IndicatorLine, ...]:
        """Indicators that failed: vetoes first, then the dearest; neither a bonus not earned nor a hint."""
        failed = [
            line
            for line in self.lines
            if line.score.outcome is Outcome.FAIL and line.score.kind not in _COST_NOTHING
        ]
        return tuple(
            sorted(failed, key=lambda line: (line.score.kind is not IndicatorKind.VETO, -line.score.lost))
        )

    @property
    def doubtful(self) -> tuple[IndicatorLine, ...]:
        """Indicators of which something could not be checked; what is only listed leaves nothing open."""
        return tuple(
            line for line in self.lines if line.doubtful and line.score.kind is not IndicatorKind.LIST
        )

    @property
    def hints(self) -> tuple[IndicatorLine, ...]:
        """What is only listed (只列示) and needs a person's eye: never points, never an accusation."""
        return tuple(
            line for line in self.lines if line.score.kind is IndicatorKind.LIST and line.worth_a_look
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The same by reason: a blocked site gives one entry, not one for each of its indicators."""
        found: dict[tuple[Outcome, str], Doubt] = {}
        for line in self.doubtful:
            for finding in line.doubtful:
                key = (finding.outcome, finding.reason)
                before = found.get(key) or Doubt(*key, (), finding.evidence)
                more = () if line.score in before.indicators else (line.score,)
                found[key] = replace(before, indicators=before.indicators + more)
        return tuple(sorted(found.values(), key=lambda doubt: -len(doubt.indicators)))


def _said(column: Column) -> str:
    """What was decided of a column."""
    name = ColumnId(column.id).label
    if column.coverage is not Coverage.ABSENT:
        return f"“{name}”栏目在此网址。"
    exempt = column.decision is not None and column.decision.exempt
    return f"“{name}”栏目不存在{'，本单位不需要' if exempt else ''}。"


def lines_of(
    agency: str,
    system: IndicatorSystem,
    scores: Sequence[IndicatorScore],
    findings: Iterable[Finding],
) -> tuple[IndicatorLine, ...]:
    """Join scores and findings, in the system's order; what the system lacks comes last, by id.

    Every line has at least one finding: an indicator without any says so, rather than look checked.
    """
    by_indicator: dict[str, list[Finding]] = {}
    for finding in findings:
        by_indicator.setdefault(finding.indicator, []).append(finding)
    known = {indicator.id: indicator for indicator in system.indicators}
    by_id = {score.indicator: score for score in scores}
    for key, orphans in by_indicator.items():
        by_id.setdefault(key, _unscored(agency, known.get(key), orphans))
    order = [key for key in known if key in by_id]
    order += sorted(key for key in by_id if key not in known)
    return tuple(
        IndicatorLine(by_id[key], known.get(key), _ordered(by_indicator.get(key), by_id[key], known.get(key)))
        for key in order
    )


def _unscored(agency: str, indicator: Indicator | None, findings: Sequence[Finding]) -> IndicatorScore:
    """The line of an indicator that has verdicts but no points: shown rather than dropped."""
    worst = min(findings, key=lambda finding: _READING_ORDER[finding.outcome])
    return IndicatorScore(
        agency=agency,
        indicator=worst.indicator,
        name=indicator.name if indicator else worst.indicator,
        dimension=indicator.dimension if indicator else Dimension.NORMS,
        kind=indicator.kind if indicator else IndicatorKind.SCORE,
        points=indicator.points if indicator else Decimal(0),
        lost=sum((finding.lost for finding in findings), Decimal(0)),
        gained=Decimal(0),
        outcome=worst.outcome,
        formula="",
    )


def _ordered(
    findings: list[Finding] | None, score: IndicatorScore, indicator: Indicator | None
) -> tuple[Finding, ...]:
    if findings:
        return tuple(sorted(findings, key=lambda finding: _READING_ORDER[finding.outcome]))
    return (
        Finding(
            score.outcome,
            "没有留下认定记录",
            agency=score.agency,
            indicator=score.indicator,
            rule=indicator.rule if indicator else "",
            lost=score.lost if score.outcome is Outcome.FAIL else Decimal(0),
        ),
    )


def troubles_of(captures: Iterable[Capture]) -> tuple[Trouble, ...]:
    """Group requests that did not succeed by what became of them; a later success wins.

    The most frequent come first.
    """
    last: dict[str, Capture] = {}
    for capture in sorted(captures, key=lambda capture: (capture.url, capture.fetched_at)):
        last[capture.url] = capture
    groups: dict[FetchOutcome, list[Capture]] = {}
    for capture in last.values():
        if capture.outcome.owner is not Owner.NOBODY:
            groups.setdefault(capture.outcome, []).append(capture)
    found = [
        Trouble(
            outcome,
            len(group),
            tuple(Evidence(c.url, c.sha256, c.fetched_at, c.note) for c in group[:_EXAMPLES]),
        )
        for outcome, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda trouble: (-trouble.count, trouble.outcome.value)))

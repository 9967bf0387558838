"""Which verdicts may fulfil which clause of the accountability rules (责任追究, SD-021 … SD-023).

Suggestions for a person, nothing more: circumstances, harm and who is responsible are nothing that a
program sees.  Only what was called a fail on a scored indicator or a veto counts; what is unclear, listed
or a bonus never does.  The other clauses (unfinished tasks, formalism, persons) come by import: SD-021,
SD-022.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from audit.model import Finding, Indicator, IndicatorKind, IndicatorSystem, Outcome, Suggestion

FIRST_TIER = "一档：情节轻微的，行政告诫或通报批评，限期改正"
SECOND_TIER = "二档：影响正常工作或造成损失的，通报批评、书面检查，取消当年评优评先"
#: From so many verdicts on one clause on, or with a veto, the second tier is proposed; the third never is.
MANY = Decimal(10)
_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, and the requirements whose breach may fulfil it."""

    text: str
    catalogue: frozenset[str]


#: Clauses (三), (四), (五) on bodies: the only ones that an audit may hint at (catalogue SD-021).
CLAUSES = (
    Clause(
        "（三）公开内容不真实、事项不全",
        frozenset({"SD-031", "SD-051", "PF-05", "PF-08", "PF-09", "W-V1"}),
    ),
    Clause(
        "（四）未按规定时限公开，造成不良影响",
        frozenset(
            [
                "TL-26",
                "TL-30",
                "TL-33",
                "TL-49",
                "AR-03",
                "SD-047",
                "SD-053",
                "SD-165",
                "SD-171",
                "YS-01",
                "YS-02",
                "YS-03",
                "DL-01",
                "DL-10",
                "DL-11",
                "DL-12",
                "DL-13",
                "DL-14",
                "DL-15",
                "DL-16",
                "DL-17",
                "DL-18",
                "DL-22",
                "DL-32",
                "DL-33",
            ]
        ),
    ),
    Clause(
        "（五）不及时处理举报投诉、不公开处理结果",
        frozenset({"TL-51", "SD-060", "W-V5", "W-D24", "DL-25"}),
    ),
)
_COUNTED = frozenset({IndicatorKind.SCORE, IndicatorKind.VETO})


def suggestions(findings: Iterable[Finding], system: IndicatorSystem) -> tuple[Suggestion, ...]:
    """The clauses that one agency's ``findings`` may fulfil, in the order of the rules."""
    by_id = {row.id: row for row in system.indicators if row.kind in _COUNTED}
    failed = [
        finding for finding in findings if finding.outcome is Outcome.FAIL and finding.indicator in by_id
    ]
    found = (_suggestion(clause, failed, by_id) for clause in CLAUSES)
    return tuple(suggestion for suggestion in found if suggestion is not None)


def _suggestion(clause: Clause, failed: list[Finding], by_id: Mapping[str, Indicator]) -> Suggestion | None:
    own = [finding for finding in failed if clause.catalogue & set(by_id[finding.indicator].catalogue)]
    if not own:
        return None
    weight = sum((finding.weight for finding in own), Decimal(0))
    veto = any(by_id[finding.indicator].kind is IndicatorKind.VETO for finding in own)
    return Suggestion(
        agency=own[0].agency,
        clause=clause.text,
        tier=SECOND_TIER if veto or weight >= MANY else FIRST_TIER,
        count=len(own),
        indicators=tuple(dict.fromkeys(finding.indicator for finding in own)),
        reasons=tuple(finding.reason for finding in own[:_SAMPLE]),
        evidence=tuple(finding.evidence[0] for finding in own[:_SAMPLE] if finding.evidence),
    )

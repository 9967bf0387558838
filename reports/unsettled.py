"""The workbook's rows on what costs no points: hints for a person, doubts, requests that came to nothing."""

from __future__ import annotations

from typing import Final

from audit.model import Finding, Suggestion
from reports.detail import IndicatorLine, Trouble
from reports.explanation import NEXT_STEPS
from reports.text import excerpt
from reports.workbook import Cell, Heads, Link, Shade

#: The longest quote that a cell shows.
QUOTE: Final = 500

HINTS = (
    Heads("提示", 46, wrap=True),
    Heads("链接", 36, wrap=True),
    Heads("网页原文", 30, wrap=True),
    Heads("依据", 20, wrap=True),
)


def hint_row(line: IndicatorLine, finding: Finding) -> tuple[Cell, ...]:
    """A row of the sheet of hints."""
    seen = finding.evidence[0] if finding.evidence else None
    basis = line.indicator.basis if line.indicator else ""
    return (
        line.score.indicator,
        line.score.name,
        finding.reason,
        Link(seen.url) if seen else None,
        excerpt((seen.quote if seen else "") or finding.subject, QUOTE),
        " ".join(part for part in (basis, *line.catalogue) if part),
    )


def suggestion_row(suggestion: Suggestion) -> tuple[Cell, ...]:
    """A row on a clause of the accountability rules, among what a person has to decide."""
    seen = suggestion.evidence[0] if suggestion.evidence else None
    reason = f"疑似{suggestion.clause}：{suggestion.count} 处。{suggestion.tier}"
    return (
        "问责建议",
        "问责建议（须人工决定）",
        reason,
        Link(seen.url) if seen else None,
        excerpt("；".join(suggestion.reasons), QUOTE),
        f"责任追究规定 SD-021 SD-023；指标 {' '.join(suggestion.indicators)}",
    )


DOUBTS = (
    Heads("类别", 9),
    Heads("指标或情形", 26, wrap=True),
    Heads("结果", 9),
    Heads("原因", 46, wrap=True),
    Heads("次数", 7),
    Heads("责任方", 14, wrap=True),
    Heads("下一步", 26, wrap=True),
    Heads("链接", 38, wrap=True),
)


def doubt_row(line: IndicatorLine, finding: Finding) -> tuple[Cell, ...]:
    """A row on an indicator that could not be checked."""
    seen = finding.evidence[0] if finding.evidence else None
    return (
        "指标",
        f"{line.score.indicator} {line.score.name}",
        Shade(finding.outcome.label, "amber"),
        finding.reason,
        None,
        None,
        NEXT_STEPS[finding.outcome],
        Link(seen.url) if seen else None,
    )


def trouble_row(trouble: Trouble) -> tuple[Cell, ...]:
    """A row on requests that came to nothing."""
    outcome = trouble.outcome
    return (
        "访问",
        outcome.label,
        None,
        excerpt(trouble.examples[0].quote, QUOTE) if trouble.examples else None,
        trouble.count,
        outcome.owner.label,
        outcome.next_step,
        Link(trouble.examples[0].url) if trouble.examples else None,
    )

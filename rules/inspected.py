"""What people found on their own sample of a site, where a program only prepares the judgement.

The inspection table (国办秘函〔2019〕19号) counts places that are wrong: a reviewed line of the evidence
sheet states how many; a line that nobody has reviewed waits.
"""

from __future__ import annotations

from collections.abc import Iterable

from audit.evidence_items import load_items
from audit.model import Finding, Statement
from rules.facts import Facts
from rules.findings import failed, manual, passed
from rules.statements import ACCEPTED, number, told, within


def places_found(facts: Facts, item: str) -> Iterable[Finding]:
    """A fail for each reviewed line that counts places (or points) found wrong; others are told as open.

    The weight of a fail is the number that was stated.
    """
    for line in _lines(facts, item):
        figure = number(line.value)
        if line.decision != ACCEPTED:
            yield manual(f"{told(line)}，还没有复核，请复核后填写复核意见", (line.evidence(),))
        elif figure:
            reason = f"人工抽查（{load_items()[item].question}）：{told(line)}，已认可"
            yield failed(reason, (line.evidence(),), line.period, figure)


def inspected(facts: Facts, item: str) -> tuple[Finding, ...]:
    """The verdict of the person who inspected by hand; empty where nobody's word has been accepted.

    It stands in the place of what a program only suspects.
    """
    accepted = [line for line in _lines(facts, item) if line.decision == ACCEPTED]
    found = tuple(places_found(facts, item))
    if not accepted or found:
        return found if accepted else ()
    said = "；".join(told(line) for line in accepted)
    return (passed(f"人工抽查没有发现问题：{said}，已认可", [line.evidence() for line in accepted]),)


def confirmed(facts: Facts, item: str) -> Statement | None:
    """The newest reviewed line that says 是 or 否; None where no person has spoken."""
    settled = [
        line for line in _lines(facts, item) if line.decision == ACCEPTED and line.value in {"是", "否"}
    ]
    return max(settled, key=lambda line: line.period, default=None)


def _lines(facts: Facts, item: str) -> tuple[Statement, ...]:
    return within(facts.stated(item), facts.period) if item else ()

"""Short names for verdicts, and the one way to say that a part could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from audit.model import Column, Evidence, FetchOutcome, Finding, Outcome, Record

#: Up to this share of unread items a pass stands, and its reason tells how many were not read.
_TOLERATED = Fraction(1, 10)
_READ = {FetchOutcome.OK, FetchOutcome.NOT_MODIFIED}
_SAMPLE = 5


def passed(reason: str, evidence: Iterable[Evidence] = (), subject: str = "") -> Finding:
    """A verdict of compliance."""
    return Finding(Outcome.PASS, reason, tuple(evidence)[:_SAMPLE], subject)


def failed(
    reason: str, evidence: Iterable[Evidence], subject: str = "", weight: Decimal = Decimal(1)
) -> Finding:
    """An accusation; ``evidence`` must not be empty (the runner turns such a one into an error)."""
    return Finding(Outcome.FAIL, reason, tuple(evidence), subject, weight)


def not_applicable(reason: str, evidence: Iterable[Evidence] = ()) -> Finding:
    """There was nothing to judge."""
    return Finding(Outcome.NOT_APPLICABLE, reason, tuple(evidence)[:_SAMPLE])


def unavailable(reason: str, evidence: Iterable[Evidence] = (), subject: str = "") -> Finding:
    """It could not be found out; costs nothing."""
    return Finding(Outcome.UNAVAILABLE, reason, tuple(evidence)[:_SAMPLE], subject)


def manual(reason: str, evidence: Iterable[Evidence] = (), subject: str = "") -> Finding:
    """A person has to look; costs nothing until then."""
    return Finding(Outcome.MANUAL, reason, tuple(evidence)[:_SAMPLE], subject)


def was_read(record: Record) -> bool:
    """Whether the article itself was fetched: only then may its silence be held against anybody."""
    return record.outcome in _READ


def proof(column: Column) -> tuple[Evidence, ...]:
    """The pages that were read of a column: the evidence that something is not among them."""
    return column.searched or tuple(Evidence(url) for url in column.urls)


def searched_in_vain(column: Column, where: str = "") -> str:
    """By what a column's absence is known: a person's word where there is one, else the search."""
    if column.decision is not None:
        return str(column.decision)
    return f"查找了 {len(column.searched)} 个页面{where}，都没有找到"


def shown_by(records: Iterable[Record]) -> tuple[Evidence, ...]:
    """The records themselves as evidence, a sample of them."""
    return tuple(record.evidence() for record in list(records)[:_SAMPLE])


def weighed(
    failures: Sequence[Finding],
    judged: int,
    unread: Sequence[Record],
    good: str,
    shown: Sequence[Record] = (),
    *,
    sample: int = 0,
) -> tuple[Finding, ...]:
    """The failures, or a pass worded ``good``, with what was not read told beside it.

    ``judged`` items were looked at; where more than a tenth could not be read a pass would claim
    too much, so the verdict is then unavailable, unless so many were judged that they make the
    ``sample`` by which such items are inspected.  ``shown`` are the items that a pass rests on.
    """
    here = shown_by(shown)
    if not unread:
        return tuple(failures) or (passed(good, here),)
    note = f"另有 {len(unread)} 条没有读到正文，未认定"
    rest = unavailable(note, shown_by(unread))
    if failures:
        return (*failures, rest)
    if judged and Fraction(len(unread), judged + len(unread)) <= _TOLERATED:
        return (passed(f"{good}；{note}", here),)
    if sample and judged >= sample:
        return (passed(f"{good}；{note}，按抽样口径（不少于 {sample} 条）判已读的 {judged} 条", here),)
    return (passed(good, here), rest) if judged else (rest,)

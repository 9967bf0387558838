"""Lines of the imported evidence sheet as a rule weighs them: which count, and whether they are settled.

A line settles something only where a reviewer accepted it; what nobody reviewed is for a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from audit.model import Finding, Period, Statement
from audit.periods import span_of
from rules.findings import failed, manual

#: What a sheet says where there was nothing to state.
NOTHING = "无此情况"
ACCEPTED, REFUSED = "认可", "不认可"
_PERCENT = ("%", "％")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The lines that may be judged by what they say, and the verdicts on those that may not."""

    settled: tuple[Statement, ...]
    verdicts: tuple[Finding, ...]


def weighed_lines(lines: Iterable[Statement], *, needs_review: bool) -> Weighed:
    """Refused lines fail (a person has said so); unreviewed ones wait for a person.

    Without ``needs_review`` a line that has a proof is taken at its word.
    """
    settled: list[Statement] = []
    verdicts: list[Finding] = []
    for line in lines:
        if line.decision == REFUSED and line.reviewer:
            reason = f"{told(line)}，复核人{line.reviewer}不认可" + (f"：{line.note}" if line.note else "")
            verdicts.append(failed(reason, (line.evidence(),), line.period))
        elif line.decision == REFUSED:
            verdicts.append(manual(f"{told(line)}，未被认可而没有写明复核人，请人工确认", (line.evidence(),)))
        elif line.decision == ACCEPTED or (not needs_review and line.proof):
            settled.append(line)
        elif not line.proof:
            verdicts.append(manual(f"{told(line)}，没有佐证，请补充佐证或由人确认", (line.evidence(),)))
        else:
            verdicts.append(manual(f"{told(line)}，佐证还没有复核，请复核后填写复核意见", (line.evidence(),)))
    return Weighed(tuple(settled), tuple(verdicts))


def told(line: Statement) -> str:
    """What a line states, in words: ``2026 填报“13期”``."""
    return f"{line.period} 填报“{line.value}{line.unit if has_number(line) else ''}”"


def has_number(line: Statement) -> bool:
    """Whether the value is a bare number, to which the unit belongs."""
    return number(line.value) is not None and not line.value.endswith(_PERCENT)


def number(value: str) -> Decimal | None:
    """The number of a value such as ``1,300`` or ``98.5%`` (98.5); None where it is none."""
    try:
        found = Decimal(value.rstrip("".join(_PERCENT)).replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def within(lines: Iterable[Statement], period: Period) -> tuple[Statement, ...]:
    """The lines whose period has a day in common with ``period``."""
    return tuple(
        line
        for line in lines
        if (span := span_of(line.period)) and span.start <= period.end and span.end >= period.start
    )

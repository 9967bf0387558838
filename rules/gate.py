"""Whether a column is ground enough to judge on: absence needs proof of search (architecture, point 3)."""

from __future__ import annotations

from audit.model import Column, ColumnId, Coverage, Evidence, Finding, Outcome
from rules.facts import Facts

#: So many searched pages stand as evidence where a verdict is not itself about absence.
_SAMPLE = 5
#: So many items are a sample to judge single items by, where not all could be read (catalogue §9).
SAMPLE_ITEMS = 30


def gap(
    facts: Facts,
    column_id: str,
    *,
    absent: Outcome | None = Outcome.NOT_APPLICABLE,
    partial: bool = False,
) -> Finding | None:
    """Why nothing can be judged on ``column_id``, as a finding; None where judging may go on.

    ``absent`` is the verdict on a column that was searched for and does not exist (None: the rule
    judges that itself); ``partial`` lets a column pass that was not read to its end.
    """
    name = ColumnId(column_id).label
    owes = facts.agency.owes(column_id)
    if owes is False:
        return Finding(Outcome.NOT_APPLICABLE, f"名册写明的职能不含“{name}”，不适用", subject=name)
    column = facts.column(column_id)
    if column is None:
        return Finding(Outcome.UNAVAILABLE, f"本次采集没有查找“{name}”栏目，不能认定", subject=name)
    evidence = column.searched[:_SAMPLE] or tuple(Evidence(url) for url in column.urls[:_SAMPLE])
    if column.coverage is Coverage.ABSENT:
        if column.decision is not None and column.decision.exempt:
            reason = f"本单位不需要“{name}”栏目。{column.decision}"
            return Finding(Outcome.NOT_APPLICABLE, reason, evidence, subject=name)
        return _gap_of_absence(name, column.searched, owes=owes, absent=absent)
    if column.coverage is Coverage.COMPLETE or (partial and _was_found(column)):
        return None
    why = column.limit or "没有读完应读的页面"
    if not _has_page(column):
        reason = f"没有找到“{name}”栏目，但{why}，不能认定未开设，不扣分"
        return Finding(Outcome.UNAVAILABLE, reason, evidence, subject=name)
    reason = f"“{name}”栏目{column.coverage.label}（{why}），不能认定，不扣分"
    return Finding(Outcome.UNAVAILABLE, reason, evidence, subject=name)


def owes_function(facts: Facts, function: str) -> bool | None:
    """Whether a duty of that field falls on the body; None where nothing settles it.

    A person's decision that the body needs no such column says so first, for a portal too (a State Council
    department without services for the public, 国办秘函〔2019〕19号).  Then the roster decides; where it says
    nothing, a site that has the field's column shows the function.
    """
    owes = facts.agency.owes(function)
    column = facts.column(function)
    if column is not None and column.decision is not None and column.decision.exempt:
        return False
    if owes is not None or column is None:
        return owes
    return True if _was_found(column) or column.coverage is Coverage.COMPLETE else None


def _has_page(column: Column) -> bool:
    """Whether a page was taken for the column; a link that could not be opened is none yet."""
    return bool(column.url) and (column.coverage is Coverage.PARTIAL or bool(column.label))


def _was_found(column: Column) -> bool:
    """Whether the column's own page is known to exist, however little of its list could be read."""
    return _has_page(column) and (column.coverage is Coverage.PARTIAL or bool(column.searched))


def _gap_of_absence(
    name: str, searched: tuple[Evidence, ...], *, owes: bool | None, absent: Outcome | None
) -> Finding | None:
    if owes is None:
        reason = f"没有找到“{name}”栏目，而名册没有写明本单位有无此项职能，请人工确认是否应当公开"
        return Finding(Outcome.MANUAL, reason, searched[:_SAMPLE], subject=name)
    if not searched:
        reason = f"没有找到“{name}”栏目，但没有读到应当查找的页面，不能认定未开设"
        return Finding(Outcome.UNAVAILABLE, reason, subject=name)
    if absent is None:
        return None
    reason = f"“{name}”栏目未开设，已在栏目覆盖中扣分，不重复扣"
    return Finding(absent, reason, searched[:_SAMPLE], subject=name)


def period_read(facts: Facts, column_id: str) -> bool:
    """Whether all that a column shows of the period was read, be what is older read or not."""
    column = facts.column(column_id)
    if column is None:
        return False
    back = column.since is not None and column.since <= facts.period.start
    return column.coverage is Coverage.COMPLETE or (column.coverage is Coverage.PARTIAL and back)


def readable(
    facts: Facts, column_ids: tuple[str, ...], *, sample: int = 0
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Those of ``column_ids`` that were read at least in part, and what hinders judging on the rest.

    A column that was read only in part stands in both: what was read of it can be judged, what was
    not is reported as unavailable.  With ``sample``, so many items of it are ground enough for a
    rule about single items (``sampled`` says so in the verdict).
    """
    open_ids: list[str] = []
    gaps: list[Finding] = []
    for column_id in dict.fromkeys(column_ids):
        hindrance = gap(facts, column_id)
        known = hindrance is None or gap(facts, column_id, partial=True) is None
        if known:
            open_ids.append(column_id)
        if hindrance is not None and not (known and sample and len(facts.records_of(column_id)) >= sample):
            gaps.append(hindrance)
    return tuple(open_ids), tuple(gaps)


def sampled(facts: Facts, column_ids: tuple[str, ...]) -> str:
    """What a verdict has to say of columns that were not read to their end; empty where all were."""
    parts = [
        f"“{ColumnId(column_id).label}”栏目没有读全（{facts.columns[column_id].limit or '原因不详'}），"
        f"按抽样口径判已读的 {len(facts.records_of(column_id))} 条"
        for column_id in column_ids
        if facts.columns[column_id].coverage is not Coverage.COMPLETE
    ]
    return "；".join(parts)

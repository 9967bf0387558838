"""An indicator system whose points follow a year's key tasks: the base table's rows, weighed anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from audit.model import Indicator, IndicatorKind, IndicatorSystem
from scoring.packs import Pack, Task

_CENT = Decimal("0.01")
_FINEST = Decimal("0.0001")
_TOTAL = Decimal(100)


def rows_of(task: Task, base: IndicatorSystem) -> tuple[Indicator, ...]:
    """The scored rows of ``base`` that stand for ``task``: same rule, a row of the catalogue in common."""
    return tuple(
        row
        for row in base.indicators
        if row.kind is IndicatorKind.SCORE
        and row.rule in task.rules
        and set(row.catalogue) & set(task.catalogue)
        and row.applies_to & task.lead
    )


def weighted(pack: Pack, base: IndicatorSystem) -> IndicatorSystem:
    """``base`` with the points that ``pack`` gives its tasks: 100 in all, to the cent.

    A task's weight is shared among its rows as ``base`` shared its points; a row of several tasks adds them
    up.  Scored rows of no task are only listed; vetoes stay, and so do bonuses.  A row is for whom its tasks
    bind, others find it not applicable (KP-04).  ValueError where no task has a row in ``base``.
    """
    claims: dict[str, list[Task]] = {}
    raw: dict[str, Decimal] = {}
    for task in pack.tasks:
        rows = rows_of(task, base)
        whole = sum((row.points for row in rows), Decimal(0))
        for row in rows:
            claims.setdefault(row.id, []).append(task)
            raw[row.id] = raw.get(row.id, Decimal(0)) + task.weight * row.points / whole
    if not raw:
        raise ValueError(f"{base.id} 中没有对应 {pack.id} 任务的指标")
    points = _cents(raw)
    return replace(
        base,
        id=f"{base.id}-{pack.id}",
        title=f"{base.title}（按{pack.title}加权）",
        year=pack.year,
        basis=f"{pack.title}（{pack.doc_no}）；{base.basis}",
        total=_TOTAL,
        indicators=tuple(_row(row, claims.get(row.id, []), points, pack) for row in base.indicators),
        digest="",
    )


def _cents(raw: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Shares of 100 that add up to it: what rounding leaves goes to the largest remainders."""
    whole = sum(raw.values(), Decimal(0))
    exact = {name: value * _TOTAL / whole for name, value in raw.items()}
    found = {name: max(_CENT, value.quantize(_CENT, ROUND_DOWN)) for name, value in exact.items()}
    left = int((_TOTAL - sum(found.values(), Decimal(0))) / _CENT)
    order = sorted(exact, key=lambda name: (found[name] - exact[name], name))
    for name in order[: max(left, 0)]:
        found[name] += _CENT
    if left < 0:  # rows too small for a cent were raised to one
        largest = max(found, key=lambda name: (found[name], name))
        found[largest] += left * _CENT
    return found


def _row(row: Indicator, tasks: list[Task], points: Mapping[str, Decimal], pack: Pack) -> Indicator:
    if row.kind is not IndicatorKind.SCORE:
        return row
    if not tasks:
        return replace(row, kind=IndicatorKind.LIST, points=Decimal(0), per_finding=None, cap=None)
    worth = points[row.id]
    bound = frozenset(kind for task in tasks for kind in task.lead) & row.applies_to
    named = "、".join(task.id for task in tasks)
    return replace(
        row,
        points=worth,
        per_finding=_scaled(row.per_finding, row.points, worth),
        cap=_scaled(row.cap, row.points, worth),
        applies_to=bound,
        parameters_by_kind={kind: value for kind, value in row.parameters_by_kind.items() if kind in bound},
        function=row.function or _function(tasks),
        basis=f"{pack.doc_no} {named}；{row.basis}",
    )


def _scaled(amount: Decimal | None, before: Decimal, now: Decimal) -> Decimal | None:
    if amount is None:
        return None
    return min(now, max(_FINEST, (amount * now / before).quantize(_FINEST, ROUND_DOWN)))


def _function(tasks: list[Task]) -> str | None:
    """The field of duty of a row whose tasks are all of one."""
    functions = {task.function for task in tasks}
    return next(iter(functions)) if len(functions) == 1 else None

"""``zwgk system packs``: the key tasks of a year, what sees to each, what no program can see, what is due."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache

from audit.model import AgencyKind, ColumnId
from scoring.packs import Pack, Task, builtin_packs, deadlines, load_pack
from zwgk.siteshow import wrapped, write
from zwgk.systemfiles import specs
from zwgk.usage import IMPORT_RULE, Use, shipped_systems

_PLACES = 1
_NAMED = 6


def show_packs(source: str, as_of: date, *, as_json: bool) -> None:
    """Print the packs that come with the program, or one of them (or of a file) whole."""
    if not source:
        packs = [load_pack(name, specs()) for name in builtin_packs()]
        if as_json:
            write(json.dumps([_head(pack) for pack in packs], ensure_ascii=False, indent=2))
        else:
            write("\n".join(line for pack in packs for line in _summary(pack)))
        return
    pack = load_pack(source, specs())
    if as_json:
        data = {**_head(pack), "tasks": [_data(pack, task, as_of) for task in pack.tasks]}
        write(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        write("\n".join(_lines(pack, as_of)))


def _head(pack: Pack) -> dict[str, object]:
    return {
        "id": pack.id,
        "title": pack.title,
        "year": pack.year,
        "level": pack.level.value,
        "doc_no": pack.doc_no,
        "count": len(pack.tasks),
        "by_hand": [task.id for task in pack.tasks if not _seen(task)],
    }


def _data(pack: Pack, task: Task, as_of: date) -> dict[str, object]:
    return {
        "id": task.id,
        "text": task.text,
        "share": f"{pack.share(task):.{_PLACES}f}",
        "lead": [kind.value for kind in AgencyKind if kind in task.lead],
        "function": task.function,
        "deadline": None if task.deadline is None else task.deadline.isoformat(),
        "due": dict(deadlines(pack, as_of)).get(task),
        "catalogue": list(task.catalogue),
        "rules": list(task.rules),
        "by_hand": task.by_hand,
        "used": [str(use) for use in _uses(task)],
    }


def _summary(pack: Pack) -> Iterator[str]:
    yield from wrapped(f"{pack.id}  {pack.title}（{pack.doc_no}）", 0, 4)
    seen = sum(_seen(task) for task in pack.tasks)
    yield from wrapped(f"{pack.level.value} · {len(pack.tasks)} 项任务，{seen} 项由规则查 · {pack.basis}", 4)


def _lines(pack: Pack, as_of: date) -> Iterator[str]:
    yield from _summary(pack)
    for task in pack.tasks:
        yield ""
        yield from wrapped(f"{task.id}  {task.text}（{pack.share(task):.{_PLACES}f}%）", 0, 5)
        yield from wrapped(_whom(task), 5)
        if task.rules:
            yield from wrapped(f"规则 {'、'.join(task.rules)}；条目 {' '.join(task.catalogue)}", 5)
            yield from wrapped(f"现有指标 {_used(task) or '没有'}", 5)
    by_hand = [task for task in pack.tasks if not _seen(task)]
    if by_hand:
        yield ""
        yield "无法机检的要点任务："
        for task in by_hand:
            yield from wrapped(f"{task.id}  {task.text}：{task.by_hand or '填报佐证'}", 2, 7)
    due = deadlines(pack, as_of)
    if due:
        yield ""
        yield f"到期提示（{as_of}）："
        for task, told in due:
            yield from wrapped(f"{task.id}  {task.text}：{told}", 2, 7)


def _used(task: Task) -> str:
    """The indicators by system, a few of each by number."""
    by_system: dict[str, list[str]] = {}
    for use in _uses(task):
        by_system.setdefault(use.system, []).append(use.indicator.id)
    return "、".join(
        f"{system} {' '.join(ids[:_NAMED])}" + (f" 等 {len(ids)} 项" if len(ids) > _NAMED else "")
        for system, ids in by_system.items()
    )


def _whom(task: Task) -> str:
    kinds = "、".join(kind.label for kind in AgencyKind if kind in task.lead)
    duty = "" if task.function is None else f"，有“{ColumnId(task.function).label}”职能的"
    until = "" if task.deadline is None else f"，期限 {task.deadline}"
    return f"{kinds}{duty}{until}；不是牵头单位的不适用"


def _seen(task: Task) -> bool:
    """Whether a rule that looks at sites stands for the task."""
    return any(rule != IMPORT_RULE for rule in task.rules)


@cache
def _uses(task: Task) -> tuple[Use, ...]:
    """The indicators of shipped systems that see to the task."""
    return tuple(
        Use(system.id, row)
        for system in shipped_systems()
        for row in system.indicators
        if row.rule in task.rules and set(row.catalogue) & set(task.catalogue)
    )

"""``zwgk system list|show``: indicator systems as text for 100 columns, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from audit.model import AgencyKind, ColumnId, Dimension, Indicator, IndicatorKind, IndicatorSystem
from audit.store.system_json import system_json
from scoring.sheetcells import kinds_text, parameters_text
from scoring.system import points_of_kind
from scoring.systemtext import number
from zwgk.siteshow import wrapped, write
from zwgk.systemfiles import read
from zwgk.usage import Use, shipped_systems


def list_systems(*, as_json: bool) -> None:
    """Print the systems that come with the program."""
    systems = shipped_systems()
    if as_json:
        found = [
            {
                "id": system.id,
                "title": system.title,
                "year": system.year,
                "total": number(system.total),
                "indicators": len(system.indicators),
                "kinds": [kind.value for kind in _bound(system)],
            }
            for system in systems
        ]
        write(json.dumps(found, ensure_ascii=False, indent=2))
        return
    lines: list[str] = []
    for system in systems:
        lines += wrapped(f"{system.id}  {system.title}", 0, 4)
        kinds = "、".join(kind.label for kind in _bound(system))
        line = f"{system.year} 年 · {len(system.indicators)} 个指标 · 总分 {number(system.total)} · {kinds}"
        lines += wrapped(line, 4)
    write("\n".join(lines))


def _bound(system: IndicatorSystem) -> list[AgencyKind]:
    return [kind for kind in AgencyKind if points_of_kind(system, kind) > 0]


def show_system(source: str, *, as_json: bool) -> None:
    """Print one system whole."""
    system = read(source)
    write(
        json.dumps(system_json(system), ensure_ascii=False, indent=2)
        if as_json
        else "\n".join(_lines(system))
    )


def _lines(system: IndicatorSystem) -> Iterator[str]:
    yield from wrapped(f"{system.id}  {system.title}（{system.year} 年度）", 0, 4)
    yield from wrapped(f"依据：{system.basis}", 0, 4)
    grades = "、".join(f"{grade.name} {number(grade.minimum)} 分起" for grade in system.grades)
    yield from wrapped(
        f"总分 {number(system.total)}；加分高于 {number(system.bonus_gate)} 分才计，至多 "
        f"{number(system.bonus_cap)} 分；{grades}",
        0,
        4,
    )
    for dimension in Dimension:
        rows = [row for row in system.indicators if row.dimension is dimension]
        if not rows:
            continue
        points = sum((row.points for row in rows if row.kind is IndicatorKind.SCORE), start=system.total * 0)
        yield ""
        yield f"── {dimension.label}（{number(points)} 分）──"
        for row in rows:
            yield from _indicator(system, row)


def _indicator(system: IndicatorSystem, row: Indicator) -> Iterator[str]:
    yield from wrapped(f"{row.id}  {row.name}（{Use(system.id, row).worth}）", 0, 4)
    texts = (parameters_text(row.parameters), kinds_text(row.parameters_by_kind))
    parameters = "，".join(line for text in texts for line in text.splitlines())
    kinds = [kind.label for kind in AgencyKind if kind in row.applies_to]
    parts = [f"规则 {row.rule}", parameters]
    if len(kinds) < len(AgencyKind):
        parts.append("、".join(kinds))
    if row.function is not None:
        parts.append(f"有“{ColumnId(row.function).label}”职能的单位")
    if row.per_finding is not None:
        parts.append(f"每处扣 {number(row.per_finding)}")
    parts.append(f"条目 {' '.join(row.catalogue)}")
    yield from wrapped("；".join(part for part in parts if part), 4)
    yield from wrapped(f"依据：{row.basis}", 4)

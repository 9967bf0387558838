"""``zwgk rules coverage``: every row of the catalogue with what stands for it, or that nothing does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from zwgk.ruleshow import place_data
from zwgk.siteshow import wrapped, write
from zwgk.usage import Place, places, shipped_systems

_WIDE = 14  # columns for a row's number and mode, so that the texts stand below one another


def show_coverage(*, as_json: bool, missing_only: bool = False) -> int:
    """Print the coverage; 1 while a row has no place, else 0."""
    found = places(shipped_systems())
    shown = [place for place in found if place.missing or not missing_only]
    if as_json:
        write(json.dumps([place_data(place) for place in shown], ensure_ascii=False, indent=2))
    else:
        write("\n".join((*_lines(shown), *_sums(found))))
    return 1 if any(place.missing for place in found) else 0


def _lines(shown: Sequence[Place]) -> Iterator[str]:
    section = ""
    for place in shown:
        entry = place.entry
        if entry.section != section:
            section = entry.section
            yield ""
            yield f"── {section} ──"
        first, *rest = wrapped(entry.text, _WIDE)
        yield f"{entry.id:<9}{entry.mode:<5}{first.lstrip()}"
        yield from rest
        yield from wrapped(described(place), _WIDE)


def described(place: Place) -> str:
    """What stands for a row, in one sentence."""
    if place.entry.procedure:
        return "由审计流程落实，不占指标"
    if place.missing:
        return "还没有规则或填报"
    ways = [*place.rules, *(["佐证材料表"] if place.imported else [])]
    doubt = "（目录为程序可判，目前只有填报）" if place.only_imported else ""
    where = "、".join(f"{use.system} {use.indicator.id}" for use in place.uses)
    return f"{'、'.join(ways)}{doubt} · {where} · {'有用例' if place.tested else '缺用例'}"


def _sums(found: Sequence[Place]) -> Iterator[str]:
    demanded = [place for place in found if not place.entry.procedure]
    placed = [place for place in demanded if not place.missing]
    yield ""
    ruled = sum(bool(place.rules) for place in placed)
    ways = f"规则认定 {ruled} 个，只靠填报 {len(placed) - ruled} 个"
    yield f"条目 {len(demanded)} 个，已落实 {len(placed)} 个：{ways}"
    for mode in sorted({place.entry.mode for place in demanded}):
        of_mode = [place for place in demanded if place.entry.mode == mode]
        yield f"  {mode:<4}{sum(not place.missing for place in of_mode)}/{len(of_mode)}"
    untested = sum(not place.tested for place in placed)
    if untested:
        yield f"已落实而缺用例的 {untested} 个"
    only = [place.entry.id for place in placed if place.only_imported]
    if only:
        yield f"目录为程序可判而目前只有填报的 {len(only)} 个："
        yield from _in_rows(only)
    missing = [place.entry.id for place in demanded if place.missing]
    if missing:
        yield f"还没有落实的 {len(missing)} 个："
        yield from _in_rows(missing)


def _in_rows(ids: Sequence[str]) -> Iterator[str]:
    """Row numbers, ten a line: none is torn apart at the end of a line."""
    for start in range(0, len(ids), 10):
        yield "  " + " ".join(f"{identity:<9}" for identity in ids[start : start + 10]).rstrip()

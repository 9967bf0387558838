"""Read the sheet 设置 of an indicator system: names and values above, the table of grades below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from audit.errors import Mistake
from audit.grid import Grid
from audit.yamlfile import Node, closest
from scoring.sheetnode import SheetNode
from scoring.systemlayout import (
    GRADE_HEADERS,
    GRADE_WORDS,
    PERFORMANCE_WORDS,
    SETTING_ROWS,
    SETTING_WORDS,
)

_NAMES = {word: place for place, (word, _) in SETTING_ROWS.items()}
_TITLES = {"项目", "设置", "设置项"}


def settings_nodes(grid: Grid, file: str, mistakes: list[Mistake]) -> tuple[dict[str, Node], dict[str, str]]:
    """The root's entries but the indicators, and the cell of each key."""
    header = _grade_header(grid)
    values: dict[str, dict[str, Node]] = {"": {}, "bonus": {}, "performance": {}}
    places: dict[str, dict[str, str]] = {"": {}, "bonus": {}, "performance": {}}
    for row, (part, key) in _named_rows(grid, file, mistakes, header):
        at = (row, 2)
        places[part][key] = grid.place(*at)
        if at in grid.texts:
            text = "0" if at in grid.formulas else grid.texts[at]
            values[part][key] = SheetNode(file, row, mistakes, text=text, place=grid.place(*at))
    grades, tiers = _grades(grid, file, mistakes, header)
    if tiers is not None:
        values["performance"]["tiers"] = tiers
        places["performance"]["tiers"] = tiers.place
    entries = dict(values[""])
    for part, words in (("bonus", SETTING_WORDS["bonus"]), ("performance", PERFORMANCE_WORDS)):
        if values[part]:
            where = next(iter(places[part].values()), grid.place(1, 1))
            entries[part] = SheetNode(
                file, 1, mistakes, entries=values[part], place=where, places=places[part], headers=words
            )
    if grades:
        entries["grades"] = SheetNode(file, header or 1, mistakes, items=grades)
    return entries, {**places[""], "grades": grid.place(header or 1, 1)}


def _named_rows(
    grid: Grid, file: str, mistakes: list[Mistake], header: int | None
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Each row that names a setting, with the setting; unknown and repeated names are noted."""
    seen: dict[str, int] = {}
    for row in grid.rows:
        if header is not None and row >= header:
            return
        name = _folded(grid.texts.get((row, 1), ""))
        if not name or name in _TITLES:
            continue
        if name not in _NAMES:
            near = closest(name, _NAMES)
            mend = f"您是不是想写“{near}”？" if near else f"可用的项目：{'、'.join(_NAMES)}"
            mistakes.append(Mistake(file, grid.place(row, 1), f"不认识的项目“{name}”", mend))
        elif name in seen:
            what = f"“{name}”写了两次，{grid.place(seen[name], 1)} 已有"
            mistakes.append(Mistake(file, grid.place(row, 1), what, "请删去其中一行"))
        else:
            seen[name] = row
            yield row, _NAMES[name]


def _grade_header(grid: Grid) -> int | None:
    wanted = {GRADE_HEADERS["name"], GRADE_HEADERS["minimum"]}
    return next((row for row in grid.rows if wanted <= set(map(_folded, grid.row(row).values()))), None)


def _grades(
    grid: Grid, file: str, mistakes: list[Mistake], header: int | None
) -> tuple[tuple[SheetNode, ...], SheetNode | None]:
    """Each grade's row, and their shares of the appraisal where any is given."""
    if header is None:
        return (), None
    at = {_folded(text): column for column, text in grid.row(header).items()}
    columns = {key: at[word] for key, word in GRADE_HEADERS.items() if word in at}
    grades: list[SheetNode] = []
    shares: dict[str, Node] = {}
    places: dict[str, str] = {}
    for row in (row for row in grid.rows if row > header):
        cells = {
            key: SheetNode(file, row, mistakes, text=text, place=grid.place(row, column))
            for key, column in columns.items()
            if (text := grid.texts.get((row, column), ""))
        }
        if not cells:
            continue
        name = cells["name"].text or "" if "name" in cells else ""
        places[name] = grid.place(row, columns.get("tiers"))
        if "tiers" in cells and name:
            shares[name] = cells["tiers"]
        entries: dict[str, Node] = {key: cells[key] for key in ("name", "minimum") if key in cells}
        grades.append(
            SheetNode(
                file,
                row,
                mistakes,
                entries=entries,
                place=grid.place(row),
                places={key: grid.place(row, column) for key, column in columns.items()},
                headers=GRADE_WORDS,
            )
        )
    if not shares:
        return tuple(grades), None
    where = grid.place(header, columns["tiers"])
    return tuple(grades), SheetNode(file, header, mistakes, entries=shares, place=where, places=places)


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))

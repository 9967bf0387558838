"""Read an indicator system from an Excel workbook into the nodes that the YAML loader also gives.

So one loader checks both.  What only a workbook can have wrong is told here: formulas, merged numbers,
headers that are missing or doubtful.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.errors import InputError, Mistake
from audit.grid import Grid, read_grids
from audit.model import RuleSpec
from audit.yamlfile import Node, closest
from scoring.sheetcells import read_list, read_scalar, split_kind, split_parameter
from scoring.sheetnode import SheetNode
from scoring.systemlayout import (
    HEADERS,
    MERGEABLE,
    OTHER_HEADERS,
    REQUIRED,
    SETTINGS,
    TABLE,
    TABLE_WORDS,
    TOP_WORDS,
)
from scoring.systemsettings import settings_nodes

_HEADER_LINES = 30  # title rows above a header are never more
_LISTS = {"applies_to", "catalogue"}
_MAPPINGS = {"parameters", "parameters_by_kind"}
_NUMBERS = {"points", "per_finding", "cap"}
_TOTALS = {"合计", "总计", "小计"}
_MOST_INDICATORS = 5_000
_BETWEEN = re.compile(r"[\s、，,；;]+")


@dataclass(frozen=True, slots=True)
class SheetSystem:
    """What was read: the root for the loader, and what a user should know though it is no mistake."""

    root: Node
    notes: tuple[str, ...]


def read_system_sheets(data: bytes, file: str, specs: Mapping[str, RuleSpec]) -> SheetSystem:
    """The workbook's indicators and settings; InputError where there is no table to be read at all.

    ``specs`` tell which parameters are lists and which titles mean which rule.
    """
    grids = read_grids(data, file)
    mistakes: list[Mistake] = []
    table = _chosen(grids, TABLE, file)
    settings = _chosen(grids, SETTINGS, file)
    for grid in (table, settings):
        _refuse_formulas(grid, file, mistakes)
    reader = _Table(table, file, mistakes, specs)
    entries, places = settings_nodes(settings, file, mistakes)
    indicators = tuple(reader.nodes())
    if indicators:
        entries["indicators"] = SheetNode(file, reader.header_row, mistakes, items=indicators)
    places["indicators"] = table.place(reader.header_row)
    root = SheetNode(
        file, 1, mistakes, entries=entries, place=settings.place(1, 1), places=places, headers=TOP_WORDS
    )
    return SheetSystem(root, tuple(_notes(grids, (table, settings), reader)))


def _chosen(grids: Iterable[Grid], name: str, file: str) -> Grid:
    for grid in grids:
        if _folded(grid.name) == name:
            return grid
    names = "、".join(f"“{grid.name}”" for grid in grids)
    mend = f"现有 {names}。请用 zwgk system export 导出一份作样子，把工作表命名为“{name}”"
    raise InputError.one(file, f"缺少工作表“{name}”", mend)


def _refuse_formulas(grid: Grid, file: str, mistakes: list[Mistake]) -> None:
    for at in grid.formulas:
        what = f"这一格是公式 {grid.texts.get(at, '')[:40]}"
        mend = "请复制后“选择性粘贴—数值”，只留结果"
        mistakes.append(Mistake(file, grid.place(*at), what, mend))
    for at in grid.errors:
        what = f"这一格是错误值 {grid.texts.get(at, '')}"
        mistakes.append(Mistake(file, grid.place(*at), what, "请填写应有的内容"))


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _notes(grids: Iterable[Grid], used: tuple[Grid, ...], reader: _Table) -> Iterable[str]:
    for grid in grids:
        if grid.hidden:
            done = "照样读取" if grid in used else "没有读取"
            yield f"工作表“{grid.name}”是隐藏的，{done}"
        if grid in used and grid.hidden_rows:
            rows = "、".join(str(row) for row in grid.hidden_rows[:10])
            yield f"工作表“{grid.name}”有隐藏的行（第 {rows} 行），照样读取"
    for place, text in reader.extra:
        yield f"{place}：“{text}”一列与指标体系无关，没有读取"


class _Table:
    """The sheet of indicators: where its columns are, and each row as a node."""

    def __init__(self, grid: Grid, file: str, mistakes: list[Mistake], specs: Mapping[str, RuleSpec]) -> None:
        self.grid = grid
        self.file = file
        self.mistakes = mistakes
        self.specs = specs
        self.titles = {_folded(spec.title): spec.id for spec in specs.values()}
        self.extra: list[tuple[str, str]] = []
        self.header_row = self._find_header()
        self.columns = self._read_header()

    def _find_header(self) -> int:
        rows = self.grid.rows[:_HEADER_LINES]
        known = {row: sum(_key(text) is not None for text in self.grid.row(row).values()) for row in rows}
        best = max(rows, key=lambda row: known[row], default=0)
        if not best or known[best] < 3:  # fewer familiar words may stand in any title row
            mend = f"请在首行写上：{'、'.join(HEADERS.values())}"
            raise InputError.one(self.file, "找不到表头", mend, self.grid.place(1))
        return best

    def _read_header(self) -> dict[str, int]:
        columns: dict[str, int] = {}
        unknown: dict[int, str] = {}
        for column, text in self.grid.row(self.header_row).items():
            key = _key(text)
            if key is None:
                unknown[column] = text
            elif key in columns:
                what = f"“{text}”一列重复，{self.grid.place(self.header_row, columns[key])} 已有"
                self._mistake(self.header_row, column, what, "请删去其中一列")
            else:
                columns[key] = column
        absent = {HEADERS[key]: key for key in HEADERS if key not in columns}
        for column, text in unknown.items():
            near = closest(_folded(text), absent)
            if near is not None:
                self._mistake(self.header_row, column, f"不认识的表头“{text}”", f"您是不是想写“{near}”？")
            else:
                self.extra.append((self.grid.place(self.header_row, column), text))
        missing = [HEADERS[key] for key in REQUIRED if key not in columns]
        if missing:
            what = f"表头缺少 {'、'.join(f'“{word}”' for word in missing)}"
            place = self.grid.place(self.header_row)
            raise InputError(*self.mistakes, Mistake(self.file, place, what, "请补上这些列"))
        return columns

    def _mistake(self, row: int, column: int, what: str, mend: str) -> None:
        self.mistakes.append(Mistake(self.file, self.grid.place(row, column), what, mend))

    def nodes(self) -> Iterable[SheetNode]:
        """Every row below the header that holds an indicator."""
        rows = [row for row in self.grid.rows if row > self.header_row]
        if len(rows) > _MOST_INDICATORS:
            what = f"有 {len(rows)} 行，指标体系至多 {_MOST_INDICATORS} 个指标"
            raise InputError.one(
                self.file, what, "请删去多余的行", self.grid.place(rows[_MOST_INDICATORS], 1)
            )
        for row in rows:
            texts = {key: self.grid.texts.get((row, column), "") for key, column in self.columns.items()}
            if any(texts.values()) and not self._is_total(texts):
                yield self._node(row, texts)

    def _is_total(self, texts: Mapping[str, str]) -> bool:
        """Whether the row only sums up those above, as offices like it."""
        named = {_folded(texts.get(key, "")) for key in ("id", "name")}
        return not texts.get("rule") and bool(named & _TOTALS)

    def _node(self, row: int, texts: Mapping[str, str]) -> SheetNode:
        entries: dict[str, Node] = {}
        for key, text in texts.items():
            at = (row, self.columns[key])
            if at in self.grid.merged and key not in MERGEABLE:
                top = self.grid.place(*self.grid.merged[at])
                self._mistake(*at, f"“{HEADERS[key]}”与上面的 {top} 合并了", "请取消合并，每个指标各写一格")
            if text and at not in self.grid.formulas:
                entries[key] = self._cell(key, text, at, texts)
            elif text:
                entries[key] = self._untold(key, text, at)
        places = {key: self.grid.place(row, column) for key, column in self.columns.items()}
        return SheetNode(
            self.file,
            row,
            self.mistakes,
            entries=entries,
            place=self.grid.place(row),
            places=places,
            headers=TABLE_WORDS,
        )

    def _untold(self, key: str, text: str, at: tuple[int, int]) -> Node:
        """In place of a formula that was told: a value about which nothing more is said."""
        if key in _LISTS:
            return SheetNode(self.file, at[0], self.mistakes, items=(), place=self.grid.place(*at))
        if key in _MAPPINGS:
            return self._mapping({}, at)
        return self._leaf("" if key in _NUMBERS else text, at)

    def _leaf(self, text: str, at: tuple[int, int]) -> SheetNode:
        return SheetNode(self.file, at[0], self.mistakes, text=text, place=self.grid.place(*at))

    def _cell(self, key: str, text: str, at: tuple[int, int], texts: Mapping[str, str]) -> Node:
        if key in _LISTS:
            items = tuple(self._leaf(item, at) for item in _BETWEEN.split(text) if item)
            return SheetNode(self.file, at[0], self.mistakes, items=items, place=self.grid.place(*at))
        spec = self.specs.get(self._rule(texts.get("rule", "")))
        if key == "rule":
            return self._leaf(self._rule(text), at)
        if key == "parameters":
            return self._parameters(text.splitlines(), at, spec)
        if key == "parameters_by_kind":
            return self._by_kind(text, at, spec)
        return self._leaf(text, at)

    def _rule(self, text: str) -> str:
        """The rule's id, where the cell has its title instead."""
        return self.titles.get(_folded(text), text) if text not in self.specs else text

    def _mapping(self, entries: Mapping[str, Node], at: tuple[int, int]) -> SheetNode:
        return SheetNode(self.file, at[0], self.mistakes, entries=entries, place=self.grid.place(*at))

    def _parameters(self, lines: Iterable[str], at: tuple[int, int], spec: RuleSpec | None) -> SheetNode:
        types = {parameter.name: parameter.type for parameter in spec.parameters} if spec else {}
        entries: dict[str, Node] = {}
        for line in lines:
            if not line.strip():
                continue
            pair = split_parameter(line)
            if pair is None:
                self._mistake(*at, f"看不懂的参数“{line.strip()}”", "请每行写一个“名称=值”，例如 days=14")
            elif pair[0] in entries:
                self._mistake(*at, f"参数“{pair[0]}”写了两次", "请删去其中一行")
            else:
                entries[pair[0]] = self._value(pair, types.get(pair[0], ""), at)
        return self._mapping(entries, at)

    def _value(self, pair: tuple[str, str], kind: str, at: tuple[int, int]) -> Node:
        name, text = pair
        if not kind.startswith("list["):
            return self._leaf(read_scalar(text), at)
        try:
            items = read_list(text)
        except ValueError:
            self._mistake(*at, f"参数“{name}”的引号没有配对", "请检查英文双引号")
            items = ()
        if not items and text != "[]":
            return self._leaf("", at)
        leaves = tuple(self._leaf(item, at) for item in items)
        return SheetNode(self.file, at[0], self.mistakes, items=leaves, place=self.grid.place(*at))

    def _by_kind(self, text: str, at: tuple[int, int], spec: RuleSpec | None) -> SheetNode:
        lines: dict[str, list[str]] = {}
        for line in text.splitlines():
            found = split_kind(line)
            if found is not None:
                lines.setdefault(found[0], []).append(found[1])
            elif line.strip():
                mend = "请每行写一个“单位类型：名称=值”，例如 学校：column=school"
                self._mistake(*at, f"看不懂的参数“{line.strip()}”", mend)
        return self._mapping({kind: self._parameters(rest, at, spec) for kind, rest in lines.items()}, at)


def _key(text: str) -> str | None:
    """The key that a header means, by its Chinese word or the key itself."""
    word = re.sub(r"\(.*\)$", "", _folded(text))
    by_word = {**{header: key for key, header in HEADERS.items()}, **OTHER_HEADERS}
    return by_word.get(word) or (word if word in HEADERS else None)

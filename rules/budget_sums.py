"""Sums that must come out within one table of a budget or of final accounts (catalogue §2.7, E1 to E4).

Only both sides of a sum that stand in the same grid and are surely read are compared: what a table does
not show is no mistake of the agency's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from audit.model import Table
from rules.budget_tables import Found, Sheet
from rules.money import amount_in, in_wan, unit_in

#: Amounts agree within this many 万元 (catalogue §2.7: 金额容差 0.5 万元).
TOLERANCE = Decimal("0.5")
_SPACES = re.compile(r"\s+")
_COUNTING = re.compile(r"[\s\d一二三四五六七八九十栏次行列]*")
_ABROAD, _CARS, _BUYING, _RUNNING, _GUESTS, _ALL = "出国", "公车", "购置", "运行", "接待", "合计"
_MOST_ROWS, _HEAD_ROWS = 400, 5
_LEAST_COUNTED = 4
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of a table: what it is, how it reads in 万元, and by how much it misses (0: it comes out)."""

    name: str
    arithmetic: str
    difference: Decimal
    found: Found
    sure: bool

    @property
    def holds(self) -> bool:
        """Whether both sides agree within the tolerance."""
        return abs(self.difference) <= TOLERANCE


def sums_of(found: Found) -> Iterator[Sum]:
    """The sums that a prescribed table lets one check."""
    if found.sheet is Sheet.THREE_PUBLIC:
        yield from _three_public(found)
    elif found.sheet in {Sheet.TOTAL, Sheet.GRANTS}:
        yield from _two_sides(found)
    elif found.sheet in {Sheet.EXPENDITURE, Sheet.GENERAL}:
        yield from _columns(found, ("基本支出", "项目支出"), _OTHER_SPENDING)
    elif found.sheet is Sheet.BASIC:
        yield from _columns(found, ("人员经费", "公用经费"), ())


_OTHER_SPENDING = ("上缴上级", "经营支出", "附属单位")


def _unit(table: Table) -> tuple[str, bool]:
    """The table's unit; 万元 and doubt where it states none."""
    cells = (cell for row in table.rows[:_HEAD_ROWS] for cell in row)
    unit = unit_in((table.title, *cells))
    return unit or "万元", unit is not None


def _build(found: Found, name: str, total: tuple[str, Decimal], parts: Sequence[tuple[str, Decimal]]) -> Sum:
    unit, stated = _unit(found.table)
    wan = [in_wan(value, unit) for _, value in parts]
    whole = in_wan(total[1], unit)
    added = sum(wan, Decimal(0))
    left = " + ".join(f"{label} {_shown(value)}" for (label, _), value in zip(parts, wan, strict=True))
    sign = "=" if abs(added - whole) <= TOLERANCE else "≠"
    arithmetic = f"{left} = {_shown(added)} {sign} {total[0]} {_shown(whole)}（万元）"
    return Sum(name, arithmetic, added - whole, found, stated)


def _shown(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return f"{value:f}" if exponent in {0, -1} else f"{value.quantize(Decimal('0.01')):f}"


# ---- 三公经费 -----------------------------------------------------------------------------------


def _meaning(label: str) -> str | None:
    """Which of the three expenses a head or a row names, by its own words."""
    text = _SPACES.sub("", label)
    if "会议" in text or "培训" in text or "其中财政" in text:
        return None
    if "出国" in text:
        return _ABROAD
    if "接待" in text:
        return _GUESTS
    if "购置" in text and "运行" in text:
        return _CARS
    if "购置" in text:
        return _BUYING
    if "运行" in text:
        return _RUNNING
    if text in {"合计", "总计"} or ("三公" in text and ("合计" in text or "总额" in text or "小计" in text)):
        return _ALL
    return None


def _three_public(found: Found) -> Iterator[Sum]:
    rows = found.table.rows[:_MOST_ROWS]
    for values in (*_standing(rows), *_lying(rows)):
        main = [(key, values[key]) for key in (_ABROAD, _CARS, _GUESTS) if key in values]
        if _ALL in values and len(main) == 3:
            yield _build(found, "“三公”经费合计", ("合计", values[_ALL]), main)
        parts = [(key, values[key]) for key in (_BUYING, _RUNNING) if key in values]
        if _CARS in values and len(parts) == 2:
            yield _build(found, "公务用车购置及运行费", ("小计", values[_CARS]), parts)


def three_public_amounts(found: Found) -> Iterator[tuple[str, Decimal]]:
    """Every amount of a table of the three expenses, in 万元, by what it is for (合计 出国 公车 接待 …)."""
    unit, _ = _unit(found.table)
    rows = found.table.rows[:_MOST_ROWS]
    for values in (*_standing(rows), *_lying(rows)):
        for name, value in values.items():
            yield name, in_wan(value, unit)


def _standing(rows: Sequence[Row]) -> Iterator[Mapping[str, Decimal]]:
    """One expense a row: every column of numbers is a set of values (预算数, 决算数, 上年数)."""
    meant = [(key, row) for row in rows if (key := _row_meaning(row)) is not None]
    if len({key for key, _ in meant}) < 4 or len(meant) != len({key for key, _ in meant}):
        return
    numbering = _numbering(rows)
    for place in range(1, max(len(row) for _, row in meant)):
        if place in numbering:
            continue
        cells = {key: row[place] for key, row in meant if place < len(row)}
        if len(cells) != len(meant) or any(_row_meaning((cell,)) for cell in cells.values()):
            continue
        values = {key: value for key, cell in cells.items() if (value := amount_in(cell)) is not None}
        if len(values) == len(cells) and any(values.values()):
            yield values


def _row_meaning(row: Row) -> str | None:
    named = [key for cell in row[:3] if cell and (key := _meaning(cell)) is not None]
    return named[-1] if named else None


def _lying(rows: Sequence[Row]) -> Iterator[Mapping[str, Decimal]]:
    """One expense a column, in one or more sets side by side (预算数 … 决算数 …)."""
    height = next((n for n, row in enumerate(rows) if _has_figures(row)), 0)
    head = rows[:height]
    if not head or height > 2 * _HEAD_ROWS:
        return
    sets: list[dict[str, int]] = [{}]
    for place in range(len(head[0])):
        key = _column_meaning([row[place] for row in head if place < len(row)])
        if key is None:
            continue
        if key in sets[-1]:
            sets.append({})
        sets[-1][key] = place
    for row in rows[height:]:
        if not _has_figures(row):
            continue
        for places in sets:
            values = {key: amount_in(row[place]) for key, place in places.items() if place < len(row)}
            known = {key: value for key, value in values.items() if value is not None}
            if len(known) >= 3 and any(known.values()):
                yield known


def _column_meaning(heads: Sequence[str]) -> str | None:
    """The column's expense: the lowest head that names one; 小计 under 购置及运行 is the cars' own."""
    for label in reversed(heads):
        key = _meaning(label)
        if key is not None:
            return key
    return None


def is_counting(row: Row) -> bool:
    """Whether the row only numbers the columns (栏次 1 2 3 …) and holds no amounts."""
    numbers = [value for cell in row if cell and (value := amount_in(cell)) is not None]
    return all(_COUNTING.fullmatch(cell) for cell in row) and _counts_up(numbers)


def _has_figures(row: Row) -> bool:
    numbers = [cell for cell in row if cell and amount_in(cell) is not None]
    words = [cell for cell in row if cell and amount_in(cell) is None]
    return len(numbers) > len(words) and not is_counting(row)


def _numbering(rows: Sequence[Row]) -> frozenset[int]:
    """The columns that only number the rows (行次), as the tables of accounts have them on both sides."""
    return frozenset(
        place
        for row in rows[: 2 * _HEAD_ROWS]
        for place, cell in enumerate(row)
        if _SPACES.sub("", cell) in {"行次", "栏次", "序号"}
    ) | frozenset(place for place in range(max(map(len, rows), default=0)) if _numbers_rows(rows, place))


def _numbers_rows(rows: Sequence[Row], place: int) -> bool:
    """Whether a column without such a head counts up row by row all the same."""
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    numbers = [value for cell in cells if (value := amount_in(cell)) is not None]
    return len(numbers) >= _LEAST_COUNTED and _counts_up(numbers)


def _counts_up(numbers: Sequence[Decimal]) -> bool:
    return len(numbers) > 1 and all(later - one == 1 for one, later in pairwise(numbers))


# ---- 收支总表, 支出表 ---------------------------------------------------------------------------


def _two_sides(found: Found) -> Iterator[Sum]:
    """收入总计 and 支出总计 stand in one row and must be equal (E3, E4)."""
    rows = found.table.rows[:_MOST_ROWS]
    numbering = _numbering(rows)
    for whole in rows:
        row = tuple(cell for place, cell in enumerate(whole) if place not in numbering)
        labels = [_SPACES.sub("", cell) for cell in row]
        income = _after(row, labels, ("收入总计", "收入合计总计"))
        spending = _after(row, labels, ("支出总计", "支出合计总计"))
        if income is None or spending is None:
            income, spending = _twice(row, labels)
        if income is not None and spending is not None and (income or spending):
            yield _build(found, "收入总计与支出总计", ("支出总计", spending), (("收入总计", income),))


def _after(row: Row, labels: Sequence[str], names: tuple[str, ...]) -> Decimal | None:
    for place, label in enumerate(labels):
        if label in names:
            numbers = (amount_in(cell) for cell in row[place + 1 : place + 4] if cell)
            return next((number for number in numbers if number is not None), None)
    return None


def _twice(row: Row, labels: Sequence[str]) -> tuple[Decimal | None, Decimal | None]:
    """The row 总计 x 总计 y, in which both sides have the same label."""
    places = [place for place, label in enumerate(labels) if label == "总计"]
    starts = [p for n, p in enumerate(places) if n == 0 or p - places[n - 1] > 1]
    if len(starts) != 2:
        return None, None
    left = amount_in(row[starts[0] + 1]) if starts[0] + 1 < starts[1] else None
    right = amount_in(row[starts[1] + 1]) if starts[1] + 1 < len(row) else None
    return left, right


def _columns(found: Found, parts: tuple[str, str], others: tuple[str, ...]) -> Iterator[Sum]:
    """合计 = 基本支出 + 项目支出 (and the rarer kinds), in the row of the whole table (E2)."""
    rows = found.table.rows[:_MOST_ROWS]
    places = _heads(rows, ("合计", *parts, *others))
    if "合计" not in places or not all(part in places for part in parts):
        return
    for row in rows:
        if not any(_SPACES.sub("", cell) in {"合计", "总计"} for cell in row[:3]):
            continue
        values = {key: amount_in(row[place]) for key, place in places.items() if place < len(row)}
        if len(values) < len(places) or any(value is None for value in values.values()):
            continue
        if _has_other_amounts(row, places):
            return  # a kind of spending that is not known here is part of the whole
        total = values.pop("合计")
        assert total is not None
        if total:
            given = [(key, value) for key, value in values.items() if value is not None]
            yield _build(found, f"{parts[0]}与{parts[1]}之和", ("合计", total), given)
        return


def _has_other_amounts(row: Row, places: Mapping[str, int]) -> bool:
    """Whether the row of the whole holds amounts to the right of it under heads that nobody knows here."""
    known, first = set(places.values()), places["合计"]
    return any(place > first and place not in known and amount_in(cell) for place, cell in enumerate(row))


def _heads(rows: Sequence[Row], names: tuple[str, ...]) -> Mapping[str, int]:
    """Column by head among the first rows; a head that stands over several columns is none."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    height = next((n for n, row in enumerate(rows) if _has_figures(row)), 0)
    for row in rows[: min(height, 2 * _HEAD_ROWS)]:
        for place, cell in enumerate(row):
            text = _SPACES.sub("", cell)
            name = next((name for name in names if _is_head(text, name)), None)
            if name is None or place == 0:
                continue
            if found.setdefault(name, place) != place:
                twice.add(name)
    return {name: place for name, place in found.items() if name not in twice}


def _is_head(text: str, name: str) -> bool:
    if name == "合计":
        return text in {"合计", "总计", "本年支出合计"}
    return name in text and len(text) < 14

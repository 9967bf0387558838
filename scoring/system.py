"""Load an indicator system (指标体系) from its table, YAML or Excel, and tell every mistake in it at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from audit.errors import InputError, refusal
from audit.grid import OLD_EXCEL_START, ZIP_START
from audit.model import (
    AgencyKind,
    Dimension,
    Grade,
    IndicatorKind,
    IndicatorSystem,
    Performance,
    RuleSpec,
)
from audit.textfile import decode, read_bytes
from audit.yamlfile import Node, closest, parse_yaml
from scoring.figures import amount
from scoring.indicator import Row, read_row
from scoring.performance import METHODS, share_warning
from scoring.systemsheet import read_system_sheets

_FOLDER = Path(__file__).with_name("systems")
_KEYS = frozenset(
    {
        "id",
        "title",
        "year",
        "basis",
        "total",
        "min_checked",
        "bonus",
        "grades",
        "performance",
        "indicators",
    }
)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_MOST = 10_000
_FIRST_YEAR, _LAST_YEAR = 2008, 2100


def builtin_systems() -> tuple[str, ...]:
    """The names of the tables that come with the program, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


def load_system(source: Path | str, specs: Mapping[str, RuleSpec]) -> IndicatorSystem:
    """The table of that built-in name, or in that file, checked against the rules of ``specs``.

    Raises InputError with all mistakes, each with file, line or cell, what is wrong and how to mend it.
    ``digest`` is the SHA-256 of the file's bytes: two audits compare only where it is the same.
    """
    path = _locate(source)
    data = read_bytes(path)
    root, _ = _parsed(data, path.name, specs)
    root.unknown_keys(_KEYS)
    total = root.decimal("total", _HUNDRED, required=True)
    grades = _grades(root)
    rows = _rows(root, specs)
    _check_sum(root, rows, total)
    bonus_cap, bonus_gate = _bonus(root)
    system = IndicatorSystem(
        id=_identity(root),
        title=root.string("title", required=True),
        year=_year(root),
        basis=root.string("basis", required=True),
        total=total,
        grades=grades,
        indicators=tuple(row.indicator for row in rows if row.indicator is not None),
        performance=_performance(root, grades),
        bonus_cap=bonus_cap,
        bonus_gate=bonus_gate,
        min_checked=_share(root, "min_checked", Decimal("0.6")),
        digest=hashlib.sha256(data).hexdigest(),
    )
    root.finish()
    return system


def _parsed(data: bytes, file: str, specs: Mapping[str, RuleSpec]) -> tuple[Node, tuple[str, ...]]:
    """The table's root, told by the file's bytes and not by its name, and what to know of a workbook."""
    if not data.startswith((ZIP_START, OLD_EXCEL_START)):
        return parse_yaml(decode(data, file), file), ()
    sheets = read_system_sheets(data, file, specs)
    return sheets.root, sheets.notes


def sheet_notes(source: Path | str, specs: Mapping[str, RuleSpec]) -> tuple[str, ...]:
    """What to know of a workbook that is no mistake: hidden sheets and rows, columns that were not read."""
    path = _locate(source)
    return _parsed(read_bytes(path), path.name, specs)[1]


def warnings(system: IndicatorSystem) -> tuple[str, ...]:
    """What is allowed but should be known before the table is used, in Chinese.

    The weight in the appraisal below 4 % (SD-013); a kind of body to which no indicator applies.
    """
    share = share_warning(system.performance)
    found = [] if share is None else [share]
    scored = [row for row in system.indicators if row.kind is IndicatorKind.SCORE]
    found += [
        f"没有适用于{kind.label}的指标，这类单位将不评定"
        for kind in AgencyKind
        if not any(kind in row.applies_to for row in scored)
    ]
    return tuple(found)


def points_of_kind(system: IndicatorSystem, kind: AgencyKind) -> Decimal:
    """How many of the table's points apply to bodies of ``kind`` (the rest is spread over them)."""
    rows = (row for row in system.indicators if row.kind is IndicatorKind.SCORE)
    return sum((row.points for row in rows if kind in row.applies_to), Decimal(0))


def copy_system(name: str, folder: Path) -> Path:
    """Copy the built-in table ``name`` into ``folder`` for editing; refuses to overwrite a file."""
    source = _locate(name)
    target = folder / source.name
    try:
        with target.open("xb") as file:
            file.write(source.read_bytes())
    except FileExistsError:
        mend = "如要重新开始，请先把它改名或移走"
        raise InputError.one(target.name, "文件已存在，没有覆盖", mend) from None
    except OSError as error:
        what = f"写不进去（{refusal(error)}）"
        raise InputError.one(target.name, what, f"请检查文件夹 {folder} 的权限和磁盘空间") from None
    return target


def _locate(source: Path | str) -> Path:
    if isinstance(source, Path):
        return source
    if source in builtin_systems():
        return _FOLDER / f"{source}.yml"
    path = Path(source)
    if not path.suffix and not path.exists():
        near = closest(source, builtin_systems())
        names = "、".join(builtin_systems())
        mend = f"您是不是想写“{near}”？" if near else f"内置的指标体系：{names}；也可以写文件名"
        raise InputError.one(source, "没有这个指标体系", mend)
    return path


def _identity(root: Node) -> str:
    text = root.string("id", required=True)
    if text and not _ID.fullmatch(text):
        root.mistake(f"“id”的值“{text}”不可用", "请只用小写字母、数字和连字符，例如 key-tasks-2026", "id")
    return text


def _year(root: Node) -> int:
    year = root.decimal("year", Decimal(_FIRST_YEAR), required=True)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or year != year.to_integral_value():
        root.mistake(f"“year”的值 {year} 不是考核年度", "请写四位年份，例如 2026", "year")
        return _FIRST_YEAR
    return int(year)


def _share(node: Node, key: str, default: Decimal) -> Decimal:
    """A share that may be written as ``60%`` or ``0.6``, between 0 and 1."""
    text = node.string(key)
    if not text:
        return default
    percent = text.endswith(("%", "％"))
    try:
        number = Decimal(text[:-1] if percent else text)
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_nan() or not 0 <= number <= (_HUNDRED if percent else _ONE):
        node.mistake(f"“{key}”的值“{text}”不是比例", "请写 0 到 1 之间的数，或 60% 的形式", key)
        return default
    return number / _HUNDRED if percent else number


def _bonus(root: Node) -> tuple[Decimal, Decimal]:
    cap, gate = Decimal(5), Decimal(80)
    node = root.mapping("bonus")
    if node is None:
        return cap, gate
    node.unknown_keys({"cap", "gate"})
    return _between(node, "cap", cap, 0, 100), _between(node, "gate", gate, 0, 100)


def _between(node: Node, key: str, default: Decimal, least: int, most: int) -> Decimal:
    number = node.decimal(key, default)
    if not least <= number <= most:
        node.mistake(f"“{key}”的值 {number} 超出范围", f"请写 {least} 到 {most} 之间的数", key)
        return default
    return number


def _grades(root: Node) -> tuple[Grade, ...]:
    """The grades, best first; they must start at 0 and no two may begin at the same score."""
    grades: list[Grade] = []
    for node in root.sequence("grades", required=True):
        if node.entries is None:
            node.mistake("等级不是“键: 值”的形式", "请写成 - {name: 优秀, minimum: 90}")
            continue
        node.unknown_keys({"name", "minimum"})
        name = node.string("name", required=True)
        if node.get("minimum") is None:
            node.mistake(f"等级“{name}”缺少“minimum”（起始分）", "请补上，例如 minimum: 90")
            continue
        minimum = _between(node, "minimum", Decimal(0), 0, 100)
        for other in grades:
            if other.name == name:
                node.mistake(f"等级“{name}”写了两次", "请改名或删去其中一个", "name")
            if other.minimum == minimum:
                what = f"等级“{name}”与“{other.name}”的起始分同为 {minimum}，区间重叠"
                node.mistake(what, "请给每个等级不同的起始分", "minimum")
        grades.append(Grade(name, minimum))
    if grades and min(grade.minimum for grade in grades) != 0:
        low = min(grades, key=lambda grade: grade.minimum)
        what = f"低于 {low.minimum} 分的没有等级"
        root.mistake(what, "最低一级的 minimum 应为 0，例如 {name: 不合格, minimum: 0}", "grades")
    return tuple(sorted(grades, key=lambda grade: -grade.minimum))


def _performance(root: Node, grades: Iterable[Grade]) -> Performance:
    node = root.mapping("performance")
    if node is None:
        return Performance()
    node.unknown_keys({"method", "weight", "total", "tiers", "step"})
    method = node.choice("method", {name: name for name in METHODS}, "linear")
    total = node.decimal("total", _HUNDRED)
    weight = node.decimal("weight", Decimal(4))
    step = node.decimal("step", Decimal("0.1"))
    if not 0 < total <= _MOST:
        node.mistake(f"绩效总分 {total} 不可用", f"请写大于 0、不大于 {_MOST} 的数，例如 100", "total")
        total = _HUNDRED
    if not 0 < weight <= total:
        node.mistake(f"绩效权重分 {weight} 不可用", f"请写大于 0、不大于 {total} 的数", "weight")
    if not 0 <= step <= _MOST:
        node.mistake(f"“step”的值 {step} 不可用", "请写不小于 0 的数，例如 0.1", "step")
    return Performance(method, weight, total, _tiers(node, method, [g.name for g in grades]), step)


def _tiers(node: Node, method: str, grades: Sequence[str]) -> Mapping[str, Decimal]:
    table = node.mapping("tiers")
    if table is None:
        if method == "tier":
            node.mistake("按等级折算（tier）缺少“tiers”", "请为每个等级写比例，例如 优秀: 100%", "method")
        return {}
    table.unknown_keys(grades)
    for name in grades:
        if table.get(name) is None:
            node.mistake(f"“tiers”里缺少等级“{name}”", f"请补上，例如 {name}: 90%", "tiers")
    return {name: _share(table, name, Decimal(0)) for name in grades}


def _rows(root: Node, specs: Mapping[str, RuleSpec]) -> list[Row]:
    rows: list[Row] = []
    first: dict[str, Row] = {}
    for position, node in enumerate(root.sequence("indicators", required=True), start=1):
        row = read_row(node, position, specs)
        rows.append(row)
        if not row.id:
            continue
        if row.id in first:
            what = f"指标编号 {row.id} 重复，第 {first[row.id].node.line} 行已经用过"
            node.mistake(what, "请给每个指标不同的编号", "id")
        first.setdefault(row.id, row)
    return rows


def _check_sum(root: Node, rows: Sequence[Row], total: Decimal) -> None:
    """Note where the scored points are not the total; not where some could not even be read."""
    if not 0 < total <= _MOST:
        root.mistake(f"“total”的值 {total} 不可用", f"请写大于 0、不大于 {_MOST} 的数，例如 100", "total")
        return
    scored = [row for row in rows if row.kind is IndicatorKind.SCORE]
    if root.get("indicators") is not None and not scored:
        root.mistake("没有任何计分指标", "请在 indicators 下至少写一个计分指标", "indicators")
    if not scored or any(row.points is None for row in scored):
        return
    points = sum((row.points for row in scored if row.points is not None), Decimal(0))
    if points == total:
        return
    difference = total - points
    word = "少" if difference > 0 else "多"
    what = (
        f"计分指标的分值之和是 {amount(points)}，比 total 的 {amount(total)} {word} {amount(abs(difference))}"
    )
    root.mistake(what, f"请调整 points 使两者相等；各维度现为 {_by_dimension(scored)}", "total")


def _by_dimension(rows: Sequence[Row]) -> str:
    sums = {
        dimension: sum((row.points or Decimal(0) for row in rows if row.dimension is dimension), Decimal(0))
        for dimension in Dimension
    }
    return "、".join(f"{dimension.label} {amount(value)}" for dimension, value in sums.items())

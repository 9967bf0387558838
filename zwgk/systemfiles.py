"""``zwgk system export|import|validate``: systems from file to file, nothing overwritten unasked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from audit.catalogue import load_catalogue
from audit.errors import InputError, refusal
from audit.model import IndicatorSystem, RuleSpec
from rules.runner import load_rules
from scoring.packs import builtin_packs, load_pack
from scoring.packsystem import weighted
from scoring.system import builtin_systems, load_system, sheet_notes, warnings
from scoring.systemtext import system_yaml
from zwgk.systemworkbook import system_workbook

_EXCEL, _TEXT = {".xlsx"}, {".yml", ".yaml"}


@cache
def specs() -> Mapping[str, RuleSpec]:
    """What the tables may ask for."""
    return {name: rule.spec for name, rule in load_rules().items()}


def read(source: str) -> IndicatorSystem:
    """The system of that built-in name or file; InputError with all its mistakes."""
    return load_system(source if source in builtin_systems() else _path(source), specs())


def _path(source: str) -> Path | str:
    # A word without a suffix that is no file either is a misspelt name: the loader names the nearest.
    path = Path(source)
    return path if path.suffix or path.exists() else source


def export_system(source: str, output: Path | None, *, force: bool, pack: str = "") -> Path:
    """Write the system as a workbook, or as YAML where ``output`` ends so; the path.

    With ``pack``, the points follow the key tasks of that year's pack.
    """
    system = read(source)
    if pack:
        system = _weighed(system, pack)
    target = output or Path(f"{system.id}.xlsx")
    suffix = target.suffix.casefold()
    if suffix in _EXCEL:
        return _written(target, system_workbook(system, specs()), force=force)
    if suffix in _TEXT:
        return _written(target, system_yaml(system).encode("utf-8"), force=force)
    raise InputError.one(target.name, "不认识的文件类型", "请写以 .xlsx 或 .yml 结尾的文件名")


def _weighed(system: IndicatorSystem, pack: str) -> IndicatorSystem:
    try:
        return weighted(load_pack(pack if pack in builtin_packs() else _path(pack), specs()), system)
    except ValueError as error:
        raise InputError.one(pack, str(error), "请换一个指标体系，或在任务里补上规则和条目") from None


def import_system(file: Path, output: Path | None, *, force: bool) -> tuple[Path, tuple[str, ...]]:
    """Check the table in ``file`` and write it as YAML; the path, and what the user should know."""
    system = load_system(file, specs())
    target = output or Path(f"{system.id}.yml")
    if target.suffix.casefold() not in _TEXT:
        raise InputError.one(target.name, "不认识的文件类型", "请写以 .yml 结尾的文件名")
    path = _written(target, system_yaml(system).encode("utf-8"), force=force)
    return path, (*sheet_notes(file, specs()), *warnings(system))


def _written(target: Path, data: bytes, *, force: bool) -> Path:
    if target.exists() and not force:
        raise InputError.one(target.name, "文件已存在，没有覆盖", "请换一个文件名，或加上 --force")
    half = target.with_name(f".{target.name}.part")
    try:
        half.write_bytes(data)
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        what = f"写不进去（{refusal(error)}）"
        raise InputError.one(target.name, what, "请检查文件夹是否存在、权限和磁盘空间") from None
    return target


def validate_system(source: str) -> tuple[str, ...]:
    """What to say of a sound table; InputError with every mistake of one that is not."""
    system = read(source)
    origin = source if source in builtin_systems() else _path(source)
    lines = [f"没有错误：{system.title}，{len(system.indicators)} 个指标，总分 {system.total:f}"]
    lines += [f"提示：{note}" for note in (*sheet_notes(origin, specs()), *warnings(system))]
    cited = {entry for row in system.indicators for entry in row.catalogue}
    unknown = sorted(cited - set(load_catalogue()))
    if unknown:
        lines.append(f"提示：条目目录中没有 {'、'.join(unknown)}（本地自定的编号可以不管）")
    return tuple(lines)

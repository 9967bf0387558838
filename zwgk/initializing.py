"""``zwgk init``: a workspace to fill in, and nothing overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from audit.errors import WorkspaceError
from audit.templates import write_audit_yaml, write_roster_template
from scoring.system import builtin_systems, copy_system
from zwgk.days import audited_period, parse_day


def initialize(folder: Path, title: str, as_of: str, system: str) -> tuple[Path, ...]:
    """Write audit.yaml, both roster templates and a copy of the indicator system; their paths.

    Raises InputError where the date is none or the system is unknown, WorkspaceError where one of
    the files is there already; then nothing is written.
    """
    day = parse_day(as_of, "--as-of")
    if system not in builtin_systems():
        known = "、".join(builtin_systems())
        raise WorkspaceError.one("--system", f"没有“{system}”这个指标体系", f"可用的有：{known}")
    names = ("audit.yaml", "agencies.csv", "agencies.xlsx", f"{system}.yml")
    present = [name for name in names if (folder / name).exists()]
    if present:
        raise WorkspaceError.one(
            folder, f"已有 {'、'.join(present)}，没有覆盖", "请换一个文件夹，或先把这些文件移走"
        )
    folder.mkdir(parents=True, exist_ok=True)
    table = copy_system(system, folder)
    rosters = write_roster_template(folder)
    config = write_audit_yaml(folder, title or _title(day), day, audited_period(day), table.name)
    return (config, *rosters, table)


def _title(day: date) -> str:
    return f"{day.year}年政务公开工作测评"

"""``zwgk init``: a workspace to fill in, and nothing overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from audit.errors import WorkspaceError
from audit.templates import write_audit_yaml, write_roster_template
from rules.runner import load_rules
from scoring.system import builtin_systems, copy_system, load_system
from zwgk.days import audited_period, parse_day
from zwgk.evidencetemplate import EVIDENCE_FILE, asked_items, write_evidence_template


def initialize(folder: Path, title: str, as_of: str, system: str) -> tuple[Path, ...]:
    """Write audit.yaml, both roster templates and a copy of the indicator system; their paths.

    A system that asks for evidence (佐证材料) gets the blank sheet for it as well.

    Raises InputError where the date is none or the system is unknown, WorkspaceError where one of
    the files is there already; then nothing is written.
    """
    day = parse_day(as_of, "--as-of")
    if system not in builtin_systems():
        known = "、".join(builtin_systems())
        raise WorkspaceError.one("--system", f"没有“{system}”这个指标体系", f"可用的有：{known}")
    rules = load_rules()
    asked = asked_items(load_system(system, {name: rule.spec for name, rule in rules.items()}), rules)
    names = (
        "audit.yaml",
        "agencies.csv",
        "agencies.xlsx",
        f"{system}.yml",
        *([EVIDENCE_FILE] if asked else []),
    )
    present = [name for name in names if (folder / name).exists()]
    if present:
        raise WorkspaceError.one(
            folder, f"已有 {'、'.join(present)}，没有覆盖", "请换一个文件夹，或先把这些文件移走"
        )
    folder.mkdir(parents=True, exist_ok=True)
    table = copy_system(system, folder)
    rosters = write_roster_template(folder)
    period = audited_period(day)
    config = write_audit_yaml(folder, title or _title(day), day, period, table.name)
    if not asked:
        return (config, *rosters, table)
    return (config, *rosters, table, write_evidence_template(folder / EVIDENCE_FILE, asked, (), period))


def _title(day: date) -> str:
    return f"{day.year}年政务公开工作测评"

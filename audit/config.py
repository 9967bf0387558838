"""Read audit.yaml, the description of one audit: what, when, whom, by which system."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.errors import InputError, Mistake, WorkspaceError
from audit.model import Agency, Period
from audit.roster import read_roster
from audit.settings import CrawlSettings, read_settings
from audit.yamlfile import Node, load_yaml

__all__ = ["AuditConfig", "CrawlSettings", "check_workspace", "load_config"]

CONFIG_FILE = "audit.yaml"
DEFAULT_SYSTEM = "key-tasks-2026"
_DEFAULT_ROSTER = "agencies.csv"
_DATABASE_FILE = "audit.db"
_KEYS = frozenset(
    {"title", "as_of", "period", "agencies", "groups", "system", "database", "settings", "previous"}
)


@dataclass(frozen=True, slots=True)
class AuditConfig:
    """One audit as ``audit.yaml`` describes it.

    ``system`` is a built-in name or an absolute path (``system_path`` is None for a name);
    ``database`` is what ``Store.open`` takes: the SQLite file or a PostgreSQL URL.  ``previous`` is the
    workspace of an earlier audit of the same agencies, whose first sightings are taken over.
    """

    folder: Path
    title: str
    as_of: date
    period: Period
    roster_path: Path
    system: str
    system_path: Path | None
    database: Path | str
    groups: tuple[str, ...] = ()
    settings: CrawlSettings = field(default_factory=CrawlSettings)
    previous: Path | None = None


def load_config(folder: Path) -> AuditConfig:
    """The audit described in ``folder``; ``InputError`` with every mistake of its audit.yaml."""
    root = _load(folder)
    config = _read(root, folder)
    root.finish()
    assert config is not None
    return config


def check_workspace(folder: Path) -> tuple[AuditConfig, tuple[Agency, ...]]:
    """The audit and its agencies; ``InputError`` with the mistakes of audit.yaml and roster together."""
    root = _load(folder)
    config = _read(root, folder)
    mistakes: list[Mistake] = []
    try:
        root.finish()
    except InputError as error:
        mistakes.extend(error.mistakes)
    agencies: tuple[Agency, ...] = ()
    try:
        agencies = read_roster(_roster_path(root, folder), root.strings("groups"))
    except InputError as error:
        mistakes.extend(error.mistakes)
    if mistakes or config is None:
        raise InputError(*mistakes)
    return config, agencies


def _load(folder: Path) -> Node:
    path = folder / CONFIG_FILE
    if not path.exists():
        what = f"文件夹“{folder}”里没有 {CONFIG_FILE}，还不是评估工作目录"
        raise WorkspaceError.one(CONFIG_FILE, what, f"请先运行 zwgk init {folder}")
    return load_yaml(path)


def _roster_path(root: Node, folder: Path) -> Path:
    node = root.get("agencies")
    return folder / ((node.text if node else None) or _DEFAULT_ROSTER)


def _read(root: Node, folder: Path) -> AuditConfig | None:
    """The audit, or None where something that everything hangs on is missing; notes all mistakes."""
    root.unknown_keys(_KEYS)
    title = root.string("title", required=True)
    as_of = root.date("as_of", required=True)
    period = _period(root, as_of)
    root.string("agencies", _DEFAULT_ROSTER)
    groups = root.strings("groups")
    for name in sorted({name for name in groups if groups.count(name) > 1}):
        root.mistake(f"分组“{name}”写了两次", "请删去其中一个", "groups")
    system, system_path = _system(root, folder)
    settings = read_settings(root)
    database = _database(root, folder)
    previous = _previous(root, folder)
    if as_of is None or period is None:
        return None
    return AuditConfig(
        folder=folder,
        title=title,
        as_of=as_of,
        period=period,
        roster_path=_roster_path(root, folder),
        system=system,
        system_path=system_path,
        database=database,
        groups=groups,
        settings=settings,
        previous=previous,
    )


def _previous(root: Node, folder: Path) -> Path | None:
    """The workspace of the audit before this one, where ``previous`` names one."""
    text = root.string("previous")
    if not text:
        return None
    path = folder / text
    if not (path / CONFIG_FILE).is_file():
        what = f"上次评估的文件夹“{text}”不存在，或里面没有 {CONFIG_FILE}"
        root.mistake(what, "请写上次评估的工作目录，例如 ../2025年评估；没有就删去这一行", "previous")
    elif path.resolve() == folder.resolve():
        root.mistake(
            "previous 写的是本次评估自己的文件夹", "请写上次评估的工作目录，或删去这一行", "previous"
        )
    else:
        return path
    return None


def _period(root: Node, as_of: date | None) -> Period | None:
    node = root.mapping("period", required=True)
    if node is None:
        return None
    node.unknown_keys({"from", "to"})
    start, end = node.date("from", required=True), node.date("to", required=True)
    if start is None or end is None:
        return None
    if start > end:
        node.mistake(f"评估期的开始 {start} 晚于结束 {end}", "请对调 from 和 to，或改正日期", "from")
        return None
    if as_of is not None and as_of < start:
        what = f"基准日 {as_of} 早于评估期的开始 {start}"
        root.mistake(what, "as_of 应在评估期内或之后，请改正 as_of 或 period", "as_of")
    return Period(start, end)


def _system(root: Node, folder: Path) -> tuple[str, Path | None]:
    text = root.string("system", DEFAULT_SYSTEM)
    if not re.search(r"[\\/]|\.(ya?ml|xlsx)$", text, re.IGNORECASE):
        return text, None
    path = folder / text
    if not path.is_file():
        root.mistake(f"指标体系文件“{text}”不存在", "请改正文件名，或写内置指标体系的名字", "system")
    return str(path.resolve()), path


def _database(root: Node, folder: Path) -> Path | str:
    text = root.string("database", _DATABASE_FILE)
    if "://" not in text:
        return folder / text
    scheme, rest = text.split("://", 1)
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        mend = "只支持 SQLite 文件名，或 postgresql://用户:密码@主机/库名"
        root.mistake(f"不支持的数据库“{scheme}”", mend, "database")
    return f"postgresql+psycopg://{rest}"

"""An audit's workspace as the commands use it: settings, roster, indicator system, rules, folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.config import CONFIG_FILE, DEFAULT_SYSTEM, AuditConfig, check_workspace
from audit.errors import InputError, Mistake
from audit.lexicon import LEXICON_FILE, load_lexicon
from audit.model import Agency, IndicatorSystem, Plan, RuleSpec
from audit.overrides import SiteOverrides
from audit.sites import SITES_FILE, Known, read_sites
from audit.store import Store
from audit.yamlfile import load_yaml
from rules.runner import Rule, load_rules, plan
from scoring.system import load_system

#: A file of official holiday notices that an office may put into its workspace.
HOLIDAYS_FILE = "workdays.yml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A checked workspace: everything that was handed in is sound."""

    config: AuditConfig
    agencies: tuple[Agency, ...]
    system: IndicatorSystem
    rules: Mapping[str, Rule]
    overrides: Mapping[str, SiteOverrides] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the workspace lies."""
        return self.config.folder

    @property
    def evidence(self) -> Path:
        """The folder of WARC files, one series per agency."""
        return self.folder / "evidence"

    @property
    def reports(self) -> Path:
        """The folder of everything that is handed to people."""
        return self.folder / "reports"

    @property
    def holidays(self) -> Path | None:
        """The office's own file of holiday notices, where it has one."""
        path = self.folder / HOLIDAYS_FILE
        return path if path.is_file() else None

    @property
    def lexicon(self) -> Path | None:
        """The office's own file of words that texts should not use, where it has one."""
        path = self.folder / LEXICON_FILE
        return path if path.is_file() else None

    @property
    def specs(self) -> Mapping[str, RuleSpec]:
        """What scoring and reports need to know of the rules."""
        return {name: rule.spec for name, rule in self.rules.items()}

    def plan(self) -> Plan:
        """What the crawl has to find out for this system's rules."""
        return plan(self.system, self.rules, as_of=self.config.as_of, period=self.config.period)

    def store(self, *, create: bool = False) -> Store:
        """The workspace's database; WorkspaceError where nothing was collected yet."""
        return Store.open(self.config.database, create=create)


def open_workspace(folder: Path) -> Workspace:
    """Check a workspace whole: ``audit.yaml``, roster, indicator system, ``sites.yml``, ``lexicon.yml``.

    Raises InputError with *all* mistakes of all five, so that they can be mended in one go.
    """
    rules = load_rules()
    mistakes: list[Mistake] = []
    checked: tuple[AuditConfig, tuple[Agency, ...]] | None = None
    try:
        checked = check_workspace(folder)
    except InputError as error:
        if not (folder / CONFIG_FILE).is_file():
            raise  # no workspace at all: nothing else to check
        mistakes += error.mistakes
    system: IndicatorSystem | None = None
    try:
        source = _named_system(folder) if checked is None else checked[0].system_path or checked[0].system
        system = load_system(source, {name: rule.spec for name, rule in rules.items()})
    except InputError as error:
        mistakes += [mistake for mistake in error.mistakes if mistake not in mistakes]
    overrides: Mapping[str, SiteOverrides] = {}
    try:
        overrides = read_overrides(folder, None if checked is None else checked[1])
    except InputError as error:
        mistakes += error.mistakes
    try:
        load_lexicon(path if (path := folder / LEXICON_FILE).is_file() else None, checked and checked[1])
    except InputError as error:
        mistakes += error.mistakes
    if mistakes or checked is None or system is None:
        raise InputError(*mistakes)
    return Workspace(*checked, system, rules, overrides)


def read_overrides(folder: Path, agencies: tuple[Agency, ...] | None) -> Mapping[str, SiteOverrides]:
    """What ``sites.yml`` says, where the workspace has one; InputError with all its mistakes."""
    path = folder / SITES_FILE
    if not path.is_file():
        return {}
    from crawler.dialects import dialects  # only a workspace with overrides needs to know the crawler
    from crawler.selectors import selector_mistake

    return read_sites(path, Known(agencies, tuple(dialects()), selector_mistake))


def _named_system(folder: Path) -> Path | str:
    """The system that a faulty audit.yaml names, so that its mistakes can be told in the same go."""
    name = load_yaml(folder / CONFIG_FILE).string("system", DEFAULT_SYSTEM)
    path = folder / name
    return path if path.is_file() else name

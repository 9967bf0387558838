"""Where rules and catalogue rows are used: every shipped indicator system, looked up from both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit.catalogue import CatalogueEntry, load_catalogue
from audit.model import Indicator, IndicatorKind, IndicatorSystem
from audit.yamlfile import load_yaml
from rules.runner import load_rules
from scoring.system import builtin_systems, load_system
from scoring.systemtext import number

#: The rule that weighs what was stated in the evidence sheet instead of looking at a site.
IMPORT_RULE = "imported_item"
_CASES = Path(__file__).with_name("rulecases.yml")


@dataclass(frozen=True, slots=True)
class Use:
    """One indicator of one shipped system."""

    system: str
    indicator: Indicator

    @property
    def worth(self) -> str:
        """What is at stake: points, veto, bonus, or nothing."""
        kind = self.indicator.kind
        if kind in {IndicatorKind.VETO, IndicatorKind.LIST}:
            return kind.label
        return f"{'加' if kind is IndicatorKind.BONUS else ''}{number(self.indicator.points)} 分"

    def as_data(self) -> dict[str, object]:
        """For ``--json``."""
        row = self.indicator
        return {
            "system": self.system,
            "indicator": row.id,
            "name": row.name,
            "rule": row.rule,
            "kind": row.kind.value,
            "points": number(row.points),
        }

    def __str__(self) -> str:
        return f"{self.system} {self.indicator.id}（{self.worth}）"


@dataclass(frozen=True, slots=True)
class LabelledCase:
    """One labelled case of a rule: what it is, the outcomes that it must lead to, what the rule says of it.

    ``name`` is English, as in the tests; ``reason`` is the Chinese sentence of the most telling finding.
    """

    name: str
    expected: tuple[str, ...]
    reason: str = ""
    look_alike: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What stands for one row of the catalogue."""

    entry: CatalogueEntry
    uses: tuple[Use, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that look at sites for it."""
        return tuple(sorted({use.indicator.rule for use in self.uses} - {IMPORT_RULE}))

    @property
    def imported(self) -> bool:
        """Whether the evidence sheet asks for it."""
        return any(use.indicator.rule == IMPORT_RULE for use in self.uses)

    @property
    def missing(self) -> bool:
        """Whether nothing stands for it, though something should."""
        return not self.uses and not self.entry.procedure

    @property
    def only_imported(self) -> bool:
        """Whether a program could look for itself, but only asks."""
        return self.imported and not self.rules and self.entry.mode == "A"

    @property
    def tested(self) -> bool:
        """Whether every rule that stands for it has cases, a look-alike among them."""
        names = {use.indicator.rule for use in self.uses}
        cases = labelled_cases()
        return bool(names) and all(any(case.look_alike for case in cases.get(name, ())) for name in names)


@cache
def shipped_systems() -> tuple[IndicatorSystem, ...]:
    """Every indicator system that comes with the program."""
    specs = {name: rule.spec for name, rule in load_rules().items()}
    return tuple(load_system(name, specs) for name in builtin_systems())


def uses_of_rule(name: str, systems: Iterable[IndicatorSystem]) -> tuple[Use, ...]:
    """The indicators that ask for the rule."""
    return tuple(Use(s.id, row) for s in systems for row in s.indicators if row.rule == name)


def places(systems: Iterable[IndicatorSystem]) -> tuple[Place, ...]:
    """Every row of the catalogue with what stands for it, in the catalogue's order."""
    uses: dict[str, list[Use]] = {}
    for system in systems:
        for row in system.indicators:
            for entry in row.catalogue:
                uses.setdefault(entry, []).append(Use(system.id, row))
    return tuple(Place(entry, tuple(uses.get(name, ()))) for name, entry in load_catalogue().items())


@cache
def labelled_cases() -> Mapping[str, tuple[LabelledCase, ...]]:
    """The labelled cases of every rule, as the tests run them (written by docs/generate.py)."""
    root = load_yaml(_CASES)
    return {
        rule: tuple(
            LabelledCase(
                case.string("case"),
                case.words("expected"),
                case.string("reason", ""),
                look_alike=case.boolean("look_alike"),
            )
            for case in node.items or ()
        )
        for rule, node in (root.entries or {}).items()
    }

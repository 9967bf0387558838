"""Run an indicator system's rules over one agency's facts: every indicator gets a verdict, always.

Three duties besides calling: plan what a crawl has to find out, keep rules from judging on ground
that was not searched, and turn a rule's failure into an ``error`` finding instead of a lost audit.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from types import ModuleType

from audit.discovery import modules
from audit.masking import masked_finding
from audit.model import (
    ColumnId,
    ColumnNeed,
    Coverage,
    Finding,
    Indicator,
    IndicatorSystem,
    Outcome,
    Period,
    Plan,
    RuleSpec,
)
from rules.facts import Facts
from rules.gate import gap, owes_function
from rules.parameters import coerce, parameters_of
from rules.requirements import (
    Columns,
    Home,
    Links,
    Pages,
    Probes,
    Requirement,
    Searches,
    Statements,
    columns_of,
)

#: The five parts of a rule's docstring, in their order.
PARTS = ("要求", "依据", "认定", "不适用", "整改")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was found: what others may know of it, what it needs, and its judgement."""

    spec: RuleSpec
    requires: tuple[Requirement, ...]
    check: Callable[..., Iterable[Finding]]


@cache
def load_rules() -> Mapping[str, Rule]:
    """Every rule under ``rules/<topic>/``, by id.

    Raises ValueError where two topics have a rule of the same id, or a module is no whole rule.
    """
    found: dict[str, Rule] = {}
    for topic in _topics():
        for name, module in modules(f"rules.{topic}").items():
            if name in found:
                raise ValueError(f"two rules are called {name}: {found[name].spec.topic} and {topic}")
            found[name] = _rule(name, topic, module)
    return dict(sorted(found.items()))


def _topics() -> Iterator[str]:
    root = importlib.import_module("rules")
    return (info.name for info in pkgutil.iter_modules(root.__path__) if info.ispkg)


def _rule(name: str, topic: str, module: ModuleType) -> Rule:
    texts = docstring_parts(module.__doc__ or "")
    missing = [part for part in PARTS if not texts.get(part)]
    if missing:
        raise ValueError(f"{module.__name__}: the docstring lacks {'、'.join(missing)}")
    requires: Requirement | tuple[Requirement, ...] = module.REQUIRES
    spec = RuleSpec(
        id=name,
        topic=topic,
        title=module.TITLE,
        parameters=parameters_of(module.check),
        catalogue=module.CATALOGUE,
        requirement=texts["要求"],
        basis=texts["依据"],
        decision=texts["认定"],
        exemption=texts["不适用"],
        remedy=texts["整改"],
    )
    return Rule(spec, requires if isinstance(requires, tuple) else (requires,), module.check)


def docstring_parts(text: str) -> dict[str, str]:
    """The parts of a rule's docstring by heading; wrapped lines joined, numbered points kept apart."""
    parts: dict[str, list[str]] = {}
    heading = ""
    for line in map(str.strip, text.splitlines()):
        match = re.match(rf"({'|'.join(PARTS)})：(.*)", line)
        if match:
            heading = match[1]
            parts[heading] = [match[2]] if match[2] else []
        elif heading and line:
            if parts[heading] and not re.match(r"\d+\. ", line):
                parts[heading][-1] += _joint(parts[heading][-1], line) + line
            else:
                parts[heading].append(line)
    return {heading: "\n".join(lines) for heading, lines in parts.items()}


def _joint(before: str, after: str) -> str:
    return " " if before[-1:].isascii() or after[:1].isascii() else ""


def plan(system: IndicatorSystem, rules: Mapping[str, Rule], as_of: date, period: Period) -> Plan:
    """What a crawl has to find out so that ``system`` can be judged.

    Raises KeyError on an indicator whose rule does not exist, ValueError on parameters that do not
    fit: a system is validated before it comes here.
    """
    needs: dict[str, ColumnNeed] = {}
    links = search = False
    for indicator in system.indicators:
        rule = rules[indicator.rule]
        links = links or any(isinstance(requirement, Links) for requirement in rule.requires)
        search = search or any(isinstance(requirement, Searches) for requirement in rule.requires)
        for column, wanted in _wanted(indicator, rule):
            need = needs.get(column, ColumnNeed(column))
            needs[column] = ColumnNeed(
                column,
                texts=need.texts or wanted.texts,
                attachments=need.attachments or wanted.attachments,
                history=max(need.history, wanted.history_days),
                tables=need.tables or wanted.tables,
            )
        if indicator.function is not None:  # whether the body has the function shows in its having the column
            needs.setdefault(indicator.function, ColumnNeed(indicator.function))
    wanted_columns = tuple(needs[column] for column in sorted(needs))
    return Plan(as_of, period, wanted_columns, home_links=links, search=search)


def _wanted(indicator: Indicator, rule: Rule) -> Iterator[tuple[str, Columns]]:
    """The columns that ``rule`` needs for any kind of body, whichever parameters the kind has."""
    for kind in sorted(indicator.applies_to):
        yield from columns_of(rule.requires, coerce(indicator.parameters_for(kind), rule.spec))


def judge(
    facts: Facts, system: IndicatorSystem, rules: Mapping[str, Rule], as_of: date
) -> tuple[Finding, ...]:
    """At least one finding per indicator, in the system's order, signed with agency and indicator.

    Numbers of private persons are masked in all that a finding says: it goes to many readers.
    """
    return tuple(
        masked_finding(replace(finding, agency=facts.agency.id, indicator=indicator.id, rule=indicator.rule))
        for indicator in system.indicators
        for finding in _verdicts(facts, indicator, rules.get(indicator.rule), as_of)
    )


def _verdicts(facts: Facts, indicator: Indicator, rule: Rule | None, as_of: date) -> tuple[Finding, ...]:
    if facts.agency.kind not in indicator.applies_to:
        return (Finding(Outcome.NOT_APPLICABLE, f"本指标不适用于{facts.agency.kind.label}"),)
    if rule is None:
        return (Finding(Outcome.ERROR, f"没有名为 {indicator.rule} 的规则"),)
    if indicator.function is None:
        return _judged(facts, indicator, rule, as_of)
    owes = owes_function(facts, indicator.function)
    name = ColumnId(indicator.function).label
    if owes is False:
        column = facts.column(indicator.function)
        decided = None if column is None else column.decision
        why = f"名册写明的职能不含“{name}”" if decided is None else f"本单位不需要“{name}”。{decided}"
        return (Finding(Outcome.NOT_APPLICABLE, f"{why}，不适用", subject=name),)
    found = _judged(facts, indicator, rule, as_of)
    return found if owes else tuple(_unsettled(finding, name) for finding in found)


def _unsettled(finding: Finding, function: str) -> Finding:
    """A fail as a question, where nobody has said whether the body has that function."""
    if finding.outcome is not Outcome.FAIL:
        return finding
    doubt = f"名册没有写明本单位有无“{function}”职能，请人工确认是否适用。如适用：{finding.reason}"
    return replace(finding, outcome=Outcome.MANUAL, reason=doubt)


def _judged(facts: Facts, indicator: Indicator, rule: Rule, as_of: date) -> tuple[Finding, ...]:
    try:
        arguments = coerce(indicator.parameters_for(facts.agency.kind), rule.spec)
        facts = _as_far_as_asked(facts, rule, arguments)
        hindrance = _hindrance(facts, rule, arguments)
        if hindrance is not None:
            return (hindrance,)
        found = tuple(rule.check(_narrowed(facts, rule, arguments), as_of=as_of, **arguments))
    except Exception as error:  # noqa: BLE001  # one broken rule must not cost the other agencies' audit
        return (Finding(Outcome.ERROR, f"规则 {rule.spec.id} 执行出错：{type(error).__name__}：{error}"),)
    if not found:
        return (Finding(Outcome.ERROR, f"规则 {rule.spec.id} 没有给出认定"),)
    return tuple(_traced(finding, rule.spec.id) for finding in found)


def _as_far_as_asked(facts: Facts, rule: Rule, arguments: Mapping[str, object]) -> Facts:
    """The facts with columns taken for whole that were read back as far as this rule asks.

    Another rule may have asked for years; that a page of those was out of reach hinders only that one.
    """
    history: dict[str, int] = {}
    whole: set[str] = set()
    for name, wanted in columns_of(rule.requires, arguments):
        history[name] = max(history.get(name, 0), wanted.history_days)
        if not wanted.gate and not wanted.history_days:
            whole.add(name)  # looked into as far as there is anything: no day is enough
    enough = {
        name: replace(column, coverage=Coverage.COMPLETE, limit="")
        for name, days in history.items()
        if name not in whole
        and (column := facts.column(name)) is not None
        and column.coverage is Coverage.PARTIAL
        and column.since is not None
        and column.since <= facts.period.start - timedelta(days=days)
    }
    return replace(facts, columns={**facts.columns, **enough}) if enough else facts


def _hindrance(facts: Facts, rule: Rule, arguments: Mapping[str, object]) -> Finding | None:
    """The first reason why the rule may not run: not applicable before anything that is unclear."""
    gaps = [
        gap(facts, column, absent=wanted.absent, partial=wanted.partial)
        for column, wanted in columns_of(rule.requires, arguments)
        if wanted.gate
    ]
    if any(isinstance(requirement, Home) for requirement in rule.requires) and facts.home is None:
        gaps.append(Finding(Outcome.UNAVAILABLE, "首页没有读到，不能认定，不扣分"))
    found = [finding for finding in gaps if finding is not None]
    found.sort(key=lambda finding: finding.outcome is not Outcome.NOT_APPLICABLE)
    return found[0] if found else None


def _narrowed(facts: Facts, rule: Rule, arguments: Mapping[str, object]) -> Facts:
    columns = [column for column, _ in columns_of(rule.requires, arguments)]
    wants_pages = any(isinstance(requirement, Home | Pages) for requirement in rule.requires)
    wants_links = any(isinstance(requirement, Links) for requirement in rule.requires)
    wants_probes = any(isinstance(requirement, Probes) for requirement in rule.requires)
    wants_searches = any(isinstance(requirement, Searches) for requirement in rule.requires)
    items = [
        item
        for requirement in rule.requires
        if isinstance(requirement, Statements)
        for item in requirement.named(arguments)
    ]
    return facts.narrowed(
        columns,
        pages=wants_pages,
        links=wants_links,
        probes=wants_probes,
        searches=wants_searches,
        items=items,
    )


def _traced(finding: Finding, rule: str) -> Finding:
    """The finding, or an error where it accuses without showing anything."""
    if finding.outcome is Outcome.FAIL and not finding.evidence:
        return Finding(Outcome.ERROR, f"规则 {rule} 认定不合格而没有证据：{finding.reason}")
    return finding

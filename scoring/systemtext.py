"""Write an indicator system as the YAML table that loads to the same system: plain, commented, complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from audit.model import AgencyKind, Indicator, IndicatorKind, IndicatorSystem
from scoring.sheetcells import plain

_HEAD = """\
# 这份表用记事本就能改；每个键的意思见文档中的指标体系一页。
# 改好后运行 zwgk system validate 文件名，有错会一次列全：哪一行、错在哪、怎么改。
"""
# What YAML takes for a text without quotes, here kept narrow: letters, digits and Chinese punctuation.
_SAFE = re.compile(r"[\w（）〔〕《》“”、，。；·/][\w（）〔〕《》“”、，。；：·./() %+≥≤-]*")
_WORDS_OF_YAML = {"null", "~", ""}


def system_yaml(system: IndicatorSystem) -> str:
    """The table as text; ``load_system`` reads it back as the same system but for the digest."""
    lines = [
        _HEAD,
        f"id: {scalar(system.id)}",
        f"title: {scalar(system.title)}",
        f"year: {system.year}",
        f"basis: {scalar(system.basis)}",
        f"total: {number(system.total)}",
        f"min_checked: {number(system.min_checked)}",
        f"bonus: {{cap: {number(system.bonus_cap)}, gate: {number(system.bonus_gate)}}}",
        "",
        "grades:",
        *(f"  - {{name: {scalar(grade.name)}, minimum: {number(grade.minimum)}}}" for grade in system.grades),
        "",
        *_performance(system),
        "",
        "indicators:",
    ]
    for indicator in system.indicators:
        lines += [*_indicator(indicator), ""]
    return "\n".join(lines)


def _performance(system: IndicatorSystem) -> Iterator[str]:
    performance = system.performance
    yield "performance:"
    yield f"  method: {performance.method}"
    yield f"  weight: {number(performance.weight)}"
    yield f"  total: {number(performance.total)}"
    yield f"  step: {number(performance.step)}"
    if performance.tiers:
        tiers = ", ".join(f"{scalar(k)}: {number(v)}" for k, v in performance.tiers.items())
        yield f"  tiers: {{{tiers}}}"


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield f"  - id: {scalar(indicator.id)}"
    yield f"    name: {scalar(indicator.name)}"
    if indicator.kind is not IndicatorKind.SCORE:
        yield f"    kind: {indicator.kind.label}"
    yield f"    dimension: {indicator.dimension.label}"
    yield f"    rule: {scalar(indicator.rule)}"
    if indicator.parameters:
        yield f"    parameters: {_flow(indicator.parameters)}"
    if indicator.parameters_by_kind:
        yield "    parameters_by_kind:"
        for kind in (kind for kind in AgencyKind if kind in indicator.parameters_by_kind):
            yield f"      {kind.label}: {_flow(indicator.parameters_by_kind[kind])}"
    if indicator.points:
        yield f"    points: {number(indicator.points)}"
    if indicator.per_finding is not None:
        yield f"    per_finding: {number(indicator.per_finding)}"
    if indicator.cap is not None:
        yield f"    cap: {number(indicator.cap)}"
    if indicator.applies_to != frozenset(AgencyKind):
        kinds = [kind.label for kind in AgencyKind if kind in indicator.applies_to]
        yield f"    applies_to: [{', '.join(kinds)}]"
    if indicator.function is not None:
        yield f"    function: {indicator.function}"
    yield f"    catalogue: [{', '.join(indicator.catalogue)}]"
    yield f"    basis: {scalar(indicator.basis)}"


def _flow(parameters: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in parameters.items()) + "}"


def _value(value: object) -> str:
    if isinstance(value, tuple | list):
        return "[" + ", ".join(scalar(plain(item)) for item in value) + "]"
    return scalar(plain(value))


def number(value: Decimal) -> str:
    """A decimal without exponent and without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scalar(text: str) -> str:
    """``text`` as a YAML scalar, in quotes where it would be read as something else."""
    plain_enough = _SAFE.fullmatch(text) and text.strip() == text and text.casefold() not in _WORDS_OF_YAML
    if plain_enough:
        return text
    # JSON's strings are YAML's too, but YAML knows no pairs of escapes for characters beyond the first plane.
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in quoted)

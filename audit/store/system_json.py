"""An indicator system as JSON and back: reports show the very table that was scored by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from audit.model import (
    AgencyKind,
    Dimension,
    Grade,
    Indicator,
    IndicatorKind,
    IndicatorSystem,
    Performance,
)

_SYSTEM_TEXTS = ("id", "title", "year", "basis", "digest")
_SYSTEM_DECIMALS = ("total", "bonus_cap", "bonus_gate", "min_checked")


def _plain(value: object) -> Any:
    """A parameter's value as JSON; decimals keep their digits behind a mark."""
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _value(value: Any) -> object:
    if isinstance(value, dict):
        return Decimal(value["decimal"])
    if isinstance(value, list):
        return tuple(_value(item) for item in value)
    return value


def _parameters(parameters: Mapping[str, object]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in parameters.items()}


def _indicator_json(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "name": indicator.name,
        "dimension": indicator.dimension.value,
        "rule": indicator.rule,
        "points": str(indicator.points),
        "catalogue": list(indicator.catalogue),
        "basis": indicator.basis,
        "kind": indicator.kind.value,
        "parameters": _parameters(indicator.parameters),
        "per_finding": None if indicator.per_finding is None else str(indicator.per_finding),
        "cap": None if indicator.cap is None else str(indicator.cap),
        "applies_to": sorted(kind.value for kind in indicator.applies_to),
        "parameters_by_kind": {
            kind.value: _parameters(values) for kind, values in indicator.parameters_by_kind.items()
        },
        "function": indicator.function,
    }


def _indicator(data: Mapping[str, Any]) -> Indicator:
    return Indicator(
        data["id"],
        data["name"],
        Dimension(data["dimension"]),
        data["rule"],
        Decimal(data["points"]),
        tuple(data["catalogue"]),
        data["basis"],
        IndicatorKind(data["kind"]),
        {name: _value(value) for name, value in data["parameters"].items()},
        None if data["per_finding"] is None else Decimal(data["per_finding"]),
        None if data["cap"] is None else Decimal(data["cap"]),
        frozenset(AgencyKind(kind) for kind in data["applies_to"]),
        {
            AgencyKind(kind): {name: _value(value) for name, value in values.items()}
            for kind, values in data["parameters_by_kind"].items()
        },
        data.get("function"),  # workspaces of earlier versions have none
    )


def system_json(system: IndicatorSystem) -> dict[str, Any]:
    """The whole system as JSON."""
    performance = system.performance
    return {
        **{name: getattr(system, name) for name in _SYSTEM_TEXTS},
        **{name: str(getattr(system, name)) for name in _SYSTEM_DECIMALS},
        "grades": [[grade.name, str(grade.minimum)] for grade in system.grades],
        "performance": {
            "method": performance.method,
            "weight": str(performance.weight),
            "total": str(performance.total),
            "tiers": {name: str(value) for name, value in performance.tiers.items()},
            "step": str(performance.step),
        },
        "indicators": [_indicator_json(indicator) for indicator in system.indicators],
    }


def system_from(data: Mapping[str, Any]) -> IndicatorSystem:
    """The system from its JSON."""
    performance = data["performance"]
    values: dict[str, Any] = {name: data[name] for name in _SYSTEM_TEXTS}
    values |= {name: Decimal(data[name]) for name in _SYSTEM_DECIMALS}
    values["grades"] = tuple(Grade(name, Decimal(minimum)) for name, minimum in data["grades"])
    values["performance"] = Performance(
        performance["method"],
        Decimal(performance["weight"]),
        Decimal(performance["total"]),
        {name: Decimal(value) for name, value in performance["tiers"].items()},
        Decimal(performance["step"]),
    )
    values["indicators"] = tuple(_indicator(indicator) for indicator in data["indicators"])
    missing = {field.name for field in fields(IndicatorSystem)} - set(values)
    if missing:
        raise ValueError(f"system_from does not restore {sorted(missing)}")
    return IndicatorSystem(**values)

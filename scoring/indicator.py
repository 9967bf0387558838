"""One row of an indicator table: read it, check it, note every mistake with its line and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from audit.catalogue import CATALOGUE_ID
from audit.model import (
    FUNCTION_COLUMNS,
    AgencyKind,
    Dimension,
    Indicator,
    IndicatorKind,
    RuleSpec,
)
from audit.yamlfile import Node, closest
from scoring.parameters import read_parameters

KEYS = frozenset(
    {
        "id",
        "name",
        "dimension",
        "kind",
        "rule",
        "parameters",
        "parameters_by_kind",
        "points",
        "per_finding",
        "cap",
        "applies_to",
        "catalogue",
        "basis",
        "function",
    }
)
_EVERY_KIND = frozenset(AgencyKind)
_ALL = frozenset({"all", "全部"})
_KINDS: Mapping[str, AgencyKind] = {
    **{kind.value: kind for kind in AgencyKind},
    **{kind.label: kind for kind in AgencyKind},
}
_DIMENSIONS: Mapping[str, Dimension | None] = {
    **{dimension.value: dimension for dimension in Dimension},
    **{dimension.label: dimension for dimension in Dimension},
}
_INDICATOR_KINDS: Mapping[str, IndicatorKind] = {
    **{kind.value: kind for kind in IndicatorKind},
    **{kind.label: kind for kind in IndicatorKind},
}
_FUNCTIONS: Mapping[str, str | None] = {
    **{column.value: column.value for column in sorted(FUNCTION_COLUMNS)},
    **{column.label: column.value for column in sorted(FUNCTION_COLUMNS)},
}
# More places and points than any office uses, few enough for sums to stay exact.
_PLACES = 4
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: ``indicator`` is None where it is too broken to build one.

    ``points`` is None where they could not be read, so that nobody adds them up.
    """

    node: Node
    id: str
    kind: IndicatorKind
    dimension: Dimension | None
    points: Decimal | None
    indicator: Indicator | None


def read_row(node: Node, position: int, specs: Mapping[str, RuleSpec]) -> Row:
    """The indicator in ``node``, the ``position``-th of the table (from 1)."""
    if node.entries is None:
        node.mistake(f"第 {position} 个指标不是“键: 值”的形式", "请以“- id: …”开头，其余各键对齐")
        return Row(node, "", IndicatorKind.SCORE, None, None, None)
    node.unknown_keys(KEYS)
    identity = node.string("id", required=True)
    owner = f"指标 {identity}" if identity else f"第 {position} 个指标"
    kind = node.choice("kind", _INDICATOR_KINDS, IndicatorKind.SCORE)
    dimension = node.choice("dimension", _DIMENSIONS, None, required=True)
    points = _points(node, kind, owner)
    per_finding, cap = _deductions(node, kind, points, owner)
    applies_to = _applies_to(node, owner)
    name = node.string("name", required=True)
    basis = node.string("basis", required=True)
    catalogue = _catalogue(node, owner)
    function = node.choice("function", _FUNCTIONS, None)
    spec = _rule(node, specs, owner)
    common, by_kind = _parameters(node, spec, applies_to, owner)
    if not identity or dimension is None or points is None or spec is None:
        return Row(node, identity, kind, dimension, points, None)
    indicator = Indicator(
        id=identity,
        name=name,
        dimension=dimension,
        rule=spec.id,
        points=points,
        catalogue=catalogue,
        basis=basis,
        kind=kind,
        parameters=common,
        per_finding=per_finding,
        cap=cap,
        applies_to=applies_to,
        parameters_by_kind=by_kind,
        function=function,
    )
    return Row(node, identity, kind, dimension, points, indicator)


def _points(node: Node, kind: IndicatorKind, owner: str) -> Decimal | None:
    if kind in {IndicatorKind.VETO, IndicatorKind.LIST}:
        word = "单项否决" if kind is IndicatorKind.VETO else "只列示的指标"
        if node.decimal("points", Decimal(0)):
            node.mistake(f"{owner}：{word}不占分值", "请删去 points 这一行，或把 kind 改为 score", "points")
        return Decimal(0)
    points = _positive(node, "points", owner)
    if points is None and node.get("points") is None:
        node.mistake(f"{owner}：缺少“points”（分值）", "请补上一行 points: 分值", "points")
    return points


def _deductions(
    node: Node, kind: IndicatorKind, points: Decimal | None, owner: str
) -> tuple[Decimal | None, Decimal | None]:
    if kind is not IndicatorKind.SCORE:
        for key in ("per_finding", "cap"):
            if node.get(key) is not None:
                node.mistake(f"{owner}：只有计分指标才有 {key}", f"请删去 {key} 这一行", key)
        return None, None
    per_finding = _positive(node, "per_finding", owner)
    cap = _positive(node, "cap", owner)
    if points is not None and cap is not None and cap > points:
        node.mistake(f"{owner}：扣分上限 {cap} 大于分值 {points}", "请把 cap 改为不大于 points 的数", "cap")
    most = cap if cap is not None else points
    if per_finding is not None and most is not None and per_finding > most:
        what = f"{owner}：每处扣 {per_finding} 分，大于{'扣分上限' if cap is not None else '分值'} {most}"
        node.mistake(what, "请把 per_finding 改小；要一处扣完就删去 per_finding 这一行", "per_finding")
    return per_finding, cap


def _positive(node: Node, key: str, owner: str) -> Decimal | None:
    number = node.decimal(key, None)
    if number is None:
        return None
    exponent = number.as_tuple().exponent
    if not 0 < number <= _MOST or not isinstance(exponent, int) or exponent < -_PLACES:
        mend = f"请写大于 0、不大于 {_MOST}、至多 {_PLACES} 位小数的数"
        node.mistake(f"{owner}：“{key}”的值 {number} 不可用", mend, key)
        return None
    return number


def _applies_to(node: Node, owner: str) -> frozenset[AgencyKind]:
    texts = node.strings("applies_to")
    if not texts or _ALL & set(texts):
        return _EVERY_KIND
    kinds = [_kind(text, node, "applies_to", owner) for text in texts]
    # Where every name was wrong, go on as if for all: one mistake should not breed others.
    return frozenset(kind for kind in kinds if kind is not None) or _EVERY_KIND


def _kind(text: str, node: Node, key: str, owner: str) -> AgencyKind | None:
    if text in _KINDS:
        return _KINDS[text]
    near = closest(text, _KINDS)
    labels = "、".join(kind.label for kind in AgencyKind)
    mend = f"您是不是想写“{near}”？" if near else f"可选：{labels}"
    node.mistake(f"{owner}：不认识的单位类型“{text}”", mend, key)
    return None


def _catalogue(node: Node, owner: str) -> tuple[str, ...]:
    ids = node.strings("catalogue", required=True)
    for text in ids:
        if not CATALOGUE_ID.fullmatch(text):
            node.mistake(f"{owner}：“{text}”不是条目编号", "请写成 SD-040、TL-26、W-V4 的形式", "catalogue")
    return ids


def _rule(node: Node, specs: Mapping[str, RuleSpec], owner: str) -> RuleSpec | None:
    name = node.string("rule", required=True)
    if not name:
        return None
    if name not in specs:
        near = closest(name, specs)
        mend = f"您是不是想写“{near}”？" if near else f"可用的规则：{'、'.join(sorted(specs))}"
        node.mistake(f"{owner}：没有名为“{name}”的规则", mend, "rule")
    return specs.get(name)


def _parameters(
    node: Node, spec: RuleSpec | None, applies_to: frozenset[AgencyKind], owner: str
) -> tuple[dict[str, object], dict[AgencyKind, Mapping[str, object]]]:
    common_node = node.mapping("parameters")
    kinds_node = node.mapping("parameters_by_kind")
    if spec is None:
        return {}, {}
    common = read_parameters(common_node, spec, owner)
    by_kind: dict[AgencyKind, Mapping[str, object]] = {}
    for text in (kinds_node.entries or {}) if kinds_node is not None else {}:
        assert kinds_node is not None
        kind = _kind(text, kinds_node, text, owner)
        if kind is None:
            continue
        if kind not in applies_to:
            what = f"{owner}：本指标不适用于{kind.label}，却为其写了参数"
            kinds_node.mistake(what, "请删去这一行，或把它加进 applies_to", text)
        by_kind[kind] = read_parameters(kinds_node.mapping(text), spec, f"{owner}（{kind.label}）")
    _check_required(node, spec, common, by_kind, sorted(applies_to), owner)
    return common, by_kind


def _check_required(
    node: Node,
    spec: RuleSpec,
    common: Mapping[str, object],
    by_kind: Mapping[AgencyKind, Mapping[str, object]],
    kinds: Iterable[AgencyKind],
    owner: str,
) -> None:
    kinds = tuple(kinds)
    for parameter in spec.parameters:
        if not parameter.required or parameter.name in common:
            continue
        without = [kind for kind in kinds if parameter.name not in by_kind.get(kind, {})]
        if not without:
            continue
        whom = "" if len(without) == len(kinds) else f"（{'、'.join(kind.label for kind in without)}）"
        what = f"{owner}{whom}：缺少规则 {spec.id} 必需的参数“{parameter.name}”"
        node.mistake(what, f"请在 parameters 下补上 {parameter.name}: …", "parameters")

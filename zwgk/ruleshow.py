"""``zwgk rules list|show|entry``: rules and catalogue rows as text for 100 columns, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from audit.catalogue import CatalogueEntry, catalogue_entry
from audit.errors import InputError
from audit.model import AgencyKind, Outcome, Parameter
from audit.yamlfile import closest
from rules.runner import Rule, load_rules
from scoring.sheetcells import value_text
from zwgk.siteshow import wrapped, write
from zwgk.usage import Place, labelled_cases, places, shipped_systems, uses_of_rule

_LABELS = {outcome.value: outcome.label for outcome in Outcome}


def list_rules(*, as_json: bool) -> None:
    """Print every rule: id, topic, title, catalogue ids, the systems that use it."""
    rules = load_rules().values()
    systems = shipped_systems()
    used = {
        rule.spec.id: sorted({use.system for use in uses_of_rule(rule.spec.id, systems)}) for rule in rules
    }
    if as_json:
        found = [
            {
                "id": rule.spec.id,
                "topic": rule.spec.topic,
                "title": rule.spec.title,
                "catalogue": list(rule.spec.catalogue),
                "systems": used[rule.spec.id],
            }
            for rule in rules
        ]
        write(json.dumps(found, ensure_ascii=False, indent=2))
        return
    lines: list[str] = [f"共 {len(rules)} 条规则。zwgk rules show 规则 可看一条的全部内容"]
    for topic in sorted({rule.spec.topic for rule in rules}):
        lines += ["", f"── {topic} ──"]
        for rule in rules:
            if rule.spec.topic == topic:
                where = "、".join(used[rule.spec.id]) or "没有指标采用"
                lines += wrapped(f"{rule.spec.id}  {rule.spec.title}", 0, 4)
                lines += wrapped(f"条目 {' '.join(rule.spec.catalogue)} · {where}", 4)
    write("\n".join(lines))


def show_rule(name: str, *, as_json: bool) -> None:
    """Print one rule whole; InputError that names the nearest one where there is none of that id."""
    rule = _named(name)
    write(json.dumps(_rule_data(rule), ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(rule)))


def _named(name: str) -> Rule:
    rules = load_rules()
    if name in rules:
        return rules[name]
    near = closest(name, rules)
    mend = f"您是不是想写“{near}”？" if near else "请用 zwgk rules list 查看全部规则"
    raise InputError.one(name, "没有这条规则", mend)


def _default(parameter: Parameter) -> str:
    return "必填" if parameter.required else f"默认 {value_text(parameter.default) or '空'}"


def _lines(rule: Rule) -> Iterator[str]:
    spec = rule.spec
    yield f"{spec.id}（{spec.topic}）{spec.title}"
    yield from wrapped(f"条目：{' '.join(spec.catalogue)}", 0, 4)
    for heading, text in _parts(rule).items():
        yield ""
        yield f"{heading}："
        for line in text.splitlines():
            yield from wrapped(line, 2, 5)
    yield ""
    yield "参数：" if spec.parameters else "参数：没有"
    for parameter in spec.parameters:
        yield from wrapped(f"{parameter.name}（{parameter.type}，{_default(parameter)}）", 2, 6)
    uses = uses_of_rule(spec.id, shipped_systems())
    yield ""
    yield "采用：" if uses else "采用：没有指标采用"
    for use in uses:
        yield from wrapped(f"{use.system} {use.indicator.id} {use.indicator.name}（{use.worth}）", 2, 6)
    cases = labelled_cases().get(spec.id, ())
    yield ""
    alike = sum(case.look_alike for case in cases)
    yield f"用例：{len(cases)} 个，其中形似而非、不得扣分的 {alike} 个（以下为各用例得出的认定）"
    for case in cases:
        outcomes = "、".join(_LABELS.get(word, word) for word in dict.fromkeys(case.expected)) or "—"
        mark = "形似而非，" if case.look_alike else ""
        yield from wrapped(f"{mark}{outcomes}：{case.reason or case.name}", 2, 6)


def _parts(rule: Rule) -> dict[str, str]:
    spec = rule.spec
    return {
        "要求": spec.requirement,
        "依据": spec.basis,
        "认定": spec.decision,
        "不适用": spec.exemption,
        "整改": spec.remedy,
    }


def _rule_data(rule: Rule) -> dict[str, object]:
    spec = rule.spec
    return {
        "id": spec.id,
        "topic": spec.topic,
        "title": spec.title,
        "catalogue": list(spec.catalogue),
        "requirement": spec.requirement,
        "basis": spec.basis,
        "decision": spec.decision,
        "exemption": spec.exemption,
        "remedy": spec.remedy,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "required": parameter.required,
                "default": None if parameter.required else value_text(parameter.default),
            }
            for parameter in spec.parameters
        ],
        "uses": [use.as_data() for use in uses_of_rule(spec.id, shipped_systems())],
        "cases": [
            {
                "case": case.name,
                "expected": list(case.expected),
                "reason": case.reason,
                "look_alike": case.look_alike,
            }
            for case in labelled_cases().get(spec.id, ())
        ],
    }


def show_entry(identity: str, *, as_json: bool) -> None:
    """Print one row of the catalogue with what stands for it."""
    entry = catalogue_entry(identity)
    place = next(place for place in places(shipped_systems()) if place.entry.id == entry.id)
    if as_json:
        write(json.dumps(place_data(place), ensure_ascii=False, indent=2))
        return
    lines = [f"{entry.id}（{entry.section}）", *wrapped(entry.text, 0)]
    lines += [
        f"期限或界限：{entry.threshold}",
        f"依据：{entry.basis}",
        f"查法：{entry.mode} {entry.mode_label}",
    ]
    lines += [f"适用：{bound(entry)}", f"处理：{'、'.join(penalty.label for penalty in entry.penalties)}"]
    lines.append("")
    lines.append(
        "由审计流程落实，不占指标" if entry.procedure else "指标：" if place.uses else "指标：还没有"
    )
    for use in place.uses:
        row = use.indicator
        lines += wrapped(f"{use.system} {row.id} {row.name}（{use.worth}）规则 {row.rule}", 2, 6)
    write("\n".join(lines))


def bound(entry: CatalogueEntry) -> str:
    """Whom a row binds, in Chinese."""
    if entry.applies == frozenset(AgencyKind):
        return "全部"
    kinds = [kind.label for kind in AgencyKind if kind in entry.applies]
    return "、".join([*kinds, *(["主管部门自身"] if entry.supervisor else [])])


def place_data(place: Place) -> dict[str, object]:
    """A row of the catalogue and what stands for it, for ``--json``."""
    entry = place.entry
    return {
        "id": entry.id,
        "section": entry.section,
        "text": entry.text,
        "mode": entry.mode,
        "applies": [kind.value for kind in AgencyKind if kind in entry.applies],
        "supervisor": entry.supervisor,
        "penalty": [penalty.value for penalty in entry.penalties],
        "threshold": entry.threshold,
        "basis": entry.basis,
        "procedure": entry.procedure,
        "rules": list(place.rules),
        "import_sheet": place.imported,
        "systems": sorted({use.system for use in place.uses}),
        "uses": [use.as_data() for use in place.uses],
        "tested": place.tested,
        "missing": place.missing,
    }

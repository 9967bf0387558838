"""Builders of small audits for the scoring tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.model import (
    Agency,
    AgencyKind,
    Dimension,
    Evidence,
    Finding,
    Grade,
    Indicator,
    IndicatorKind,
    IndicatorSystem,
    Outcome,
    Parameter,
    Performance,
    RuleSpec,
)
from scoring.system import load_system

GRADES = tuple(
    Grade(name, Decimal(minimum))
    for name, minimum in (("优秀", 90), ("良好", 70), ("合格", 60), ("不合格", 0))
)

TABLE = """\
id: small-2026
title: 小体系
year: 2026
basis: 条例
total: 10
min_checked: 60%
bonus: {cap: 2, gate: 80}
grades:
  - {name: 优秀, minimum: 90}
  - {name: 不合格, minimum: 0}
performance:
  method: linear
  weight: 4
  total: 100
indicators:
  - id: A
    name: 有栏目
    dimension: 栏目覆盖
    rule: column_present
    parameters: {column: 政府信息公开指南}
    points: 4
    catalogue: [SD-040, TL-20-02]
    basis: 条例第二十四条
  - id: B
    name: 更新
    dimension: timeliness
    rule: column_updated
    parameters: {column: news, days: 14}
    parameters_by_kind:
      学校: {column: school}
    points: 6
    per_finding: 0.25
    cap: 5
    applies_to: [政府部门, school]
    catalogue: W-D04
    basis: 19号
  - id: V
    name: 否决
    kind: 单项否决
    dimension: 时效性
    rule: home_updated
    catalogue: [W-V3]
    basis: 19号
"""


class Build:
    """Makes agencies, tables, findings; one method per noun."""

    table = TABLE

    def change(self, old: str, new: str) -> str:
        """The YAML table with one place changed."""
        assert TABLE.count(old) == 1, f"{old!r} occurs {TABLE.count(old)} times"
        return TABLE.replace(old, new)

    def agency(
        self, id_: str = "a1", group: str = "部门", kind: AgencyKind = AgencyKind.DEPARTMENT
    ) -> Agency:
        return Agency(id_, f"单位{id_}", kind, group, ("https://example.cn/",))

    def indicator(
        self,
        id_: str,
        points: str = "2",
        *,
        per: str | None = None,
        cap: str | None = None,
        kind: IndicatorKind = IndicatorKind.SCORE,
        dimension: Dimension = Dimension.COVERAGE,
        applies_to: Iterable[AgencyKind] = AgencyKind,
    ) -> Indicator:
        return Indicator(
            id=id_,
            name=f"指标{id_}",
            dimension=dimension,
            rule=f"rule_{id_.lower()}",
            points=Decimal(0) if kind is IndicatorKind.VETO else Decimal(points),
            catalogue=("SD-040",),
            basis="条例",
            kind=kind,
            per_finding=None if per is None else Decimal(per),
            cap=None if cap is None else Decimal(cap),
            applies_to=frozenset(applies_to),
        )

    def veto(self, id_: str) -> Indicator:
        return self.indicator(id_, kind=IndicatorKind.VETO)

    def bonus(self, id_: str, points: str) -> Indicator:
        return self.indicator(id_, points, kind=IndicatorKind.BONUS)

    def system(
        self,
        *indicators: Indicator,
        performance: Performance | None = None,
        gate: str = "80",
        cap: str = "5",
        min_checked: str = "0.6",
    ) -> IndicatorSystem:
        scored = [i.points for i in indicators if i.kind is IndicatorKind.SCORE]
        return IndicatorSystem(
            id="test",
            title="测试体系",
            year=2026,
            basis="条例",
            total=sum(scored, Decimal(0)),
            grades=GRADES,
            indicators=indicators,
            performance=performance or Performance(),
            bonus_cap=Decimal(cap),
            bonus_gate=Decimal(gate),
            min_checked=Decimal(min_checked),
        )

    def finding(
        self, indicator: str, outcome: Outcome = Outcome.FAIL, weight: str = "1", subject: str = ""
    ) -> Finding:
        return Finding(
            outcome,
            "理由",
            (Evidence("https://example.cn/x"),),
            subject=subject,
            weight=Decimal(weight),
            indicator=indicator,
        )

    def passes(self, *indicators: str) -> list[Finding]:
        return [self.finding(indicator, Outcome.PASS) for indicator in indicators]

    def spec(self, rule: str, *parameters: Parameter, remedy: str = "补发") -> RuleSpec:
        return RuleSpec(rule, "coverage", rule, parameters, remedy=remedy)

    def redo(self, formula: str) -> tuple[Fraction, Fraction]:
        """Both sides of ``arithmetic = result``, computed anew from the text alone."""
        left, right = re.split(r"[=≈]", re.sub(r"（[^）]*）", "", formula))
        return self._value(left), self._value(right)

    def _value(self, text: str) -> Fraction:
        plain = text.replace("−", "-").replace("×", "*").replace("÷", "/")
        exact = re.sub(r"\d+(?:\.\d+)?", lambda number: f"F('{number[0]}')", plain)
        return Fraction(eval(exact, {"F": Fraction, "min": min, "max": max, "__builtins__": {}}))


@pytest.fixture(scope="session")
def build() -> Build:
    return Build()


@pytest.fixture(name="specs", scope="session")
def _specs(build: Build) -> dict[str, RuleSpec]:
    column = Parameter("column", "column", required=True)
    every = [
        Parameter(kind.strip("[]").replace("[", "_"), kind)
        for kind in ("int", "decimal", "str", "bool", "column", "date_of_year", "list[str]", "list[column]")
    ]
    specs = (
        build.spec("column_present", column),
        build.spec("column_updated", column, Parameter("days", "int", required=True)),
        build.spec("home_updated", Parameter("days", "int", 14)),
        build.spec("every_type", *every),
    )
    return {spec.id: spec for spec in specs}


@pytest.fixture(name="load")
def _load(specs: dict[str, RuleSpec], tmp_path: Path) -> Callable[[str], IndicatorSystem]:
    def load(text: str) -> IndicatorSystem:
        path = tmp_path / "table.yml"
        path.write_text(text, encoding="utf-8")
        return load_system(path, specs)

    return load


@pytest.fixture(name="mistakes")
def _mistakes(load: Callable[[str], IndicatorSystem]) -> Callable[[str], list[str]]:
    """The table's mistakes, one line each."""

    def told(text: str) -> list[str]:
        with pytest.raises(InputError) as caught:
            load(text)
        return [str(mistake) for mistake in caught.value.mistakes]

    return told

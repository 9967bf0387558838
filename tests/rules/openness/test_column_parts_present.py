from __future__ import annotations

import pytest

from audit.model import AgencyKind
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "column_parts_present"
OPENINGS: dict[str, object] = {
    "columns": "decisions execution powers services results",
    "parts": [
        "决策公开=决策/decisions",
        "执行公开=执行公开/重点工作/execution",
        "管理公开=权力清单/执法公示/powers",
        "服务公开=办事指南/services",
        "结果公开=结果公开/落实情况/results",
    ],
    "missing_fails": "true",
}
SYSTEMS: dict[str, object] = {
    "columns": "regulations",
    "parts": ["主动公开=主动公开", "保密审查=保密+审查", "发布协调=发布协调/协调机制"],
    "missing_fails": "true",
}
FIELDS: dict[str, object] = {
    "columns": "safety environment",
    "parts": ["安全生产=safety", "生态环境=environment"],
    "missing_fails": "true",
}


def five(*missing: str, functions: str | None = "services") -> Facts:
    """The five openings' columns without those."""
    ids = ("decisions", "execution", "powers", "services", "results")
    columns = [absent(column) if column in missing else complete(column) for column in ids]
    return some_facts(*columns, agency=an_agency(functions=functions))


def systems(*titles: str, **more: object) -> Facts:
    """A column of rules with items of those titles."""
    return some_facts(complete("regulations", *(a_record(title) for title in titles), **more))


def loosely(parameters: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in parameters.items() if key != "missing_fails"}


CASES = (
    Case("five columns of their own", five(), "pass", ("应有 5 部分",), OPENINGS),
    Case("one is nowhere", five("results"), "fail", ("“结果公开”（应有 5 部分，找到 4 部分）",), OPENINGS),
    Case("two are nowhere", five("results", "decisions"), "fail fail", (), OPENINGS),
    Case("by default a person looks", five("results"), "manual", (), loosely(OPENINGS), look_alike=True),
    Case(
        "a sub-column of another column",
        some_facts(
            complete("decisions", parts=("重点工作进展", "落实情况")),
            absent("execution"),
            complete("powers"),
            complete("services"),
            absent("results"),
            agency=an_agency(functions="services"),
        ),
        "pass",
        (),
        OPENINGS,
        look_alike=True,
    ),
    Case(
        "one sub-column for all",
        some_facts(complete("regulations", parts=("发布协调、主动公开、保密审查制度",))),
        "pass",
        (),
        SYSTEMS,
        look_alike=True,
    ),
    Case(
        "named by items",
        systems("主动公开制度", "信息公开保密审查办法", "信息发布协调制度"),
        "pass",
        (),
        SYSTEMS,
    ),
    Case("a rule is missing", systems("主动公开制度", "信息发布协调制度"), "fail", ("保密审查",), SYSTEMS),
    Case(
        "where items do not count",
        systems("主动公开制度", "信息公开保密审查办法", "信息发布协调制度"),
        "fail fail fail",
        (),
        {**SYSTEMS, "by_titles": "false"},
    ),
    Case(
        "not read to its end",
        some_facts(partly("regulations", a_record("主动公开制度"))),
        "unavailable",
        ("第 3 页超时",),
        SYSTEMS,
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("regulations")), "unavailable", (), SYSTEMS),
    Case(
        "no such column: charged elsewhere", some_facts(absent("regulations")), "not_applicable", (), SYSTEMS
    ),
    Case(
        "a field of somebody else is not asked for",
        some_facts(complete("safety"), absent("environment"), agency=an_agency(functions="safety")),
        "pass",
        ("应有 1 部分",),
        FIELDS,
        look_alike=True,
    ),
    Case(
        "none of the fields is the body's",
        some_facts(absent("safety"), absent("environment"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        FIELDS,
    ),
    Case(
        "whether the field is the body's nobody has said",
        some_facts(complete("safety"), absent("environment")),
        "manual",
        (),
        FIELDS,
        look_alike=True,
    ),
    Case(
        "a portal owes every field",
        some_facts(complete("safety"), absent("environment"), agency=an_agency(AgencyKind.PORTAL)),
        "fail",
        ("没有找到“生态环境”",),
        FIELDS,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

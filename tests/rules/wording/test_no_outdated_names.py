from __future__ import annotations

from dataclasses import replace

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, complete, some_facts

RULE = "no_outdated_names"
POLICY = {"columns": "policy"}


def a_text(text: str, title: str = "关于防汛工作的通知", shown: str | None = "2026-03-02") -> Facts:
    return some_facts(complete("policy", a_record(title, shown, text=text)))


def harmless(
    name: str, text: str, title: str = "关于防汛工作的通知", shown: str | None = "2026-03-02"
) -> Case:
    return Case(name, a_text(text, title, shown), "pass", (), POLICY, look_alike=True)


CASES = (
    Case("names of today", a_text("由县卫生健康局、县文化和旅游局负责。"), "pass", ("没有发现",), POLICY),
    Case(
        "a body of before 2019",
        a_text("由县卫计局、县食药监局负责。"),
        "manual manual",
        ("“卫计局”，应为“卫生健康局”", "2018年机构改革"),
        POLICY,
    ),
    Case("a body of before 2023", a_text("会同银保监会推进。"), "manual", ("国家金融监督管理总局",), POLICY),
    Case(
        "one question for a word in several items",
        some_facts(complete("policy", *(a_record(f"通知{n}", text="报县国土局。") for n in range(4)))),
        "manual",
        ("在 4 条信息中使用",),
        POLICY,
    ),
    harmless("a paper of its own time", "由县卫计局负责。", shown="2017-05-01"),
    harmless("the months of grace", "由县卫计局负责。", shown="2019-06-01"),
    harmless("the body's history", "原县卫计局的职责划入县卫生健康局。"),
    harmless("renamed", "县扶贫办更名为县乡村振兴局。"),
    harmless("a sentence about a former year", "2016年，县环境保护局获评先进单位。"),
    harmless("a report of a former year", "县国土资源局全年批地3宗。", "2017年工作总结"),
    harmless("the title of a paper", "根据《清源县环境保护局关于排污许可的通知》办理。"),
    harmless("a decree", "根据环境保护部令第39号、国家工商行政管理总局令第77号执行。"),
    harmless("a quotation", "群众仍把它叫作“工商局”。"),
    harmless("a place", "施工地点在老国土局家属院、工商局宿舍。"),
    harmless("other bodies", "请农业部门、交通质监局、规划建设环保局配合。"),
    harmless("nobody knows when", "由县卫计局负责。", shown=None),
    Case("no list of words", replace(a_text("县卫计局"), lexicon=None), "unavailable", ("词库",), POLICY),
    Case(
        "not read",
        some_facts(complete("policy", a_record("通知", outcome=None))),
        "unavailable",
        (),
        POLICY,
    ),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

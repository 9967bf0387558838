from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.model import Column, Coverage, Decision, Evidence
from tests.rules.facts_for_tests import (
    Case,
    a_column,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "column_present"
WORD = Decision("张三", date(2026, 11, 20), "电话核实")
POLICY = {"column": "policy"}
FOOD = {"column": "food_drug"}
CASES = (
    Case("a column that was found is there", some_facts(complete("policy")), "pass", ("已开设",), POLICY),
    Case(
        "a column read only in part is there all the same", some_facts(partly("policy")), "pass", (), POLICY
    ),
    Case(
        "a column searched for in vain is missing, with the pages as evidence",
        some_facts(absent("policy", searched=4)),
        "fail",
        ("查找了 4 个页面",),
        POLICY,
    ),
    Case(
        "a column that a person says is missing is missing by that person's word",
        some_facts((replace(absent("policy")[0], decision=WORD), ())),
        "fail",
        ("人工决定（张三，2026-11-20）：电话核实",),
        POLICY,
    ),
    Case(
        "a column that a person says the body need not have is not asked of it",
        some_facts((replace(absent("policy")[0], decision=replace(WORD, exempt=True)), ())),
        "not_applicable",
        ("不需要", "张三"),
        POLICY,
    ),
    Case(
        "absent without a page that was read proves nothing",
        some_facts(absent("policy", 0)),
        "unavailable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a firewall is no absence",
        some_facts(blocked("policy")),
        "unavailable",
        ("无法访问",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a search that was cut short is no finding",
        some_facts((Column("policy", Coverage.PARTIAL, limit="未查全：某网址未能访问"), ())),
        "unavailable",
        ("没有找到", "不能认定未开设"),
        POLICY,
    ),
    Case(
        "a link out of reach that bears the name is neither the column nor its absence",
        some_facts(
            (
                Column(
                    "policy",
                    Coverage.BLOCKED,
                    urls=("http://www.example.gov.cn/zcwj/",),
                    searched=(Evidence("http://www.example.gov.cn/"),),
                    limit="栏目入口未能读取（域名无法解析）",
                ),
                (),
            )
        ),
        "unavailable",
        ("域名无法解析",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a page whose list a script fills is there",
        some_facts(a_column("policy", Coverage.BLOCKED, limit="列表由脚本生成，未能读取")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("what nobody looked for is not missing", some_facts(), "unavailable", ("没有查找",), POLICY),
    Case(
        "a duty of another field is not owed",
        some_facts(absent("food_drug"), agency=an_agency(functions="education")),
        "not_applicable",
        ("职能",),
        FOOD,
    ),
    Case("undeclared functions are asked for", some_facts(absent("food_drug")), "manual", ("名册",), FOOD),
    Case("undeclared, but the site has it", some_facts(complete("food_drug")), "pass", (), FOOD),
    Case(
        "a declared function without its column",
        some_facts(absent("food_drug"), agency=an_agency(functions="food_drug")),
        "fail",
        (),
        FOOD,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_all_searched_pages_are_the_evidence_of_an_absence() -> None:
    (finding,) = Case("", some_facts(absent("policy", searched=9)), "fail", (), POLICY).findings(RULE)

    assert len(finding.evidence) == 9

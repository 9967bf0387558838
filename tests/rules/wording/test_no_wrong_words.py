from __future__ import annotations

from dataclasses import replace

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, complete, some_facts

RULE = "no_wrong_words"
POLICY = {"columns": "policy"}


def a_text(text: str, title: str = "关于防汛工作的通知") -> Facts:
    return some_facts(complete("policy", a_record(title, text=text)))


CASES = (
    Case("sound words", a_text("截至目前，各项部署均已落实。"), "pass", ("没有发现",), POLICY),
    Case("a slip", a_text("截止目前，共检查12家。"), "manual", ("“截止目前”，应为“截至目前”",), POLICY),
    Case("a slip in a title", a_text("正文", "中华人名共和国道路"), "manual", ("中华人民共和国",), POLICY),
    Case("two slips", a_text("按装监控，一如继往。"), "manual manual", (), POLICY),
    Case(
        "across right words",
        a_text("形势严峻，工作要抓紧；严峻工作；自己经办。"),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "within a longer word",
        a_text("各单位按装备清单按装修要求办理。"),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("quoted as wrong", a_text("不要把“部署”写成“布署”。"), "pass", (), POLICY, look_alike=True),
    Case("no list of words", replace(a_text("布署"), lexicon=None), "unavailable", ("词库",), POLICY),
    Case(
        "not read", some_facts(complete("policy", a_record("通知", outcome=None))), "unavailable", (), POLICY
    ),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

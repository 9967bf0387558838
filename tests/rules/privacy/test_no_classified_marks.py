from __future__ import annotations

import pytest

from audit.model import FetchOutcome
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, complete, some_facts

RULE = "no_classified_marks"
POLICY = {"columns": "policy"}


def a_text(text: str, title: str = "关于防汛工作的通知") -> Facts:
    return some_facts(complete("policy", a_record(title, text=text)))


def harmless(name: str, text: str, title: str = "关于防汛工作的通知") -> Case:
    return Case(name, a_text(text, title), "pass", (), POLICY, look_alike=True)


CASES = (
    Case("an ordinary paper", a_text("请遵照执行。（此件公开发布）"), "pass", ("没有发现",), POLICY),
    Case("a star behind the level", a_text("机密★10年\n某某文件"), "manual", ("机密★10年",), POLICY),
    Case("blanks in the level", a_text("秘 密 ★ 1年\n某某文件"), "manual", (), POLICY),
    Case(
        "a level on a line of its own",
        a_text("某某办公室\n绝密\n关于某事的请示"),
        "manual",
        ("绝密",),
        POLICY,
    ),
    Case(
        "not to be published", a_text("请认真贯彻执行。\n（此件不公开）"), "manual", ("此件不公开",), POLICY
    ),
    Case("the property says so", a_text("公开属性：不予公开\n正文"), "manual", ("不予公开",), POLICY),
    Case("for internal use", a_text("内部资料 注意保存\n第3期"), "manual", ("内部资料",), POLICY),
    Case("not to be passed on", a_text("通讯录\n严禁外传"), "manual", ("严禁外传",), POLICY),
    harmless("a rule that speaks of marks", "标有“机密★”字样的文件不得上网，凡标明密级的应当审查。"),
    harmless("the law's own words", "国家秘密的密级分为绝密、机密、秘密三级。涉及商业秘密的不予公开。"),
    harmless("a system of review", "建立保密审查制度，涉密信息不上网。", "政府信息公开保密审查制度"),
    harmless("an examination paper, sat since", "机密★启用前\n2026年中考语文试题"),
    harmless("a title with the word", "会议强调做好机密文件管理。", "我局开展机密文件清理"),
    harmless("who is refused", "对申请公开的内部管理信息，可以不予公开。"),
    Case(
        "not read",
        some_facts(complete("policy", a_record("通知", outcome=FetchOutcome.TIMEOUT))),
        "unavailable",
        (),
        POLICY,
    ),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

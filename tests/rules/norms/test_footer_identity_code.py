from __future__ import annotations

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_home, some_facts

RULE = "footer_identity_code"
FULL = (
    "主办：清源县教育局 地址：人民路12号 电话：0371-1234567 豫ICP备05012345号 "
    "豫公网安备41000000000001号 网站标识码：4114240001"
)


def footer(text: str) -> Facts:
    return some_facts(pages=(a_home(footer=text),))


CASES = (
    Case("all five", footer(FULL), "pass", ("找到 5 项",)),
    Case("a ministry's code", footer(FULL.replace("4114240001", "bm64130001")), "pass", look_alike=True),
    Case(
        "full-width and spaced",
        footer(FULL.replace("网站标识码：4114240001", "网站标识码　４１１４２４０００１")),
        "pass",
        look_alike=True,
    ),
    Case(
        "no code, no police filing",
        footer("主办：教育局 电话：1234567 豫ICP备05012345号"),
        "fail fail pass",
        ("“网站标识码”", "“公安备案”", "找到 3 项"),
    ),
    Case("the words without a code that is one", footer(FULL.replace("4114240001", "411424")), "manual pass"),
    Case("an empty footer may be a script's", footer(""), "unavailable", look_alike=True),
    Case("a footer with nothing known may be pictures", footer("返回顶部"), "unavailable", look_alike=True),
    Case("the home page was not read", some_facts(), "unavailable"),
    Case("nothing prescribed", footer(FULL), "not_applicable", (), {"items": []}),
    Case("only what is prescribed", footer("豫ICP备05012345号"), "pass", (), {"items": "ICP备案"}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

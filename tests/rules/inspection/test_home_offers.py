from __future__ import annotations

import pytest

from audit.model import FetchOutcome
from tests.rules.facts_for_tests import Case, a_home, a_link, a_statement, some_facts

RULE = "home_offers"
OK = FetchOutcome.OK
ABOUT = {"labels": ["概况", "走进+清源"], "what": "概况信息", "item": "W-D01", "absent_weight": "2"}
FIX = {"labels": ["找错"], "addresses": ["jiucuo"]}
CASES = (
    Case(
        "a link says so",
        some_facts(pages=(a_home(),), links=(a_link("县情概况", OK),)),
        "pass",
        ("县情概况",),
        ABOUT,
    ),
    Case(
        "both words",
        some_facts(pages=(a_home(),), links=(a_link("走进清源", OK),)),
        "pass",
        (),
        ABOUT,
        look_alike=True,
    ),
    Case(
        "by its address",
        some_facts(pages=(a_home(),), links=(a_link("jiucuo.html", OK),)),
        "pass",
        (),
        FIX,
    ),
    Case(
        "a template's leftover is no such entry",
        some_facts(pages=(a_home(),), links=(a_link("公司概况", OK),)),
        "manual",
        (),
        {**ABOUT, "without": ["公司"]},
    ),
    Case("in the footer", some_facts(pages=(a_home(footer="网站找错 备案"),)), "pass", (), FIX),
    Case(
        "not found: it may be a picture",
        some_facts(pages=(a_home(),), links=(a_link("新闻", OK),)),
        "manual",
        ("可能由脚本或图片显示",),
        FIX,
        look_alike=True,
    ),
    Case(
        "an office that is sure",
        some_facts(pages=(a_home(),), links=(a_link("新闻", OK),)),
        "fail",
        ("首页 1 个链接",),
        {**FIX, "missing_fails": "是"},
    ),
    Case(
        "one of the links is a picture without words",
        some_facts(pages=(a_home(),), links=(a_link("新闻", OK), a_link("", OK))),
        "manual",
        ("首页 2 个链接（其中 1 个是没有文字的图片）",),
        {**FIX, "missing_fails": "是"},
        look_alike=True,
    ),
    Case(
        "links were not looked at",
        some_facts(pages=(a_home(),)),
        "unavailable",
        (),
        {**FIX, "missing_fails": "是"},
        look_alike=True,
    ),
    Case("the home page was not read", some_facts(), "unavailable", (), FIX),
    Case(
        "a person found one mistake",
        some_facts(
            pages=(a_home(),),
            links=(a_link("县情概况", OK),),
            statements=(a_statement("W-D01", "1", unit="处", decision="认可"),),
        ),
        "fail pass",
        (),
        ABOUT,
    ),
    Case(
        "a person looked and all is well",
        some_facts(
            pages=(a_home(),),
            links=(a_link("新闻", OK),),
            statements=(a_statement("W-D01", "0", unit="处", decision="认可"),),
        ),
        "pass",
        ("人工抽查没有发现问题",),
        {**ABOUT, "missing_fails": "是"},
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

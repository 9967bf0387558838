from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import AgencyKind, PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import OK, Case, a_home, a_link, an_agency, some_facts
from tests.rules.pages_for_tests import FOOT, seen_page

RULE = "footer_identity_code"
FULL = FOOT
SIX: dict[str, object] = {
    "items": ["网站标识码", "ICP备案", "公安备案", "主办单位", "联系方式", "党政机关标识"]
}


def site(*pages: PageFacts) -> Facts:
    return some_facts(pages=pages)


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
    Case(
        "the sixth mark stands in the source",
        site(seen_page(footer=FULL, party_mark="bszs.conac.cn")),
        "pass",
        ("找到 6 项",),
        SIX,
    ),
    Case("the sixth mark is nowhere", site(seen_page(footer=FULL)), "fail pass", ("“党政机关标识”",), SIX),
    Case(
        "the sixth mark may come with a script",
        site(seen_page(footer=FULL, included="foot.js")),
        "pass unavailable",
        (),
        SIX,
        look_alike=True,
    ),
    Case("the sixth mark where nobody looked", footer(FULL), "pass unavailable", (), SIX, look_alike=True),
    Case(
        "a list page lacks what the home page has",
        site(seen_page(footer=FULL), seen_page("list", footer=FULL.replace("豫ICP备05012345号", ""))),
        "fail pass",
        ("1 个栏目页", "“ICP备案”"),
        {"lists": 3},
    ),
    Case(
        "a list page whose foot was hardly read",
        site(seen_page(footer=FULL), seen_page("list", footer="电话：1")),
        "pass",
        (),
        {"lists": 3},
        look_alike=True,
    ),
    Case(
        "a column of the portal has the portal's foot",
        some_facts(
            pages=(a_home(footer="豫ICP备05012345号"),),
            agency=replace(an_agency(), sites=("https://www.qingyuan.gov.cn/jyj/",)),
        ),
        "not_applicable",
        ("上级网站的栏目",),
        look_alike=True,
    ),
    Case(
        "the police filing is a picture with a link, the contact a page of its own",
        some_facts(
            pages=(a_home(footer="主办：教育局 豫ICP备05012345号 网站标识码：4114240001"),),
            links=(
                replace(
                    a_link("", OK), url="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=41"
                ),
                a_link("联系我们", OK),
            ),
        ),
        "pass",
        ("找到 5 项",),
        look_alike=True,
    ),
    Case(
        "the rest of the foot comes from a file of its own",
        site(seen_page(footer="主办：教育局 电话：1234567", included="/js/foot.js")),
        "pass unavailable unavailable unavailable",
        look_alike=True,
    ),
    Case(
        "a school has no government's code",
        some_facts(
            pages=(a_home(footer="主办：一中 电话：1234567 豫ICP备05012345号 豫公网安备41000000000001号"),),
            agency=an_agency(AgencyKind.SCHOOL),
        ),
        "pass",
        look_alike=True,
    ),
    Case("only what is prescribed", footer("豫ICP备05012345号"), "pass", (), {"items": "ICP备案"}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

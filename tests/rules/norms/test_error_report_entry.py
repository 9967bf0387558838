from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.model import AgencyKind, PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, an_agency, some_facts
from tests.rules.pages_for_tests import FOOT, seen_page

RULE = "error_report_entry"
SCRIPT = "pucha.kaipuyun.cn/exposure/jiucuo.js"
WITH = seen_page(error_report=SCRIPT)


def site(*pages: PageFacts) -> Facts:
    return some_facts(pages=pages)


def a_list(name: str, **marks: str) -> PageFacts:
    return seen_page("list", name, title=name, footer=FOOT, **marks)


CASES = (
    Case("home and list", site(WITH, a_list("a", error_report=SCRIPT)), "pass", ("2 个有找错入口",)),
    Case(
        "nowhere on the home page",
        site(seen_page(title="首页", footer=FOOT)),
        "fail",
        ("没有“我为政府网站找错”",),
    ),
    Case("one list page without", site(WITH, a_list("a"), a_list("b", error_report=SCRIPT)), "fail pass"),
    Case(
        "the foot is put in by a script", site(seen_page(included="foot.js")), "unavailable", look_alike=True
    ),
    Case(
        "without a foot in the source some script brings it",
        site(seen_page()),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "a column of the portal has the portal's foot",
        some_facts(
            pages=(seen_page(footer=FOOT),),
            agency=replace(an_agency(), sites=("https://www.qingyuan.gov.cn/jyj/",)),
        ),
        "not_applicable",
        ("上级网站的栏目",),
        look_alike=True,
    ),
    Case(
        "a school's site is no government site",
        some_facts(pages=(seen_page(footer=FOOT),), agency=an_agency(AgencyKind.SCHOOL)),
        "not_applicable",
        look_alike=True,
    ),
    Case("nobody looked", site(seen_page(looked=False)), "unavailable", look_alike=True),
    Case("the word alone is enough", site(seen_page(error_report="政府网站找错")), "pass", look_alike=True),
    Case("no more than the sample", site(WITH, a_list("a"), a_list("b")), "fail pass", (), {"lists": 1}),
    Case("a framed foot on one list page", site(WITH, a_list("a", included="foot.html")), "pass unavailable"),
    Case("before it was introduced", site(seen_page()), "not_applicable", (), {}, date(2015, 12, 1)),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

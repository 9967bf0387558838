from __future__ import annotations

import pytest

from audit.model import AgencyKind, PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, an_agency, some_facts
from tests.rules.pages_for_tests import HEAD, seen_page

RULE = "domain_and_name"


def site(*pages: PageFacts, kind: AgencyKind = AgencyKind.DEPARTMENT) -> Facts:
    return some_facts(pages=pages, agency=an_agency(kind))


def at(address: str) -> PageFacts:
    return seen_page(site=address, title="清源县教育局")


CASES = (
    Case("both", site(seen_page(title="清源县教育局")), "pass pass", ("jyj.qingyuan.gov.cn",)),
    Case("a company's domain", site(at("http://www.qyjy.com")), "fail pass", ("qyjy.com",)),
    Case("a commercial domain that has gov in it", site(at("http://gov.zhecheng.cn")), "fail pass"),
    Case("a chinese domain", site(at("http://清源县.政务")), "pass pass", look_alike=True),
    Case(
        "an institution may not even use the government's domain",
        some_facts(
            pages=(seen_page(site="http://www.qygjj.com", title="清源县住房公积金管理中心"),),
            agency=an_agency(name="清源县住房公积金管理中心"),
        ),
        "manual pass",
        ("可能不承担行政职能",),
        look_alike=True,
    ),
    Case("a number for an address", site(at("http://10.1.2.3:8080")), "pass unavailable", look_alike=True),
    Case("this machine", site(at("http://localhost")), "pass unavailable", look_alike=True),
    Case("a title that tells nothing", site(seen_page(title="公司网站")), "manual pass", ("公司网站",)),
    Case("the tag tells it", site(seen_page(title="首页", meta=HEAD)), "pass pass", look_alike=True),
    Case(
        "a list page that tells nothing",
        site(seen_page(), seen_page("list", "a", title="通知公告")),
        "manual pass",
        look_alike=True,
    ),
    Case(
        "a hospital",
        site(at("http://www.qyyy.com"), kind=AgencyKind.HOSPITAL),
        "not_applicable",
        look_alike=True,
    ),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, an_agency, some_facts
from tests.rules.pages_for_tests import FOOT, HEAD, seen_page

RULE = "meta_tags_true"
TITLE = "关于做好2026年春季招生工作的通知"
BODY = {**HEAD, "ArticleTitle": TITLE, "PubDate": "2026-03-02 09:00"}


def pages(*found: PageFacts) -> Facts:
    return some_facts(pages=found)


def home(**tags: str) -> PageFacts:
    return seen_page(meta={**HEAD, **tags}, footer=FOOT)


def article(*, title: str = TITLE, shown: str = "2026-03-02", heading: str = "", **tags: str) -> PageFacts:
    return seen_page("article", "a", meta={**BODY, **tags}, title=title, published=shown, heading=heading)


CASES = (
    Case("all true", pages(home(), article()), "pass", ("核对标签",)),
    Case("another town's template", pages(home(SiteDomain="gxq.cq.gov.cn")), "fail", ("jyj.qing",)),
    Case("one mistake on each page", pages(home(SiteDomain="a.com"), article(SiteDomain="a.com")), "fail"),
    Case("no domain at all", pages(home(SiteDomain="清源县教育局")), "fail", ("不是域名",)),
    Case("a sister's domain", pages(home(SiteDomain="szb.qingyuan.gov.cn")), "manual", look_alike=True),
    Case("main domain", pages(home(SiteDomain="qingyuan.gov.cn")), "pass", look_alike=True),
    Case("with http", pages(home(SiteDomain="http://jyj.qingyuan.gov.cn/")), "manual", ("http://",)),
    Case("another site's code", pages(home(SiteIDCode="4114240099")), "fail", ("4114240099", "4114240001")),
    Case("no code in the foot", pages(seen_page(meta=HEAD)), "pass", look_alike=True),
    Case("whose site it is cannot be seen", pages(home(SiteName="齐齐哈尔")), "manual", ("看不出",)),
    Case("the portal's name", pages(home(SiteName="清源县人民政府门户网站")), "pass", look_alike=True),
    Case("another day", pages(home(), article(PubDate="2026-03-05 09:00")), "fail", ("2026-03-02",)),
    Case("no day", pages(home(), article(PubDate="yyyy-MM-dd")), "fail", ("读不出日期",)),
    Case("compact day", pages(home(), article(PubDate="20260302090000")), "pass", look_alike=True),
    Case("the page shows no day", pages(home(), article(shown="")), "pass", look_alike=True),
    Case(
        "another title", pages(home(), article(ArticleTitle="测试栏目", heading=TITLE)), "fail", ("相似度",)
    ),
    Case(
        "another title, and no heading that could be read",
        pages(home(), article(ArticleTitle="测试栏目")),
        "manual",
        ("相似度",),
        look_alike=True,
    ),
    Case(
        "the list cuts the title short",
        pages(home(), article(title="关于做好2026年春季招生")),
        "pass",
        look_alike=True,
    ),
    Case(
        "the heading is the same though the list has another",
        pages(home(), article(title="招生", heading=TITLE)),
        "pass",
        look_alike=True,
    ),
    Case("nearly", pages(home(), article(title="关于印发2026年春季招生工作方案的通知")), "manual"),
    Case("no tags", pages(seen_page()), "unavailable", ("没有可以核对",)),
    Case(
        "a copy on a bare address",
        some_facts(
            agency=an_agency(AgencyKind.PORTAL),
            pages=(seen_page(meta={"SiteDomain": "www.qingyuan.gov.cn"}, site="http://127.0.0.1:80"),),
        ),
        "unavailable",
        look_alike=True,
    ),
    Case("before the norm", pages(home(SiteDomain="a.com")), "not_applicable", (), {}, date(2017, 1, 1)),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.model import PageFacts
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_home, a_page, an_agency, some_facts
from tests.rules.pages_for_tests import seen_page

RULE = "meta_tags_present"
SITE_TAGS = {"SiteName": "清源县教育局", "SiteDomain": "jyj.qingyuan.gov.cn", "SiteIDCode": "4100000001"}
LIST_TAGS = {**SITE_TAGS, "ColumnName": "通知公告", "ColumnType": "通知公告"}
ARTICLE_TAGS = {**LIST_TAGS, "ArticleTitle": "公告", "PubDate": "2026-03-02 09:00", "ContentSource": "本站"}
HOME = a_home(meta=SITE_TAGS)


def site(*pages: PageFacts) -> Facts:
    return some_facts(pages=(HOME, *pages))


CASES = (
    Case(
        "all tags",
        site(a_page("list", "a", LIST_TAGS), a_page("article", "b", ARTICLE_TAGS)),
        "pass",
        ("3 个标签齐全",),
    ),
    Case(
        "a list page without its own tags",
        site(a_page("list", "a", SITE_TAGS)),
        "fail pass",
        ("ColumnName、ColumnType",),
    ),
    Case(
        "a tag that says null is none (fact 21)",
        site(a_page("article", "b", {**ARTICLE_TAGS, "ContentSource": "null"})),
        "fail pass",
        ("ContentSource",),
    ),
    Case("each page is its own finding", some_facts(pages=(a_home(), a_page("list", "a", {}))), "fail fail"),
    Case(
        "no more pages than the sample",
        site(*(a_page("list", f"{number}", {}) for number in range(9))),
        "fail fail pass",
        (),
        {"lists": 2},
    ),
    Case(
        "another host's pages are not this body's",
        site(a_page("list", "a", {}, site="https://www.qingyuan.gov.cn")),
        "pass",
        look_alike=True,
    ),
    Case(
        "a column of the portal has the portal's tags",
        some_facts(
            pages=(a_home(meta={}),),
            agency=replace(an_agency(), sites=("https://www.qingyuan.gov.cn/jyj/",)),
        ),
        "not_applicable",
        ("上级网站的栏目",),
        look_alike=True,
    ),
    Case(
        "a frame's document has no head of its own",
        site(seen_page("list", "frame", title="")),
        "pass",
        ("抽查 1 个页面",),
        look_alike=True,
    ),
    Case("no page read", some_facts(), "unavailable"),
    Case("a page that was not kept", some_facts(pages=(PageFacts(HOME.url, "home"),)), "unavailable"),
    Case(
        "before the norm of 2017",
        site(a_page("list", "a", {})),
        "not_applicable",
        (),
        {},
        date(2017, 1, 1),
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

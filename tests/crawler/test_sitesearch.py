"""The crawl asks a site's own search for published titles, and looks at links beyond the home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from audit.model import ColumnNeed, FetchOutcome, LinkCheck, PageMark, Plan
from crawler.linkchecks import is_due, looks_due
from tests.crawler.sites_for_tests import Crawled, Site, agency_of, build, framed, plan_for, rows_of, send

Crawl = Callable[..., Crawled]
NEEDS = (ColumnNeed("notices", texts=True), ColumnNeed("policy", texts=True))
FORM = (
    '<form action="/so" method="{method}"><input type="hidden" name="site" value="1"><input name="q"></form>'
)


def plan(*, links: bool = False) -> Plan:
    return replace(plan_for(*NEEDS, links=links), search=True)


def with_search(site: Site, answer: Callable[[str], str], method: str = "get") -> list[str]:
    """The small site with a search form, and the words that it was asked for."""
    build(site)
    site.page("/", framed(site, "测试县教育局", FORM.format(method=method)))
    asked: list[str] = []

    def search(request: BaseHTTPRequestHandler) -> None:
        sent: Any = getattr(request, "sent", b"")
        query = parse_qs(sent.decode() or urlsplit(request.path).query)
        if urlsplit(request.path).path != "/so":
            send(request, b"<html><title>404</title>no such page</html>", 404)
            return
        asked.append(query["q"][0])
        send(request, framed(site, "搜索结果", answer(query["q"][0])).encode())

    site.fallback = search
    return asked


def shows(words: str) -> str:
    return rows_of([("/tzgg/1.html", words, "2026-03-02")])


@pytest.mark.parametrize("method", ["get", "post"])
def test_four_published_titles_are_asked_for_and_found(site: Site, crawl: Crawl, method: str) -> None:
    asked = with_search(site, shows, method)

    found = crawl(agency_of(f"{site.base}/"), plan())

    searches = found.store.searches("a1")
    assert len(searches) == 4
    assert sorted(asked) == sorted(search.title for search in searches)
    assert all(search.found and search.sha256 for search in searches)


def test_an_answer_that_says_nothing_was_found_is_kept_as_that(site: Site, crawl: Crawl) -> None:
    with_search(site, lambda _: "<p>抱歉，没有找到相关结果</p>")

    found = crawl(agency_of(f"{site.base}/"), plan())

    assert {search.found for search in found.store.searches("a1")} == {False}


def test_robots_txt_keeps_the_search_shut(site: Site, crawl: Crawl) -> None:
    asked = with_search(site, shows)
    site.page("/robots.txt", "User-agent: *\nDisallow: /so\n", content_type="text/plain")

    found = crawl(agency_of(f"{site.base}/"), plan())

    assert asked == []
    assert {search.outcome for search in found.store.searches("a1")} == {FetchOutcome.ROBOTS}


def test_a_site_without_a_form_says_so_once(site: Site, crawl: Crawl) -> None:
    build(site)

    found = crawl(agency_of(f"{site.base}/"), plan())

    (only,) = found.store.searches("a1")
    assert (only.title, only.outcome) == ("", FetchOutcome.UNSUPPORTED)
    assert "没有读到搜索表单" in only.note


def test_nobody_searches_where_no_rule_asks(site: Site, crawl: Crawl) -> None:
    asked = with_search(site, shows)

    found = crawl(agency_of(f"{site.base}/"), plan_for(*NEEDS))

    assert asked == []
    assert found.store.searches("a1") == ()


def test_links_of_platform_lists_and_articles_are_looked_at_too(site: Site, crawl: Crawl) -> None:
    build(site)
    tree = '<ul><li><a href="/bm/jyj/">教育局</a></li><li><a href="/bm/czj/">财政局</a></li></ul>'
    site.page("/zfxxgk/", framed(site, "政府信息公开", f'<div class="tree">{tree}</div>'))
    site.page("/bm/jyj/", framed(site, "教育局", "<p>教育局公开专栏</p>"))

    found = crawl(agency_of(f"{site.base}/"), plan_for("disclosure", *NEEDS, links=True))

    checks = {check.url.removeprefix(site.base): check for check in found.store.links("a1")}
    assert checks["/bm/jyj/"].outcomes == (FetchOutcome.OK,)
    gone = checks["/bm/czj/"]
    assert gone.outcomes == (FetchOutcome.NOT_FOUND,) * 3
    assert gone.found_on == f"{site.base}/zfxxgk/"
    assert len(gone.times) == 3
    assert gone.times == tuple(sorted(gone.times))


def test_pages_are_kept_with_their_marks(site: Site, crawl: Crawl) -> None:
    build(site)
    script = '<script id="_jiucuo_" src="http://pucha.kaipuyun.cn/exposure/jiucuo.js"></script>'
    site.page("/", framed(site, "测试县教育局", script))

    found = crawl(agency_of(f"{site.base}/"), plan_for(*NEEDS))

    pages = {page.role: page for page in found.store.pages("a1")}
    home, article = pages["home"].marks or {}, pages["article"].marks or {}
    assert PageMark.ERROR_REPORT in home
    assert article[PageMark.SOURCE] == "测试县教育局"
    assert article[PageMark.PUBLISHED].startswith("202")


def check(minutes: int, *outcomes: FetchOutcome) -> LinkCheck:
    times = (datetime.now(UTC) - timedelta(minutes=minutes),) * len(outcomes)
    return LinkCheck("http://x.gov.cn/1", "一", "http://x.gov.cn/", outcomes, times=times)


@pytest.mark.parametrize(
    ("minutes", "outcomes", "due"),
    [
        (9, [FetchOutcome.NOT_FOUND], True),
        (2, [FetchOutcome.NOT_FOUND], False),
        (9, [FetchOutcome.OK], False),
        (9, [FetchOutcome.NOT_FOUND] * 3, False),
    ],
)
def test_a_further_look_waits_for_its_time(minutes: int, outcomes: list[FetchOutcome], *, due: bool) -> None:
    # Made here and not among the parameters: those are older by the whole run when their turn comes.
    assert is_due(check(minutes, *outcomes), 300) is due


def test_a_later_run_knows_which_agencies_have_links_to_look_at_again(site: Site, crawl: Crawl) -> None:
    build(site)
    store = crawl(agency_of(f"{site.base}/"), plan_for(*NEEDS)).store
    assert not looks_due(store, "a1", 5)

    with store.writer("a1") as writer:
        writer.link(check(9, FetchOutcome.NOT_FOUND))

    assert looks_due(store, "a1", 5)
    assert not looks_due(store, "a1", 60)


def test_a_run_after_the_last_looks_again_at_what_was_dead(site: Site, crawl: Crawl) -> None:
    build(site)
    agency, wanted = agency_of(f"{site.base}/"), plan_for(*NEEDS, links=True)
    store = crawl(agency, wanted).store
    dead = LinkCheck(f"{site.base}/gone", "一", f"{site.base}/", (FetchOutcome.NOT_FOUND,))
    with store.writer("a1") as writer:
        writer.link(dead)

    again = crawl(agency, wanted)

    (seen,) = [link for link in again.store.links("a1") if link.url == dead.url]
    assert again.report.done
    assert seen.outcomes == (FetchOutcome.NOT_FOUND,) * 3

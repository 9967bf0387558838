"""What people decided about a site is obeyed by the crawl, and kept with their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.model import Agency, Column, ColumnId, Coverage, Decision, Plan
from audit.overrides import ColumnOverride, Override, SiteOverrides
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.page import PageKind, read_page
from crawler.reading import read
from crawler.selectors import selected, selector_mistake
from crawler.spider import CrawlRun, plan_digest, run_crawls
from tests.crawler.sites_for_tests import (
    Crawled,
    Site,
    agency_of,
    an_article,
    build,
    framed,
    hang_up,
    plan_for,
    rows_of,
)

WORD = Decision("张三", date(2026, 11, 20), "电话核实")
Obeying = Callable[..., Crawled]


@pytest.fixture(name="crawl_with")
def _crawl_with(tmp_path: Path) -> Iterable[Obeying]:
    stores: list[Store] = []

    def crawl(agency: Agency, plan: Plan, overrides: SiteOverrides, **settings: Any) -> Crawled:
        store = Store.open(tmp_path / "audit.db", create=True)
        stores.append(store)
        store.save_agencies([agency])
        options = CrawlSettings(**{"delay": 0, "concurrency": 8, "timeout": 5, **settings})
        run = CrawlRun(
            [agency],
            plan,
            options,
            store,
            tmp_path / "evidence",
            today=date(2026, 11, 22),
            overrides={agency.id: overrides},
        )
        return Crawled(run_crawls(run)[0], store, tmp_path / "evidence")

    yield crawl
    for store in stores:
        store.close()


def column_of(crawled: Crawled, column: str) -> Column:
    return next(found for found in crawled.store.columns("a1") if found.id == column)


def columns(*overrides: ColumnOverride) -> SiteOverrides:
    return SiteOverrides({override.column: override for override in overrides})


def add_hidden_plans(site: Site) -> str:
    """A list that no page links to."""
    rows = [
        (f"/hidden/{n}.html", f"测试县教育局第{n}个五年规划实施方案", f"2026-0{n}-01") for n in range(1, 6)
    ]
    site.page("/hidden/", framed(site, "规划", rows_of(rows)))
    for href, title, day in rows:
        site.page(href, an_article(site, title, day))
    return f"{site.base}/hidden/"


def test_a_column_that_nothing_links_to_is_read_where_a_person_says_it_is(
    site: Site, crawl_with: Obeying
) -> None:
    build(site)
    url = add_hidden_plans(site)
    agency = agency_of(f"{site.base}/")
    missed = crawl_with(agency, plan_for("plans"), SiteOverrides())
    assert column_of(missed, "plans").coverage is Coverage.ABSENT
    override = ColumnOverride(ColumnId.PLANS, WORD, (url,))
    found = column_of(crawl_with(agency, plan_for("plans"), columns(override)), "plans")
    assert (found.coverage, found.urls, found.records) == (Coverage.COMPLETE, (url,), 5)
    assert (found.found_by, found.decision, found.confidence) == ("human", WORD, 100)


def test_a_named_page_wins_over_what_the_signs_say(site: Site, crawl_with: Obeying) -> None:
    build(site)
    url = add_hidden_plans(site)
    override = ColumnOverride(ColumnId.NOTICES, WORD, (url,))
    crawled = crawl_with(agency_of(f"{site.base}/"), plan_for("notices"), columns(override))
    assert column_of(crawled, "notices").urls == (url,)
    assert {record.list_url for record in crawled.store.records("a1", ["notices"])} == {url}


def test_a_named_page_that_does_not_answer_is_blocked_and_not_absent(site: Site, crawl_with: Obeying) -> None:
    build(site)
    site.does("/hidden/", hang_up)
    override = ColumnOverride(ColumnId.PLANS, WORD, (f"{site.base}/hidden/",))
    crawled = crawl_with(agency_of(f"{site.base}/"), plan_for("plans", "negative_list"), columns(override))
    assert column_of(crawled, "plans").coverage is Coverage.BLOCKED
    assert column_of(crawled, "plans").decision == WORD


def test_a_column_that_a_person_says_is_not_there_is_absent_by_that_word(
    site: Site, crawl_with: Obeying
) -> None:
    build(site)
    crawled = crawl_with(
        agency_of(f"{site.base}/"), plan_for("notices"), columns(ColumnOverride(ColumnId.NOTICES, WORD))
    )
    found = column_of(crawled, "notices")
    assert (found.coverage, found.urls, found.found_by) == (Coverage.ABSENT, (), "human")
    assert found.decision == WORD
    assert found.searched[0].quote == "人工决定（张三，2026-11-20）：电话核实"
    assert found.searched[0].sha256
    assert crawled.store.records("a1", ["notices"]) == ()


def test_what_is_ignored_is_never_asked_for_not_even_through_a_redirect(
    site: Site, crawl_with: Obeying
) -> None:
    build(site)
    site.page("/jump", "", 302, Location="/zcwj/")
    body = '<div class="nav"><ul><li><a href="/jump">规划计划</a></li></ul></div>'
    site.page("/", framed(site, "测试县教育局", body))
    ignore = (Override(WORD, f"{site.base}/zcwj/"),)
    crawled = crawl_with(
        agency_of(f"{site.base}/"), plan_for("notices", "policy", links=True), SiteOverrides(ignore=ignore)
    )
    assert not [path for _, path in site.hits if path.startswith("/zcwj/")]
    assert site.asked("/jump")
    assert column_of(crawled, "notices").coverage is Coverage.COMPLETE
    said = [issue for issue in crawled.store.issues("a1") if issue.stage == "decision"]
    assert [(issue.url, "张三" in issue.what) for issue in said] == [(f"{site.base}/zcwj/", True)]


def test_a_column_whose_only_page_is_ignored_is_not_called_absent(site: Site, crawl_with: Obeying) -> None:
    build(site)
    ignore = (Override(WORD, f"{site.base}/jgzn/"),)
    crawled = crawl_with(
        agency_of(f"{site.base}/"), plan_for("functions", "negative_list"), SiteOverrides(ignore=ignore)
    )
    assert not site.asked("/jgzn/")
    found = column_of(crawled, "functions")
    assert (found.coverage, found.limit) == (Coverage.PARTIAL, "名为“机构职能”的页面按人工决定不访问")
    assert column_of(crawled, "negative_list").coverage is Coverage.ABSENT


def test_the_search_also_starts_from_the_pages_that_a_person_adds(
    site: Site, make_site: Callable[..., Site], crawl_with: Obeying
) -> None:
    build(site)
    other = make_site("127.0.0.2")
    add_hidden_plans(other)
    other.page(
        "/gk/", '<html><body><ul class="nav"><li><a href="/hidden/">规划计划</a></li></ul></body></html>'
    )
    entry = (Override(WORD, f"{other.base}/gk/"),)
    crawled = crawl_with(agency_of(f"{site.base}/"), plan_for("plans"), SiteOverrides(entry=entry))
    assert column_of(crawled, "plans").urls == (f"{other.base}/hidden/",)


def test_the_dialect_is_the_one_that_was_decided_on(site: Site, crawl_with: Obeying) -> None:
    build(site)
    crawled = crawl_with(
        agency_of(f"{site.base}/"), plan_for("notices"), SiteOverrides(dialect=Override(WORD, value="trs"))
    )
    kinds = crawled.store.readings("a1").values()
    assert {dialect for kind, dialect, _ in kinds if kind in {"home", "list"}} == {"trs"}


def test_a_single_address_may_be_read_by_another_dialect(site: Site, crawl_with: Obeying) -> None:
    build(site)
    one = (Override(WORD, f"{site.base}/tzgg/", "trs"), Override(WORD, f"{site.base}/tzgg/x/", "vsb"))
    crawled = crawl_with(agency_of(f"{site.base}/"), plan_for("notices"), SiteOverrides(dialects=one))
    read = {
        url: dialect for url, (kind, dialect, _) in crawled.store.readings("a1").items() if kind == "list"
    }
    assert {dialect for url, dialect in read.items() if "/tzgg/" in url} == {"trs"}
    assert "trs" not in {dialect for url, dialect in read.items() if "/tzgg/" not in url}


TWO_LISTS = (
    '<div id="a"><ul>'
    + "".join(
        f'<li><a href="/a/{n}.html">推荐阅读的标题第{n}条</a><i>2026-01-0{n}</i></li>' for n in range(1, 9)
    )
    + '</ul></div><div id="b"><p class="row"><a href="/b/1.html">真正的通知</a> <b>2026-03-04</b></p>'
    '<p class="row"><a href="/b/2.html" title="另一条通知">另一条…</a> <b>2026-03-02</b></p></div>'
)


@pytest.mark.parametrize("css", ["#b", "#b p.row", "#b p.row a"])
def test_a_list_is_read_from_what_the_selector_selects_and_nowhere_else(css: str) -> None:
    page = read_page("http://a.example.cn/list/", f"<html><body>{TWO_LISTS}</body></html>".encode())
    reading = selected(page, read(page), css)
    assert reading.kind is PageKind.LIST
    assert [(record.title, record.date, record.href) for record in reading.records] == [
        ("真正的通知", date(2026, 3, 4), "/b/1.html"),
        ("另一条通知", date(2026, 3, 2), "/b/2.html"),
    ]
    assert reading.newest == date(2026, 3, 4)


def test_a_selector_that_selects_nothing_leaves_the_list_unread_rather_than_empty() -> None:
    page = read_page("http://a.example.cn/list/", f"<html><body>{TWO_LISTS}</body></html>".encode())
    reading = selected(page, read(page), "table.none tr")
    assert (reading.kind, reading.records) == (PageKind.OTHER, ())


def test_a_selector_serves_every_page_of_its_list(site: Site, crawl_with: Obeying) -> None:
    build(site)
    url = f"{site.base}/tzgg/"
    override = SiteOverrides(selectors=(Override(WORD, url, "ul.list li:first-child"),))
    crawled = crawl_with(agency_of(f"{site.base}/"), plan_for("notices"), override)
    titles = {record.title for record in crawled.store.records("a1", ["notices"])}
    assert titles == {f"关于做好第{n}期教育督导工作的通知" for n in (1, 11, 21, 31)}


@pytest.mark.parametrize(
    ("css", "wrong"), [("ul.list > li a", False), ("> > li", True), ("a::text", True), ("li[", True)]
)
def test_a_selector_is_checked_before_it_is_used(css: str, wrong: bool) -> None:
    assert bool(selector_mistake(css)) is wrong


def test_a_changed_override_is_another_question_for_its_agency_alone() -> None:
    agency, plan = agency_of("http://edu.example.gov.cn/"), plan_for("notices")
    bare = plan_digest(plan, agency)
    assert plan_digest(plan, agency, SiteOverrides()) == bare
    first = plan_digest(plan, agency, columns(ColumnOverride(ColumnId.NOTICES, WORD)))
    later = Decision("张三", date(2026, 11, 21), "电话核实")
    second = plan_digest(plan, agency, columns(ColumnOverride(ColumnId.NOTICES, later)))
    assert len({bare, first, second}) == 3


def test_asking_for_tables_is_another_question() -> None:
    agency, plan = agency_of("http://edu.example.gov.cn/"), plan_for("budget")
    tables = replace(plan, needs=tuple(replace(need, tables=True) for need in plan.needs))
    assert plan_digest(tables, agency) != plan_digest(plan, agency)

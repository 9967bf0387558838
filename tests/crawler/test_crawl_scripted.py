# ruff: noqa: E501  # a line of markup is read best as one line
"""Crawls of lists that only scripts and forms reach: their interfaces are asked, page after page, without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from audit.model import Coverage
from tests.crawler.sites_for_tests import (
    Crawled,
    Site,
    agency_of,
    an_article,
    build,
    framed,
    plan_for,
    rows_of,
    send,
)

Crawl = Callable[..., Crawled]
COUNT, SIZE = 25, 10


def _items(site: Site) -> list[dict[str, str]]:
    items: list[dict[str, str]] = []
    for number in range(COUNT):
        day = date.fromordinal(date(2026, 11, 10).toordinal() - number * 9).isoformat()
        title = f"关于做好第{number + 1}期教育督导工作的通知"
        url = f"/detail/{day}/{2000 + number}.html"
        site.page(url, an_article(site, title, day))
        items.append({"title": title, "url": url, "publishDate": f"{day} 10:00:00"})
    return items


def _page(items: list[dict[str, str]], number: int) -> list[dict[str, str]]:
    return items[(number - 1) * SIZE : number * SIZE]


def _form(request: BaseHTTPRequestHandler) -> dict[str, str]:
    sent: bytes = request.sent  # type: ignore[attr-defined]
    return {name: values[0] for name, values in parse_qs(sent.decode(), keep_blank_values=True).items()}


def _is_whole(found: Crawled) -> None:
    (column,) = (column for column in found.store.columns("a1") if column.id == "notices")
    assert len(found.store.records("a1", ["notices"])) == COUNT
    assert column.coverage is Coverage.COMPLETE


def test_a_list_that_a_script_fetches_is_read_to_its_end(site: Site, crawl: Crawl) -> None:
    build(site)
    items = _items(site)
    script = (
        "<div id='list'></div><script>var pageSize = 10; function load(page) { $.get('/api/list?col=5&page=' + page"
        " + '&pageSize=' + pageSize, function (d) { $('#list').html(d.rows.map(r => '<li>' + r.title)); }); } load(1);</script>"
    )
    site.page("/tzgg/", framed(site, "通知公告", script))
    for number in (1, 2, 3):
        answer = json.dumps({"total": COUNT, "rows": _page(items, number)})
        site.page(f"/api/list?col=5&page={number}&pageSize=10", answer, content_type="application/json")
    _is_whole(crawl(agency_of(f"{site.base}/"), plan_for("notices")))
    assert not any("page=4" in path for _, path in site.hits)


def test_a_list_behind_a_posted_form_is_read_to_its_end(site: Site, crawl: Crawl) -> None:
    build(site)
    items = _items(site)
    script = (
        "<div id='list'></div><input type='hidden' id='col' value='5'><script>$.ajax({type: 'POST', url: '/query/list.do',"
        " data: {columnId: $('#col').val(), pageIndex: 1, pageSize: 10}, success: function (d) {"
        " $('#list').append('<li>' + d.rows[0].title); }});</script>"
    )
    site.page("/tzgg/", framed(site, "通知公告", script))

    def answer(request: BaseHTTPRequestHandler) -> None:
        form = _form(request)
        rows = _page(items, int(form["pageIndex"])) if form.get("columnId") == "5" else []
        body = json.dumps({"total": COUNT, "rows": rows}).encode()
        send(request, body, content_type="application/json")

    site.does("/query/list.do", answer)
    _is_whole(crawl(agency_of(f"{site.base}/"), plan_for("notices")))
    assert site.hits.count(("POST", "/query/list.do")) == 3


def test_a_list_of_web_forms_is_posted_back_with_the_state_of_each_page(site: Site, crawl: Crawl) -> None:
    build(site)
    items = _items(site)

    def answer(request: BaseHTTPRequestHandler) -> None:
        form = _form(request)
        number = int(form.get("__EVENTARGUMENT") or 1)
        if number > 1 and form.get("__VIEWSTATE") != f"state{number - 1}":
            send(request, b"<html>invalid viewstate</html>", 500)
            return
        rows = "".join(
            f"<li><a href='{row['url']}'>{row['title']}</a><span>{row['publishDate'][:10]}</span></li>"
            for row in _page(items, number)
        )
        following = (
            f"""<a href="javascript:__doPostBack('Pager','{number + 1}')">下一页</a>"""
            if number * SIZE < COUNT
            else "下一页"
        )
        body = (
            f"<form method='post' action='{urlsplit(request.path).path}'><input type='hidden' name='__VIEWSTATE' value='state{number}'>"
            f"<ul>{rows}</ul><div>{following}</div></form>"
        )
        send(request, framed(site, "通知公告", body).encode())

    site.does("/tzgg/", answer)
    _is_whole(crawl(agency_of(f"{site.base}/"), plan_for("notices")))


def test_a_list_that_a_script_file_of_the_same_host_fetches_is_read_to_its_end(
    site: Site, crawl: Crawl
) -> None:
    build(site)
    items = _items(site)
    code = (
        "var pageSize = 10; function load(page) { $.get('/api/list?col=' + columnId + '&page=' + page"
        " + '&pageSize=' + pageSize, function (d) { $('#list').html(d.rows.map(r => '<li>' + r.title)); }); } load(1);"
    )
    page = (
        "<div id='list'></div><script>var columnId = '5';</script><script src='/js/jquery.js'></script>"
        "<script src='/js/list.js'></script>"
    )
    site.page("/tzgg/", framed(site, "通知公告", page))
    site.page("/js/list.js", code, content_type="application/javascript")
    for number in (1, 2, 3):
        answer = json.dumps({"total": COUNT, "rows": _page(items, number)})
        site.page(f"/api/list?col=5&page={number}&pageSize=10", answer, content_type="application/json")
    _is_whole(crawl(agency_of(f"{site.base}/"), plan_for("notices")))
    assert site.hits.count(("GET", "/js/list.js")) == 1
    assert ("GET", "/js/jquery.js") not in site.hits


def test_a_script_file_that_robots_forbid_is_not_asked_for(site: Site, crawl: Crawl) -> None:
    build(site)
    page = "<div id='list'></div><script>var columnId = '5';</script><script src='/js/list.js'></script>"
    site.page("/tzgg/", framed(site, "通知公告", page))
    site.page("/robots.txt", "User-agent: *\nDisallow: /js/\n", content_type="text/plain")
    crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert ("GET", "/js/list.js") not in site.hits


def test_columns_of_an_application_in_one_page_are_told_by_their_fragments(site: Site, crawl: Crawl) -> None:
    # gkmlpt in a body's own folder (dialects.md §5): one shell for all columns, each list an answer of its own.
    tree = (
        '[{"id":9,"name":"法定主动公开内容","children":[{"id":11,"name":"政府信息公开年报","children":[]},'
        '{"id":12,"name":"通知公告","children":[]}]}]'
    )
    shell = (
        '<html><head><meta charset="utf-8"><title>政府信息公开</title></head><body><div id="app"></div>'
        f"<script>window._CONFIG = {{SID: '766011', COLUMN_ID: 9, TREE: {tree}}}</script></body></html>"
    )
    site.page("/robots.txt", "", 404)
    site.page("/", framed(site, "测试县教育局", "").replace('href="/zfxxgk/"', 'href="/jyj/gkmlpt/index#9"'))
    site.page("/jyj/gkmlpt/index", shell)
    for column, count in ((9, 5), (11, 1), (12, 3)):
        articles = []
        for number in range(count):
            kind = {9: "政策", 11: "政府信息公开年报", 12: "通知公告"}[column]
            title, day = f"测试县教育局{2025 - number}年度{kind}", f"2026-0{number + 1}-11"
            url = f"/jyj/gkmlpt/content/4/4{column}{number}/post_4{column}{number}.html"
            site.page(url, an_article(site, title, day))
            articles.append(
                {"id": number, "title": title, "url": f"{site.base}{url}", "date": f"{day} 00:00:00"}
            )
        answer = json.dumps({"articles": articles, "total": count}, ensure_ascii=False)
        path = f"/jyj/gkmlpt/api/all/{column}?page=1&sid=766011"
        site.page(path, answer, content_type="application/json")

    found = crawl(agency_of(f"{site.base}/"), plan_for("annual_report", "notices"))

    columns = {column.id: column for column in found.store.columns("a1")}
    assert columns["annual_report"].urls[0] == f"{site.base}/jyj/gkmlpt/index#11"
    assert columns["annual_report"].coverage is Coverage.COMPLETE
    assert [r.title for r in found.store.records("a1", ["annual_report"])] == [
        "测试县教育局2025年度政府信息公开年报"
    ]
    assert columns["notices"].urls[0] == f"{site.base}/jyj/gkmlpt/index#12"
    assert len(found.store.records("a1", ["notices"])) == 3


@pytest.mark.parametrize(
    ("rows", "pager", "coverage"),
    [
        (12, '<div id="pagination"></div><script src="/js/page.js"></script>', Coverage.PARTIAL),
        (12, '<ul class="list-pager"></ul><script>draw(".list-pager", cfg)</script>', Coverage.PARTIAL),
        (12, '<div id="pagination"></div>', Coverage.COMPLETE),
        (12, '<div class="page-bg"></div><script src="/js/page.js"></script>', Coverage.COMPLETE),
        (12, '<div class="page">第1页 共1页</div><script src="/js/page.js"></script>', Coverage.COMPLETE),
        (5, '<div id="pagination"></div><script src="/js/page.js"></script>', Coverage.COMPLETE),
    ],
)
def test_a_full_page_whose_pager_a_script_draws_may_go_on(
    site: Site, crawl: Crawl, rows: int, pager: str, coverage: Coverage
) -> None:
    build(site)
    days = [date.fromordinal(date(2026, 11, 10).toordinal() - n).isoformat() for n in range(rows)]
    items = [(f"/tz/{day}.html", f"关于第{n}期教育督导的通知", day) for n, day in enumerate(days)]
    for href, title, day in items:
        site.page(href, an_article(site, title, day))
    site.page("/tzgg/", framed(site, "通知公告", rows_of(items) + pager))
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    (column,) = (column for column in found.store.columns("a1") if column.id == "notices")
    assert column.coverage is coverage, column.limit

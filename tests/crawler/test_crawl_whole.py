"""Whole crawls of small loopback sites: what is found, how far it was searched, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.model import ColumnNeed, Coverage, FetchOutcome
from tests.crawler.documents_for_tests import pdf
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
from tests.crawler.test_crawl_evidence import checked

Crawl = Callable[..., Crawled]
NEEDS = (
    ColumnNeed("notices", texts=True),
    ColumnNeed("policy"),
    ColumnNeed("guide", texts=True),
    ColumnNeed("annual_report", texts=True, attachments=True),
    ColumnNeed("functions"),
    ColumnNeed("negative_list"),
)


@pytest.mark.parametrize("markup", ["plain", "trs"])
def test_a_site_is_found_out_whole(site: Site, crawl: Crawl, markup: str) -> None:
    build(site, markup=markup)
    found = crawl(agency_of(f"{site.base}/"), plan_for(*NEEDS))
    assert found.report.done
    assert found.report.error == ""
    columns = {column.id: column for column in found.store.columns("a1")}
    assert {
        name: columns[name].coverage for name in ("notices", "policy", "guide", "annual_report")
    } == dict.fromkeys(("notices", "policy", "guide", "annual_report"), Coverage.COMPLETE)
    records = found.store.records("a1", ["notices"], texts=["notices"])
    assert len(records) >= 27
    newest = records[0]
    assert (newest.title, newest.published) == ("关于做好第1期教育督导工作的通知", date(2026, 11, 10))
    assert newest.source == "测试县教育局"
    assert newest.text is not None
    assert "认真贯彻执行" in newest.text
    assert checked(found.evidence) == 0


def test_a_column_that_is_one_page_becomes_a_record(site: Site, crawl: Crawl) -> None:
    build(site)
    found = crawl(agency_of(f"{site.base}/"), plan_for(ColumnNeed("guide", texts=True)))
    (guide,) = found.store.records("a1", ["guide"], texts=["guide"])
    assert guide.is_page
    assert guide.text is not None
    assert "条例编制" in guide.text


def test_absence_is_stated_only_with_the_pages_that_were_searched(site: Site, crawl: Crawl) -> None:
    build(site)
    found = crawl(agency_of(f"{site.base}/"), plan_for("negative_list"))
    (column,) = (c for c in found.store.columns("a1") if c.id == "negative_list")
    assert column.coverage is Coverage.ABSENT
    read = {evidence.url for evidence in column.searched}
    assert {f"{site.base}/", f"{site.base}/zfxxgk/"} <= read
    assert all(evidence.sha256 for evidence in column.searched)


@pytest.mark.parametrize("status", [500, 403])
def test_a_platform_that_cannot_be_read_proves_no_absence(site: Site, crawl: Crawl, status: int) -> None:
    build(site)
    site.page("/zfxxgk/", "", status)
    found = crawl(agency_of(f"{site.base}/"), plan_for("negative_list", "notices"))
    columns = {column.id: column for column in found.store.columns("a1")}
    assert columns["negative_list"].coverage is Coverage.PARTIAL
    assert "政府信息公开" in columns["negative_list"].limit
    assert columns["notices"].coverage is Coverage.COMPLETE


def test_a_site_that_does_not_answer_blocks_everything_and_blames_nobody(site: Site, crawl: Crawl) -> None:
    site.page("/robots.txt", "", 404)
    site.page("/", "", 502)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert found.report.done
    assert not found.report.reached
    assert [c.coverage for c in found.store.columns("a1")] == [Coverage.BLOCKED]


def test_a_column_whose_link_is_dead_is_not_called_absent(site: Site, crawl: Crawl) -> None:
    build(site)
    site.page("/tzgg/", "<html>gone</html>", 404)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert column.coverage is Coverage.BLOCKED
    assert "404" in column.limit


def test_lists_are_read_back_to_the_period_and_no_further(site: Site, crawl: Crawl) -> None:
    build(site, per_page=5)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    # 34 notices, one every 12 days back from 10 November: the 27th is the last of 2026.
    assert site.asked("/tzgg/index_6.html") == 1
    assert site.asked("/tzgg/index_7.html") == 1
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert (column.coverage, column.last_published) == (Coverage.COMPLETE, date(2026, 11, 10))


def test_history_reads_lists_further_back_and_opens_old_articles_only_for_their_texts(
    site: Site, crawl: Crawl
) -> None:
    build(site, per_page=4)
    needs = (ColumnNeed("notices", history=90), ColumnNeed("policy", texts=True, history=90))
    crawl(agency_of(f"{site.base}/"), plan_for(*needs))
    assert site.asked("/tzgg/index_9.html") == 1
    old = date.fromordinal(date(2026, 11, 10).toordinal() - 28 * 12).isoformat()
    assert site.asked(f"/tzgg/{old}/1028.html") == 0


def test_a_list_that_only_a_script_fills_is_blocked_not_empty(site: Site, crawl: Crawl) -> None:
    build(site)
    body = '<ul id="list"></ul><script>var app=angular; </script><div ng-repeat="d in docs">{{d.title}}</div>'
    site.page("/tzgg/", framed(site, "通知公告", body))
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert column.coverage is Coverage.BLOCKED
    assert "脚本" in column.limit


def test_a_list_without_a_row_is_empty_only_where_nothing_could_fill_it(site: Site, crawl: Crawl) -> None:
    build(site)
    site.page("/tzgg/", framed(site, "通知公告", '<h2>通知公告</h2><ul class="list"></ul>'))
    filled = '<h2>政策文件</h2><ul class="list"></ul><script src="/js/list.js"></script>'
    site.page("/zcwj/", framed(site, "政策文件", filled))
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices", "policy"))
    columns = {column.id: column for column in found.store.columns("a1")}
    assert (columns["notices"].coverage, columns["notices"].records) == (Coverage.COMPLETE, 0)
    assert columns["policy"].coverage is Coverage.BLOCKED


def test_a_missing_page_of_a_list_makes_the_column_partial(site: Site, crawl: Crawl) -> None:
    build(site)
    del site.behaviours["/tzgg/index_2.html"]
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert column.coverage is Coverage.PARTIAL
    assert "第2页" in column.limit


def _endless(site: Site, row: Callable[[int, int], tuple[str, str, str]]) -> None:
    """A list whose pager never ends; ``row`` makes record ``n`` of page ``page``."""
    build(site)

    def answer(request: object) -> None:
        path = request.path  # type: ignore[attr-defined]
        page = int(path.partition("page=")[2].partition("&")[0] or 1)
        rows = rows_of([row(page, n) for n in range(10)])
        pager = f'<div class="page"><a href="/tzgg/?page={page + 1}">下一页</a></div>'
        if path.startswith("/tzgg/"):
            send(request, framed(site, "通知公告", rows + pager).encode())  # type: ignore[arg-type]
        else:
            send(request, b"", 404)  # type: ignore[arg-type]

    del site.behaviours["/tzgg/"]
    site.fallback = answer  # type: ignore[assignment]


def test_a_pager_that_repeats_its_last_page_ends_by_rule(site: Site, crawl: Crawl) -> None:
    _endless(
        site,
        lambda page, n: (
            f"/tzgg/a{min(page, 3)}_{n}.html",
            f"第{min(page, 3)}-{n}号通知公告事项",
            "2026-10-01",
        ),
    )
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert len(found.store.records("a1", ["notices"])) == 30
    assert site.asked("/tzgg/?page=5") == 0


def test_session_ids_do_not_make_a_list_endless(site: Site, crawl: Crawl) -> None:
    counter = iter(range(10**6))

    def row(page: int, n: int) -> tuple[str, str, str]:
        visit = f"{next(counter):032x}"
        return f"/tzgg/a{n}.html;jsessionid={visit}", f"第{n}号通知公告事项的说明", "2026-10-01"

    _endless(site, row)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert len(found.store.records("a1", ["notices"])) == 10
    assert site.asked("/tzgg/?page=3") == 0


def test_fresh_addresses_for_old_words_do_not_make_a_list_endless(site: Site, crawl: Crawl) -> None:
    counter = iter(range(10**6))
    _endless(
        site, lambda page, n: (f"/tzgg/v{next(counter)}.html", f"第{n}号通知公告事项的说明", "2026-10-01")
    )
    crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert site.asked("/tzgg/?page=3") == 0


def test_a_calendar_is_not_walked(site: Site, crawl: Crawl) -> None:
    build(site)
    days = "".join(f'<li><a href="/cal?year=2026&month={m}">{m}月</a></li>' for m in range(1, 13))
    site.page("/", framed(site, "测试县教育局", f'<div class="menu"><ul>{days}</ul></div>'))
    site.fallback = lambda request: None
    crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert not [path for _, path in site.hits if path.startswith("/cal")]


def test_limits_are_stated_in_the_coverage(site: Site, crawl: Crawl) -> None:
    build(site, per_page=5)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"), max_pages=9)
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert column.coverage is Coverage.PARTIAL
    assert "页数上限（9 页）" in column.limit
    assert sum(method == "GET" and path != "/robots.txt" for method, path in site.hits) <= 9


def test_robots_txt_that_closes_a_column_blocks_it(site: Site, crawl: Crawl) -> None:
    build(site)
    site.page("/robots.txt", "User-agent: *\nDisallow: /tzgg/", content_type="text/plain")
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert column.coverage is Coverage.BLOCKED
    assert "robots.txt" in column.limit
    assert not [path for _, path in site.hits if path.startswith("/tzgg")]


def test_attachments_are_opened_and_looked_into(site: Site, crawl: Crawl) -> None:
    build(site)
    files = "".join(
        f'<p><a href="/files/{name}">附件{name}</a></p>' for name in ("ok.pdf", "web.pdf", "gone.docx")
    )
    site.page(
        "/xxgknb/2025.html",
        an_article(site, "测试县教育局2025年政府信息公开工作年度报告", "2026-01-20", files),
    )
    site.page("/files/ok.pdf", pdf([[(60, 60, "总体情况")]]), content_type="application/pdf")
    site.page("/files/web.pdf", "<html><title>登录</title>请登录后下载本文件</html>")
    found = crawl(
        agency_of(f"{site.base}/"), plan_for(ColumnNeed("annual_report", texts=True, attachments=True))
    )
    record = next(r for r in found.store.records("a1", ["annual_report"]) if "2025" in r.title)
    told = {a.url.rpartition("/")[2]: (a.outcome, bool(a.note)) for a in record.attachments}
    assert told == {
        "ok.pdf": (FetchOutcome.OK, False),
        "web.pdf": (FetchOutcome.OK, True),
        "gone.docx": (FetchOutcome.NOT_FOUND, False),
    }


def test_what_was_gone_at_first_is_looked_at_again(site: Site, crawl: Crawl) -> None:
    build(site)
    moods = iter([404, 200])
    site.does("/files/moody.doc", lambda request: send(request, b"\xd0\xcf\x11\xe0", next(moods)))
    files = '<a href="/files/gone.doc">附件一.doc</a><a href="/files/moody.doc">附件二.doc</a>'
    page = an_article(site, "测试县教育局2025年政府信息公开工作年度报告", "2026-01-20", files)
    site.page("/xxgknb/2025.html", page)
    need = ColumnNeed("annual_report", texts=True, attachments=True)
    found = crawl(agency_of(f"{site.base}/"), plan_for(need, links=True))
    checks = {check.url.rpartition("/")[2]: check for check in found.store.links("a1")}
    assert checks["gone.doc"].outcomes == (FetchOutcome.NOT_FOUND,) * 3
    assert len(checks["gone.doc"].times) == 3
    assert checks["gone.doc"].found_on.endswith("/xxgknb/2025.html")
    assert checks["moody.doc"].outcomes[-1] is FetchOutcome.OK


def test_links_of_the_home_page_are_looked_at_up_to_three_times(site: Site, crawl: Crawl) -> None:
    build(site)
    moods = iter([503, 503, 200])
    site.does("/moody.png", lambda request: send(request, b"\x89PNG", next(moods)))
    links = '<a href="/gone.html">消失的页面</a><img src="/moody.png"><img src="/logo.png" alt="标志">'
    site.page("/", framed(site, "测试县教育局", links))
    site.page("/logo.png", b"\x89PNG", content_type="image/png")
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices", links=True))
    checks = {check.url.rpartition("/")[2]: check for check in found.store.links("a1")}
    assert checks["gone.html"].outcomes == (FetchOutcome.NOT_FOUND,) * 3
    assert checks["moody.png"].outcomes == (FetchOutcome.SERVER_ERROR, FetchOutcome.OK)
    assert (checks["logo.png"].outcomes, checks["logo.png"].label) == ((FetchOutcome.OK,), "标志")
    assert ("HEAD", "/logo.png") in site.hits
    assert ("GET", "/moody.png") in site.hits  # a server that knows no HEAD is asked again as readers ask


def test_an_outside_link_into_the_network_is_never_asked(
    make_site: Callable[..., Site], crawl: Crawl
) -> None:
    site, inner = make_site(), make_site()
    build(site)
    site.page(
        "/",
        framed(
            site,
            "测试县教育局",
            f'<a href="{inner.base}/admin">内部</a><iframe src="{inner.base}/f"></iframe>',
        ),
    )
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices", links=True))
    assert inner.hits == []
    checks = {check.url: check for check in found.store.links("a1")}
    assert checks[f"{inner.base}/admin"].outcomes == (FetchOutcome.UNSAFE_ADDRESS,)


@pytest.mark.parametrize(
    "home",
    [
        b"", b" " * 5_000_000, b"\x89PNG\r\n\x1a\n" + b"\0" * 500, b"%PDF-1.4\n%%EOF", b"\xff\xfe\x00" * 300,
        b"<" * 100_000, b"<html>" + b"<div>" * 50_000, "政府".encode("gb18030") * 2000,
        b'<html><frameset><frame src="/zfxxgk/"></frameset></html>', b'{"a": [1, 2', b"<a href='http://['>x</a>",
    ],
)  # fmt: skip
def test_any_home_page_ends_well(site: Site, crawl: Crawl, home: bytes) -> None:
    build(site)
    site.page("/", home)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices", "guide", links=True))
    assert found.report.done
    assert found.report.error == ""
    assert not [issue for issue in found.store.issues("a1") if "程序错误" in issue.what]
    assert all(c.coverage is not Coverage.ABSENT for c in found.store.columns("a1"))


def test_a_home_page_that_sends_its_reader_round_in_circles_ends_well(site: Site, crawl: Crawl) -> None:
    build(site)
    site.page("/", "", 302, Location="/b")
    site.page("/b", "", 302, Location="/")
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert found.report.done
    assert not found.report.reached
    (column,) = found.store.columns("a1")
    assert (column.coverage, "循环跳转" in column.limit) == (Coverage.BLOCKED, True)


def test_a_home_page_whose_meta_refresh_leads_on_is_followed(site: Site, crawl: Crawl) -> None:
    build(site)
    site.behaviours["/index/"] = site.behaviours["/"]
    site.page("/", '<html><head><meta http-equiv="Refresh" content="0;URL=./index/"></head></html>')
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert [c.coverage for c in found.store.columns("a1") if c.id == "notices"] == [Coverage.COMPLETE]


def test_a_list_in_a_frame_is_read(site: Site, crawl: Crawl) -> None:
    build(site)
    site.behaviours["/frame/list.html"] = site.behaviours["/tzgg/"]
    site.page(
        "/tzgg/", '<html><title>通知公告</title><body><iframe src="/frame/list.html"></iframe></body></html>'
    )
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"))
    assert len(found.store.records("a1", ["notices"])) >= 27


def test_a_list_without_any_date_is_not_read_for_ever(site: Site, crawl: Crawl) -> None:
    _endless(site, lambda page, n: (f"/tzgg/u{page}_{n}.html", f"第{page}期第{n}号通知公告事项的说明", ""))
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices"), max_pages=150)
    (column,) = (c for c in found.store.columns("a1") if c.id == "notices")
    assert column.coverage is Coverage.PARTIAL
    assert "没有日期" in column.limit
    assert site.asked("/tzgg/?page=101") == 0


def test_a_second_run_of_a_finished_crawl_asks_for_nothing(site: Site, crawl: Crawl, tmp_path: Path) -> None:
    build(site)
    first = crawl(agency_of(f"{site.base}/"), plan_for(*NEEDS))
    hits, records = len(site.hits), first.store.records("a1")
    second = crawl(agency_of(f"{site.base}/"), plan_for(*NEEDS))
    assert len(site.hits) == hits
    assert second.store.records("a1") == records
    assert second.report.done

# ruff: noqa: E501  # a line of markup or script is read best as one line
"""Lists that only a script fills: read with the system's Chromium, left unread without, safe either way."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from audit.model import Column, Coverage
from crawler.browser.chromium import Chromium
from crawler.browser.finding import find_browser
from tests.crawler.pages_for_browser import COUNT, FILL, LOAD, NEXT, PAGER, address, serve_rows, shell
from tests.crawler.sites_for_tests import Crawled, Site, agency_of, build, framed, plan_for, rows_of
from tests.crawler.test_crawl_evidence import checked

Crawl = Callable[..., Crawled]
FOUND = find_browser()
pytestmark = [
    pytest.mark.skipif(not FOUND.path, reason=f"no browser to test with: {FOUND.trouble}"),
    pytest.mark.timeout(180),
]


def column(found: Crawled, name: str = "notices") -> Column:
    (known,) = (known for known in found.store.columns("a1") if known.id == name)
    return known


def audited(site: Site, crawl: Crawl, **settings: Any) -> Crawled:
    return crawl(agency_of(f"{site.base}/"), plan_for("notices"), **settings)


def notices(found: Crawled) -> list[Any]:
    return list(found.store.records("a1", ["notices"]))


def test_a_list_that_only_a_script_can_fill_is_read_in_the_browser(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    found = audited(site, crawl)
    known = column(found)
    assert (known.coverage, known.limit) == (Coverage.COMPLETE, "")
    assert len(notices(found)) == COUNT
    assert notices(found)[0].url == f"{site.base}/detail/2026-11-10/2000.html"
    assert site.asked(address(1)) == 1


def test_what_the_browser_asked_for_and_showed_is_in_the_evidence(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    found = audited(site, crawl)
    shown = next(e for e in column(found).searched if e.sha256 == notices(found)[0].list_sha256)
    captures = {capture.sha256: capture for capture in found.store.captures("a1")}
    dom = captures[shown.sha256]
    picture = next(c for c in captures.values() if c.content_type == "image/png")
    assert (dom.url, picture.url) == (f"{site.base}/tzgg/", f"urn:view:{site.base}/tzgg/")
    assert picture.sha256 in dom.note
    assert picture.sha256 in {e.sha256 for e in column(found).searched}
    kept = {}
    for path in found.evidence.rglob("*.warc.gz"):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                kept[record.rec_type, record.rec_headers["WARC-Target-URI"]] = record.content_stream().read()
    assert checked(found.evidence) == 0
    assert "关于做好第1期".encode() in kept["conversion", dom.url]
    assert kept["resource", picture.url].startswith(b"\x89PNG")
    assert ("response", f"{site.base}{address(1)}") in kept


def test_pages_are_turned_by_the_lists_own_button_to_its_end(site: Site, crawl: Crawl) -> None:
    build(site)
    pages = serve_rows(site, size=10)
    site.page("/tzgg/", shell(site, FILL + PAGER, NEXT))
    found = audited(site, crawl)
    assert column(found).coverage is Coverage.COMPLETE
    assert len(notices(found)) == COUNT
    assert [site.asked(address(number)) for number in range(1, pages + 2)] == [1, 1, 1, 0]


def test_turning_ends_where_the_audits_period_begins(site: Site, crawl: Crawl) -> None:
    build(site)
    pages = serve_rows(site, size=10, count=120)
    site.page("/tzgg/", shell(site, FILL + PAGER, NEXT))
    found = audited(site, crawl)
    assert column(found).coverage is Coverage.COMPLETE
    assert pages == 12
    assert site.asked(address(5)) == 1
    assert site.asked(address(7)) == 0


def test_rows_that_come_with_scrolling_are_read_too(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site, size=10)
    script = FILL + (
        "var here = 1, busy = false, list = document.getElementById('list');"
        "load(1); addEventListener('scroll', function () { if (busy || here >= 3) return; busy = true; here += 1;"
        " fetch(at(here)).then(function (r) { return r.json(); }).then(function (d) { list.innerHTML += shown(d); busy = false; }); });"
    )
    site.page("/tzgg/", shell(site, script, '<div style="height: 3000px"></div>'))
    found = audited(site, crawl)
    assert len(notices(found)) == COUNT
    assert column(found).coverage is Coverage.COMPLETE


def test_a_pager_that_is_not_understood_leaves_the_column_partly_read(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site, size=10)
    pager = '<div class="pagination"><b>1</b><b>2</b><b>3</b></div>'
    site.page("/tzgg/", shell(site, LOAD, pager))
    found = audited(site, crawl)
    assert (column(found).coverage, column(found).limit) == (
        Coverage.PARTIAL,
        "分页控件未能识别，只读了已显示的条目",
    )
    assert len(notices(found)) == 10


def test_a_button_that_brings_nothing_more_leaves_the_column_partly_read(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site, size=10)
    site.page("/tzgg/", shell(site, FILL + "load(1); var go = function () {};", NEXT))
    found = audited(site, crawl)
    assert (column(found).coverage, column(found).limit) == (Coverage.PARTIAL, "翻页后没有出现新的条目")


@pytest.mark.parametrize(
    "script",
    [
        "",  # a spinner for ever, without a request
        "setInterval(function () { fetch('/never'); }, 200);",
        "alert('欢迎'); confirm('登录？'); prompt('口令'); window.onbeforeunload = function () { return 'stay'; };",
        "location[['hr', 'ef'].join('')] = '/login';",
        "location[['hr', 'ef'].join('')] = '/zcwj/';",
        "while (true) { }",
        "var all = []; while (true) { all.push(new Array(1e6).join('x') + all.length); }",
    ],
    ids=["spinner", "restless", "boxes", "leaves", "leads elsewhere", "hangs", "eats"],
)
def test_a_page_that_never_shows_a_list_costs_the_crawl_nothing(
    site: Site, crawl: Crawl, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.rendering._LEAST_PATIENCE", 6.0)
    monkeypatch.setattr("crawler.browser.showing._CALL", 4.0)
    build(site)
    site.page("/login", framed(site, "登录", '<form action="/in"><input name="user"></form>'))
    site.page("/never", "{}", content_type="application/json")
    spinner = '<div class="loading">正在加载……</div>'
    site.page("/tzgg/", shell(site, f"setTimeout(function () {{ {script} }}, 500);", spinner))
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices", "policy"), timeout=2)
    assert found.report.done
    assert found.report.error == ""
    assert column(found).coverage is Coverage.BLOCKED
    assert "列表由脚本生成" in column(found).limit
    assert column(found, "policy").coverage is Coverage.COMPLETE
    assert found.store.records("a1", ["policy"])


def test_a_page_that_never_goes_quiet_is_read_all_the_same(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site)
    site.page("/beat", "{}", content_type="application/json")
    clock = (
        "setInterval(function () { fetch('/beat'); document.title = 't' + Date.now(); }, 150);"
        "alert('欢迎'); window.open('/zcwj/'); new WebSocket('ws://' + location.host + '/socket').onerror = null;"
    )
    site.page("/tzgg/", shell(site, LOAD + clock))
    found = audited(site, crawl)
    assert len(notices(found)) == COUNT
    assert column(found).coverage is Coverage.COMPLETE


def test_nothing_that_a_page_asks_for_gets_past_the_crawls_own_manners(
    site: Site, make_site: Callable[..., Site], crawl: Crawl
) -> None:
    """Another port of this machine, the cloud's own address, files, datagrams, forbidden folders."""
    build(site)
    serve_rows(site)
    inner = make_site()
    inner.page("/secret", "inner", Access_Control_Allow_Origin="*")
    site.page("/robots.txt", "User-agent: *\nDisallow: /hidden/\n", content_type="text/plain")
    site.page("/hidden/x.json", "{}", content_type="application/json")
    site.page("/moved", "", 302, Location=f"{inner.base}/secret")
    site.page("/sent", "done")
    attack = f"""
    var a = '{inner.base}', s = '/secret';
    fetch(a + s); fetch('http://169.254.169.254/latest/meta-data/'); fetch('/moved'); fetch('/hidden/x.json');
    fetch('file:///etc/passwd').catch(function () {{}}); fetch(a.replace('127.0.0.1', '2130706433') + s); fetch(a.replace('127.0.0.1', 'localhost') + s);
    new Image().src = a + s; navigator.sendBeacon(a + s, 'x'); window.open(a + s);
    try {{ new WebSocket(a.replace('http', 'ws') + s); }} catch (e) {{}}
    try {{ new EventSource(a + s); }} catch (e) {{}}
    try {{ importScripts(a + s); }} catch (e) {{}}
    new Worker(URL.createObjectURL(new Blob(["fetch('" + a + s + "'); try {{ importScripts('" + a + s + "') }} catch (e) {{}}"])));
    navigator.serviceWorker && navigator.serviceWorker.register('/sw.js').catch(function () {{}});
    var add = function (tag, attributes) {{ var e = document.createElement(tag); Object.assign(e, attributes); document.body.append(e); }};
    add('iframe', {{ src: a + s }}); add('iframe', {{ src: 'file:///etc/passwd' }}); add('script', {{ src: a + s }});
    add('link', {{ rel: 'prefetch', href: a + s }}); add('link', {{ rel: 'preconnect', href: a }}); add('link', {{ rel: 'stylesheet', href: a + s }});
    add('form', {{ method: 'post', action: '/sent', target: '_blank', id: 'f' }}); document.getElementById('f').submit();
    fetch('/sent', {{ method: 'DELETE' }}).catch(function () {{}});
    """
    site.page("/tzgg/", shell(site, LOAD + attack))
    found = audited(site, crawl)
    assert inner.hits == []
    assert len(notices(found)) == COUNT
    paths = {path for _, path in site.hits}
    assert "/moved" in paths
    assert not paths & {"/hidden/x.json", "/sent", "/sw.js"}
    # A page that did not get all that it asked for may not show all: nothing is proven by it.
    assert column(found).coverage is Coverage.PARTIAL
    refused = {c.url: c.outcome.value for c in found.store.captures("a1") if c.outcome.value != "ok"}
    assert refused["http://169.254.169.254/latest/meta-data/"] == "unsafe_address"
    assert refused[f"{site.base}/hidden/x.json"] == "robots"
    assert refused[f"{inner.base}/secret"] == "unsafe_address"


def test_no_datagram_and_no_bare_connection_leaves_the_browser(site: Site, crawl: Crawl) -> None:
    """WebRTC, WebTransport and connections made ahead are no requests that could be answered: they are cut off."""
    build(site)
    serve_rows(site)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams, socket.socket() as connections:
        for one in (datagrams, connections):
            one.bind(("127.0.0.1", 0))
            one.setblocking(False)
        connections.listen()
        udp, tcp = datagrams.getsockname()[1], connections.getsockname()[1]
        attack = f"""
        var call = function (w) {{ try {{ var p = new w.RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{udp}'}},
          {{urls: 'turn:127.0.0.1:{tcp}?transport=tcp', username: 'a', credential: 'b'}}]}}); p.createDataChannel('x');
          p.createOffer().then(function (o) {{ p.setLocalDescription(o); }}); }} catch (e) {{}}
          try {{ new w.WebTransport('https://127.0.0.1:{udp}/x').ready.catch(function () {{}}); }} catch (e) {{}} }};
        var f = document.createElement('iframe'); document.body.append(f); call(f.contentWindow); call(window);
        var l = document.createElement('link'); l.rel = 'preconnect'; l.href = 'http://127.0.0.1:{tcp}/'; document.head.append(l);
        try {{ new WebSocket('ws://127.0.0.1:{tcp}/'); }} catch (e) {{}}
        """
        site.page("/tzgg/", shell(site, LOAD + attack))
        found = audited(site, crawl)
        assert len(notices(found)) == COUNT
        with pytest.raises(BlockingIOError):
            datagrams.recv(4096)
        with pytest.raises(BlockingIOError):
            connections.accept()


def test_a_site_that_needs_no_browser_never_starts_it(
    site: Site, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []

    async def start(self: object) -> None:
        started.append(self)
        raise OSError("must not be started")

    monkeypatch.setattr("crawler.browser.chromium.Chromium._start", start)
    build(site)
    found = audited(site, crawl)
    assert column(found).coverage is Coverage.COMPLETE
    assert started == []
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    found.store.forget_crawl("a1")
    again = audited(site, crawl)
    assert len(started) == 1
    assert "浏览器无法启动" in column(again).limit


def test_without_a_browser_the_list_stays_unread_and_it_is_said_how_to_get_one(
    site: Site, crawl: Crawl
) -> None:
    build(site)
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    found = audited(site, crawl, browser="/no/such/browser")
    assert column(found).coverage is Coverage.BLOCKED
    assert "/no/such/browser" in column(found).limit
    assert "列表由脚本生成，需要浏览器才能读到" in column(found).limit
    assert not site.asked(address(1))
    found.store.forget_crawl("a1")
    off = audited(site, crawl, browser="off")
    assert "browser: off" in column(off).limit


def test_one_agencys_cookies_serve_its_script_and_no_other_page(site: Site, crawl: Crawl) -> None:
    """A session that the server wants back is given back within the page, and forgotten after it."""
    build(site)
    rows = serve_rows(site)
    assert rows == 1
    answer = site.behaviours[address(1)]
    seen: list[str] = []

    def asks_for_session(request: Any) -> None:
        seen.append(request.headers.get("Cookie") or "")
        if "visit=7" in seen[-1] and request.headers.get("X-Sign") == "ok":
            answer(request)
        else:
            site.behaviours["/in"](request)

    site.page("/in", "no session", 403)
    site.does(address(1), asks_for_session)
    signed = FILL.replace("fetch(at(n))", "fetch(at(n), {headers: {'X-Sign': 'ok'}})") + "load(1);"
    site.page("/tzgg/", shell(site, signed), Set_Cookie="visit=7; Path=/; HttpOnly")
    found = audited(site, crawl)
    assert len(notices(found)) == COUNT
    assert seen == ["visit=7"]


def test_a_list_in_a_frame_is_read(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site)
    site.page("/frame/", shell(site, LOAD))
    site.page(
        "/tzgg/",
        framed(
            site,
            "通知公告",
            "<div id='app'></div><script>setTimeout(function () { var f = document.createElement('iframe'); f.src = ['', 'frame', ''].join(String.fromCharCode(47)); f.width = 900; document.getElementById('app').append(f); }, 100);</script>",
        ),
    )
    found = audited(site, crawl)
    assert len(notices(found)) == COUNT


_CHILD = """
import sys
from datetime import date
from pathlib import Path
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.spider import CrawlRun, run_crawls
from tests.crawler.sites_for_tests import agency_of, plan_for

folder, base = Path(sys.argv[1]), sys.argv[2]
store = Store.open(folder / "audit.db", create=True)
agency = agency_of(base)
store.save_agencies([agency])
settings = CrawlSettings(delay=0, concurrency=4, timeout=5)
run = CrawlRun([agency], plan_for("notices", "policy"), settings, store, folder / "evidence", today=date(2026, 11, 22))
print(run_crawls(run)[0].done)
"""


def _child(folder: Path, base: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), base],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )


def _of_browser(folder: Path) -> list[int]:
    """The browser's processes that a crawl into ``folder`` has left: told by the mark in their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"ZWGK_TEST={folder}".encode() in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_crawl_killed_in_the_browser_leaves_no_process_and_goes_on(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site)
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    asked = threading.Event()
    answer, held = site.behaviours[address(1)], threading.Event()

    def hold(request: Any) -> None:
        asked.set()
        held.wait(10)
        answer(request)

    site.does(address(1), hold)
    monkeypatch.setenv("ZWGK_TEST", str(tmp_path))
    child = _child(tmp_path, f"{site.base}/")
    assert asked.wait(60)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert child.stdout is not None
    child.stdout.close()
    held.set()
    end = time.monotonic() + 20
    while _of_browser(tmp_path) and time.monotonic() < end:
        time.sleep(0.2)
    assert _of_browser(tmp_path) == []
    site.does(address(1), answer)
    again = _child(tmp_path, f"{site.base}/")
    said, _ = again.communicate(timeout=120)
    assert said.strip() == b"True"
    assert _of_browser(tmp_path) == []
    from audit.store import Store

    store = Store.open(tmp_path / "audit.db")
    assert len(store.records("a1", ["notices"])) == COUNT
    store.close()
    assert checked(tmp_path / "evidence") == 0


@pytest.mark.parametrize("deaths", [1, 2])
def test_a_browser_that_dies_is_started_anew(
    site: Site, crawl: Crawl, monkeypatch: pytest.MonkeyPatch, deaths: int
) -> None:
    """One death may be another page's fault; a page under which it dies twice is left alone."""
    from crawler.browser import showing as module

    build(site)
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    site.page("/zcwj/", shell(site, LOAD))
    real, left = module.Showing.settle, iter(range(deaths))

    async def dying(self: Any, before: Any, **options: Any) -> Any:
        if next(left, None) is not None:
            await self.page.context.browser.close()
        return await real(self, before, **options)

    monkeypatch.setattr(module.Showing, "settle", dying)
    monkeypatch.setattr("crawler.browser.chromium._AT_ONCE", 1)
    found = crawl(agency_of(f"{site.base}/"), plan_for("notices", "policy"))
    read = [column(found, name).coverage for name in ("notices", "policy")]
    assert found.report.done
    # Waiting in line, either list may be the one that meets a death.
    assert Coverage.COMPLETE in read
    assert {column(found, name).limit for name in ("notices", "policy")} <= {
        "",
        "列表由脚本生成，浏览器意外退出",
    }
    if deaths == 1:
        assert read == [Coverage.COMPLETE, Coverage.COMPLETE]


def test_rows_are_shown_beside_lists_that_need_no_script(site: Site, crawl: Crawl) -> None:
    """A page with both: what stands in it already is read without a browser, as ever."""
    build(site)
    serve_rows(site)
    plain = [(f"/detail/{n}.html", f"关于第{n}号事项的公告", f"2026-10-{n + 10}") for n in range(1, 9)]
    site.page("/tzgg/", framed(site, "通知公告", rows_of(plain) + "<script>fetch('/x')</script>"))
    found = audited(site, crawl)
    assert len(notices(found)) == 8
    assert not site.asked("/x")


def test_rows_beside_a_list_that_could_not_be_fetched_prove_nothing(site: Site, crawl: Crawl) -> None:
    """The page's own box of old favourites is no proof that the column holds nothing newer."""
    build(site)
    serve_rows(site)
    site.page("/robots.txt", "User-agent: *\nDisallow: /api/\n", content_type="text/plain")
    script = (
        LOAD + "setTimeout(function () { fetch(['', 'api', 'list'].join(String.fromCharCode(47))); }, 100);"
    )
    site.page("/tzgg/", shell(site, script))
    known = column(audited(site, crawl))
    assert known.coverage is Coverage.PARTIAL
    assert "/api/list" in known.limit


def test_rows_that_come_first_are_not_taken_for_a_list_that_comes_late(site: Site, crawl: Crawl) -> None:
    build(site)
    serve_rows(site)
    answer = site.behaviours[address(1)]

    def late(request: Any) -> None:
        time.sleep(4.5)
        answer(request)

    site.does(address(1), late)
    box = "".join(
        f"<li><a href=/old/{n}.html>往年第{n}号旧事项的通知</a><span>2021-03-0{n}</span></li>"
        for n in range(1, 7)
    )
    script = (
        FILL
        + f"load(1); setTimeout(function () {{ document.getElementById('box').innerHTML = '{box}'; }}, 100);"
    )
    site.page("/tzgg/", shell(site, script, '<div class="side"><ul id="box"></ul></div>'))
    found = audited(site, crawl, timeout=20)
    assert {record.url for record in notices(found)} >= {f"{site.base}/detail/2026-11-10/2000.html"}


@pytest.mark.skipif(os.name != "posix", reason="signals to a group are POSIX's")
def test_ctrl_c_while_the_browser_waits_ends_soon_and_the_list_is_shown_later(
    site: Site, tmp_path: Path
) -> None:
    build(site)
    serve_rows(site)
    site.page("/tzgg/", shell(site, LOAD))
    asked, held, answer = threading.Event(), threading.Event(), site.behaviours[address(1)]

    def hold(request: Any) -> None:
        asked.set()
        held.wait(90)
        answer(request)

    site.does(address(1), hold)
    child = _child(tmp_path, f"{site.base}/")
    assert asked.wait(60)
    started = time.monotonic()
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does it: to the driver too
    said, _ = child.communicate(timeout=80)
    assert said.strip() == b"False"
    assert time.monotonic() - started < 45
    held.set()
    site.does(address(1), answer)
    again, _ = _child(tmp_path, f"{site.base}/").communicate(timeout=120)
    assert again.strip() == b"True"
    from audit.store import Store

    store = Store.open(tmp_path / "audit.db")
    assert len(store.records("a1", ["notices"])) == COUNT
    store.close()


def test_an_agency_that_is_done_does_not_end_the_browser_under_another() -> None:
    """One agency gives the browser back at the moment at which another takes it."""

    async def one(chromium: Chromium) -> None:
        async with chromium.context() as context:
            await context.new_page()

    async def both() -> None:
        chromium = Chromium(str(FOUND.path))
        try:
            for pause in (0.0, 0.0, 0.01, 0.05, 0.2):
                taking = asyncio.ensure_future(one(chromium))
                await asyncio.sleep(pause)
                await chromium.rest()
                await taking
        finally:
            await chromium.kill()

    asyncio.run(both())

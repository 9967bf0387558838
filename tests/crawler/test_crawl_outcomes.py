"""Each outcome of a fetch comes from a server that really behaves so."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner

from audit.model import FetchOutcome
from audit.settings import CrawlSettings
from crawler.addresses import Addresses
from crawler.fetching import Ask, Fetched, Fetcher
from crawler.manners import Manners, retry_after
from crawler.outcomes import of_content, unpacked
from crawler.settings import request_headers, scrapy_settings
from tests.crawler.sites_for_tests import Site, agency_of, hang_up, send

O = FetchOutcome  # noqa: E741  # the tests' tables read better


class _Asker(Spider):
    """Fetches a few addresses and ends."""

    name = "asker"

    def __init__(
        self, asks: list[Ask], named: Addresses, limits: CrawlSettings, found: list[Fetched]
    ) -> None:
        super().__init__()
        self.asks, self.addresses, self.limits, self.found = asks, named, limits, found

    async def start(self) -> Any:
        assert self.crawler.engine is not None
        self.robots: list[tuple[str, Fetched]] = []
        fetcher = Fetcher(
            self.crawler.engine.download_async,
            Manners(0, 4),
            self.addresses,
            request_headers(self.limits),
            lambda host, fetched: self.robots.append((host, fetched)),
            lambda _host: None,
            0.02,
        )
        for ask in self.asks:
            self.found.append(await fetcher.fetch(ask))
        for nothing in ():
            yield nothing


def fetch(
    *urls: str, named: tuple[str, ...] | None = None, timeout: int = 5, **options: Any
) -> list[Fetched]:
    """Fetch addresses with the crawl's own machinery."""
    found: list[Fetched] = []
    addresses = Addresses.of([agency_of(*(urls if named is None else named))])
    asks = [Ask(url, options.pop("size", 10_000_000), **options) for url in urls]
    limits = CrawlSettings(delay=0, timeout=timeout)

    async def main() -> None:
        runner = AsyncCrawlerRunner(scrapy_settings())
        await runner.crawl(_Asker, asks=asks, named=addresses, limits=limits, found=found)

    asyncio.run(main())
    return found


def test_statuses_become_outcomes(site: Site) -> None:
    expected = {
        200: O.OK, 404: O.NOT_FOUND, 410: O.GONE, 400: O.CLIENT_ERROR, 401: O.CLIENT_ERROR, 403: O.BLOCKED,
        412: O.BLOCKED, 418: O.BLOCKED, 521: O.BLOCKED, 500: O.SERVER_ERROR, 502: O.SERVER_ERROR,
        429: O.RATE_LIMITED,
    }  # fmt: skip
    for status in expected:
        site.page(f"/{status}", "<html><body>一些文字</body></html>", status)
    found = fetch(*(f"{site.base}/{status}" for status in expected), retries=0)
    assert {int(f.url.rpartition("/")[2]): f.outcome for f in found} == expected


def test_a_page_that_says_it_does_not_exist_is_a_soft_404(site: Site) -> None:
    site.page("/title", "<html><title>404 页面不存在</title><body>返回首页</body></html>")
    site.page("/text", "<html><title>某局</title><body>对不起，您访问的页面不存在！</body></html>")
    site.page(
        "/news", f"<html><title>通知</title><body>404号文件{'正文' * 300}您访问的页面不存在</body></html>"
    )
    assert [f.outcome for f in fetch(f"{site.base}/title", f"{site.base}/text", f"{site.base}/news")] == [
        O.SOFT_404, O.SOFT_404, O.OK,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "<html><script>document.cookie='__jsl_clearance=1';location.href='/'</script></html>",
        "<html><title>网站防火墙</title>您的请求可能对网站造成安全威胁，已被拦截</html>",
        "<html><head><script>$_ts=window['$_ts'];</script></head><body></body></html>",
    ],
)
def test_a_challenge_page_is_blocked_not_read(site: Site, body: str) -> None:
    site.page("/", body)
    assert fetch(f"{site.base}/")[0].outcome is O.BLOCKED


def test_the_network_s_troubles_are_told_apart(site: Site) -> None:
    site.does("/reset", hang_up)
    site.does("/slow", lambda _request: threading.Event().wait(3))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]
    urls = [f"{site.base}/reset", f"http://127.0.0.1:{closed}/", "http://no-such-host.invalid/"]
    outcomes = [f.outcome for f in fetch(*urls, retries=0, robots=False)]
    assert outcomes == [O.RESET, O.REFUSED, O.DNS]
    assert fetch(f"{site.base}/slow", timeout=1, retries=0, robots=False)[0].outcome is O.TIMEOUT


def test_plain_http_where_tls_was_promised_is_a_tls_error(site: Site) -> None:
    secure = site.base.replace("http://", "https://")
    assert fetch(f"{secure}/", retries=0, robots=False)[0].outcome is O.TLS


def test_redirects_end_somewhere_or_are_called_a_loop(site: Site) -> None:
    site.page("/a", "", 302, Location="/b")
    site.page("/b", "", 301, Location="/a")
    site.page("/old", "", 302, Location="new")
    site.page("/new", "<html>到了</html>")
    site.page("/lost", "", 302)
    site.page("/ftp", "", 302, Location="ftp://127.0.0.1/x")
    loop, moved, lost, ftp = fetch(*(f"{site.base}/{name}" for name in ("a", "old", "lost", "ftp")))
    assert loop.outcome is O.REDIRECT_LOOP
    assert (moved.outcome, moved.url, len(moved.exchanges)) == (O.OK, f"{site.base}/new", 2)
    assert lost.outcome is O.CLIENT_ERROR
    assert ftp.outcome is O.UNSUPPORTED


def test_a_site_that_loops_without_its_cookie_is_reached_with_it(site: Site) -> None:
    def gate(request: BaseHTTPRequestHandler) -> None:
        if "pass=1" in (request.headers.get("Cookie") or ""):
            send(request, b"<html>in</html>")
        else:
            send(request, b"", 302, headers={"Location": "/gate", "Set-Cookie": "pass=1; Path=/"})

    site.does("/gate", gate)
    assert fetch(f"{site.base}/gate")[0].outcome is O.OK


def _cut(packed: bytes, whole: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        send(request, packed, headers={"Content-Length": str(whole), **headers})
        request.close_connection = True

    return answer


def test_answers_that_break_off_are_cut_off_and_kept(site: Site) -> None:
    packed = gzip.compress("<html>很长的一页</html>".encode() * 500)
    site.does("/short", _cut(b"<html>begin", 5000))
    site.does("/gzip", _cut(packed[:60], 60, Content_Encoding="gzip"))
    site.page("/whole", packed, Content_Encoding="gzip")
    short, zipped, whole = fetch(*(f"{site.base}/{name}" for name in ("short", "gzip", "whole")), retries=0)
    assert (short.outcome, zipped.outcome, whole.outcome) == (O.CUT_OFF, O.CUT_OFF, O.OK)
    assert short.final is not None
    assert short.final.body == b"<html>begin"
    assert whole.body.count("很长的一页".encode()) == 500


def test_a_page_of_eleven_megabytes_is_too_large(site: Site) -> None:
    site.page("/said", b"x" * 11_000_000)

    def unsaid(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Connection", "close")
        request.end_headers()
        request.wfile.write(b"x" * 11_000_000)

    site.does("/unsaid", unsaid)
    found = fetch(f"{site.base}/said", f"{site.base}/unsaid", size=10_485_760)
    assert [f.outcome for f in found] == [O.TOO_LARGE, O.TOO_LARGE]


def test_a_compressed_bomb_stays_small() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    result = unpacked(bomb, "gzip", 1_000_000)
    assert result.outcome is O.TOO_LARGE
    assert len(result.body) == 1_000_000


def test_passing_failures_are_tried_again_and_others_are_not(site: Site) -> None:
    answers = iter([503, 500, 200])

    def moody(request: BaseHTTPRequestHandler) -> None:
        send(request, b"<html>ok</html>", next(answers))

    site.does("/moody", moody)
    site.page("/gone", "", 404)
    moody_page, gone = fetch(f"{site.base}/moody", f"{site.base}/gone")
    assert (moody_page.outcome, site.asked("/moody")) == (O.OK, 3)
    assert (gone.outcome, site.asked("/gone")) == (O.NOT_FOUND, 1)
    assert len(moody_page.exchanges) == 3


def test_a_site_that_says_slow_down_is_asked_again_only_after_that_time(site: Site) -> None:
    times: list[float] = []
    clock = asyncio.new_event_loop()

    def busy(request: BaseHTTPRequestHandler) -> None:
        times.append(clock.time())
        if len(times) == 1:
            send(request, b"", 429, headers={"Retry-After": "1"})
        else:
            send(request, b"<html>ok</html>")

    site.does("/busy", busy)
    assert fetch(f"{site.base}/busy", robots=False)[0].outcome is O.OK
    clock.close()
    assert times[1] - times[0] >= 0.95


def test_retry_after_is_a_number_or_a_date_and_never_endless() -> None:
    assert retry_after("7") == 7
    assert retry_after("999999") == 300
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert retry_after("bald") is None


def test_robots_txt_is_obeyed_and_its_absence_allows(make_site: Callable[..., Site]) -> None:
    strict, free = make_site(), make_site()
    strict.page("/robots.txt", "User-agent: zwgk\nDisallow: /private/\n", content_type="text/plain")
    for one in (strict, free):
        one.page("/private/x", "<html>x</html>")
        one.page("/public", "<html>x</html>")
    found = fetch(*(f"{one.base}{path}" for one in (strict, free) for path in ("/private/x", "/public")))
    assert [f.outcome for f in found] == [O.ROBOTS, O.OK, O.OK, O.OK]
    assert strict.asked("/private/x") == 0
    assert strict.asked("/robots.txt") == 1


def test_robots_txt_out_of_reach_closes_the_site(site: Site) -> None:
    site.page("/robots.txt", "", 500)
    site.page("/", "<html>x</html>")
    found = fetch(f"{site.base}/")[0]
    assert found.outcome is O.ROBOTS
    assert "RFC 9309" in found.note
    assert site.asked("/") == 0


def test_only_small_pages_that_say_little_are_called_challenges_or_missing() -> None:
    article = f"<html><title>网站防火墙建设情况</title><p>{'本局建设网站防火墙，' * 80}</p></html>".encode()
    assert of_content(article, "text/html") is O.OK
    assert of_content(b"%PDF-1.7 404 not found", "application/pdf") is O.OK

"""Looks at whether a site opens: the outcome, and the seconds to the last byte."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from decimal import Decimal
from http.server import BaseHTTPRequestHandler

import pytest

from audit.model import FetchOutcome, Probe
from audit.settings import CrawlSettings
from crawler.probing import Prober
from tests.crawler.sites_for_tests import Site, agency_of, hang_up, send


def look(url: str, *, patience: float = 5, sites: tuple[str, ...] = ()) -> Probe:
    async def take() -> Probe:
        settings = CrawlSettings(contact="test@example.com")
        prober = Prober.of([agency_of(url, *sites)], settings, patience=patience)
        try:
            return await prober.look(url)
        finally:
            await prober.close()

    return asyncio.run(take())


def test_a_page_that_opens(site: Site) -> None:
    site.page("/", "<html><title>清源县</title>欢迎</html>")
    found = look(f"{site.base}/")
    assert (found.outcome, found.url) == (FetchOutcome.OK, f"{site.base}/")
    assert Decimal(0) < found.seconds < Decimal(5)
    assert found.at.tzinfo is not None


def test_the_seconds_run_to_the_last_byte(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", "4")
        request.end_headers()
        for _ in range(4):
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(0.1)

    site.does("/", drip)
    assert look(f"{site.base}/").seconds >= Decimal("0.3")


def test_nobody_is_waited_for_beyond_patience(site: Site) -> None:
    site.does("/", lambda _request: time.sleep(1.5))
    found = look(f"{site.base}/", patience=0.4)
    assert found.outcome is FetchOutcome.TIMEOUT
    assert Decimal("0.4") <= found.seconds < Decimal("1.4")


@pytest.mark.parametrize(
    ("behave", "outcome"),
    [
        (hang_up, FetchOutcome.RESET),
        (lambda request: send(request, b"busy", 500), FetchOutcome.SERVER_ERROR),
        (lambda request: send(request, b"no", 404), FetchOutcome.NOT_FOUND),
        (lambda request: send(request, b"no", 403), FetchOutcome.BLOCKED),
    ],
)
def test_what_went_wrong_is_told_apart(
    site: Site, behave: Callable[[BaseHTTPRequestHandler], None], outcome: FetchOutcome
) -> None:
    site.does("/", behave)
    assert look(f"{site.base}/").outcome is outcome


def test_redirects_belong_to_the_look_and_are_not_paused_between(site: Site) -> None:
    for number in range(4):
        target = f"/{number + 1}"
        site.does(
            "/" if number == 0 else f"/{number}",
            lambda request, to=target: send(request, b"", 302, headers={"Location": to}),
        )
    site.page("/4", "<html>欢迎</html>")
    found = look(f"{site.base}/")
    assert found.outcome is FetchOutcome.OK
    assert [path for _, path in site.hits] == ["/", "/1", "/2", "/3", "/4"]


def test_a_look_is_one_request_and_no_robots_file_is_asked_for(site: Site) -> None:
    site.page("/", "<html>欢迎</html>")
    site.page("/robots.txt", "User-agent: *\nDisallow: /")
    assert look(f"{site.base}/").outcome is FetchOutcome.OK
    assert site.hits == [("GET", "/")]


def test_a_failed_look_is_not_repeated(site: Site) -> None:
    site.does("/", lambda request: send(request, b"busy", 503))
    look(f"{site.base}/")
    assert len(site.hits) == 1


def test_a_page_cannot_steer_a_look_into_the_operators_own_network(make_site: Callable[..., Site]) -> None:
    inside, outside = make_site("127.0.0.3"), make_site()
    inside.page("/", "<html>secret</html>")
    outside.does("/", lambda request: send(request, b"", 302, headers={"Location": f"{inside.base}/"}))
    found = look(f"{outside.base}/")
    assert found.outcome is FetchOutcome.UNSAFE_ADDRESS
    assert inside.hits == []


def test_a_name_that_does_not_resolve() -> None:
    assert look("http://nirgendwo.example.invalid/").outcome is FetchOutcome.DNS

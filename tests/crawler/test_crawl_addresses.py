"""A page must never steer the crawler into the operator's network."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from audit.model import FetchOutcome
from crawler.addresses import Addresses, GuardedResolver, UnsafeAddressError, is_public
from crawler.urls import absolute, is_calendar, normalised
from tests.crawler.sites_for_tests import Site, agency_of
from tests.crawler.test_crawl_outcomes import fetch


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.1.1",
        "::1",
        "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1",
        "255.255.255.255", "not an address",
    ],
)  # fmt: skip
def test_addresses_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_open_internet_are_public() -> None:
    assert is_public("202.108.22.5")
    assert is_public("2400:3200::1")


def test_what_the_operator_named_may_be_anywhere_and_its_neighbour_port_may_not(
    make_site: Callable[..., Site],
) -> None:
    named, neighbour = make_site(), make_site()
    named.page("/", "<html>ours</html>")
    neighbour.page("/", "<html>somebody's printer</html>")
    found = fetch(f"{named.base}/", f"{neighbour.base}/", named=(f"{named.base}/",))
    assert [f.outcome for f in found] == [FetchOutcome.OK, FetchOutcome.UNSAFE_ADDRESS]
    assert neighbour.hits == []


def test_a_redirect_into_the_network_is_refused(make_site: Callable[..., Site]) -> None:
    named, inner = make_site(), make_site("127.0.0.9")
    inner.page("/admin", "<html>secret</html>")
    for name, target in {
        "a": f"{inner.base}/admin",
        "b": "http://localhost:22/",
        "c": "http://[::1]:80/",
    }.items():
        named.page(f"/{name}", "", 302, Location=target)
    found = fetch(*(f"{named.base}/{name}" for name in "abc"), named=(f"{named.base}/",))
    assert {f.outcome for f in found} == {FetchOutcome.UNSAFE_ADDRESS}
    assert inner.hits == []


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "017700000001", "localhost."])
def test_unusual_spellings_of_this_machine_are_refused_too(make_site: Callable[..., Site], host: str) -> None:
    inner = make_site()
    port = inner.base.rpartition(":")[2]
    found = fetch(f"http://{host}:{port}/", named=("http://www.example.gov.cn/",), retries=0)
    assert found[0].outcome in {FetchOutcome.UNSAFE_ADDRESS, FetchOutcome.UNSUPPORTED, FetchOutcome.DNS}
    assert inner.hits == []


class _Rebinding(AbstractResolver):
    """A name server that gives a public address first and an inner one afterwards."""

    def __init__(self) -> None:
        self.answers = iter(["202.108.22.5", "10.0.0.1"])

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        address = next(self.answers)
        return [
            ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0),
        ]

    async def close(self) -> None:
        pass


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    async def main() -> None:
        resolver = GuardedResolver(Addresses(frozenset()), _Rebinding())
        assert [r["host"] for r in await resolver.resolve("evil.example", 80)] == ["202.108.22.5"]
        with pytest.raises(UnsafeAddressError):
            await resolver.resolve("evil.example", 80)

    asyncio.run(main())


def test_a_name_without_port_stands_for_both_standard_ports() -> None:
    addresses = Addresses.of([agency_of("http://oa.example.gov.cn/")], ["10.0.0.5:8080"])
    assert addresses.is_named("oa.example.gov.cn", 443)
    assert addresses.is_named("10.0.0.5", 8080)
    assert not addresses.is_named("oa.example.gov.cn", 8080)


@pytest.mark.parametrize(
    "href",
    [
        "file:///etc/passwd",
        "ftp://x/y",
        "data:text/html,x",
        "javascript:alert(1)",
        "mailto:a@b",
        "",
        "http://[",
    ],
)
def test_only_web_addresses_are_followed(href: str) -> None:
    assert absolute("http://www.example.gov.cn/a/", href) == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTP://WWW.Example.gov.cn:80/a;jsessionid=0A1B2C3D?x=1#top", "http://www.example.gov.cn/a?x=1"),
        ("http://e.cn/list?page=2&utm_source=wx&_=1690000000", "http://e.cn/list?page=2"),
        ("http://e.cn/l?sid=0a1b2c3d4e5f6071&p=1", "http://e.cn/l?p=1"),
        ("http://e.cn/gkmlpt/api/all/5?page=1&sid=755001", "http://e.cn/gkmlpt/api/all/5?page=1&sid=755001"),
        ("http://e.cn/公开/x y.html", "http://e.cn/%E5%85%AC%E5%BC%80/x%20y.html"),
        ("http://e.cn", "http://e.cn/"),
        ("http://政务.cn/", "http://xn--zfr164b.cn/"),
        ("http://e.cn:99999/", ""),
    ],
)
def test_one_page_has_one_address(given: str, expected: str) -> None:
    assert normalised(given) == expected
    assert normalised(expected) == expected


def test_a_calendar_is_recognised_by_what_it_asks_for() -> None:
    assert is_calendar("http://e.cn/cal?year=2026&month=3")
    assert not is_calendar("http://e.cn/list?page=3")

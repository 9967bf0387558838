"""Which machines a crawl may talk to: those that the operator named, and public ones.

A page must never steer the crawler into the operator's own network (architecture, point 6).  What
the operator named may be anywhere; whatever a page leads to must resolve to a public address.  The
check sits in the resolver whose answer is the very address that is connected to, so a name that
changes its address between check and use gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from audit.model import Agency
from crawler.urls import host_of, normalised

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class UnsafeAddressError(Exception):
    """Raised where a page leads to an address that is neither public nor named by the operator."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet.

    Addresses that wrap an IPv4 address (mapped, 6to4, NAT64) are judged by what they wrap.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def is_loopback(host: str) -> bool:
    """Whether the host is this machine (the only one that may be asked without a pause)."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Addresses:
    """The hosts and ports that the operator named in the roster or the settings."""

    named: frozenset[tuple[str, int]]

    @classmethod
    def of(cls, agencies: Iterable[Agency], allow_hosts: Iterable[str] = ()) -> Addresses:
        """Collect them.  An address without a port stands for the two standard ports."""
        named: set[tuple[str, int]] = set()
        for agency in agencies:
            for url in (*agency.sites, *agency.entry):
                named |= _named(url)
        for host in allow_hosts:
            named |= _named(host if "://" in host else f"http://{host}/")
        return cls(frozenset(named))

    def is_named(self, host: str, port: int) -> bool:
        """Whether the operator named this host and port."""
        return (host.lower().rstrip("."), port) in self.named

    def check_literal(self, url: str) -> None:
        """Raise UnsafeAddressError where ``url`` holds a bare IP address that may not be visited."""
        host, port = host_of(url)
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return  # a name: the resolver will look at what it resolves to
        if not self.is_named(host, port) and not is_public(host):
            raise UnsafeAddressError(host)


def _named(url: str) -> set[tuple[str, int]]:
    clean = normalised(url)
    host, port = host_of(clean)
    if not host:
        return set()
    return {(host, port)} if port not in {80, 443} else {(host, 80), (host, 443)}


class GuardedResolver(AbstractResolver):
    """Looks names up and hands on only the addresses that may be visited."""

    def __init__(self, addresses: Addresses, inner: AbstractResolver | None = None) -> None:
        self._addresses = addresses
        self._inner = inner or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Resolve ``host``; OSError where there is no such name, UnsafeAddressError where none is safe."""
        found = await self._inner.resolve(host, port, family)
        if self._addresses.is_named(host, port):
            return found
        safe = [result for result in found if is_public(result["host"])]
        if found and not safe:
            raise UnsafeAddressError(host)
        return safe

    async def close(self) -> None:
        """Close the resolver underneath."""
        await self._inner.close()

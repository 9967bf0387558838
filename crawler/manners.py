"""Manners: pauses between requests to one host, backing off when told to, and robots.txt (RFC 9309)."""

from __future__ import annotations

import asyncio
import email.utils
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from protego import Protego

from audit.model import FetchOutcome
from crawler.addresses import is_loopback
from crawler.settings import ROBOT_NAME
from crawler.urls import host_of

#: The pause where the settings say none: only this machine may be asked without one.
_LEAST_DELAY = 0.5
_MOST_DELAY = 60.0
_MOST_WAIT = 300.0
_MOST_CRAWL_DELAY = 30.0
#: RFC 9309 asks for at least 500 KiB.
ROBOTS_SIZE = 512 * 1024


@dataclass(slots=True)
class _Host:
    free: asyncio.Semaphore
    base: float
    delay: float = 0.0
    next_at: float = 0.0
    closed_until: float = 0.0


@dataclass(slots=True)
class Manners:
    """The pace at each host, shared by all crawls of a process: one portal may carry many agencies."""

    delay: float
    concurrency: int
    _hosts: dict[tuple[str, int], _Host] = field(default_factory=dict)

    def _host(self, url: str) -> _Host:
        key = host_of(url)
        host = self._hosts.get(key)
        if host is None:
            base = self.delay if self.delay > 0 or is_loopback(key[0]) else _LEAST_DELAY
            host = self._hosts[key] = _Host(asyncio.Semaphore(self.concurrency), base, base)
        return host

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for this host's next free moment and hold one of its places."""
        host = self._host(url)
        async with host.free:
            now = asyncio.get_running_loop().time()
            start = max(now, host.next_at)
            host.next_at = start + host.delay
            if start > now:
                await asyncio.sleep(start - now)
            while (wait := host.closed_until - asyncio.get_running_loop().time()) > 0:  # noqa: ASYNC110  # may be put off again
                await asyncio.sleep(wait)
            yield

    def ask_slower(self, url: str, crawl_delay: float) -> None:
        """Take robots.txt's Crawl-delay (seconds) as the least pause, up to half a minute."""
        host = self._host(url)
        host.base = max(host.base, min(crawl_delay, _MOST_CRAWL_DELAY))
        host.delay = max(host.delay, host.base)

    def back_off(self, url: str, seconds: float) -> None:
        """Leave the host alone for so long, and ask it half as often from then on."""
        host = self._host(url)
        now = asyncio.get_running_loop().time()
        host.closed_until = max(host.closed_until, now + min(seconds, _MOST_WAIT))
        host.delay = min(max(host.delay * 2, host.base, 0.1), _MOST_DELAY)

    def ease(self, url: str) -> None:
        """A good answer: go slowly back to the usual pace."""
        host = self._host(url)
        if host.delay > host.base:
            host.delay = max(host.base, host.delay * 0.9)


def retry_after(header: str, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for (a number or a date); None where it says nothing."""
    header = header.strip()
    if header.isdigit():
        return min(float(header), _MOST_WAIT)
    try:
        moment = email.utils.parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - (now or datetime.now(UTC))).total_seconds()), _MOST_WAIT)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host's robots.txt allows.

    ``outcome`` is what became of the file: missing (4xx) allows everything, out of reach (5xx, no
    answer) allows nothing, as RFC 9309 has it.
    """

    outcome: FetchOutcome
    rules: Protego | None = None

    @classmethod
    def read(cls, outcome: FetchOutcome, body: bytes) -> Robots:
        """Understand a fetched robots.txt; never raises, garbage allows everything."""
        if outcome is not FetchOutcome.OK:
            return cls(outcome)
        try:
            return cls(outcome, Protego.parse(body[:ROBOTS_SIZE].decode("utf-8-sig", "ignore")))
        except Exception:  # noqa: BLE001  # a stranger's file must never stop a crawl
            return cls(outcome)

    @property
    def unreachable(self) -> bool:
        """Whether the file could not be had at all, so that the host must be left alone."""
        return self.outcome in {
            FetchOutcome.SERVER_ERROR,
            FetchOutcome.TIMEOUT,
            FetchOutcome.RESET,
            FetchOutcome.DNS,
            FetchOutcome.REFUSED,
            FetchOutcome.TLS,
            FetchOutcome.UNSAFE_ADDRESS,
        }

    def allows(self, url: str) -> bool:
        """Whether the rules for our name let ``url`` be fetched."""
        return self.rules is None or bool(self.rules.can_fetch(url, ROBOT_NAME))

    @property
    def crawl_delay(self) -> float:
        """The pause that the file asks for, in seconds; 0 where it asks for none."""
        delay = self.rules.crawl_delay(ROBOT_NAME) if self.rules is not None else None
        return float(delay or 0)

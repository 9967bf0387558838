"""Looking whether a site opens, as a visitor does: one page, its redirects, to the last byte, with the time.

robots.txt is not asked: a look follows no link and takes one page that the operator named, and a site that
shuts crawlers out is to be reachable all the same.  Addresses are guarded, and the identity is a crawl's.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

from audit.model import Agency, FetchOutcome, Probe
from audit.settings import CrawlSettings
from crawler.addresses import Addresses
from crawler.download import SafeDownloadHandler
from crawler.fetching import Ask, Fetched, Fetcher
from crawler.manners import Manners, Robots
from crawler.settings import request_headers

#: Twice the time after which a visit counts as failed (15 s): what takes longer is not waited for.
PATIENCE = 30
_MILLI = Decimal("0.001")


class _OneVisit(Manners):
    """No pause within a visit: the hops of one look belong together, and its time is the site's own."""

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """At once."""
        _ = url
        yield


@dataclass(slots=True)
class Prober:
    """Takes looks; close it when done."""

    _handler: SafeDownloadHandler
    _fetcher: Fetcher
    _size: int
    patience: float = PATIENCE

    @classmethod
    def of(
        cls,
        agencies: Iterable[Agency],
        settings: CrawlSettings,
        named: Iterable[str] = (),
        patience: float = PATIENCE,
    ) -> Prober:
        """A prober for the sites of a roster; ``named`` are further addresses that the operator gave.

        Needs a running event loop.
        """
        addresses = Addresses.of(agencies, (*settings.allow_hosts, *named))
        limits = replace(settings, timeout=PATIENCE)
        spider = SimpleNamespace(addresses=addresses, limits=limits)
        handler = SafeDownloadHandler(cast("Any", SimpleNamespace(spider=spider)))
        fetcher = Fetcher(
            handler.download_request,
            _OneVisit(0, 1),
            addresses,
            request_headers(settings),
            _forget,
            _unknown,
        )
        return cls(handler, fetcher, settings.page_size, patience)

    async def look(self, url: str) -> Probe:
        """Open ``url`` once; the seconds run from the asking to the last byte of the last hop."""
        started, clock = datetime.now(UTC), asyncio.get_running_loop().time
        start = clock()
        try:
            async with asyncio.timeout(self.patience):
                fetched = await self._fetcher.fetch(Ask(url, self._size, retries=0, robots=False))
            outcome = fetched.outcome
        except TimeoutError:
            outcome = FetchOutcome.TIMEOUT
        spent = Decimal(str(clock() - start)).quantize(_MILLI)
        return Probe(url, started, outcome, spent)

    async def close(self) -> None:
        """Close the connections."""
        await self._handler.close()


def _forget(_host: str, _fetched: Fetched) -> None:
    """A look keeps no robots.txt: it asks for none."""


def _unknown(_host: str) -> Robots | None:
    return None

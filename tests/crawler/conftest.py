"""Fixtures of the crawl's tests: loopback sites and crawls of them into temporary stores."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.model import Agency, Plan
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.spider import CrawlRun, run_crawls
from tests.crawler.sites_for_tests import Crawled, Server, Site, handler_of


@pytest.fixture(name="make_site")
def _make_site() -> Iterator[Callable[..., Site]]:
    servers: list[Server] = []

    def make(address: str = "127.0.0.1") -> Site:
        site = Site(address)
        site.server = Server((address, 0), handler_of(site))
        servers.append(site.server)
        threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True).start()
        return site

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(name="site")
def _site(make_site: Callable[..., Site]) -> Site:
    return make_site()


@pytest.fixture(name="crawl")
def _crawl(tmp_path: Path) -> Iterator[Callable[..., Crawled]]:
    stores: list[Store] = []

    def crawl(agency: Agency, plan: Plan, folder: Path | None = None, **settings: Any) -> Crawled:
        place = folder or tmp_path
        store = Store.open(place / "audit.db", create=True)
        stores.append(store)
        store.save_agencies([agency])
        options = {"delay": 0, "concurrency": 8, "timeout": 5, **settings}
        run = CrawlRun(
            [agency], plan, CrawlSettings(**options), store, place / "evidence", today=date(2026, 11, 22)
        )
        return Crawled(run_crawls(run)[0], store, place / "evidence")

    yield crawl
    for store in stores:
        store.close()

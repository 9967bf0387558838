"""What Scrapy is told: nothing that costs time without serving the audit (reference: speed.md)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from audit.settings import CrawlSettings

VERSION = "0.1"
#: The name that robots.txt files may address.
ROBOT_NAME = "zwgk"


def user_agent(settings: CrawlSettings) -> str:
    """Who we are and how to reach whoever sent us."""
    contact = settings.contact.strip() or "contact not given"
    return f"{ROBOT_NAME}/{VERSION} (+{quote(contact, safe=' @:/?=&+-._,;')})"


def request_headers(settings: CrawlSettings) -> dict[str, str]:
    """Headers of every request.  Only codings that the standard library can undo are accepted."""
    return {
        "User-Agent": user_agent(settings),
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "zh-CN,zh;q=0.9",
        "Accept-Encoding": "gzip, deflate",
    }


def scrapy_settings() -> dict[str, Any]:
    """Settings of a crawl without reactor, middlewares, extensions, statistics or log.

    Manners (pauses, robots.txt, retries, redirects) are kept by ``crawler.manners`` and
    ``crawler.fetching``: they must hold across all agencies of a process, and leave evidence.
    """
    handler = "crawler.download.SafeDownloadHandler"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": {
            "http": handler,
            "https": handler,
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "ITEM_PIPELINES_BASE": {},
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
        "CONCURRENT_ITEMS": 1,
        "CONCURRENT_REQUESTS": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 10_000,
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "WARNING",
        "LOG_INSTALL_ROOT_HANDLER": False,
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "COOKIES_ENABLED": False,
    }

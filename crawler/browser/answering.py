"""Answering what a page in the browser asks for: by the crawl's own fetcher, and into the evidence.

Address safety, robots.txt, pace, budgets and the WARC are those of every other request.  Only reading is
done for a page: forms are not sent, visits are not counted, pictures, fonts and films are not fetched.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag

from audit.model import FetchOutcome
from crawler.fetching import Ask, Fetched, Fetcher
from crawler.journal import Journal
from crawler.urls import host_of

#: The evidence's word for what a page in the browser asked for.
ROLE = "browser"
#: Requests of one list: a page that asks for more is running away.
_MOST_REQUESTS = 300
_LONGEST_URL = 8_000
#: What is needed to fill a list and to show it.
_WANTED = frozenset({"document", "script", "stylesheet", "xhr", "fetch", "other"})
#: What counts as a page of the site; scripts and styles do not, as with any other crawler.
_PAGES = frozenset({"document", "xhr", "fetch"})
_DATA = frozenset({"xhr", "fetch"})
_KEPT = frozenset({"script", "stylesheet"})
_MOST_KEPT = 16 * 2**20
_METHODS = frozenset({"GET", "POST", "HEAD"})
#: What no page of an office needs in order to show a list.
_COUNTERS = re.compile(
    r"//(?:[\w-]+\.)*(?:hm\.baidu\.com|cnzz\.com|umeng\.com|51\.la|google-analytics\.com|googletagmanager\.com"
    r"|gridsumdissector\.com|ta\.trs\.cn|conac\.cn)(?:[:/]|$)"
)
_OURS = frozenset(
    {
        "host",
        "user-agent",
        "cookie",
        "accept-encoding",
        "accept-language",
        "connection",
        "content-length",
        "te",
    }
)
_UNDONE = frozenset(
    {b"content-encoding", b"content-length", b"transfer-encoding", b"connection", b"set-cookie"}
)
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
#: Answers that are handed to the page although they are no success: its script knows what to do.
_SHOWN = frozenset(
    {
        FetchOutcome.OK,
        FetchOutcome.NOT_FOUND,
        FetchOutcome.GONE,
        FetchOutcome.SOFT_404,
        FetchOutcome.CLIENT_ERROR,
        FetchOutcome.SERVER_ERROR,
    }
)


@dataclass(slots=True)
class Library:
    """Scripts and styles that one agency's pages share: asked for once in a run."""

    shelf: dict[str, Fetched] = field(default_factory=dict)
    size: int = 0

    def keep(self, url: str, fetched: Fetched) -> None:
        """Keep what was fetched, as long as there is room."""
        if fetched.ok and self.size + len(fetched.body) <= _MOST_KEPT:
            self.shelf[url] = fetched
            self.size += len(fetched.body)


@dataclass(slots=True)
class Answering:
    """The network of one page.

    ``refused`` says what could not be had, and why, ``lacking`` which of it may have held rows of the list;
    ``moved`` where the page itself sent its reader;
    ``touched`` is the moment (of the loop's clock) when something was last asked for or answered.
    """

    fetcher: Fetcher
    journal: Journal
    library: Library
    size: int
    page: Any = None
    refused: dict[str, FetchOutcome] = field(default_factory=dict)
    lacking: dict[str, FetchOutcome] = field(default_factory=dict)
    moved: str = ""
    limit: str = ""
    asked: int = 0
    touched: float = 0.0
    _working: dict[asyncio.Task[None], float] = field(default_factory=dict)

    def take(self, route: Any) -> None:
        """Answer a request of the browser, in a task of its own."""
        task = asyncio.ensure_future(self._answer(route))
        self._touch()
        self._working[task] = self.touched
        task.add_done_callback(self._done)

    def quiet_for(self) -> float:
        """Seconds since the page last asked for anything; 0 while it waits for an answer."""
        return 0.0 if self._working else asyncio.get_running_loop().time() - self.touched

    def waits(self) -> float:
        """Seconds for which the page has waited for the answer that it waits for longest; 0 for none."""
        return asyncio.get_running_loop().time() - min(self._working.values()) if self._working else 0.0

    async def close(self) -> None:
        """Leave unanswered what nobody waits for any more."""
        working = list(self._working)
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)

    def _touch(self) -> None:
        self.touched = asyncio.get_running_loop().time()

    def _done(self, task: asyncio.Task[None]) -> None:
        self._working.pop(task, None)
        with contextlib.suppress(RuntimeError):  # the loop is gone
            self._touch()

    async def _answer(self, route: Any) -> None:
        try:
            request = route.request
            if not self._wanted(request):
                await route.abort("blockedbyclient")
                return
            fetched = await self._fetched(request)
            if fetched is None:
                await route.abort("blockedbyclient")
            else:
                await route.fulfill(
                    status=fetched.status or 200, headers=_headers(request.url, fetched), body=fetched.body
                )
        except Exception:  # noqa: BLE001  # the page is gone, or cannot take the answer: nobody waits for it
            with contextlib.suppress(Exception):
                await route.abort("failed")

    def _wanted(self, request: Any) -> bool:
        """Whether a request serves to show the page: of this page, for reading, no navigation by form."""
        url, kind = request.url, request.resource_type
        if not url.startswith(("http://", "https://")) or len(url) > _LONGEST_URL:
            if url.startswith(("http", "file", "ftp")):
                self.refused[url[:300]] = FetchOutcome.UNSUPPORTED
            return False
        if kind not in _WANTED or request.method not in _METHODS or _COUNTERS.search(url):
            return False
        if kind == "other" and not request.is_navigation_request() and "purpose" in request.headers:
            return False  # fetched ahead, for a page that nobody opens
        if kind == "document" and request.method != "GET":
            return False  # a form
        return self._is_of_page(request)

    def _is_of_page(self, request: Any) -> bool:
        """Whether the page itself asks, or a frame in it: not a window that it opened."""
        try:
            return self.page is not None and request.frame.page == self.page
        except Exception:  # noqa: BLE001  # a worker, or a window that is only being opened
            return not request.is_navigation_request()

    async def _fetched(self, request: Any) -> Fetched | None:
        url, kind = urldefrag(request.url)[0], request.resource_type
        kept = self.library.shelf.get(url) if kind in _KEPT else None
        if kept is not None:
            return kept
        if not self._has_room(kind):
            return None
        ask = Ask(
            url,
            self.size,
            request.method,
            request.post_data_buffer or b"" if request.method == "POST" else b"",
            _asked(request.headers),
            retries=1,
            cookies=await self._cookies(url),
        )
        fetched = await self.fetcher.fetch(ask)
        self.journal.keep(fetched, ROLE)
        if kind in _DATA and not fetched.ok:
            self.lacking[url[:300]] = fetched.outcome
        if fetched.outcome not in _SHOWN or fetched.final is None:
            self.refused[url[:300]] = fetched.outcome
            return None
        if kind in _KEPT:
            self.library.keep(url, fetched)
        if request.is_navigation_request() and fetched.url != url:
            return self._sent_on(request, fetched)
        return fetched

    def _sent_on(self, request: Any, fetched: Fetched) -> Fetched | None:
        """A document that lies elsewhere: relative links on it hold only there."""
        if request.frame.parent_frame is None:
            self.moved = fetched.url
            return None
        return fetched

    def _has_room(self, kind: str) -> bool:
        """Whether the budgets allow one more request; counts it."""
        self.asked += 1
        if self.asked > _MOST_REQUESTS:
            self.limit = f"页面发出的请求超过 {_MOST_REQUESTS} 个"
        elif kind in _PAGES and not self.journal.pages_left():
            self.limit = "达到页数上限"
        else:
            self.limit = self.journal.limit()
        self.journal.spent.pages += kind in _PAGES and not self.limit
        return not self.limit

    async def _cookies(self, url: str) -> tuple[tuple[str, str], ...]:
        known = await self.page.context.cookies([url])
        return tuple((cookie["name"], cookie["value"]) for cookie in known)


def _asked(headers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The headers that the page's script set, as its server may want them (signatures, referrer)."""
    return tuple(
        ("-".join(part.capitalize() for part in name.split("-")), value)
        for name, value in headers.items()
        if name not in _OURS and not name.startswith((":", "sec-", "proxy-"))
    )


def _headers(url: str, fetched: Fetched) -> dict[str, str]:
    """The answer's headers for the browser; cookies of every step of the same host."""
    assert fetched.final is not None
    headers: dict[str, str] = {}
    for name, value in fetched.final.headers:
        if name.lower() not in _UNDONE and _NAME.fullmatch(name):
            headers[name.decode("ascii")] = value.decode("latin-1").strip()
    cookies = [
        value.decode("latin-1").strip()
        for exchange, _ in fetched.exchanges
        if host_of(exchange.url) == host_of(url)
        for name, value in exchange.headers
        if name.lower() == b"set-cookie"
    ]
    if cookies:
        headers["Set-Cookie"] = "\n".join(cookies)
    return headers

"""Fetching: one address asked for to the end — robots.txt, turn, retries, redirects — with an outcome.

Nothing here raises: whatever happens is an outcome with its evidence (architecture, point 5).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy.http import Request, Response

from audit.model import FetchOutcome
from crawler.addresses import Addresses
from crawler.evidence import Exchange
from crawler.manners import ROBOTS_SIZE, Manners, Robots, retry_after
from crawler.outcomes import FetchError, is_transient, of_content, of_exception, of_status, unpacked
from crawler.urls import absolute, host_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_REDIRECTS = 10
_RETRIES = 2
_SLOW_DOWN = frozenset({FetchOutcome.RATE_LIMITED})


@dataclass(frozen=True, slots=True)
class Ask:
    """A request as the crawl wants it.

    ``size`` is the most that the answer may weigh, ``sample`` how many bytes suffice (0: all),
    ``retries`` how often a passing failure is tried again, ``cookies`` what the host is told of earlier
    answers (no other host is).
    """

    url: str
    size: int
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    sample: int = 0
    retries: int = _RETRIES
    robots: bool = True
    cookies: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Fetched:
    """What became of an Ask: the outcome, the final answer unpacked, and every exchange on the way."""

    url: str
    outcome: FetchOutcome
    status: int | None = None
    body: bytes = b""
    content_type: str = ""
    note: str = ""
    fetched_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    exchanges: list[tuple[Exchange, FetchOutcome]] = field(default_factory=list)
    final: Exchange | None = None

    @property
    def ok(self) -> bool:
        """Whether there is a whole page to read."""
        return self.outcome is FetchOutcome.OK


def _nothing(_url: str) -> bool:
    return False


@dataclass(slots=True)
class Fetcher:
    """Asks for addresses on behalf of one agency's crawl.

    ``download`` is Scrapy's downloader; ``pause`` (seconds) the first wait before a retry;
    ``keep_robots`` is handed every robots.txt that was fetched, ``known_robots`` gives what an
    earlier run kept.  Both know it by scheme and host.  ``ignores`` tells what a person decided never
    to ask for, wherever a page or a redirect may lead.
    """

    download: Callable[[Request], Awaitable[Response]]
    manners: Manners
    addresses: Addresses
    headers: Mapping[str, str]
    keep_robots: Callable[[str, Fetched], None]
    known_robots: Callable[[str], Robots | None]
    pause: float = 1.0
    ignores: Callable[[str], bool] = _nothing
    _robots: dict[tuple[str, int], asyncio.Task[Robots]] = field(default_factory=dict)

    async def fetch(self, ask: Ask) -> Fetched:
        """Ask, follow redirects, and say what became of it.  Never raises but on cancellation."""
        trail = Fetched(ask.url, FetchOutcome.REDIRECT_LOOP)
        visited: set[tuple[str, str]] = set()
        cookies: dict[str, str] = dict(ask.cookies)
        for _ in range(_MAX_REDIRECTS + 1):
            step = (ask.url, str(sorted(cookies.items())))
            if step in visited:
                break
            visited.add(step)
            target = await self._step(ask, trail, cookies)
            if target is None:
                return trail
            method, body = (ask.method, ask.body) if trail.status in {307, 308} else (_after(ask.method), b"")
            ask = Ask(target, ask.size, method, body, ask.headers, ask.sample, ask.retries, ask.robots)
        trail.outcome, trail.note = FetchOutcome.REDIRECT_LOOP, f"跳转 {len(visited)} 次仍未到达"
        return trail

    async def _step(self, ask: Ask, trail: Fetched, cookies: dict[str, str]) -> str | None:
        """One hop: fill ``trail``; return the address it redirects to, None where it ends here."""
        trail.url = ask.url
        forbidden = await self._forbidden(ask)
        if forbidden is not None:
            trail.outcome, trail.note, trail.status = forbidden.outcome, forbidden.note, None
            return None
        await self._attempts(ask, trail, cookies)
        final = trail.final
        if final is None or final.status not in _REDIRECTS:
            return None
        location = _header(final, b"location")
        target = absolute(ask.url, location)
        if not target:
            bad = FetchOutcome.UNSUPPORTED if location else FetchOutcome.CLIENT_ERROR
            trail.outcome, trail.note = bad, f"跳转到无法访问的地址 {location[:100]}".strip()
            return None
        if host_of(target) == host_of(ask.url):
            _keep_cookies(final, cookies)
        else:
            cookies.clear()
        trail.note = f"跳转到 {target[:300]}"
        return target

    async def _attempts(self, ask: Ask, trail: Fetched, cookies: Mapping[str, str]) -> None:
        verify = True
        attempt = 0
        while True:
            await self._once(ask, trail, cookies, verify=verify)
            if verify and trail.outcome is FetchOutcome.TLS and self.addresses.is_named(*host_of(ask.url)):
                # A broken certificate chain keeps nobody from reading; it is noted, and we read on.
                verify = False
                continue
            if not verify and trail.outcome is not FetchOutcome.TLS:
                trail.note = "；".join(filter(None, ("证书未通过校验", trail.note)))
            wait = self._wait(ask, trail, attempt)
            if wait is None:
                return
            attempt += 1
            await asyncio.sleep(wait)

    def _wait(self, ask: Ask, trail: Fetched, attempt: int) -> float | None:
        """Seconds until the next attempt; None where there is none to make."""
        if trail.outcome is FetchOutcome.OK or attempt >= ask.retries:
            if trail.outcome is FetchOutcome.OK:
                self.manners.ease(ask.url)
            return None
        pause = self.pause * 2**attempt
        told = retry_after(_header(trail.final, b"retry-after")) if trail.final is not None else None
        if trail.outcome in _SLOW_DOWN or (trail.status == 503):
            self.manners.back_off(ask.url, told if told is not None else pause)
            return 0.0  # the host's own pause is what we wait for
        return pause if is_transient(trail.outcome) else None

    async def _once(self, ask: Ask, trail: Fetched, cookies: Mapping[str, str], *, verify: bool) -> None:
        headers = {**self.headers, **dict(ask.headers)}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if ask.body and "Content-Type" not in headers:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        meta = {"size": ask.size, "sample": ask.sample, "verify": verify}
        request = Request(
            ask.url, method=ask.method, body=ask.body, headers=headers, meta=meta, dont_filter=True
        )
        trail.final, trail.status, trail.body, trail.note = None, None, b"", ""
        try:
            async with self.manners.turn(ask.url):
                response = await self.download(request)
        except Exception as error:  # noqa: BLE001  # every failure is an outcome, never a crash
            failure = of_exception(error)
            trail.outcome, trail.note, trail.fetched_at = failure.outcome, failure.note, datetime.now(UTC)
            return
        self._judge(ask, trail, response, request.meta["exchange"])

    def _judge(self, ask: Ask, trail: Fetched, response: Response, exchange: Exchange) -> None:
        """Fill ``trail`` from an answer."""
        trail.final, trail.status, trail.fetched_at = exchange, response.status, exchange.fetched_at
        trail.content_type = _header(exchange, b"content-type")
        plain = unpacked(exchange.body, _header(exchange, b"content-encoding"), ask.size)
        trail.body, trail.note = plain.body, plain.note
        if response.status in _REDIRECTS:
            trail.outcome = FetchOutcome.OK
        else:
            trail.outcome = of_status(response.status, plain.body)
        if trail.outcome is FetchOutcome.OK and response.status not in _REDIRECTS and ask.method != "HEAD":
            trail.outcome = _whole(exchange, plain.outcome)
            if trail.outcome is FetchOutcome.OK:
                trail.outcome = of_content(plain.body, trail.content_type.lower())
        trail.exchanges.append((exchange, trail.outcome))

    async def _forbidden(self, ask: Ask) -> FetchError | None:
        """Why ``ask`` may not be made at all; None where it may."""
        parts = urlsplit(ask.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return FetchError(FetchOutcome.UNSUPPORTED, "不是网页地址")
        if self.ignores(ask.url):
            return FetchError(FetchOutcome.IGNORED, "sites.yml")
        if not ask.robots:
            return None
        key = host_of(ask.url)
        task = self._robots.get(key)
        if task is None:
            task = self._robots[key] = asyncio.ensure_future(self._read_robots(ask.url))
        robots = await asyncio.shield(task)
        if robots.unreachable:
            if robots.outcome is FetchOutcome.SERVER_ERROR:
                return FetchError(FetchOutcome.ROBOTS, "robots.txt 返回服务器错误，按 RFC 9309 不再访问")
            return FetchError(robots.outcome, "robots.txt 无法读取")
        if not robots.allows(ask.url):
            return FetchError(FetchOutcome.ROBOTS, "")
        return None

    async def _read_robots(self, url: str) -> Robots:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        robots = self.known_robots(host)
        if robots is None:
            fetched = await self.fetch(Ask(f"{host}/robots.txt", ROBOTS_SIZE, robots=False))
            self.keep_robots(host, fetched)
            robots = Robots.read(fetched.outcome, fetched.body)
        if robots.crawl_delay:
            self.manners.ask_slower(url, robots.crawl_delay)
        return robots


def _whole(exchange: Exchange, unpacking: FetchOutcome) -> FetchOutcome:
    if exchange.truncated == "length":
        return FetchOutcome.TOO_LARGE
    if exchange.truncated == "sample":
        return FetchOutcome.OK
    if exchange.truncated:
        return FetchOutcome.CUT_OFF
    return unpacking


def _after(method: str) -> str:
    return method if method == "HEAD" else "GET"


def _header(exchange: Exchange | None, name: bytes) -> str:
    if exchange is None:
        return ""
    for given, value in exchange.headers:
        if given.lower() == name:
            return value.decode("utf-8", "replace").strip()
    return ""


def _keep_cookies(exchange: Exchange, cookies: dict[str, str]) -> None:
    """Cookies live only as long as one chain of redirects: some sites loop without theirs."""
    for given, value in exchange.headers:
        if given.lower() == b"set-cookie":
            name, equals, content = value.decode("latin-1").partition(";")[0].partition("=")
            if equals and len(cookies) < 20:
                cookies[name.strip()[:200]] = content.strip()[:4000]

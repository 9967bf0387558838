"""The browser's processes: started when the first page needs them, cut off from the network, ended surely."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from crawler.settings import ROBOT_NAME, VERSION

_log = logging.getLogger(__name__)
#: Pages open at the same time in one process: each costs some 60 MB.
_AT_ONCE = 2
#: How often a browser that died is started anew before it is left alone.
_MOST_STARTS = 5
_START_SECONDS = 60.0
_END_SECONDS = 5.0
_PROXY = "http://nowhere.invalid:9"
#: Whatever is not answered by us finds no host, no proxy and no datagram.
_CUT_OFF = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    f"--proxy-server={_PROXY}",
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--no-first-run",
    "--js-flags=--max-old-space-size=512",
)
#: Interfaces that speak past the answers that we give, gone before any script of a page runs.
_WITHOUT = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebTransport",
                    "EventSource", "SharedWorker"]) {
  try { delete window[name]; } catch (error) {}
}
"""


class BrowserError(Exception):
    """Raised where the browser cannot be had or broke down; says in Chinese what happened."""


class BrowserGoneError(BrowserError):
    """Raised where the browser went away under a page, perhaps for what another page did."""


class Chromium:
    """One browser for all agencies that a process crawls.

    Every page gets a context of its own: no cookies, no storage, no permissions, no downloads.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._door = asyncio.Lock()
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._manager: Any = None
        self._driver: Any = None
        self._browser: Any = None
        self._users = 0
        self.starts = 0

    @contextlib.asynccontextmanager
    async def context(self) -> AsyncIterator[Any]:
        """A context for one page; BrowserError where there is no browser to be had."""
        async with self._places:
            # Counted before the browser is asked for: whoever rests meanwhile must not end it under us.
            self._users += 1
            browser: Any = None
            context: Any = None
            try:
                browser = await self._started()
                context = await _soon(self._new_context(browser))
                yield context
            finally:
                self._users -= 1
                if browser is not None and (context is None or not await _ended(context.close)):
                    await self.kill(browser)

    async def _new_context(self, browser: Any) -> Any:
        version = browser.version.partition(".")[0]
        context = await browser.new_context(
            accept_downloads=False,
            locale="zh-CN",
            permissions=[],
            service_workers="block",
            timezone_id="Asia/Shanghai",
            # What scripts see; requests themselves carry the crawl's own name.
            user_agent=f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            f"Chrome/{version}.0.0.0 Safari/537.36 {ROBOT_NAME}/{VERSION}",
            viewport={"width": 1280, "height": 1024},
        )
        await context.add_init_script(_WITHOUT)
        await context.route_web_socket("**/*", _hang_up)
        return context

    async def _started(self) -> Any:
        async with self._door:
            if self._browser is not None and self._browser.is_connected():
                return self._browser
            await self._end()
            if self.starts >= _MOST_STARTS:
                raise BrowserError("浏览器多次意外退出，不再启动")
            self.starts += 1
            try:
                await asyncio.wait_for(self._start(), _START_SECONDS)
            except Exception as error:
                await self._end()
                raise BrowserError(f"浏览器无法启动：{_first_line(error)}") from error
            return self._browser

    async def _start(self) -> None:
        from playwright.async_api import async_playwright

        self._manager = async_playwright()
        self._driver = await self._manager.start()
        options: dict[str, Any] = {
            "executable_path": self._path,
            "args": [*_CUT_OFF, *(["--disable-dev-shm-usage"] if sys.platform == "linux" else [])],
            "handle_sigint": False,
            "timeout": _START_SECONDS * 500,
        }
        launch = self._driver.chromium.launch
        if getattr(os, "geteuid", lambda: 1)() == 0:  # Chromium's sandbox refuses to serve root
            self._browser = await launch(chromium_sandbox=False, **options)
            return
        try:
            self._browser = await launch(chromium_sandbox=True, **options)
        except Exception as error:  # noqa: BLE001  # a container without user namespaces: told by nothing better
            _log.warning(
                "the browser does not start in its sandbox, starting without: %s", _first_line(error)
            )
            self._browser = await launch(chromium_sandbox=False, **options)

    async def kill(self, browser: Any = None) -> None:
        """End the browser whatever it is doing; the next page gets a new one.

        With ``browser``, only where that one is still in use.
        """
        async with self._door:
            if browser is None or browser is self._browser:
                await self._end()

    async def rest(self) -> None:
        """End the browser where no page is open: an agency that needs it no more gives its memory back."""
        async with self._door:
            if not self._users:
                await self._end()

    async def _end(self) -> None:
        browser, driver = self._browser, self._driver
        self._browser = self._driver = None
        if browser is not None:
            await _ended(browser.close)
        if driver is not None and not await _ended(driver.stop):
            # Without its driver Chromium's pipe breaks, and Chromium ends too.
            process = _process_of(self._manager)
            if process is not None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()


def _process_of(manager: Any) -> Any:
    """The driver's process: Playwright shows it nowhere, and has kept it in these two places so far."""
    for holder in ("_client", "_connection"):
        transport = getattr(getattr(manager, holder, None), "_transport", None)
        process = getattr(transport, "_proc", None)
        if process is not None:
            return process
    return None


async def _hang_up(socket: Any) -> None:
    """A connection that stays open has no place in the evidence: it is refused."""
    with contextlib.suppress(Exception):
        await socket.close()


async def _soon(work: Awaitable[Any]) -> Any:
    try:
        return await asyncio.wait_for(work, _START_SECONDS)
    except TimeoutError as error:
        raise BrowserError("浏览器没有响应") from error
    except Exception as error:
        # Gone before it gave a page: shown once more, like one that went away under its page.
        raise BrowserGoneError(f"浏览器没有响应：{_first_line(error)}") from error


async def _ended(close: Callable[[], Awaitable[Any]]) -> bool:
    """Whether closing came to an end; trouble on the way is none any more."""
    try:
        await asyncio.wait_for(close(), _END_SECONDS)
    except TimeoutError:
        return False
    except Exception:  # noqa: BLE001  # it is gone already
        return True
    return True


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]

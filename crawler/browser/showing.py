"""Showing a list in the browser: opened, waited for until its records can be read, turned page by page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from crawler.browser.answering import Answering
from crawler.browser.chromium import BrowserError, BrowserGoneError, Chromium
from crawler.browser.turning import Turn, scroll, turn
from crawler.page import Reading

#: How often a page is looked at, and how long nothing may change before it is believed.
_LOOK = 0.25
_CALM = 1.0
#: A page that has records and keeps asking (clocks, chats) is believed after so long without a change.
_RESTLESS = 3.0
#: A page without records may still be waiting for a timer of its own.
_QUIET = 3.0
_CALL = 15.0
_MOST_MOVES = 5
_MOST_FRAMES = 8
_PICTURE_HEIGHT = 4000
_MOST_PICTURE = 2 * 2**20


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page, or the frame in it that holds the list, shows at one moment.

    ``settled`` is False where the page kept changing until the time was over; ``marks`` tell the rows.
    """

    url: str
    html: str
    reading: Reading
    frame: Any
    settled: bool = True

    @property
    def marks(self) -> frozenset[tuple[str, str, str]]:
        """The rows, by what tells them apart."""
        return frozenset((row.href, row.title, str(row.date)) for row in self.reading.records)


class StoppedError(Exception):
    """Raised where the crawl is to end: what was shown so far is not kept."""


@dataclass(slots=True)
class Showing:
    """One list in the browser.

    ``understand`` reads what is shown; ``patience`` (seconds) bounds the wait for each page's content;
    ``stopped`` says that the crawl is to end.
    """

    page: Any
    answering: Answering
    understand: Callable[[str, str], Reading]
    patience: float
    stopped: Callable[[], bool]
    _read: dict[str, tuple[str, Reading]] = field(default_factory=dict)
    _dumb: list[Any] = field(default_factory=list)

    async def open(self, url: str) -> Seen:
        """Go to ``url`` and wait for its list; BrowserError where the page does not come."""
        target = url
        for _ in range(_MOST_MOVES):
            self.answering.moved = ""
            trouble = await self._go(target)
            if not self.answering.moved:
                break
            target = self.answering.moved
        if trouble:
            if _is_gone(self.page):
                raise BrowserGoneError("浏览器意外退出")
            refused = next(iter(self.answering.refused.values()), None)
            said = self.answering.limit or (refused.label if refused is not None else trouble)
            raise BrowserError(f"浏览器未能打开页面（{said}）")
        return await self.settle(frozenset())

    async def _go(self, url: str) -> str:
        """Ask for the page; returns what went wrong, empty where nothing did."""
        going = asyncio.ensure_future(self.page.goto(url, wait_until="commit", timeout=self.patience * 1000))
        while not going.done():
            await asyncio.wait({going}, timeout=_LOOK)
            if self.stopped():
                going.cancel()
                raise StoppedError
        error = going.exception()
        return "" if error is None else (str(error).splitlines() or ["?"])[0][:120]

    @property
    def address(self) -> str:
        """Where the page is now, whichever of its frames shows the list."""
        return str(self.page.url)

    async def settle(self, before: frozenset[Any], *, glance: bool = False) -> Seen:
        """Wait until rows other than ``before`` are there and stay, or nothing more is going on.

        With ``glance``, a page that is never at rest is not waited for where nothing seems to come.
        """
        loop = asyncio.get_running_loop()
        start = loop.time()
        changed = start
        marks: frozenset[Any] | None = None
        seen: Seen | None = None
        while True:
            if self.stopped():
                raise StoppedError
            moment = loop.time()
            looked = await self._look()
            if looked is not None:
                seen = looked
                if seen.marks != marks:
                    changed, marks = loop.time(), seen.marks
            since, calm = loop.time() - start, loop.time() - changed
            if seen is not None and self._rests(
                marks not in {None, frozenset(), before}, calm, since, glance
            ):
                return seen
            if since >= self.patience or self.answering.limit:
                if seen is None:
                    raise BrowserError("浏览器里的页面没有响应")
                return replace(seen, settled=False)
            # A page that takes long to read is looked at less often: other agencies' pages are read as well.
            await asyncio.sleep(max(_LOOK, loop.time() - moment))

    def _rests(self, has_more: bool, calm: float, since: float, glance: bool) -> bool:  # noqa: FBT001  # four measures of one moment
        """Whether nothing more is to be waited for: the rows are there and stay, or nothing comes."""
        quiet = self.answering.quiet_for()
        if has_more:
            # Rows of a box beside the list must not be taken for it while the list's own answer is awaited.
            restless = calm >= _RESTLESS and self.answering.waits() < _RESTLESS
            return (calm >= _CALM and quiet >= _CALM) or restless
        if calm < _CALM:
            return False
        return quiet >= _QUIET or (glance and since >= 2 * _QUIET and self.answering.waits() < _QUIET)

    async def _look(self) -> Seen | None:
        """The frame that shows most rows, the page itself where none shows any; None while it changes."""
        best: Seen | None = None
        for frame in list(self.page.frames)[:_MOST_FRAMES]:
            url = str(frame.url)
            if frame in self._dumb or not url.startswith(("http://", "https://")):
                continue
            try:
                html = await asyncio.wait_for(frame.content(), _CALL)
            except TimeoutError as error:
                if frame == self.page.main_frame:
                    raise BrowserError("浏览器里的页面没有响应") from error
                self._dumb.append(frame)
                continue
            except Exception as error:
                if _is_gone(self.page):
                    raise BrowserGoneError("浏览器意外退出") from error
                continue  # it is on its way to another address
            if len(html) > self.answering.size:
                raise BrowserError("浏览器里的页面过大")
            seen = Seen(url, html, self._understood(url, html), frame)
            if best is None or len(seen.reading.records) > len(best.reading.records):
                best = seen
        return best

    def _understood(self, url: str, html: str) -> Reading:
        known = self._read.get(url)
        if known is None or known[0] != html:
            known = self._read[url] = (html, self.understand(url, html))
        return known[1]

    async def following(self, seen: Seen) -> tuple[Seen | None, str]:
        """The list's next rows by turning the page, and in Chinese why there are none (empty: the end)."""
        try:
            offer = await turn(seen.frame)
            if offer is Turn.UNKNOWN:
                return None, "分页控件未能识别，只读了已显示的条目"
            if offer is Turn.NONE:
                await scroll(seen.frame)
        except TimeoutError as error:
            raise BrowserError("浏览器里的页面没有响应") from error
        except Exception as error:
            raise BrowserError("浏览器未能翻页") from error
        if offer is Turn.END:
            return None, ""
        after = await self.settle(seen.marks, glance=offer is Turn.NONE)
        if after.marks - seen.marks:
            return after, ""
        return None, "翻页后没有出现新的条目" if offer is Turn.CLICKED else ""

    async def picture(self) -> bytes:
        """A picture of the page as it stands, empty where none can be had; never larger than 2 MB."""
        height = 0
        with contextlib.suppress(Exception):
            height = int(
                await asyncio.wait_for(self.page.evaluate("document.documentElement.scrollHeight"), _CALL)
            )
        for most in (_PICTURE_HEIGHT, 1024):
            clip = {"x": 0, "y": 0, "width": 1280, "height": max(200, min(height or 1024, most))}
            with contextlib.suppress(Exception):
                image = bytes(
                    await self.page.screenshot(
                        full_page=True, clip=clip, animations="disabled", timeout=_CALL * 1000
                    )
                )
                if len(image) <= _MOST_PICTURE:
                    return image
        return b""


def _is_gone(page: Any) -> bool:
    browser = page.context.browser
    return page.is_closed() or browser is None or not browser.is_connected()


@contextlib.asynccontextmanager
async def showing(
    chromium: Chromium,
    answering: Answering,
    understand: Callable[[str, str], Reading],
    patience: float,
    stopped: Callable[[], bool],
) -> AsyncIterator[Showing]:
    """A page of its own in the browser, answered by ``answering``; BrowserError where there is none."""
    async with chromium.context() as context:

        def answer(route: Any) -> None:  # Playwright marks what it is handed, and slots take no mark
            answering.take(route)

        await context.route("**/*", answer)
        page = await context.new_page()
        answering.page = page

        def close_window(other: Any) -> None:
            if other is not page:
                closing.append(asyncio.ensure_future(_closed(other)))

        closing: list[asyncio.Future[None]] = []
        context.on("page", close_window)
        try:
            yield Showing(page, answering, understand, patience, stopped)
        finally:
            await answering.close()
            await asyncio.gather(*closing, return_exceptions=True)


async def _closed(page: Any) -> None:
    """Close a window that the page opened."""
    with contextlib.suppress(Exception):
        await asyncio.wait_for(page.close(), _CALL)

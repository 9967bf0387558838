"""The phase of the browser: lists that are not there until a script has run, where nothing else served.

A list qualifies by evidence alone: its page was read and shows no record, but traces of scripts.  Without
a browser the same lists stay unread, with the sentence that tells how to get one.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urldefrag

from audit.model import FetchOutcome, Issue
from audit.store import Task
from crawler.browser.answering import Answering, Library
from crawler.browser.chromium import BrowserError, BrowserGoneError, Chromium
from crawler.browser.finding import Whereabouts
from crawler.browser.showing import Seen, Showing, StoppedError, showing
from crawler.chains import Chain, is_content
from crawler.context import Context
from crawler.coverage import is_hub
from crawler.fetching import Ask, Fetched
from crawler.page import Page, PageRequest, Reading, RecordLink, read_page
from crawler.reading import read
from crawler.selectors import selected
from crawler.stored import PICTURE, StoredReading, of_page
from crawler.urls import normalised
from crawler.visit import Visit, Visitor

_log = logging.getLogger(__name__)
#: The store's word for what came of opening a list in the browser.
_KIND = "rendered"
_MOST_TURNS = 60
#: Seconds that a page's content is waited for at least, and so many requests' pauses besides.
_LEAST_PATIENCE = 30.0
_REQUESTS = 60
_HTML = "text/html; charset=utf-8"
NO_LIST = "列表由脚本生成，用浏览器打开后仍未识别出列表"
_RESTLESS = "页面内容一直在变化，可能没有读全"


@dataclass(frozen=True, slots=True)
class Rendered(Visit):
    """What the browser showed of a list: its pages in order, and in Chinese what stopped the reading."""

    pages: tuple[StoredReading, ...] = ()
    limit: str = ""


@dataclass(slots=True)
class Rendering:
    """Opens each list that needs it, one after the other, in a browser that starts with the first."""

    context: Context
    visitor: Visitor
    chromium: Chromium | None
    whereabouts: Whereabouts
    stopped: Callable[[], bool]
    name: str = "browser"
    _library: Library = field(default_factory=Library)

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """The lists that need the browser; then the chains continue with what it showed."""
        if planned:
            yield []
        else:
            yield self._tasks()
        for start in sorted(self.context.chains):
            self._continue(start)

    def _tasks(self) -> list[Task]:
        tasks = []
        for start, chain in sorted(self.context.chains.items()):
            page = self.context.reading(start)
            if page is None or not self._needs(chain, page):
                continue
            if self.chromium is None:
                self._note(start, (), self.whereabouts.trouble)
            else:
                tasks.append(Task(page.url, self.name, _KIND, depth=-1, payload={"key": start}))
        return tasks

    def _needs(self, chain: Chain, page: StoredReading) -> bool:
        """Whether a list was found empty for no other reason than that a script fills it."""
        if not chain.asked or chain.records_read or not page.ok or page.explanation or is_content(page):
            return False
        columns = (c for c, choice in self.context.choices.items() if chain.start in choice.urls)
        if any(is_hub(column, page) for column in columns):
            return False
        read = (known for key in chain.keys if (known := self.context.reading(key)) is not None)
        return page.scripted or any(known.scripted for known in read)

    def _continue(self, start: str) -> None:
        """Let the list's chain read what the browser showed."""
        context = self.context
        found = context.store.reading(context.agency.id, f"{start}#{_KIND}")
        if found is None or found[0] != _KIND:
            return
        keys, limit = found[2].get("keys", []), str(found[2].get("limit", ""))
        chain = _anew(context.chains[start])
        for key in keys:
            page = context.reading(str(key))
            if page is not None and not chain.ended:
                chain.feed(page)
        if limit:
            chain.stop(limit)
        context.chains[start] = chain
        context.rendered[start] = tuple(str(key) for key in keys)

    def ask(self, task: Task) -> Ask:
        """The page's own address; the browser asks for all the rest."""
        return self.context.ask(task)

    async def visit(self, task: Task) -> Rendered | None:
        """Show the list; None where the crawl is to end first.  Never raises."""
        try:
            try:
                return await self._shown(task)
            except BrowserGoneError:
                return await self._shown(task)  # another page may have been what ended it
        except StoppedError:
            return None
        except BrowserError as error:
            limit = str(error)
        except Exception as error:  # noqa: BLE001  # a browser's trouble must not end the crawl
            if self.stopped():
                return None
            _log.exception("showing %s failed", task.url)
            limit = f"浏览器出错（{type(error).__name__}）"
        return None if self.stopped() else Rendered(_fetched(task.url, b""), limit=f"列表由脚本生成，{limit}")

    async def _shown(self, task: Task) -> Rendered:
        assert self.chromium is not None
        limits = self.context.limits
        answering = Answering(self.visitor.fetcher, self.context.journal, self._library, limits.page_size)
        patience = max(_LEAST_PATIENCE, 2.0 * limits.timeout) + _REQUESTS * limits.delay
        start = str(task.payload["key"])
        async with showing(self.chromium, answering, self._reader(start), patience, self.stopped) as shown:
            pages, limit = await self._pages(start, task.url, shown)
        if not any(page.records for page in pages):
            return Rendered(_fetched(task.url, b""), None, None, pages, _why_empty(answering))
        limit = limit or answering.limit or _lacks(answering.lacking)
        return Rendered(_fetched(task.url, b""), None, None, pages, limit)

    async def _pages(self, start: str, url: str, shown: Showing) -> tuple[tuple[StoredReading, ...], str]:
        """Turn the pages as far back as the audit asks; what was read, and what stopped the reading."""
        chain = _anew(self.context.chains[start])
        pages: list[StoredReading] = []
        told: set[tuple[str, str, str]] = set()
        seen: Seen | None = await shown.open(url)
        self._stays(url, shown.address)
        limit = ""
        while seen is not None:
            key = f"{start}#{_KIND}-{len(pages) + 1}"
            page = self._kept(key, seen, await shown.picture() if not pages else b"", told)
            told |= seen.marks
            more = replace(page, next_page=PageRequest(f"{start}#{_KIND}-{len(pages) + 2}"))
            ahead = copy.deepcopy(chain)
            ahead.feed(more)
            if not page.records or ahead.ended:
                pages.append(more if ahead.ended else page)
                break
            if not seen.settled:
                following, limit = None, shown.answering.limit or _RESTLESS
            elif len(pages) >= _MOST_TURNS:
                following, limit = None, f"翻页 {_MOST_TURNS} 次仍未到底"
            else:
                following, limit = await self._turned(shown, seen)
            pages.append(page if following is None else more)
            chain.feed(pages[-1])
            seen = following
        return tuple(pages), limit

    def _stays(self, url: str, address: str) -> None:
        """Raise BrowserError where the page's script sent its reader to another page that we know.

        What the home page or another column shows is not this column's list.
        """
        arrived = normalised(address)
        if arrived != normalised(url) and self.context.reading(arrived) is not None:
            raise BrowserError(f"浏览器打开后转到了另一页面 {arrived[:200]}")

    async def _turned(self, shown: Showing, seen: Seen) -> tuple[Seen | None, str]:
        """The following rows; trouble in turning costs nothing of what was read."""
        try:
            return await shown.following(seen)
        except BrowserError as error:
            return None, str(error)

    def _reader(self, start: str) -> Callable[[str, str], Reading]:
        css = self.context.overriding.selector(start)

        def understand(url: str, html: str) -> Reading:
            page = self._page(url, html)
            reading = read(page, seen=self.context.seen)
            return selected(page, reading, css) if css else reading

        return understand

    def _page(self, url: str, html: str) -> Page:
        page = read_page(urldefrag(url)[0], html.encode("utf-8", "replace"), _HTML)
        self.context.overriding.prepare(page)
        return page

    def _kept(self, key: str, seen: Seen, picture: bytes, told: set[tuple[str, str, str]]) -> StoredReading:
        """Put what is shown into the evidence, and keep the rows that were not shown before."""
        page = self._page(seen.url, seen.html)
        keep = self.context.journal.keep_made
        now = datetime.now(UTC)
        note, meta = "浏览器运行页面脚本后的内容", {}
        if picture:
            digest = keep(f"urn:view:{page.url}", "resource", picture, "image/png", now, "屏幕截图")
            note, meta = f"{note}；屏幕截图 SHA-256 {digest}", {PICTURE: digest}
        sha256 = keep(page.url, "conversion", page.body, _HTML, now, note)
        stored = of_page(key, -1, _fetched(page.url, page.body, now, note), sha256, page, seen.reading)
        rows = tuple(
            row
            for row, found in zip(stored.records, seen.reading.records, strict=False)
            if _mark(found) not in told
        )
        return replace(stored, records=rows, next_page=None, explanation="", article=None, meta=meta)

    def take(self, task: Task, visit: Visit) -> None:
        """Keep the readings, and that the list was opened."""
        assert isinstance(visit, Rendered)
        for page in visit.pages:
            self.context.journal.reading(page)
        start = str(task.payload["key"])
        self._note(start, tuple(page.key for page in visit.pages), visit.limit)
        if visit.limit:
            self.context.journal.writer.issue(Issue(self.context.agency.id, visit.limit, task.url))

    def _note(self, start: str, keys: tuple[str, ...], limit: str) -> None:
        payload: dict[str, Any] = {"keys": list(keys), "limit": limit}
        self.context.journal.writer.reading(f"{start}#{_KIND}", _KIND, "", payload)

    async def close(self) -> None:
        """Give the browser's memory back."""
        if self.chromium is not None:
            await self.chromium.rest()


def _anew(chain: Chain) -> Chain:
    return Chain(chain.start, chain.horizon, asked=chain.asked)


def _mark(row: RecordLink) -> tuple[str, str, str]:
    return (row.href, row.title, str(row.date))


def _fetched(url: str, body: bytes, now: datetime | None = None, note: str = "") -> Fetched:
    return Fetched(url, FetchOutcome.OK, 200, body, _HTML, note, now or datetime.now(UTC))


def _why_empty(answering: Answering) -> str:
    """Why no list was seen: what the page could not get, as far as that is known."""
    if answering.limit:
        return f"列表由脚本生成，{answering.limit}"
    lacking = _lacks(answering.lacking or answering.refused)
    return f"{NO_LIST}（{lacking}）" if lacking else NO_LIST


def _lacks(missing: Mapping[str, FetchOutcome]) -> str:
    """What a page asked for and did not get: rows may be missing, or all that is shown is something else."""
    for url, outcome in missing.items():
        return f"页面请求的 {url[:120]} 未能读取：{outcome.label}"
    return ""

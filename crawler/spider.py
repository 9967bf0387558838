"""The spider: one Scrapy crawl per agency, several agencies at once in one event loop."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import hashlib
import json
import logging
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner

from audit.model import Agency, FetchOutcome, Plan
from audit.overrides import SiteOverrides
from audit.settings import CrawlSettings
from audit.store import CrawlState, Store
from crawler.addresses import Addresses, is_loopback
from crawler.browser.chromium import Chromium
from crawler.browser.finding import Whereabouts, find_browser
from crawler.context import Context
from crawler.crawl import AgencyCrawl
from crawler.disktrouble import disk_trouble, first_of
from crawler.documenting import Desk
from crawler.evidence import set_aside
from crawler.fetching import Fetched, Fetcher
from crawler.journal import Journal
from crawler.manners import Manners, Robots
from crawler.overriding import Overriding
from crawler.settings import request_headers, scrapy_settings
from crawler.survey import SURVEY_PAGES, Survey
from crawler.urls import host_of
from crawler.visit import Visitor

_log = logging.getLogger(__name__)
#: Pages may be older than the crawl where a copy of an old site is audited as of its day.
_REPLAY_DAYS = 60
_NO_REQUESTS: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlProgress:
    """A sign of life of one agency's crawl, for whoever shows it."""

    agency: str
    phase: str
    pages: int
    records: int
    problems: int


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """How an agency's crawl ended.

    ``done`` whether all phases are through, ``reached`` whether any home page could be read,
    ``error`` what of ours or of the disk went wrong (Chinese, empty where nothing did).
    """

    agency: str
    done: bool
    reached: bool
    pages: int = 0
    records: int = 0
    problems: int = 0
    columns: int = 0
    seconds: float = 0.0
    error: str = ""


@dataclass(slots=True)
class CrawlRun:
    """What the crawls of one process share: roster, plan, settings, store, manners, the wish to stop."""

    agencies: Sequence[Agency]
    plan: Plan
    settings: CrawlSettings
    store: Store
    evidence: Path
    progress: Callable[[CrawlProgress], None] | None = None
    stop: threading.Event = dataclasses.field(default_factory=threading.Event)
    today: date | None = None
    overrides: Mapping[str, SiteOverrides] = dataclasses.field(default_factory=dict)
    manners: Manners = dataclasses.field(init=False)
    addresses: Addresses = dataclasses.field(init=False)
    desk: Desk = dataclasses.field(default_factory=Desk)
    whereabouts: Whereabouts = dataclasses.field(init=False)
    chromium: Chromium | None = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        self.whereabouts = find_browser(self.settings.browser)
        self.chromium = Chromium(self.whereabouts.path) if self.whereabouts.path else None
        self.manners = Manners(self.settings.delay, self.settings.concurrency)
        # Every agency of the roster was named by the operator, whichever process crawls it.
        named = {agency.id: agency for agency in (*self.store.agencies(), *self.agencies)}
        wanted = (url for overrides in self.overrides.values() for url in overrides.urls)
        self.addresses = Addresses.of(named.values(), (*self.settings.allow_hosts, *wanted))

    def seen(self) -> date:
        """The day by which dates without a year are understood."""
        today = self.today or datetime.now(UTC).astimezone().date()
        return self.plan.as_of if (today - self.plan.as_of).days > _REPLAY_DAYS else today


class AgencySpider(Spider):
    """Crawls one agency; Scrapy's engine and downloader do the fetching."""

    name = "agency"
    addresses: Addresses
    limits: CrawlSettings

    def __init__(self, run: CrawlRun, agency: Agency, reports: dict[str, CrawlReport], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.addresses = run.addresses
        self.limits = run.settings
        self._run = run
        self._agency = agency
        self._reports = reports

    async def start(self) -> AsyncIterator[Any]:
        """Work until the agency is done.  Requests go straight to the downloader: the store is the queue."""
        assert self.crawler.engine is not None
        self._reports[self._agency.id] = await _crawl(
            self._run, self._agency, self.crawler.engine.download_async
        )
        for request in _NO_REQUESTS:
            yield request


async def _crawl(run: CrawlRun, agency: Agency, download: Callable[..., Awaitable[Any]]) -> CrawlReport:
    """One agency's crawl, its troubles turned into a report."""
    try:
        state = _begin(run, agency)
        journal = Journal(agency.id, run.store, run.evidence, run.settings, state)
    except OSError as trouble:
        return CrawlReport(agency.id, done=False, reached=False, error=disk_trouble(trouble))
    overriding = Overriding.of(run.overrides.get(agency.id) or SiteOverrides())
    budget = min(SURVEY_PAGES, run.settings.max_pages)
    survey = Survey(
        agency,
        run.settings.max_depth,
        budget,
        overriding.entry,
        overriding.columns,
        overriding.ignores,
    )
    context = Context(
        agency,
        run.plan,
        run.settings,
        run.store,
        journal,
        survey,
        run.seen(),
        overriding=overriding,
        desk=run.desk,
    )
    crawl = _prepared(run, context, download)
    done, error = False, ""
    try:
        with contextlib.closing(journal):
            done = await crawl.run()
            _note_end(context, done=done)
    except* OSError as group:
        error = disk_trouble(group)
    except* Exception as group:  # noqa: BLE001  # one agency's trouble must not end the others' crawls
        _log.exception("the crawl of %s failed", agency.id)
        error = f"程序错误：{first_of(group)!r}"[:300]
    return _report(run, context, done=done, error=error)


def _begin(run: CrawlRun, agency: Agency) -> CrawlState:
    """Start or resume; the evidence of an earlier question is set aside, not written into."""
    digest = plan_digest(run.plan, agency, run.overrides.get(agency.id))
    before = run.store.crawl_state(agency.id)
    if before is not None and before.plan != digest:
        set_aside(run.evidence, agency.id, f"{before.plan[:12]}-{datetime.now(UTC):%Y%m%d%H%M%S}")
    return run.store.begin_crawl(agency.id, digest)


def _prepared(run: CrawlRun, context: Context, download: Callable[..., Awaitable[Any]]) -> AgencyCrawl:
    journal, agency = context.journal, context.agency
    local = all(is_loopback(host_of(url)[0]) for url in agency.sites)
    pause = max(run.settings.delay, 0.05) if local else max(run.settings.delay, 0.5) * 2

    def keep_robots(host: str, fetched: Fetched) -> None:
        journal.keep(fetched, "robots")
        body = fetched.body.decode("utf-8", "replace") if fetched.ok else ""
        journal.writer.reading(
            f"{host}#robots", "robots", "", {"outcome": fetched.outcome.value, "body": body}
        )

    def known_robots(host: str) -> Robots | None:
        found = run.store.reading(agency.id, f"{host}#robots")
        if found is None:
            return None
        return Robots.read(FetchOutcome(found[2]["outcome"]), found[2]["body"].encode())

    def told() -> None:
        if run.progress is not None:
            spent = journal.spent
            run.progress(CrawlProgress(agency.id, journal.phase, spent.pages, spent.records, spent.problems))

    fetcher = Fetcher(
        download,
        run.manners,
        run.addresses,
        request_headers(run.settings),
        keep_robots,
        known_robots,
        pause,
        context.overriding.ignores,
    )
    visitor = Visitor(fetcher, journal)
    return AgencyCrawl(context, visitor, run.stop.is_set, told, pause * 10, run.chromium, run.whereabouts)


def _note_end(context: Context, *, done: bool) -> None:
    changes: dict[str, object] = {"state": "done" if done else "stopped"}
    if done:
        changes["finished"] = datetime.now(UTC)
        if not _reached(context):
            changes["note"] = "网站首页未能读取"
    context.journal.writer.progress(**changes)
    context.journal.flush()


def _reached(context: Context) -> bool:
    if context.journal.phase == "done" and not context.survey.pages:
        readings = (context.reading(url) for url in context.survey.homes)
        return any(page is not None and page.ok for page in readings)
    return any(page.ok for url in context.survey.homes if (page := context.survey.pages.get(url)) is not None)


def _report(run: CrawlRun, context: Context, *, done: bool, error: str) -> CrawlReport:
    spent = context.journal.spent
    agency = context.agency.id
    columns = sum(bool(column.urls) for column in run.store.columns(agency)) if not error else 0
    reached = _reached(context) if not error else False
    return CrawlReport(
        agency, done, reached, spent.pages, spent.records, spent.problems, columns, spent.seconds, error
    )


def plan_digest(plan: Plan, agency: Agency, overrides: SiteOverrides | None = None) -> str:
    """What identifies a question: the same plan for the same sites is the same crawl, and goes on.

    An agency without overrides has the same question as before there was a ``sites.yml``.
    """
    parts = [
        plan.as_of.isoformat(),
        plan.period.start.isoformat(),
        plan.period.end.isoformat(),
        plan.home_links,
        sorted(
            [need.column, need.texts, need.attachments, need.history, *(["tables"] if need.tables else [])]
            for need in plan.needs
        ),
        list(agency.sites),
        list(agency.entry),
    ]
    if overrides:
        parts.append(overrides.parts())
    parts.extend(["search"] if plan.search else [])
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


async def crawl_agencies(run: CrawlRun) -> tuple[CrawlReport, ...]:
    """Crawl the run's agencies, ``settings.agencies_at_once`` of them at a time; reports in roster order."""
    reports: dict[str, CrawlReport] = {}
    places = asyncio.Semaphore(run.settings.agencies_at_once)
    runner = AsyncCrawlerRunner(scrapy_settings())

    async def one(agency: Agency) -> None:
        async with places:
            if not run.stop.is_set():
                await runner.crawl(AgencySpider, run=run, agency=agency, reports=reports)

    try:
        async with asyncio.TaskGroup() as group:
            for agency in run.agencies:
                group.create_task(one(agency))
    finally:
        run.desk.close()
        if run.chromium is not None:
            await run.chromium.kill()
    return tuple(
        reports.get(agency.id) or CrawlReport(agency.id, done=False, reached=False) for agency in run.agencies
    )


async def crawl_agency(
    agency: Agency, plan: Plan, settings: CrawlSettings, store: Store, evidence: Path
) -> CrawlReport:
    """Crawl one agency from wherever its last run ended."""
    return (await crawl_agencies(CrawlRun([agency], plan, settings, store, evidence)))[0]


def run_crawls(run: CrawlRun) -> tuple[CrawlReport, ...]:
    """Crawl and wait; may be called again and again in one process.

    In the main thread, Ctrl-C ends the run at the next safe moment (a second one at once).
    """

    async def main() -> tuple[CrawlReport, ...]:
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(signal.SIGINT, _stop_once, run.stop, loop)
        return await crawl_agencies(run)

    return asyncio.run(main())


def _stop_once(stop: threading.Event, loop: asyncio.AbstractEventLoop) -> None:
    stop.set()
    loop.remove_signal_handler(signal.SIGINT)


def unfinished(store: Store, agencies: Iterable[Agency]) -> tuple[str, ...]:
    """The ids of agencies whose crawl is not done."""
    done = {state.agency for state in store.crawl_states() if state.state == "done"}
    return tuple(agency.id for agency in agencies if agency.id not in done)

"""One agency's crawl: phases as barriers, tasks from the store, answers into the store.

Every phase is planned from what is stored and from nothing else.  A run that was killed plans the
same again, finds most of it done, and goes on; only answers that were in flight are asked for anew.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from audit.model import FetchOutcome, Issue
from audit.store import Task
from crawler.addresses import is_loopback
from crawler.articles import Articles
from crawler.attaching import Attaching
from crawler.browser.chromium import Chromium
from crawler.browser.finding import Whereabouts
from crawler.context import Context, Phase
from crawler.fetching import Fetched
from crawler.finishing import Finishing
from crawler.linkchecks import LinkLook
from crawler.lists import Lists
from crawler.rendering import Rendering
from crawler.sitesearch import SiteSearch
from crawler.surveying import Surveying
from crawler.urls import host_of
from crawler.visit import Visit, Visitor

_BATCH = 200
_DONE = "done"
#: Tasks that count as pages of the site; attachments and looks at links have limits of their own.
_PAGES = frozenset({"home", "section", "list", "article", "document"})
_EXTRA_WORKERS = 6
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class AgencyCrawl:
    """Runs an agency's phases.

    ``stopped`` says that the run shall end at the next safe moment, ``told`` hears of progress,
    ``pause`` (seconds) is waited between two rounds of looks at links that did not answer well;
    ``chromium`` is the process's browser, None where there is none to use (``whereabouts`` says why).
    """

    context: Context
    visitor: Visitor
    stopped: Callable[[], bool]
    told: Callable[[], None]
    pause: float
    chromium: Chromium | None = None
    whereabouts: Whereabouts = field(default_factory=Whereabouts)

    async def run(self) -> bool:
        """Go on from where the last run ended; True where all is done, False where it was stopped."""
        context = self.context
        phases: list[Phase] = [
            Surveying(context),
            Lists(context),
            Rendering(context, self.visitor, self.chromium, self.whereabouts, self.stopped),
            Articles(context),
            LinkLook(context, 1),
            Attaching(context),
            SiteSearch(context),
            LinkLook(context, 2, self.apart),
            LinkLook(context, 3, self.apart),
            Finishing(context),
        ]
        names = [phase.name for phase in phases]
        if context.journal.phase == _DONE:
            return await self._look_again()
        reached = names.index(context.journal.phase) if context.journal.phase in names else -1
        for number, phase in enumerate(phases):
            if not await self._phase(phase, planned=number <= reached):
                return False
        context.journal.enter(_DONE)
        return True

    @property
    def apart(self) -> float:
        """Seconds that lie between two looks at one link; what is not due yet waits for a later run."""
        local = all(is_loopback(host_of(url)[0]) for url in self.context.agency.sites)
        return 0.0 if local else self.context.limits.look_minutes * 60.0

    async def _look_again(self) -> bool:
        """Of a crawl that is done: the further looks at links that could not be taken in its own time."""
        for number in (2, 3):
            if not await self._phase(LinkLook(self.context, number, self.apart), planned=False):
                return False
        self.context.journal.enter(_DONE)
        return True

    async def _phase(self, phase: Phase, *, planned: bool) -> bool:
        for tasks in phase.rounds(planned=planned):
            if tasks and phase.name in {"links2", "links3"}:
                await asyncio.sleep(self.pause)
            self.context.journal.writer.enqueue(tasks)
            if not planned:
                self.context.journal.enter(phase.name)
                planned = True
            self.context.journal.flush()
            self.told()
            if not await self._drain(phase):
                return False
        if isinstance(phase, Rendering):
            await phase.close()
        if not planned:
            self.context.journal.enter(phase.name)
        return not self.stopped()

    async def _drain(self, phase: Phase) -> bool:
        """Work until no task of the phase is left; False where the run is to end."""
        context = self.context
        while not self.stopped():
            batch = deque(context.store.pending(context.agency.id, phase.name, _BATCH))
            if not batch:
                return True
            workers = min(len(batch), context.limits.concurrency + _EXTRA_WORKERS)
            async with asyncio.TaskGroup() as group:
                for _ in range(workers):
                    group.create_task(self._work(phase, batch))
            context.journal.flush()
        context.journal.flush()
        return False

    async def _work(self, phase: Phase, batch: deque[Task]) -> None:
        while batch and not self.stopped():
            task = batch.popleft()
            visit = await self._visit(phase, task)
            if visit is None:
                return  # the run ends: the task waits for the next one
            self._take(phase, task, visit)
            self.context.journal.breathe()
            self.told()

    async def _visit(self, phase: Phase, task: Task) -> Visit | None:
        if isinstance(phase, Rendering):
            return await phase.visit(task)
        parse = task.role in _PAGES and task.role != "document"
        visit = await self.visitor.visit(phase.ask(task), task.role, parse=parse)
        return await self.context.documenting.read(task, visit)

    def _take(self, phase: Phase, task: Task, visit: Visit) -> None:
        """Let the phase read the answer; a page that breaks our reading spoils nothing else."""
        journal = self.context.journal
        outcome = visit.outcome
        journal.spent.pages += task.role in _PAGES
        journal.trouble(visit.fetched, task.url)
        self.context.overriding.prepare(visit.page)
        try:
            phase.take(task, visit)
        except Exception as error:  # noqa: BLE001  # a stranger's page must not end the crawl
            _log.exception("reading %s failed", task.url)
            outcome = FetchOutcome.INTERNAL
            what = f"程序错误：{type(error).__name__}: {error}"[:300]
            journal.writer.issue(Issue(self.context.agency.id, what, task.url))
            self._take_failure(phase, task, visit, what)
        journal.writer.finish(task.key, outcome)

    def _take_failure(self, phase: Phase, task: Task, visit: Visit, what: str) -> None:
        failed: Fetched = replace(visit.fetched, outcome=FetchOutcome.INTERNAL, note=what)
        try:
            phase.take(task, Visit(failed, None, visit.sha256))
        except Exception:  # noqa: BLE001  # as above; the issue is noted already
            _log.exception("noting the failure of %s failed too", task.url)

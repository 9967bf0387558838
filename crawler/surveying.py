"""The first phase: walking the site's sections, keeping what each page says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.model import Issue
from audit.store import Task
from crawler.context import Context
from crawler.fetching import Ask
from crawler.homelinks import home_links
from crawler.page import Page, Reading
from crawler.reading import read
from crawler.selectors import selected
from crawler.stored import PAGE_KINDS, StoredReading, of_failure, of_page
from crawler.storedjson import loaded
from crawler.survey import Lead
from crawler.visit import Visit

#: The stage of issues about a wrong declaration: the page was read all the same.
CHARSET = "charset"
_FIRST_PAGES = frozenset({"home", "section"})


@dataclass(slots=True)
class Surveying:
    """Breadth first, wave by wave (see ``crawler.survey``)."""

    context: Context
    name: str = "survey"

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """Waves of pages not read yet; a run that goes on walks the known ones from memory."""
        context, survey = self.context, self.context.survey
        if planned:
            yield []  # what was handed out must be answered before the waves are counted again
            known = context.store.readings(context.agency.id, PAGE_KINDS)
            for key, (kind, dialect, payload) in known.items():
                if payload.get("depth", 0) >= 0:
                    survey.pages[key] = loaded(key, kind, dialect, payload)
        wave, depth = survey.first(), 0
        while wave:
            missing = [lead for lead in wave if lead.key not in survey.pages]
            allowed = context.journal.pages_left()
            for lead in missing[allowed:]:
                survey.dropped[lead.key] = lead
            if missing[:allowed]:
                yield [_task(lead, number) for number, lead in enumerate(missing[:allowed])]
            wave, depth = survey.next_wave(depth), depth + 1

    def ask(self, task: Task) -> Ask:
        """The page itself."""
        return self.context.ask(task)

    def take(self, task: Task, visit: Visit) -> None:
        """Keep the page's reading, and a home page's links for later."""
        stored = keep_reading(self.context, task, visit)
        self.context.survey.pages[stored.key] = stored
        if task.depth == 0 and visit.page is not None and stored.key in self.context.survey.homes:
            self._keep_links(stored, visit)

    def _keep_links(self, stored: StoredReading, visit: Visit) -> None:
        if not self.context.plan.home_links or visit.page is None:
            return
        ignores = self.context.overriding.ignores
        links = [[link.url, link.label] for link in home_links(visit.page) if not ignores(link.url)]
        payload = {"links": links, "found_on": stored.url}
        self.context.journal.writer.reading(f"{stored.key}#links", "home_links", "", payload)


def keep_reading(context: Context, task: Task, visit: Visit) -> StoredReading:
    """Read a fetched page and put its reading into the journal."""
    key = str(task.payload.get("key") or task.url)
    if visit.page is None:
        stored = of_failure(key, task.depth, visit.fetched, visit.sha256)
    else:
        reading = read(visit.page, seen=context.seen)
        css = str(task.payload.get("selector") or context.overriding.selector(key))
        if css:
            reading = selected(visit.page, reading, css)
        stored = of_page(key, task.depth, visit.fetched, visit.sha256, visit.page, reading)
        _note(context, task, visit.page, reading, stored)
    context.journal.reading(stored)
    return stored


def _note(context: Context, task: Task, page: Page, reading: Reading, stored: StoredReading) -> None:
    """Put into the log what was not understood of a page, and what it wrongly says of itself."""
    issue, agency = context.journal.writer.issue, context.agency.id
    if stored.handed_over:
        issue(Issue(agency, stored.handed_over, stored.url))
    if stored.cut:
        issue(Issue(agency, "页面过长，只读了前面的部分（列表按未读全处理）", stored.url))
    if reading.misdeclared and task.role in _FIRST_PAGES and task.depth <= 1:
        what = f"页面声明的字符集是 {reading.misdeclared}，实际是 {page.encoding}"
        issue(Issue(agency, what, stored.url, CHARSET))


def _task(lead: Lead, number: int) -> Task:
    role = "home" if lead.depth == 0 else "section"
    return Task(lead.key, "survey", role, depth=lead.depth, priority=number)

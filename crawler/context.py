"""What the phases of one agency's crawl share, and what a phase is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from audit.model import Agency, ColumnId, Plan
from audit.overrides import SiteOverrides
from audit.settings import CrawlSettings
from audit.store import Store, Task
from crawler.chains import Chain
from crawler.columns import Choice
from crawler.documenting import Desk, Documenting
from crawler.fetching import Ask
from crawler.journal import Journal
from crawler.overriding import Overriding
from crawler.stored import PAGE_KINDS, StoredReading
from crawler.storedjson import loaded
from crawler.survey import Survey
from crawler.visit import Visit


@dataclass(slots=True)
class Context:
    """The state of one agency's crawl.

    ``seen`` is the day by which dates without a year are understood; ``choices``, ``doubts`` (columns
    left open, and why) and ``chains`` are filled by the phase that reads lists, ``rendered`` (the pages of
    a list in the browser, by its first) by that of the browser; ``overriding`` is what people decided
    about the site.  ``desk`` reads documents for all agencies of the process, ``documenting`` for this one.
    """

    agency: Agency
    plan: Plan
    limits: CrawlSettings
    store: Store
    journal: Journal
    survey: Survey
    seen: date
    choices: dict[ColumnId, Choice] = field(default_factory=dict)
    doubts: dict[ColumnId, str] = field(default_factory=dict)
    chains: dict[str, Chain] = field(default_factory=dict)
    rendered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    overriding: Overriding = field(default_factory=lambda: Overriding.of(SiteOverrides()))
    desk: Desk = field(default_factory=Desk)
    documenting: Documenting = field(init=False)

    def __post_init__(self) -> None:
        self.documenting = Documenting(self.agency.id, self.limits, self.store, self.journal, self.desk)

    def reading(self, key: str) -> StoredReading | None:
        """What was understood of a page, from memory or store; None where it was not fetched."""
        known = self.survey.pages.get(key)
        if known is not None:
            return known
        found = self.store.reading(self.agency.id, key)
        if found is None or found[0] not in PAGE_KINDS:
            return None
        return loaded(key, *found)

    def ask(self, task: Task) -> Ask:
        """The request that a task stands for, with the size limit of pages."""
        return Ask(task.url, self.limits.page_size, task.method, task.body)


class Phase(Protocol):
    """A barrier of the crawl: rounds of tasks, and what to do with each answer."""

    @property
    def name(self) -> str:
        """By what the store knows the phase."""

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """Tasks, round by round; each round is asked for after the last one was done.

        ``planned`` says that an earlier run had handed out this phase's tasks already.
        """

    def ask(self, task: Task) -> Ask:
        """The request for a task."""

    def take(self, task: Task, visit: Visit) -> None:
        """Write down what an answer says.  Not called on the network's time: no waiting here."""

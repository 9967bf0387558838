"""The second phase: each chosen column's lists, page after page, back to the start of the period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.store import Task
from crawler.candidates import chosen
from crawler.chains import Chain
from crawler.context import Context
from crawler.fetching import Ask
from crawler.gather import horizon
from crawler.page import PageRequest
from crawler.scope import unique
from crawler.stored import StoredReading
from crawler.surveying import keep_reading
from crawler.urls import key_of
from crawler.visit import Visit

#: What is said of columns that no rule of the system asks for.
NOT_ASKED = "本次检查不要求阅读该栏目，只读了已采集的页面"


@dataclass(slots=True)
class Lists:
    """All lists at once, one page of each per round: within a list a page leads to the next."""

    context: Context
    name: str = "lists"
    _fresh: dict[str, StoredReading] = field(default_factory=dict)

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """Choose the columns, then follow each chain as far as it is known and ask for what is next."""
        context = self.context
        if planned:
            yield []  # what was handed out must be answered before the budget is counted again
        choices = chosen(context.survey, context.agency)
        context.choices = context.overriding.choices(choices, context.survey)
        context.doubts = {
            doubt.column: doubt.what
            for doubt in choices.doubts
            if context.overriding.decided(doubt.column) is None
        } | context.overriding.doubts(context.survey, context.choices)
        context.chains = self._chains()
        while tasks := self._next_round():
            yield tasks

    def _chains(self) -> dict[str, Chain]:
        chains: dict[str, Chain] = {}
        for column, choice in sorted(self.context.choices.items()):
            need = self.context.plan.need(column)
            day = horizon(need, self.context.plan.period)
            for url in unique(choice.urls):
                chain = chains.setdefault(url, Chain(url, day, asked=False))
                chain.horizon = min(chain.horizon, day)
                chain.asked = chain.asked or need is not None
        return chains

    def _next_round(self) -> list[Task]:
        wanted: dict[str, Task] = {}
        for start, chain in sorted(self.context.chains.items()):
            task = self._advance(start, chain)
            if task is None:
                continue
            key = str(task.payload["key"])
            if key not in wanted and len(wanted) >= self.context.journal.pages_left():
                chain.stop(f"达到页数上限（{self.context.limits.max_pages} 页）")
                continue
            wanted[key] = task
        self._fresh.clear()
        return list(wanted.values())

    def _advance(self, start: str, chain: Chain) -> Task | None:
        """Feed the chain what is known; return the task for the first page that is not."""
        while not chain.ended:
            request = chain.following or PageRequest(start)
            key = key_of(request.url, request.method, request.body)
            page = self._fresh.get(key) or self.context.reading(key)
            if page is None and not chain.asked:
                chain.stop(NOT_ASKED)
                return None
            if page is None:
                return Task(
                    request.url,
                    "lists",
                    "list",
                    request.method,
                    request.body,
                    depth=-1,
                    payload={
                        "key": key,
                        "headers": [list(pair) for pair in request.headers],
                        "selector": self.context.overriding.selector(start),
                    },
                )
            chain.feed(page)
        return None

    def ask(self, task: Task) -> Ask:
        """The page, with the headers that its dialect wants."""
        headers = task.payload.get("headers")
        pairs = tuple((str(name), str(value)) for name, value in headers) if isinstance(headers, list) else ()
        return Ask(task.url, self.context.limits.page_size, task.method, task.body, pairs)

    def take(self, task: Task, visit: Visit) -> None:
        """Keep the page's reading for the chains that wait for it."""
        stored = keep_reading(self.context, task, visit)
        self._fresh[stored.key] = stored

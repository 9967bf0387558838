"""The second phase: each chosen column's lists, page after page, back to the start of the period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from audit.store import Task
from crawler.candidates import chosen
from crawler.chains import Chain
from crawler.context import Context
from crawler.encoding import decode
from crawler.extract.scriptfiles import request_in
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
#: The role of script files that are looked into for the call that fills a list.
SCRIPT = "script"
_SCRIPT_MARK = "#script"
_LONGEST_SCRIPT = 200_000


@dataclass(slots=True)
class Lists:
    """All lists at once, one page of each per round: within a list a page leads to the next."""

    context: Context
    name: str = "lists"
    _fresh: dict[str, StoredReading] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

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
            if page is not None and chain.asked and not chain.keys and page.scripts:
                page, wanted = self._filled(page)
                if wanted is not None:
                    return wanted
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

    def _filled(self, page: StoredReading) -> tuple[StoredReading, Task | None]:
        """A page without a row, with the call that its host's script files fill it by.

        The task that fetches the next of these files where one was not fetched yet.
        """
        codes: dict[str, str] = {}
        for url in page.scripts:
            code = self._code(url)
            if code is None:
                return page, Task(url, "lists", SCRIPT, depth=-1, payload={"key": f"{url}{_SCRIPT_MARK}"})
            codes[url] = code
        request = request_in(page.url, page.inline, codes) if any(codes.values()) else None
        return replace(page, scripts=(), next_page=request), None

    def _code(self, url: str) -> str | None:
        """A script file's text (empty where it could not be had); None where nobody asked for it yet."""
        if url not in self._codes:
            found = self.context.store.reading(self.context.agency.id, f"{url}{_SCRIPT_MARK}")
            if found is None:
                return None
            self._codes[url] = str(found[2].get("code", ""))
        return self._codes[url]

    def _take_script(self, task: Task, visit: Visit) -> None:
        body = visit.fetched.body if visit.fetched.ok else b""
        code = decode(body, visit.fetched.content_type).text if len(body) <= _LONGEST_SCRIPT else ""
        self._codes[task.url] = code
        payload = {"outcome": visit.outcome.value, "code": code}
        self.context.journal.writer.reading(f"{task.url}{_SCRIPT_MARK}", SCRIPT, "", payload)

    def ask(self, task: Task) -> Ask:
        """The page, with the headers that its dialect wants."""
        headers = task.payload.get("headers")
        pairs = tuple((str(name), str(value)) for name, value in headers) if isinstance(headers, list) else ()
        return Ask(task.url, self.context.limits.page_size, task.method, task.body, pairs)

    def take(self, task: Task, visit: Visit) -> None:
        """Keep the page's reading for the chains that wait for it."""
        if task.role == SCRIPT:
            self._take_script(task, visit)
            return
        stored = keep_reading(self.context, task, visit)
        self._fresh[stored.key] = stored

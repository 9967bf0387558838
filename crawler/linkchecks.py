"""Looking at the home page's links: once, and up to twice more at those that did not answer well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.model import FetchOutcome, LinkCheck
from audit.store import Task
from crawler.context import Context
from crawler.fetching import Ask
from crawler.homelinks import by_head, needs_another_look
from crawler.visit import Visit

_SAMPLE = 65_536


@dataclass(slots=True)
class LinkLook:
    """One round of looks; ``number`` is 1, 2 or 3."""

    context: Context
    number: int

    @property
    def name(self) -> str:
        """The phase's name."""
        return "links" if self.number == 1 else f"links{self.number}"

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """All links of the home pages, or those whose last look asks for another."""
        if planned:
            yield []
        elif self.number == 1:
            yield self._first_looks()
        else:
            yield [
                self._task(check)
                for check in self.context.store.links(self.context.agency.id)
                if len(check.outcomes) == self.number - 1 and needs_another_look(check.outcomes)
            ]

    def _first_looks(self) -> list[Task]:
        context = self.context
        if not context.plan.home_links:
            return []
        tasks: list[Task] = []
        checked: set[str] = set()
        for home in context.survey.homes:
            found = context.store.reading(context.agency.id, f"{home}#links")
            links = found[2]["links"] if found else []
            known = self._answered([url for url, _ in links])
            for url, label in links:
                if url in checked:
                    continue
                checked.add(url)
                external = context.survey.scope.is_external(url)
                check = LinkCheck(url, label, found[2]["found_on"] if found else home, (), None, external)
                if url in known:  # the crawl has been there already, and it was well
                    context.journal.writer.link(replace(check, outcomes=(FetchOutcome.OK,), status=200))
                else:
                    tasks.append(self._task(check))
        return tasks

    def _answered(self, urls: list[str]) -> set[str]:
        """Which of the addresses the crawl has been to already, with a good answer."""
        outcomes = self.context.store.task_outcomes(self.context.agency.id, urls=urls)
        return {url for url, outcome in outcomes.items() if outcome == FetchOutcome.OK}

    def _task(self, check: LinkCheck) -> Task:
        payload = {
            "label": check.label,
            "found_on": check.found_on,
            "external": check.external,
            "outcomes": [outcome.value for outcome in check.outcomes],
        }
        return Task(check.url, self.name, self.name, payload=payload)

    def ask(self, task: Task) -> Ask:
        """The head where that is enough, else the first part of the page."""
        method = "HEAD" if by_head(task.url, external=bool(task.payload.get("external"))) else "GET"
        return Ask(task.url, self.context.limits.attachment_size, method, sample=_SAMPLE, retries=0)

    def take(self, task: Task, visit: Visit) -> None:
        """Add this look to the link's record."""
        payload = task.payload
        before = payload.get("outcomes", [])
        assert isinstance(before, list)
        self.context.journal.writer.link(
            LinkCheck(
                url=task.url,
                label=str(payload.get("label", "")),
                found_on=str(payload.get("found_on", "")),
                outcomes=(*(FetchOutcome(outcome) for outcome in before), visit.outcome),
                status=visit.fetched.status,
                external=bool(payload.get("external")),
                sha256=visit.sha256,
                fetched_at=visit.fetched.fetched_at,
            )
        )

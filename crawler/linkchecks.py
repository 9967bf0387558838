"""Looking at the links of home pages and of a sample of others: once, and up to twice more at bad answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from audit.model import FetchOutcome, LinkCheck
from audit.store import Store, Task
from crawler.context import Context
from crawler.fetching import Ask
from crawler.goneitems import gone_items
from crawler.homelinks import LOOKS, by_head, needs_another_look
from crawler.landings import landing
from crawler.otherlinks import other_links
from crawler.urls import host_of
from crawler.visit import Visit

_SAMPLE = 65_536
#: So many foreign hosts are looked at for what stands there now, one page each.
_MOST_LANDINGS = 60


@dataclass(slots=True)
class LinkLook:
    """One round of looks; ``number`` is 1, 2 or 3, ``apart`` the seconds that lie between two looks."""

    context: Context
    number: int
    apart: float = 0.0

    @property
    def name(self) -> str:
        """The phase's name."""
        return "links" if self.number == 1 else f"links{self.number}"

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """All links of the chosen pages, or those whose last look asks for another and is long enough ago."""
        if planned:
            yield []
        elif self.number == 1:
            yield self._first_looks()
        else:
            yield [
                self._task(check)
                for check in self._known()
                if len(check.outcomes) == self.number - 1 and is_due(check, self.apart)
            ]

    def _known(self) -> tuple[LinkCheck, ...]:
        """The links that were looked at; at the second look also what was gone when first asked for."""
        context = self.context
        known = context.store.links(context.agency.id)
        if self.number > 2 or not context.plan.home_links:
            return known
        urls = {check.url for check in known}
        gone = [check for check in gone_items(context) if check.url not in urls]
        for check in gone:
            context.journal.writer.link(check)
        return (*known, *gone)

    def _first_looks(self) -> list[Task]:
        context = self.context
        if not context.plan.home_links:
            return []
        tasks: list[Task] = []
        checked: set[str] = set()
        hosts: set[str] = set()
        for found_on, links in self._pages():
            known = self._answered([url for url, _ in links])
            for url, label in links:
                if url in checked:
                    continue
                checked.add(url)
                external = context.survey.scope.is_external(url)
                check = LinkCheck(url, label, found_on, (), None, external)
                if url in known:  # the crawl has been there already, and it was well
                    context.journal.writer.link(replace(check, outcomes=(FetchOutcome.OK,), status=200))
                    continue
                host = host_of(url)[0]
                lands = external and host not in hosts and len(hosts) < _MOST_LANDINGS
                hosts.update({host} if lands else set())
                tasks.append(self._task(check, lands=lands))
        return tasks

    def _pages(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """The pages whose links are looked at, home pages first, each with its links."""
        context = self.context
        for home in context.survey.homes:
            found = context.store.reading(context.agency.id, f"{home}#links")
            if found:
                yield found[2]["found_on"], [(url, label) for url, label in found[2]["links"]]
        yield from other_links(context)

    def _answered(self, urls: list[str]) -> set[str]:
        """Which of the addresses the crawl has been to already, with a good answer."""
        outcomes = self.context.store.task_outcomes(self.context.agency.id, urls=urls)
        return {url for url, outcome in outcomes.items() if outcome == FetchOutcome.OK}

    def _task(self, check: LinkCheck, *, lands: bool = False) -> Task:
        payload = {
            "label": check.label,
            "found_on": check.found_on,
            "external": check.external,
            "outcomes": [outcome.value for outcome in check.outcomes],
            "times": [moment.isoformat() for moment in check.times],
            "lands": lands,
        }
        return Task(check.url, self.name, self.name, payload=payload)

    def ask(self, task: Task) -> Ask:
        """The head where that is enough, else the first part of the page.

        A server that knows no HEAD may call what it has missing (FP-01): later looks ask as a reader does.
        """
        external = bool(task.payload.get("external"))
        first = self.number == 1 and not task.payload.get("lands")
        head = first and by_head(task.url, external=external)
        return Ask(
            task.url,
            self.context.limits.attachment_size,
            "HEAD" if head else "GET",
            sample=_SAMPLE,
            retries=0,
        )

    def take(self, task: Task, visit: Visit) -> None:
        """Add this look to the link's record."""
        payload: Any = task.payload
        external = bool(payload.get("external"))
        fetched = visit.fetched
        landed, words = landing(task.url, fetched) if external else ("", "")
        self.context.journal.writer.link(
            LinkCheck(
                url=task.url,
                label=str(payload.get("label", "")),
                found_on=str(payload.get("found_on", "")),
                outcomes=(*(FetchOutcome(old) for old in payload.get("outcomes", ())), visit.outcome),
                status=fetched.status,
                external=external,
                sha256=visit.sha256,
                fetched_at=fetched.fetched_at,
                times=(*(datetime.fromisoformat(at) for at in payload.get("times", ())), fetched.fetched_at),
                landed=landed,
                words=words,
            )
        )


def is_due(check: LinkCheck, apart: float) -> bool:
    """Whether a link deserves a further look now: ``apart`` seconds after the last one."""
    if not needs_another_look(check.outcomes):
        return False
    last = check.times[-1] if check.times else check.fetched_at
    return last is None or datetime.now(UTC) - last >= timedelta(seconds=apart)


def looks_due(store: Store, agency: str, minutes: int) -> bool:
    """Whether a further look at any link of the agency's pages is due: a dead one was not seen thrice."""
    return any(
        len(check.outcomes) < LOOKS
        and check.outcomes
        and check.outcomes[-1].is_dead
        and is_due(check, minutes * 60)
        for check in store.links(agency)
    )

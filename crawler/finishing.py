"""The last phase: records get their attachments' outcomes, columns their coverage, pages their facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, timezone

from audit.model import Column, ColumnId, Coverage, Evidence, FetchOutcome, Issue, PageFacts, Period, Record
from audit.store import Task
from crawler.columnparts import labels_under
from crawler.context import Context
from crawler.coverage import Shown, found_column, missing_column
from crawler.fetching import Ask
from crawler.overriding import absent_column
from crawler.page import PageKind
from crawler.scope import unique
from crawler.stored import StoredReading
from crawler.visit import Visit

_CHINA = timezone(timedelta(hours=8))


@dataclass(slots=True)
class Finishing:
    """No request any more: everything follows from what is stored, and may be done twice."""

    context: Context
    name: str = "finish"
    _day: date = field(init=False)

    def __post_init__(self) -> None:
        self._day = self.context.seen

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:  # noqa: ARG002  # one signature for all phases
        """No tasks; the work itself."""
        self._day = self._began()
        self._pages()
        outcomes = self.context.store.task_outcomes(self.context.agency.id, "attachment")
        gap = self.context.survey.gap()
        searched = self.context.survey.searched()
        decided = self.context.overriding.overrides.columns
        needed = {need.column for need in self.context.plan.needs}
        under = labels_under(self.context.survey)
        for column in sorted({*needed, *self.context.choices, *decided}):
            known = ColumnId(column)
            self.context.journal.writer.column(self._column(known, outcomes, gap, searched, under))
            self.context.journal.breathe()
        for column_id, what in sorted(self.context.doubts.items()):
            self.context.journal.writer.issue(Issue(self.context.agency.id, f"{column_id.label}：{what}"))
        for issue in self.context.overriding.issues(self.context.agency):
            self.context.journal.writer.issue(issue)
        if gap:
            self.context.journal.writer.issue(Issue(self.context.agency.id, f"栏目未查全：{gap}"))
        yield []

    def _began(self) -> date:
        """The day on which the crawl began, in China: one day for all of it, however long it took."""
        state = self.context.store.crawl_state(self.context.agency.id)
        started = None if state is None else state.started
        return self.context.seen if started is None else started.astimezone(_CHINA).date()

    def ask(self, task: Task) -> Ask:
        """Never called: there are no tasks."""
        return self.context.ask(task)

    def take(self, task: Task, visit: Visit) -> None:
        """Never called either."""

    def _column(
        self,
        column: ColumnId,
        outcomes: dict[str, str],
        gap: str,
        searched: tuple[Evidence, ...],
        under: Mapping[str, tuple[str, ...]],
    ) -> Column:
        context = self.context
        decision = context.overriding.decided(column)
        if decision is not None and context.overriding.is_absent(column):
            return absent_column(column, decision, context.survey)
        choice = context.choices.get(column)
        if choice is None:
            return missing_column(column, context.survey, gap, searched, context.doubts.get(column, ""))
        urls = unique(choice.urls)
        found = found_column(
            column,
            choice,
            [
                context.reading(key)
                for key in (*urls, *(k for url in urls for k in context.rendered.get(url, ())))
            ],
            [context.chains[url] for url in urls if url in context.chains],
            self._records(column, outcomes),
            under,
            context.survey.own,
        )
        if found.coverage is Coverage.COMPLETE and urls and all(url in context.chains for url in urls):
            span = Period(min(context.plan.period.start, self._day), self._day)
            context.journal.writer.read_whole(found, span)
        return found if decision is None else replace(found, decision=decision)

    def _records(self, column: ColumnId, outcomes: dict[str, str]) -> Shown:
        """Count a column's records; write down what became of their attachments."""
        count, newest = 0, None
        need = self.context.plan.need(column)
        for record in self.context.store.records(self.context.agency.id, [column]):
            count += 1
            if record.shown is not None and (newest is None or record.shown > newest):
                newest = record.shown
            done = self._with_outcomes(record, outcomes)
            if need is not None:
                done = self.context.documenting.completed(done, texts=need.texts, tables=need.tables)
            if done != record:
                self.context.journal.writer.record(done)
            self.context.journal.writer.sighting(record, self._day)
        return Shown(count, newest)

    def _with_outcomes(self, record: Record, outcomes: dict[str, str]) -> Record:
        attachments = tuple(
            item
            if item.outcome is not None or item.url not in outcomes
            else replace(
                item,
                outcome=FetchOutcome(outcomes[item.url]),
                note=self.context.documenting.note(item.url),
            )
            for item in record.attachments
        )
        return replace(record, attachments=attachments)

    def _pages(self) -> None:
        """Facts of the pages that are no articles."""
        survey = self.context.survey
        platform = self.context.choices.get(ColumnId.DISCLOSURE)
        platforms = set(unique((*self.context.agency.entry, *(platform.urls if platform else ()))))
        for page in survey.pages.values():
            if not page.ok:
                continue
            if page.key in survey.homes:
                role = "home"
            elif page.key in platforms:
                role = "platform"
            elif page.kind is PageKind.LIST:
                role = "list"
            else:
                continue
            self.context.journal.writer.page(_facts(page, role))


def _facts(page: StoredReading, role: str) -> PageFacts:
    return PageFacts(
        url=page.url,
        role=role,
        sha256=page.sha256,
        fetched_at=page.fetched_at,
        title=page.title,
        meta=page.meta or {},
        footer=page.footer,
        newest=page.newest,
        links=page.links,
        marks=page.marks,
    )

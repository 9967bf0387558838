"""The phase that tries the site's own search: a few published titles, asked for as a reader would.

国办秘函〔2019〕19号“站内搜索”: of four published titles the first page of results has to show each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from audit.model import FetchOutcome, PageFacts, Record, SearchCheck
from audit.store import Task
from crawler.context import Context
from crawler.extract.searchform import SearchForm, find_search_form, shows_title
from crawler.fetching import Ask
from crawler.page import read_page
from crawler.rereading import page_again
from crawler.visit import Visit

TITLES = 4
#: So long an index may need before a new page can be found; very old pages may have left it.
_FRESH = timedelta(days=7)
_OLD = timedelta(days=400)
_SHORTEST, _LONGEST = 10, 60
_PAGES = 6


@dataclass(slots=True)
class SiteSearch:
    """One round; a site without a form that can be sent gets one line that says why."""

    context: Context
    name: str = "search"

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:
        """The requests for the titles."""
        if planned or not self.context.plan.search:
            yield []
            return
        form, where = self._form()
        if form is None or form.trouble:
            note = "首页和抽查的栏目页没有读到搜索表单（可能由脚本提供）" if form is None else form.trouble
            self._note(SearchCheck("", where, FetchOutcome.UNSUPPORTED, note=note))
            yield []
            return
        titles = self._titles()
        if not titles:
            self._note(SearchCheck("", where, FetchOutcome.LIMIT, note="没有读到可以用来试搜的标题"))
        yield [_task(form, title, number) for number, title in enumerate(titles)]

    def _note(self, check: SearchCheck) -> None:
        self.context.journal.writer.search(check)

    def _form(self) -> tuple[SearchForm | None, str]:
        """The first usable form of the home page or of a few list pages, and where it was looked for."""
        homes = self.context.survey.homes
        best: SearchForm | None = None
        for page in self._pages():
            form = self._form_on(page)
            if form is not None and (best is None or best.trouble):
                best = form
            if best is not None and not best.trouble:
                break
        return best, homes[0] if homes else ""

    def _pages(self) -> list[PageFacts]:
        """Home pages, then list pages in the order of their addresses."""
        survey = self.context.survey
        read = [page for _, page in sorted(survey.pages.items()) if page.ok and page.sha256]
        read = [page for page in read if survey.scope.contains(page.url)]
        homes = [page for page in read if page.key in survey.homes]
        others = [page for page in read if page.key not in survey.homes]
        return [PageFacts(page.url, "", page.sha256) for page in (*homes, *others[:_PAGES])]

    def _form_on(self, page: PageFacts) -> SearchForm | None:
        context = self.context
        capture = context.store.capture(context.agency.id, page.url, page.sha256 or "")
        if capture is None:
            return None
        seen = page_again(context.journal.evidence, capture, context.limits.page_size)
        return None if seen is None else find_search_form(seen)

    def _titles(self) -> list[str]:
        """Titles to ask for: of articles that were read on the site itself, from different columns first."""
        found: dict[str, list[str]] = {}
        for record in self.context.store.records(self.context.agency.id):
            if self._may_be_asked(record):
                found.setdefault(record.column, []).append(record.title)
        chosen: dict[str, None] = {}
        for place in range(TITLES):
            for column in sorted(found):
                if place < len(found[column]) and len(chosen) < TITLES:
                    chosen.setdefault(found[column][place])
        return list(chosen)

    def _may_be_asked(self, record: Record) -> bool:
        shown, last = record.shown, self.context.plan.as_of
        return (
            record.outcome is FetchOutcome.OK
            and not record.is_page
            and _SHORTEST <= len(record.title) <= _LONGEST
            and not record.title.endswith(("…", "...", ".."))
            and shown is not None
            and last - _OLD <= shown <= last - _FRESH
            and self.context.survey.scope.contains(record.url)
        )

    def ask(self, task: Task) -> Ask:
        """The request that the form would send."""
        return Ask(task.url, self.context.limits.page_size, task.method, task.body, retries=0)

    def take(self, task: Task, visit: Visit) -> None:
        """Note whether the first page of results shows the title."""
        fetched, title = visit.fetched, str(task.payload["title"])
        found: bool | None = None
        note = fetched.note
        if fetched.ok:
            page = read_page(fetched.url, fetched.body, fetched.content_type)
            found, note = shows_title(page, title)
            if found is False and task.payload.get("rewritten"):
                found, note = None, "搜索表单由脚本改写后提交，检查程序无法照样提交"
        self._note(
            SearchCheck(
                title, fetched.url, visit.outcome, found, visit.sha256, fetched.fetched_at, note[:300]
            )
        )


def _task(form: SearchForm, title: str, number: int) -> Task:
    url, method, body = form.request(title)
    payload = {"title": title, "rewritten": form.rewritten}
    return Task(url, "search", "search", method, body, priority=number, payload=payload)

"""One visit: an address fetched to the end, evidence kept, the page decoded, its redirects followed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from audit.model import FetchOutcome
from crawler.encoding import contradicts
from crawler.extract.redirects import find_redirect
from crawler.fetching import Ask, Fetched, Fetcher
from crawler.filereading import FileReading
from crawler.journal import Journal
from crawler.page import Page, read_page
from crawler.urls import normalised

_MOST_PAGE_REDIRECTS = 3
#: Pages that only send their reader on are small.
_SMALL_PAGE = 20_000
#: Failures after which asking for the whole instead of the head is no use.
_HOPELESS = frozenset(
    {
        FetchOutcome.DNS,
        FetchOutcome.REFUSED,
        FetchOutcome.ROBOTS,
        FetchOutcome.UNSAFE_ADDRESS,
        FetchOutcome.UNSUPPORTED,
        FetchOutcome.LIMIT,
        FetchOutcome.IGNORED,
        FetchOutcome.TLS,
    }
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit brought: the fetch, the page (None where there is none to read), its evidence.

    ``file`` is what a document says, None where nobody tried to read one.
    """

    fetched: Fetched
    page: Page | None = None
    sha256: str | None = None
    file: FileReading | None = field(default=None, kw_only=True)

    @property
    def outcome(self) -> FetchOutcome:
        """What became of it."""
        return self.fetched.outcome


@dataclass(frozen=True, slots=True)
class Visitor:
    """Visits on behalf of one agency's crawl."""

    fetcher: Fetcher
    journal: Journal

    async def visit(self, ask: Ask, role: str, *, parse: bool = True) -> Visit:
        """Fetch ``ask``; what came is put into the evidence before anybody reads it.

        A budget that is used up makes the outcome LIMIT without any request.
        """
        limit = self.journal.limit()
        if limit:
            return Visit(Fetched(ask.url, FetchOutcome.LIMIT, note=limit))
        fetched = await self.fetcher.fetch(ask)
        if ask.method == "HEAD" and not fetched.ok and fetched.outcome not in _HOPELESS:
            # Many servers answer HEAD wrongly: only a GET that fails says something (catalogue FP-01).
            fetched = await self.fetcher.fetch(replace(ask, method="GET"))
        visit = self._read(fetched, role, parse=parse)
        if visit.page is not None:
            visit.page.posted = ask.body  # what a data interface was asked tells what to ask next
        for _ in range(_MOST_PAGE_REDIRECTS):
            target = self._sent_on(visit)
            if not target:
                break
            visit = self._read(await self.fetcher.fetch(Ask(target, ask.size)), role, parse=parse)
        return visit

    def _read(self, fetched: Fetched, role: str, *, parse: bool) -> Visit:
        page = None
        if parse and fetched.ok:
            page = read_page(fetched.url, fetched.body, fetched.content_type)
            if page.broken:
                fetched.outcome = FetchOutcome.ENCODING_BROKEN
            elif contradicts(page.declared, page.encoding, page.body):
                fetched.note = fetched.note or f"声明的字符集 {page.declared} 与实际 {page.encoding} 不符"
        sha256 = self.journal.keep(fetched, role, None if page is None else page.encoding)
        return Visit(fetched, page if fetched.ok else None, sha256)

    def _sent_on(self, visit: Visit) -> str:
        """Where a page that shows nothing sends its reader; empty where it stays."""
        page = visit.page
        if page is None or len(page.body) > _SMALL_PAGE or page.body == b"":
            return ""
        if b"ocation" not in page.body and b"efresh" not in page.body and b"EFRESH" not in page.body:
            return ""
        target = normalised(find_redirect(page) or "")
        return "" if target == visit.fetched.url else target

"""The journal of one agency's crawl: evidence first, then the facts that cite it, batch by batch."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from audit.model import Capture, FetchOutcome, Issue
from audit.settings import CrawlSettings
from audit.store import CrawlState, CrawlWriter, Store
from crawler.evidence import EvidenceWriter
from crawler.fetching import Fetched
from crawler.stored import StoredReading
from crawler.storedjson import dumped

_SECONDS_BETWEEN_COMMITS = 2.0
#: Outcomes that are the site's or the network's trouble and worth a line in the log.
_QUIET = frozenset({FetchOutcome.OK, FetchOutcome.NOT_MODIFIED, FetchOutcome.LIMIT})


@dataclass(slots=True)
class Spent:
    """What an agency's crawl has used of its budget, over all its runs."""

    pages: int = 0
    bytes: int = 0
    seconds: float = 0.0
    records: int = 0
    problems: int = 0


class Journal:
    """Writes captures, readings and marks of one agency; knows what the crawl has cost so far."""

    def __init__(
        self, agency: str, store: Store, evidence: Path, limits: CrawlSettings, state: CrawlState
    ) -> None:
        self.agency = agency
        self.evidence = evidence
        self.spent = Spent(state.pages, state.bytes, float(state.seconds), state.records, state.problems)
        self.phase = state.phase
        self._silent: set[str] = set()
        self._limits = limits
        self._started = time.monotonic() - self.spent.seconds
        self._committed = time.monotonic()
        self._evidence = EvidenceWriter(evidence, agency, store.warc_end(agency))
        self.writer: CrawlWriter = store.writer(agency, self._evidence.sync)

    def limit(self) -> str:
        """Which budget of the agency is used up, in Chinese; empty where none is."""
        self.spent.seconds = time.monotonic() - self._started
        if self.spent.bytes >= self._limits.max_bytes:
            return f"达到流量上限（{self._limits.max_bytes // 2**20} MB）"
        if self.spent.seconds >= self._limits.max_minutes * 60:
            return f"达到时间上限（{self._limits.max_minutes} 分钟）"
        return ""

    def pages_left(self) -> int:
        """How many more pages the budget allows."""
        return max(0, self._limits.max_pages - self.spent.pages)

    def keep(self, fetched: Fetched, role: str, encoding: str | None = None) -> str | None:
        """Put every exchange of a fetch into evidence and store; return the final answer's SHA-256.

        ``encoding`` is what the final answer was decoded with.
        """
        sha256 = None
        last = fetched.exchanges[-1][0] if fetched.exchanges else None
        for exchange, outcome in fetched.exchanges:
            place = self._evidence.add(exchange)
            self.spent.bytes += len(exchange.body)
            final = exchange is last and exchange is fetched.final
            if final:
                sha256 = place.sha256
            kind = next((v for n, v in exchange.headers if n.lower() == b"content-type"), b"")
            self.writer.capture(
                Capture(
                    url=exchange.url,
                    fetched_at=exchange.fetched_at,
                    outcome=fetched.outcome if final else outcome,
                    status=exchange.status,
                    sha256=place.sha256,
                    content_type=kind.decode("latin-1")[:200],
                    encoding=encoding if final else None,
                    size=len(exchange.body),
                    warc_file=place.file,
                    warc_offset=place.offset,
                    warc_length=place.length,
                    note=fetched.note[:300] if final else "",
                ),
                role,
            )
        if fetched.final is None and fetched.outcome is not FetchOutcome.LIMIT:
            capture = Capture(fetched.url, fetched.fetched_at, fetched.outcome, note=fetched.note[:300])
            self.writer.capture(capture, role)
        return sha256

    def keep_made(
        self, url: str, kind: str, body: bytes, content_type: str, moment: datetime, note: str
    ) -> str:
        """Put something that was made from a page (not sent by its server) into the evidence; its SHA-256."""
        place = self._evidence.add_made(url, kind, body, content_type, moment)
        self.writer.capture(
            Capture(
                url=url,
                fetched_at=moment,
                outcome=FetchOutcome.OK,
                sha256=place.sha256,
                content_type=content_type,
                encoding="utf-8" if content_type.startswith("text/") else None,
                size=len(body),
                warc_file=place.file,
                warc_offset=place.offset,
                warc_length=place.length,
                note=note[:300],
            ),
            kind,
        )
        return place.sha256

    def trouble(self, fetched: Fetched, url: str) -> None:
        """Note a fetch that went wrong, for the site's profile."""
        if fetched.outcome in _QUIET:
            return
        if fetched.final is None:
            # The whole host does not answer: one trouble, however many links lead there.
            parts = urlsplit(url)
            url = f"{parts.scheme}://{parts.netloc}/"
            if url in self._silent:
                return
            self._silent.add(url)
        self.spent.problems += 1
        self.writer.issue(Issue(self.agency, f"{fetched.outcome.label} {fetched.note[:120]}".strip(), url))

    def reading(self, stored: StoredReading) -> None:
        """Keep what was understood of a page."""
        self.writer.reading(stored.key, stored.kind.value, stored.dialect, dumped(stored))

    def enter(self, phase: str) -> None:
        """Go on to a phase; its tasks and this mark are committed together."""
        self.phase = phase
        self.writer.progress(phase=phase)
        self.flush()

    def breathe(self) -> None:
        """Commit where enough has gathered or enough time has passed."""
        if self.writer.full or time.monotonic() - self._committed > _SECONDS_BETWEEN_COMMITS:
            self.flush()

    def flush(self) -> None:
        """Commit everything so far, with the totals."""
        self.spent.seconds = time.monotonic() - self._started
        self.writer.progress(
            pages=self.spent.pages,
            bytes=self.spent.bytes,
            seconds=int(self.spent.seconds),
            records=self.spent.records,
            problems=self.spent.problems,
        )
        self.writer.flush()
        self._committed = time.monotonic()

    def close(self) -> None:
        """Close the evidence; what was not flushed is not kept."""
        self._evidence.close()

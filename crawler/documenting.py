"""Reading the files of records on the way of the crawl, and putting what they say into the records.

A file is read when it arrives, in a process of its own; what it says is kept beside it in the store, so
that a run which was killed reads again only what was in flight.  The last phase puts it into the records.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from audit.model import PICTURES, Attachment, ColumnId, ColumnNeed, DocumentReading, Record, Table
from audit.settings import CrawlSettings
from audit.store import Store, Task
from crawler.attachments import extension, oddity
from crawler.documents import DocumentReader
from crawler.extract.bodyparts import body_pictures, body_tables
from crawler.filereading import FileReading, file_reading, gathered, packed, unpacked
from crawler.fingerprint import fingerprint
from crawler.journal import Journal
from crawler.page import Page
from crawler.visit import Visit

#: Columns whose content as often as not lies in files: theirs are read whatever the article says.
ALWAYS_READ = frozenset({ColumnId.ANNUAL_REPORT, ColumnId.BUDGET})
#: An article shorter than this only introduces its files (SD-052).
STUB = 200
MOST_FILES = 10
_FILE, _BODY, _SPENT = "#file", "#body", "#documents"
#: What is no document; whoever wants to see it has to open it.
_MEDIA = frozenset({"mp4", "mp3", "avi", "wmv"})
#: A day after all others, in ordinals.
_LATEST = date(2199, 12, 31).toordinal()


@dataclass(slots=True)
class Desk:
    """The one reader of documents of a process, shared by its crawls; one document at a time."""

    reader: DocumentReader = field(default_factory=DocumentReader)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def read(self, url: str, name: str, visit: Visit, *, tables: bool) -> tuple[FileReading, float]:
        """What the file says, and the seconds that reading it took."""
        fetched = visit.fetched
        claimed = extension(url, name) or extension(fetched.url)
        shown = f"{name or 'file'}.{claimed}" if claimed else url
        async with self.turn:
            started = time.monotonic()
            document = await asyncio.to_thread(
                self.reader.read, fetched.body, shown, fetched.content_type, tables=tables
            )
            return file_reading(document, url, visit.sha256, tables=tables), time.monotonic() - started

    def close(self) -> None:
        """End the reading process; a later document starts another."""
        self.reader.close()


def is_read(record: Record, need: ColumnNeed) -> bool:
    """Whether the record's files are read: rules ask for content that the article need not have."""
    if not (need.texts or need.tables):
        return False
    short = record.text_length is None or record.text_length < STUB
    return need.tables or need.column in ALWAYS_READ or short


def file_tasks(record: Record, needs: Iterable[ColumnNeed], settings: CrawlSettings) -> Iterator[Task]:
    """The tasks that fetch the record's files: the first ones to be read, the others only to be opened."""
    wanted = tuple(needs)
    read = settings.documents and any(is_read(record, need) for need in wanted)
    check = any(need.attachments for need in wanted)
    tables = any(need.tables for need in wanted)
    day = record.shown.toordinal() if record.shown is not None else _LATEST
    count = 0
    for item in record.attachments:
        if item.reading is not None:
            continue  # pictures and such: nothing to fetch
        reads = read and count < MOST_FILES and extension(item.url, item.name) not in _MEDIA
        count += reads
        if reads or check:
            payload = {"name": item.name} | ({"read": True, "tables": tables} if reads else {})
            priority = _LATEST - day + (0 if reads else _LATEST)
            yield Task(item.url, "attachments", "attachment", payload=payload, priority=priority)


def with_body_parts(record: Record, page: Page, *, tables: bool) -> Record:
    """The record with its article's tables, and with an entry for pictures that may stand for what is missed.

    Pictures beside hardly any text stand in its place.  Where a rule asks for ``tables`` any picture may be
    one of them, however much is written around it: nobody may then be told that a table is not there.
    """
    extra: list[Attachment] = []
    if tables:
        found, cut = body_tables(page, record.url, record.sha256)
        record = replace(record, tables=found)
        if cut:
            note = "正文表格过多，只读取了前一部分"
            extra.append(Attachment(record.url, "正文表格", record.outcome, note, DocumentReading.CUT))
    pictures = body_pictures(page)
    length = record.text_length or 0
    if pictures and (tables or length < STUB * len(pictures)):
        note = f"正文有 {len(pictures)} 张图片，文字 {length} 字"
        extra.append(Attachment(pictures[0], PICTURES, None, note, DocumentReading.SCANNED))
    return replace(record, attachments=(*record.attachments, *extra)) if extra else record


def of_file(record: Record, file: FileReading, oddity: str, *, texts: bool) -> Record:
    """A record that is itself a file: what the file says is its text."""
    note = "；".join(filter(None, (oddity, file.note)))
    entry = Attachment(record.url, record.title, record.outcome, note, file.reading)
    length = len("".join(file.text.split()))
    return replace(
        record,
        attachments=(entry,),
        text=file.text if texts and file.text else None,
        tables=file.tables,
        text_length=length or None,
        fingerprint=fingerprint(file.text) if length else None,
    )


@dataclass(slots=True)
class Documenting:
    """One agency's files: reads what tasks ask for, keeps it, and completes the records with it."""

    agency: str
    settings: CrawlSettings
    store: Store
    journal: Journal
    desk: Desk
    _seconds: float | None = None

    async def read(self, task: Task, visit: Visit) -> Visit:
        """The visit with what its file says, where the task asks for that and the budget allows it."""
        if not self._is_asked(task, visit):
            return visit
        if self.seconds >= self.settings.document_minutes * 60:
            note = f"达到文件读取时间上限（{self.settings.document_minutes} 分钟），没有读取"
            return replace(visit, file=FileReading(note=note))
        name, tables = str(task.payload.get("name", "")), bool(task.payload.get("tables"))
        file, seconds = await self.desk.read(task.url, name, visit, tables=tables)
        self._seconds = self.seconds + seconds
        self.journal.writer.reading(_SPENT, "documents", "", {"seconds": self._seconds})
        return replace(visit, file=file)

    def _is_asked(self, task: Task, visit: Visit) -> bool:
        if not self.settings.documents or not visit.fetched.ok or not visit.fetched.body:
            return False
        if visit.page is not None and visit.page.text.strip():
            return False  # a page: the article's reader takes it
        if task.phase == "articles":
            return bool(task.payload.get("texts") or task.payload.get("tables"))
        return bool(task.payload.get("read"))

    @property
    def seconds(self) -> float:
        """The time that reading has taken, over all runs of this crawl."""
        if self._seconds is None:
            found = self.store.reading(self.agency, _SPENT)
            self._seconds = 0.0 if found is None else float(found[2]["seconds"])
        return self._seconds

    def keep(self, task: Task, visit: Visit) -> None:
        """Keep what is odd about a file that came, and what it says."""
        fetched = visit.fetched
        if not fetched.ok:
            return
        odd = oddity(fetched.url, str(task.payload.get("name", "")), fetched.body, fetched.content_type)
        values = packed(visit.file or FileReading(), odd)
        if values:
            self.journal.writer.reading(f"{task.url}{_FILE}", "file", "", values)

    def completed(self, record: Record, *, texts: bool, tables: bool) -> Record:
        """The record with what its files say; itself where none was read or all of it is in already."""
        if any(item.reading is not None and not item.is_picture for item in record.attachments):
            return record
        files = [(item, None if item.is_picture else self._file(item.url)[0]) for item in record.attachments]
        if not any(file is not None and (file.reading or file.note) for _, file in files):
            return record
        text, grids = self._body(record.url)
        whole = gathered(text, grids, files)
        return replace(
            record,
            attachments=whole.attachments,
            text=whole.text if texts else None,
            tables=whole.tables if tables else (),
        )

    def _body(self, url: str) -> tuple[str, tuple[Table, ...]]:
        """The article's own text and tables, kept aside before the files' are put behind them.

        The same article may stand in several columns, and a run may die in the middle: what was put
        together once must not be put together again.
        """
        found = self.store.reading(self.agency, f"{url}{_BODY}")
        if found is not None:
            own = unpacked(found[2])[0]
            return own.text, own.tables
        text, tables = self.store.body(self.agency, url)
        self.journal.writer.reading(
            f"{url}{_BODY}", "body", "", packed(FileReading(text=text, tables=tables), "")
        )
        return text, tables

    def note(self, url: str) -> str:
        """What is odd about a file as a file."""
        return self._file(url)[1]

    def _file(self, url: str) -> tuple[FileReading, str]:
        found = self.store.reading(self.agency, f"{url}{_FILE}")
        return (FileReading(), "") if found is None else unpacked(found[2])

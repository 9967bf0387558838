"""What a file that a record offers says, in the words that rules know: read whole, cut, scanned, closed.

Only a file read to its end lets its silence be held against anybody (catalogue FP-12): everything else
keeps its text, if there is any, and says why it is not all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from audit.model import Attachment, DocumentReading, Table
from crawler.documents import Document, DocumentOutcome

#: The most that is kept for one record of all its files: characters, tables, cells.
MOST_TEXT = 5_000_000
MOST_TABLES = 400
MOST_CELLS = 300_000
_LONGEST_TITLE = 120
_UNIT = re.compile("[(（]?(?:金额)?单位[:：]")
_LONGEST_NOTE = 200
_OF_OUTCOME = {
    DocumentOutcome.SCANNED: DocumentReading.SCANNED,
    DocumentOutcome.ENCRYPTED: DocumentReading.ENCRYPTED,
}
#: Failures that are ours, whatever the document was.
_OURS = frozenset({DocumentOutcome.INTERNAL, DocumentOutcome.TIMEOUT})


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file says.  ``reading`` is None where nobody tried to read it, ``note`` says why (Chinese)."""

    reading: DocumentReading | None = None
    note: str = ""
    text: str = ""
    tables: tuple[Table, ...] = ()


def file_reading(document: Document, url: str, sha256: str | None, *, tables: bool) -> FileReading:
    """What became of reading the document at ``url``; its tables only where they are wanted."""
    note = "；".join(dict.fromkeys(filter(None, _notes(document))))[:_LONGEST_NOTE]
    if not document.is_readable:
        return FileReading(_OF_OUTCOME.get(document.outcome, DocumentReading.UNREADABLE), note)
    reading = DocumentReading.READ if document.is_whole else DocumentReading.CUT
    grids = tuple(_tables(document, url, sha256)) if tables else ()
    return FileReading(reading, note, document.text, grids)


def _notes(document: Document) -> Iterator[str]:
    if document.outcome is DocumentOutcome.OK and not document.is_readable:
        promised = document.claimed or "所称的"
        yield f"打开的是{'网页' if document.kind.value == 'html' else '文字提示'}，不是 {promised} 文件"
        return
    yield document.note
    if document.outcome in _OURS:
        yield f"{document.outcome.label}，属检查程序的限制，不是文件的问题"
    if document.is_readable and document.pages_total > document.pages_read:
        yield f"共 {document.pages_total} 页，读取了 {document.pages_read} 页"
    for member in document.members:
        if not member.is_whole and member.outcome is not DocumentOutcome.EMPTY:
            yield f"其中“{member.name}”{member.note or member.outcome.label}"


def _tables(document: Document, url: str, sha256: str | None) -> Iterator[Table]:
    """The document's tables with the line above each as its title, where that can be told."""
    texts = {page.number: page.text for page in document.pages}
    places: dict[int, int] = {}
    for table in document.tables:
        rows = tuple(row for row in table.rows if row)
        if not rows:
            continue
        width = max(map(len, rows))
        even = tuple(row + ("",) * (width - len(row)) for row in rows)
        lines = texts.get(table.page, document.text if not table.page else "").splitlines()
        title, places[table.page] = _title(lines, even, places.get(table.page, 0))
        yield Table(even, (table.name or title)[:_LONGEST_TITLE], url, sha256, table.page or None)


def _title(lines: list[str], rows: tuple[tuple[str, ...], ...], start: int) -> tuple[str, int]:
    """The line above a table's first row, and where its row stands; empty where the row is not found."""
    head = [cell for cell in dict.fromkeys(_squash(cell) for cell in rows[0]) if cell]
    if not head:
        return "", start
    for number in range(start, len(lines)):
        line = _squash(lines[number])
        if line.startswith(head[0]) and all(cell in line for cell in head):
            above = [text for text in lines[max(start, number - 2) : number] if text.strip()]
            named = [text.strip() for text in above if not _UNIT.match(_squash(text))]
            title = named[-1] if named else ""
            return (title if len(title) <= _LONGEST_TITLE else ""), number + 1
    return "", start


def _squash(text: str) -> str:
    return "".join(text.split())


def packed(file: FileReading, oddity: str) -> dict[str, Any]:
    """As JSON for the store; ``oddity`` is what is odd about the file as a file."""
    values = {
        "note": oddity,
        "reading": file.reading and file.reading.value,
        "why": file.note,
        "text": file.text,
        "tables": [[list(map(list, t.rows)), t.title, t.url, t.sha256, t.page] for t in file.tables],
    }
    return {name: value for name, value in values.items() if value}


def unpacked(values: Mapping[str, Any]) -> tuple[FileReading, str]:
    """The reverse of ``packed``."""
    reading = values.get("reading")
    tables = tuple(
        Table(tuple(map(tuple, rows)), title, url, sha256, page)
        for rows, title, url, sha256, page in values.get("tables", ())
    )
    file = FileReading(
        DocumentReading(reading) if reading else None, values.get("why", ""), values.get("text", ""), tables
    )
    return file, values.get("note", "")


@dataclass(frozen=True, slots=True)
class Gathered:
    """An article with its files: the whole text, all tables, each file with what became of reading it."""

    text: str
    tables: tuple[Table, ...]
    attachments: tuple[Attachment, ...]


def gathered(
    text: str, tables: tuple[Table, ...], files: Iterable[tuple[Attachment, FileReading | None]]
) -> Gathered:
    """Put the files' texts and tables behind the article's; what finds no room makes its file a cut one."""
    texts, grids, done = [text], list(tables), []
    length, cells = len(text), sum(_cells(table) for table in tables)
    for attachment, file in files:
        if file is None:
            done.append(attachment)
            continue
        kept, reading, note = file.text, file.reading, file.note
        if kept and length + len(kept) > MOST_TEXT:
            kept = kept[: max(0, MOST_TEXT - length)]
            reading, note = DocumentReading.CUT, _joined(note, "文字过多，只保留了前一部分")
        if kept.strip():
            name = " ".join((attachment.name or attachment.url).split())
            texts.append(f"\n【附件：{name}】\n{kept}")
            length += len(texts[-1])
        for table in file.tables:
            cells += _cells(table)
            if len(grids) >= MOST_TABLES or cells > MOST_CELLS:
                reading, note = DocumentReading.CUT, _joined(note, "表格过多，只保留了前一部分")
                break
            grids.append(table)
        done.append(replace(attachment, reading=reading, note=_joined(attachment.note, note)))
    return Gathered("".join(texts), tuple(grids), tuple(done))


def _cells(table: Table) -> int:
    return sum(map(len, table.rows))


def _joined(first: str, second: str) -> str:
    return first if second in first else "；".join(filter(None, (first, second)))

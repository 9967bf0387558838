"""Whether an item was read whole, its files included: only then may its silence be held against anybody.

What an agency put into a scan, a file with a password or one that was read only in part may say anything
(catalogue FP-12): a rule that misses something there gives ``unavailable`` and names the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from audit.model import Attachment, DocumentReading, Evidence, FetchOutcome, Record
from rules.findings import was_read

#: So many files are named in a reason; the others are counted.
_NAMED = 3
_FILE_LINE = re.compile("【附件：(.*)】")
_LONGEST_NAME = 40
_OPENED = {FetchOutcome.OK, FetchOutcome.NOT_MODIFIED}


def _every(_file: Attachment) -> bool:
    return True


def whole(record: Record, matters: Callable[[Attachment], bool] = _every) -> bool:
    """Whether the article's text and every file of it (that ``matters``) were read to their end.

    Needs a requirement with ``texts=True``: without it no record has its text.
    """
    return was_read(record) and bool((record.text or "").strip()) and not unread_files(record, matters)


def unread_files(record: Record, matters: Callable[[Attachment], bool] = _every) -> tuple[Attachment, ...]:
    """The record's files (that ``matter``) which may say what the text does not: not read to their end.

    Pictures that stand in the place of the body count as such a file (``Attachment.is_picture``).
    """
    return tuple(
        file for file in record.attachments if file.reading is not DocumentReading.READ and matters(file)
    )


def text_of(record: Record, matters: Callable[[Attachment], bool] = _every) -> str:
    """The record's text without what came from files that do not ``matter`` (a blank form beside a guide).

    The crawl puts the text of each file that it read behind the article's, under a line with its name.
    """
    names = {" ".join((file.name or file.url).split()): matters(file) for file in record.attachments}
    kept, wanted = [], True
    for line in (record.text or "").split("\n"):
        found = _FILE_LINE.fullmatch(line)
        if found and found[1] in names:
            wanted = names[found[1]]
        if wanted:
            kept.append(line)
    return "\n".join(kept)


def why_unread(file: Attachment) -> str:
    """Why a file's silence proves nothing, with its name, in Chinese."""
    name = (file.name or file.url)[:_LONGEST_NAME]
    shown = "正文图片" if file.is_picture else f"附件“{name}”"
    if file.outcome is not None and file.outcome not in _OPENED:
        return f"{shown}没有取到（{file.outcome.label}）"
    state = "没有读取" if file.reading is None else file.reading.label
    return f"{shown}{state}" + (f"（{file.note}）" if file.note and file.note != state else "")


def unread_reason(records: Iterable[Record], matters: Callable[[Attachment], bool] = _every) -> str:
    """Why it cannot be said that those records lack something; empty where all were read whole."""
    told: dict[str, None] = {}
    for record in records:
        files = unread_files(record, matters)
        told.update(dict.fromkeys(why_unread(file) for file in files))
        if not files and not whole(record, matters):
            told[f"“{record.title[:_LONGEST_NAME]}”的正文没有读到"] = None
    parts = list(told)
    more = f"等 {len(parts)} 处" if len(parts) > _NAMED else ""
    return "；".join(parts[:_NAMED]) + more


def unread_shown(
    records: Iterable[Record], matters: Callable[[Attachment], bool] = _every
) -> tuple[Evidence, ...]:
    """The files that were not read, as evidence of what a person has to look at; else the records."""
    return tuple(
        evidence
        for record in records
        if not whole(record, matters)
        for evidence in (
            [Evidence(file.url, quote=file.name) for file in unread_files(record, matters)]
            or [record.evidence()]
        )
    )

"""Looking through columns' texts for what should not stand there, and what may be said of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.masking import masked
from audit.model import ColumnId, Finding, Record
from rules.facts import Facts
from rules.findings import not_applicable, was_read, weighed
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.reading import unread_files

#: So many signs before and after a hit are quoted.
_AROUND = 20
_WHOLE_NUMBER = 30


@dataclass(frozen=True, slots=True)
class Scan:
    """The items of the columns that could be read, each address once; ``gaps``: columns that hinder."""

    columns: tuple[str, ...]
    gaps: tuple[Finding, ...]
    read: tuple[Record, ...]
    unread: tuple[Record, ...]
    note: str


def scan(facts: Facts, columns: Iterable[ColumnId], *, sample: int = SAMPLE_ITEMS) -> Scan:
    """What of ``columns`` can be looked through."""
    ids, gaps = readable(facts, tuple(columns), sample=sample)
    once = tuple({record.url: record for record in reversed(facts.records_of(*ids))}.values())[::-1]
    read = tuple(record for record in once if was_read(record) and record.text is not None)
    unread = tuple(record for record in once if not (was_read(record) and record.text is not None))
    files = sum(len(unread_files(record)) for record in read)
    notes = [f"另有 {files} 个附件或图片没有读取，不在其中"] if files else []
    notes += filter(None, [sampled(facts, ids)])
    return Scan(ids, gaps, read, unread, "；".join(notes))


def concluded(found: Scan, hits: Sequence[Finding], good: str) -> Iterator[Finding]:
    """The columns' gaps, then the hits; without any, that there are none, as far as was read."""
    yield from found.gaps
    if not found.columns:
        return
    if not found.read and not found.unread:
        yield not_applicable("所查栏目没有信息")
        return
    if hits:
        yield from hits
        return
    told = "；".join(filter(None, (f"{len(found.read)} 条信息的标题和正文中{good}", found.note)))
    yield from weighed((), len(found.read), found.unread, told, found.read, sample=SAMPLE_ITEMS)


def words_of(record: Record) -> str:
    """Everything that was read of an item: its title, its text and what its files say."""
    return f"{record.title}\n{record.text or ''}"


def around(text: str, start: int, end: int, width: int = _AROUND) -> str:
    """The words at a hit with those beside it, on one line, numbers of persons masked before any is cut."""
    first = max(0, start - width)
    wider = max(0, first - _WHOLE_NUMBER)
    discreet = masked(text[wider : end + width + _WHOLE_NUMBER])
    return " ".join(discreet[first - wider : end + width - wider].split())

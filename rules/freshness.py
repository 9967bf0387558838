"""How fresh a column is on the audit's day, and when that cannot be said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.model import Column, ColumnId, Coverage, Record
from rules.dates import last_shown
from rules.findings import was_read

#: Columns whose page is often an index of links or a form: without items they need not be empty.
MAY_BE_INDEX = frozenset(
    {
        ColumnId.DISCLOSURE,
        ColumnId.STATUTORY,
        ColumnId.FUNCTIONS,
        ColumnId.LEADERS,
        ColumnId.SERVICES,
        ColumnId.POWERS,
        ColumnId.NEGATIVE_LIST,
        ColumnId.ON_REQUEST,
        ColumnId.INQUIRIES,
        ColumnId.NEW_MEDIA,
        ColumnId.DATA,
        ColumnId.TRADING,
        ColumnId.CREDIT,
        ColumnId.ENFORCEMENT,
        ColumnId.VILLAGE,
    }
)
#: An explanation of the year, month or quarter (本年度无此类情况), not any 暂无数据 of the page's frame.
_OF_THE_TIME = re.compile("年|月|季度|此类|此项|发生|产生")


def explains_silence(column: Column) -> bool:
    """Whether the column itself says why nothing new is in it, beside what is old."""
    return _OF_THE_TIME.search(column.explanation) is not None


class State(StrEnum):
    """What can be said of a column's updating."""

    FRESH = "fresh"
    STALE = "stale"
    EMPTY = "empty"
    INDEX = "index"  # no items, but a page that may lead to them by links
    STATIC = "static"  # the column is itself a page: nothing in it has a cycle
    UNREAD = "unread"  # not read to its end
    UNDATED = "undated"  # items without a known date, which may be new
    LATER = "later"  # items of after the audit's day, or misdated


@dataclass(frozen=True, slots=True)
class Freshness:
    """The state of a column, its newest day up to the audit's, and the records that decide."""

    state: State
    newest: date | None
    records: tuple[Record, ...] = ()


def freshness(
    column: Column, records: tuple[Record, ...], as_of: date, days: int, *, undated_is_stale: bool = False
) -> Freshness:
    """Whether ``column`` had something new within ``days`` natural days of ``as_of``.

    Stale is said only of a column that was read to its end and whose every item has a date; with
    ``undated_is_stale`` an item that was read and shows no date counts as old (PF-01).
    """
    if records and all(record.is_page for record in records):
        return Freshness(State.STATIC, None, records)
    dated = [(day, record) for record in records if (day := last_shown(record))]
    known = [day for day, _ in dated if day <= as_of]
    if column.last_published is not None and column.last_published <= as_of:
        known.append(column.last_published)
    newest = max(known, default=None)
    if newest is not None and (as_of - newest).days <= days:
        return Freshness(State.FRESH, newest, tuple(record for day, record in dated if day == newest))
    if column.coverage is not Coverage.COMPLETE:
        return Freshness(State.UNREAD, newest)
    if not records and not column.records:
        return Freshness(State.INDEX if column.id in MAY_BE_INDEX else State.EMPTY, newest)
    if later := tuple(record for day, record in dated if day > as_of):
        return Freshness(State.LATER, newest, later)
    undated = tuple(record for record in records if last_shown(record) is None)
    unclear = tuple(record for record in undated if not (undated_is_stale and was_read(record)))
    if unclear or not records:
        return Freshness(State.UNDATED, newest, unclear)
    return Freshness(State.STALE, newest, undated or records[:1])

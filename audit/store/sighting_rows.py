"""First sightings: when an audit first saw an item in a column, and over which days it read the column whole.

Both outlive the crawl that wrote them, for only so can a later audit tell what was put in afterwards with an
earlier date (catalogue PF-05).  Spans that were read whole stand in the same table under keys of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Column, Period
from audit.store.rows import Values

#: No record's key looks so: those are hexadecimal digits.
SPAN = "whole:"


def span_row(column: Column, span: Period, agency: str) -> Values:
    """A row that says: the column, at these same addresses, was read whole over ``span``."""
    key = f"{SPAN}{span.end}:{span.start}:{_place(column.urls)}"
    return {"agency": agency, "column": str(column.id), "key": key, "day": span.end}


def is_span(key: str) -> bool:
    """Whether a key is that of a span and of no record."""
    return key.startswith(SPAN)


def spans_of(column: Column, rows: Mapping[tuple[str, str], date]) -> tuple[Period, ...]:
    """The spans over which audits read the column whole, at the addresses that it still has, oldest first."""
    place = _place(column.urls)
    found = []
    for name, key in rows:
        if name != column.id or not is_span(key):
            continue
        end, start, where = key.removeprefix(SPAN).split(":")
        if where == place:
            found.append(Period(date.fromisoformat(start), date.fromisoformat(end)))
    return tuple(sorted(found, key=lambda span: (span.end, span.start)))


def earliest(rows: Iterable[Values]) -> list[Values]:
    """The rows with, of several of one key, the earliest: what an imported audit and this one both saw."""
    first: dict[tuple[str, str, str], Values] = {}
    for row in rows:
        key = (row["agency"], row["column"], row["key"])
        if key not in first or row["day"] < first[key]["day"]:
            first[key] = row
    return list(first.values())


def _place(urls: Iterable[str]) -> str:
    """A column that moved to another address is another list: nothing follows from its having been read."""
    joined = "\n".join(sorted({url.rstrip("/").partition("://")[2] for url in urls}))
    return hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=8).hexdigest()

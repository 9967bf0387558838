"""The numbers that content systems give articles as they come in, and whether a list's dates follow them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from audit.model import Record
from rules.dates import last_shown

#: With fewer items nothing can be said of an order.
ENOUGH = 20
#: From this rank correlation on, numbers and dates are taken to rise together.
_TOGETHER = 0.95
_ID = re.compile(r"(?:^|[^0-9a-zA-Z]|[a-z]_?|content_|t\d{8}_)(\d{2,18})$")
_QUERY = re.compile(
    r"(?:^|&)(?:id|aid|infoid|articleid|newsid|contentid|nid)=(\d{2,18})(?:&|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its number and the latest day that is shown of it."""

    record: Record
    number: int
    day: date


def article_number(url: str) -> int | None:
    """The number of the article in its address: …/2026-03/05/6367.html, t20260305_6367.htm, ?id=6367."""
    parts = urlsplit(url)
    query = _QUERY.search(parts.query)
    if query:
        return int(query[1])
    stem = re.sub(r"\.[a-z]{2,5}$", "", parts.path.rstrip("/").rpartition("/")[2], flags=re.IGNORECASE)
    found = _ID.search(stem)
    return int(found[1]) if found else None


def numbered(records: Sequence[Record]) -> tuple[Numbered, ...]:
    """The items that have a number and a day, by number; of several of one number the first."""
    found: dict[int, Numbered] = {}
    for record in records:
        number, day = article_number(record.url), last_shown(record)
        if number is not None and day is not None and not record.is_page:
            found.setdefault(number, Numbered(record, number, day))
    return tuple(found[number] for number in sorted(found))


def rise_together(items: Sequence[Numbered]) -> bool:
    """Whether the items' dates follow their numbers: enough items, and a very strong rank correlation."""
    if len(items) < ENOUGH or len({item.day for item in items}) < ENOUGH // 2:
        return False
    days = _ranks([item.day.toordinal() for item in items])
    middle = (len(items) - 1) / 2
    spread = sum((place - middle) ** 2 for place in range(len(items)))
    own = sum((rank - middle) ** 2 for rank in days)
    common = sum((place - middle) * (rank - middle) for place, rank in enumerate(days))
    return own > 0 and common / (spread * own) ** 0.5 >= _TOGETHER


def _ranks(values: Sequence[int]) -> list[float]:
    """Each value's place in order, equal values sharing the mean of theirs."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + end - 1) / 2
        start = end
    return ranks

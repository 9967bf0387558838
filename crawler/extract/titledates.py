"""Dates that a list writes into its titles: ``[2023/4/17] 标题``, ``标题(2023-09-20)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.extract.recordtitles import strip_marks
from crawler.extract.rows import Row
from crawler.extract.shown import FULL, read_shown

_DAY = rf"(?:{FULL.pattern})"
#: At the head or the end of a title, in brackets or set apart; numbers need nothing between, words do: a
#: title may begin with the day that it tells of (2023年5月10日全县停水公告).
_HEAD = re.compile(
    rf"^(?:[\[【〔(（]\s*{_DAY}\s*[\]】〕)）]|{_DAY}(?:(?<=日)(?=[\s:：|])|(?<!日)(?!\s*日)))[\s:：|]*(?=\S)"
)
_TAIL = re.compile(rf"(?<=\S)(?:\s*[\[【〔(（]\s*{_DAY}\s*[\]】〕)）]|[\s|]+{_DAY}|{_DAY}(?<!日))$")
#: Rows that must have their date at the same end, titles that must differ without it, letters left of one.
_MOST, _DIFFERENT, _SHORTEST = 0.8, 0.6, 4


def date_by_titles(rows: Sequence[Row]) -> None:
    """Take the dates out of titles of which nearly all have one at the same end, in a list that shows none.

    Titles that differ by nothing but their day (a price of every week) stay whole and say nothing.
    """
    if len(rows) < 2 or any(row.marks or row.day or row.month_day for row in rows):  # no list
        return
    if sum("20" in row.title or "19" in row.title for row in rows) < _MOST * len(rows):
        return
    for pattern in (_HEAD, _TAIL):
        found = [(row, hit) for row in rows if (hit := pattern.search(row.title))]
        rest = [strip_marks(row.title[: hit.start()] + row.title[hit.end() :]) for row, hit in found]
        if len(found) < max(2, _MOST * len(rows)) or min(map(len, rest)) < _SHORTEST:
            continue
        if len(set(rest)) < _DIFFERENT * len(rest):
            return
        for (row, hit), title in zip(found, rest, strict=True):
            shown = read_shown(hit[0].strip())
            if shown is not None and shown.full is not None:
                row.day, row.title = shown.full, title
        return

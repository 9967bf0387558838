"""Finding a year's annual report on disclosure among the items of the annual report column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from audit.model import Agency, AgencyKind, Record
from rules.dates import first_seen, years_in
from rules.titles import likeness, plain

#: The fixed day before the regulation of 2019, for all bodies (2008 regulation, article 24).
_OLD_DEADLINE = "03-31"
_LAST_OLD_YEAR = 2018
_REPORT = re.compile("年报|年度报告|工作报告|公开报告|报告")
#: Their neighbours in the same column: the website's own yearly sheet, pictures of the report.
_OTHER = re.compile(
    "网站.{0,8}(?:工作)?(?:年度)?报表|工作年度报表|图解|解读|一图|通知|目录|法治政府|依法行政"
)


def deadline_of(agency: Agency, year: int, department: str, portal: str, other: str) -> str:
    """The fixed day (``MM-DD``) in ``year + 1`` by which the report on ``year`` was due; empty if none.

    Townships have none by law (catalogue §11, fact 15), only by local rule (``other``).
    """
    if agency.kind is AgencyKind.DEPARTMENT:
        return department if year > _LAST_OLD_YEAR else _OLD_DEADLINE
    if agency.kind is AgencyKind.PORTAL:
        return portal if year > _LAST_OLD_YEAR else _OLD_DEADLINE
    return other


def due_year(as_of: date, deadline: str) -> int:
    """The newest year whose report was due before ``as_of``; without a deadline, by the end of March."""
    month, day = (deadline or _OLD_DEADLINE).split("-")
    passed = (as_of.month, as_of.day) > (int(month), int(day))
    return as_of.year - 1 if passed else as_of.year - 2


@dataclass(frozen=True, slots=True)
class Reports:
    """What stands for a year's report: the report itself, and what may be it but does not say so."""

    found: tuple[Record, ...]
    doubtful: tuple[Record, ...]
    others: tuple[Record, ...]


def reports_on(records: tuple[Record, ...], year: int, agency: Agency) -> Reports:
    """The reports on ``year``: by the year in the title, the agency's own before those of others.

    Doubtful are reports without a year in the title that appeared after that year, and one that is
    called after the year in which it appeared.
    """
    reports = [
        record for record in records if _REPORT.search(record.title) and not _OTHER.search(record.title)
    ]
    found, doubtful, others = [], [], []
    for record in reports:
        years, seen = years_in(record.title), first_seen(record)
        if years and years[0] == year:
            found.append(record)
        elif (years and years[0] == year + 1 and seen and seen.year == year + 1 and seen.month <= 6) or (
            not years and (seen is None or seen.year >= year + 1)
        ):
            doubtful.append(record)
        elif years:
            others.append(record)
    return Reports(tuple(_own(found, agency)), tuple(doubtful), tuple(others))


def _own(found: list[Record], agency: Agency) -> list[Record]:
    """Of several bodies' reports in one column, those that carry this one's name, if any does."""
    name = plain(agency.name)
    own = [record for record in found if name in plain(record.title)]
    if own or len(found) <= 1:
        return own or found
    best = max(likeness(name, plain(record.title)) for record in found)
    return [record for record in found if likeness(name, plain(record.title)) == best]

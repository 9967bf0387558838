"""Finding a year's annual report on disclosure among the items of the annual report column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from audit.model import Agency, AgencyKind, ColumnId, Record
from rules.bare_titles import is_only_a_body, is_only_a_year
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
#: The report wrapped in something, or called otherwise: 年度报告（附图解）, …工作总结; a person can tell.
_WRAPPED = re.compile("公开.{0,12}(?:年度?报告?|报告|总结|工作情况|情况)")
_NOT_WRAPPED = re.compile(
    "网站.{0,8}(?:工作)?(?:年度)?报表|工作年度报表|法治政府|依法行政|编制|编写|编报|报送|做好|起草|培训|评议|会议"
)
_GOVERNMENTS = frozenset({AgencyKind.PORTAL, AgencyKind.TOWNSHIP})
_GOVERNMENT = re.compile("(?:人民)?政府(?:门户网站|网站|网)?$|办事处$")
_PLACE = re.compile("[省市州盟县区旗]")
#: Where a title's author ends and its subject begins.
_SUBJECT = re.compile("关于|(?:政府|政务)?信息公开|政务公开|工作|年度?报告|年报")
_YEARS = re.compile("(?:(?:19|20)[0-9]{2}|二[〇○零o0][〇○零一二三四五六七八九]{2})(?:年度?)?")
_LEAST_NAME = 2
_ALIKE = 0.4


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

    Doubtful are items that may be it under another name, reports without a year in the title that
    appeared after that year, one that is called after the year in which it appeared, and reports of
    which none is clearly this agency's.
    """
    found, doubtful, others = [], [], []
    for record in records:
        years, seen = years_in(record.title), first_seen(record)
        if not _REPORT.search(record.title) or _OTHER.search(record.title):
            if _may_be(record, year):
                doubtful.append(record)
        elif years and years[0] == year:
            found.append(record)
        elif (years and years[0] == year + 1 and seen and seen.year == year + 1 and seen.month <= 6) or (
            not years and (seen is None or seen.year >= year + 1)
        ):
            doubtful.append(record)
        elif years:
            others.append(record)
    own, unsure = own_of(found, agency)
    return Reports(tuple(own), (*doubtful, *unsure), tuple(others))


def _may_be(record: Record, year: int) -> bool:
    """Whether an item that is not called a report may be ``year``'s: wrapped, or one of a bare list."""
    years, seen = years_in(record.title), first_seen(record)
    if year in years and _WRAPPED.search(record.title) and not _NOT_WRAPPED.search(record.title):
        return True
    if record.column != ColumnId.ANNUAL_REPORT:
        return False
    in_time = seen is None or seen.year > year
    bare = not years and in_time and is_only_a_body(record.title)
    return bare or (year in years and is_only_a_year(record.title))


def own_of(found: list[Record], agency: Agency) -> tuple[list[Record], list[Record]]:
    """Of several bodies' reports in one column this one's, and those that might be.

    A government's column holds the reports of all its departments, of the court, the hospital …:
    only what bears the place's bare name is the government's own.  A department's column is its own,
    so that a short form of its name there is taken for it.
    """
    names, government = _names(agency), agency.kind in _GOVERNMENTS
    authors = {record: _author(record.title) for record in found}
    own = [record for record in found if not authors[record] or _after_places(authors[record]) & names]
    if not own and not government:
        own = [record for record in found if plain(agency.name) in plain(record.title)]
    if own or government:
        return own, [] if own else found
    if len(found) <= 1:
        return found, []
    likes = {record: likeness(plain(agency.name), author) for record, author in authors.items()}
    best = [record for record in found if likes[record] == max(likes.values())]
    if likes[best[0]] < _ALIKE or len({authors[record] for record in best}) > 1:
        return [], found
    return best, []


def _names(agency: Agency) -> frozenset[str]:
    """The forms of a body's name that may stand over its report: 柘城县人民政府, 柘城县政府, 柘城县."""
    full = plain(agency.name)
    if agency.kind not in _GOVERNMENTS:
        return frozenset({full})
    place = _GOVERNMENT.sub("", full)
    forms = {place + ending for ending in ("", "人民", "政府", "人民政府")} | {full}
    return frozenset(name for form in forms for name in _after_places(form))


def _after_places(name: str) -> frozenset[str]:
    """A name with and without the larger places before it: 商丘市柘城县, 柘城县."""
    ends = [match.end() for match in _PLACE.finditer(name) if match.end() < len(name)]
    return frozenset({name, *(rest for end in ends if len(rest := name[end:]) >= _LEAST_NAME)})


def _author(title: str) -> str:
    """The body that a report's title names; empty where it names none."""
    return _SUBJECT.split(_YEARS.sub("", plain(title).removeprefix("关于")), maxsplit=1)[0]

"""From the survey's readings to the candidates among which the columns are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.model import Agency, AgencyKind
from crawler.columnnames import match_label
from crawler.columns import Candidate, Choices, choose_columns
from crawler.columnvotes import PAGE_COLUMNS
from crawler.page import NavLink
from crawler.stored import StoredReading
from crawler.survey import Survey
from crawler.urls import screen

_MOST_TITLES = 20
#: What stands between a page's title and the site's name.
_BETWEEN = re.compile(r"[_|｜—–]+|\s-\s|-+(?=[\u4e00-\u9fff])")


def chosen(survey: Survey, agency: Agency) -> Choices:
    """The columns of an agency's site: a function of what was read, in whatever order it came."""
    homes = (*agency.sites, *agency.entry, *survey.entries)
    whole = agency.kind in {AgencyKind.PORTAL, AgencyKind.TOWNSHIP}
    return choose_columns(candidates(survey), name=agency.name, homes=homes, whole=whole)


def candidates(survey: Survey) -> Iterator[Candidate]:
    """Every link that our pages show, each wording once, and every page that was read.

    A menu stands on every page: it is one sign, not one for each page it is repeated on.
    """
    told: set[tuple[str, str, tuple[str, ...], str]] = set()
    twins = _twins_of_home(survey)
    trees = {link.url for page in survey.pages.values() for link in page.navigation if link.place == "data"}
    for page in sorted(survey.pages.values(), key=lambda page: (page.depth, page.key)):
        if not page.ok or not survey.is_ours(page):
            continue
        above = _above(survey, page)
        for bare in page.navigation:
            link = bare if bare.label else _titled(survey, bare)
            sign = (link.url, link.label, link.path, link.place)
            if link.label and sign not in told and link.url not in twins and not survey.ignores(link.url):
                told.add(sign)
                yield Candidate(link.url, link.label, above + link.path, link.place)
    for page in sorted(survey.pages.values(), key=lambda page: page.key):
        if page.ok and page.depth > 0 and page.key not in twins and page.key not in trees:
            label = _title_of(survey, page) if page.article is not None else ""
            match = match_label(label, survey.own) if label else None
            # A page of text that calls itself 通知公告 is no list of notices: only columns that are pages.
            if match is not None and match.column in PAGE_COLUMNS:
                yield Candidate(page.key, label, _above(survey, page), "title")
            titles = tuple(record.title for record in page.records[:_MOST_TITLES])
            yield Candidate(page.key, meta=page.meta or {}, kind=page.kind.value, titles=titles)
    for url in (lead.key for lead in survey.leads.values() if lead.depth == 0):
        if url not in survey.homes and url not in survey.entries:
            yield Candidate(url, place="entry")


def _twins_of_home(survey: Survey) -> frozenset[str]:
    """Addresses under which the site shows its home page once more (tabs, parameters): no columns."""
    homes = {page.digest for url in survey.homes if (page := survey.pages.get(url)) is not None and page.ok}
    return frozenset(
        page.key
        for page in survey.pages.values()
        if page.digest in homes and page.key not in survey.homes and not screen(page.key)
    )


def _titled(survey: Survey, link: NavLink) -> NavLink:
    """A link that nothing names under the title of the page that it leads to, where that names a column."""
    page = survey.pages.get(link.url)
    if page is None or not page.ok or link.place != "picture":
        return link
    return replace(link, label=_title_of(survey, page))


def _title_of(survey: Survey, page: StoredReading) -> str:
    """A page's title without the site's name, where it is a column's name; else empty."""
    parts = (part.strip() for part in _BETWEEN.split(page.title))
    matches = ((part, match_label(part, survey.own)) for part in parts)
    return next((part for part, match in matches if match is not None and match.exact), "")


def _above(survey: Survey, page: StoredReading) -> tuple[str, ...]:
    lead = survey.leads.get(page.key)
    return (lead.label,) if lead is not None and lead.label else ()

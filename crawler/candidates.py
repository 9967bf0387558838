"""From the survey's readings to the candidates among which the columns are chosen."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Agency, AgencyKind
from crawler.columns import Candidate, Choices, choose_columns
from crawler.stored import StoredReading
from crawler.survey import Survey

_MOST_TITLES = 20


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
    for page in sorted(survey.pages.values(), key=lambda page: (page.depth, page.key)):
        if not page.ok or not survey.is_ours(page):
            continue
        above = _above(survey, page)
        for link in page.navigation:
            sign = (link.url, link.label, link.path, link.place)
            if sign not in told and link.url not in twins and not survey.ignores(link.url):
                told.add(sign)
                yield Candidate(link.url, link.label, above + link.path, link.place)
    for page in sorted(survey.pages.values(), key=lambda page: page.key):
        if page.ok and page.depth > 0 and page.key not in twins:
            titles = tuple(record.title for record in page.records[:_MOST_TITLES])
            yield Candidate(page.key, meta=page.meta or {}, kind=page.kind.value, titles=titles)
    for url in (lead.key for lead in survey.leads.values() if lead.depth == 0):
        if url not in survey.homes and url not in survey.entries:
            yield Candidate(url, place="entry")


def _twins_of_home(survey: Survey) -> frozenset[str]:
    """Addresses under which the site shows its home page once more (tabs, parameters): no columns."""
    homes = {page.digest for url in survey.homes if (page := survey.pages.get(url)) is not None and page.ok}
    return frozenset(
        page.key for page in survey.pages.values() if page.digest in homes and page.key not in survey.homes
    )


def _above(survey: Survey, page: StoredReading) -> tuple[str, ...]:
    lead = survey.leads.get(page.key)
    return (lead.label,) if lead is not None and lead.label else ()

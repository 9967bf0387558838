"""How the crawl obeys what people decided about a site (``audit.overrides``)."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from audit.model import Agency, Column, ColumnId, Coverage, Decision, Evidence, Issue
from audit.overrides import SiteOverrides, covers
from crawler.columns import Choice, match_label
from crawler.page import Page
from crawler.scope import unique
from crawler.survey import Survey
from crawler.urls import normalised

#: What ``Column.found_by`` says of a column that a person named.
HUMAN = "human"
_SURE = 100


@dataclass(frozen=True, slots=True)
class Overriding:
    """One agency's overrides in the crawler's own addresses."""

    overrides: SiteOverrides
    ignored: tuple[str, ...] = ()
    selectors: Mapping[str, str] | None = None

    @classmethod
    def of(cls, overrides: SiteOverrides) -> Overriding:
        """Normalise the addresses once."""
        ignored = tuple(_normalised(override.url) for override in overrides.ignore)
        selectors = {normalised(override.url): override.value for override in overrides.selectors}
        return cls(overrides, ignored, selectors)

    @property
    def entry(self) -> tuple[str, ...]:
        """Further pages from which the search for columns starts."""
        return unique(override.url for override in self.overrides.entry)

    @property
    def columns(self) -> tuple[tuple[str, ColumnId], ...]:
        """The pages that were named as columns, whether or not the site links to them."""
        named = sorted(self.overrides.columns.items())
        return tuple((url, column) for column, override in named for url in unique(override.urls))

    def ignores(self, url: str) -> bool:
        """Whether an address is never to be asked for."""
        return any(covers(ignored, url) for ignored in self.ignored)

    def selector(self, url: str) -> str:
        """The selector given for a list's first page; empty where none was."""
        return (self.selectors or {}).get(url, "")

    def prepare(self, page: Page | None) -> None:
        """Let the page be read by the dialect that was decided on."""
        if page is None:
            return
        url = normalised(page.url)
        fit = [one for one in self.overrides.dialects if covers(_normalised(one.url), url)]
        override = max(fit, key=lambda one: len(one.url), default=self.overrides.dialect)
        if override is not None:
            page.memo["dialect"] = override.value

    def doubts(self, survey: Survey, found: Container[ColumnId]) -> dict[ColumnId, str]:
        """Columns whose name only an ignored page bears: what nobody looked at proves no absence."""
        left: dict[ColumnId, str] = {}
        for page in survey.pages.values() if self.ignored else ():
            for link in page.navigation:
                match = match_label(link.label, survey.own) if self.ignores(link.url) else None
                for column in () if match is None else match.columns:
                    if column not in found:
                        left[column] = f"名为“{link.label}”的页面按人工决定不访问"
        return left

    def choices(self, chosen: Mapping[ColumnId, Choice], survey: Survey) -> dict[ColumnId, Choice]:
        """The columns with those that people named, without those that people say do not exist."""
        found = dict(chosen)
        for column, override in self.overrides.columns.items():
            found.pop(column, None)
            urls = unique(override.urls)
            if urls:
                path = _path_to(urls[0], survey) or (column.label,)
                found[column] = Choice(column, urls[0], urls, path[-1], path, HUMAN, _SURE)
        return found

    def decided(self, column: ColumnId) -> Decision | None:
        """Who decided on a column; None where nobody did."""
        override = self.overrides.columns.get(column)
        return None if override is None else override.decision

    def is_absent(self, column: ColumnId) -> bool:
        """Whether a person says that the site has no such column."""
        override = self.overrides.columns.get(column)
        return override is not None and not override.urls

    def issues(self, agency: Agency) -> list[Issue]:
        """The decisions that are not about a column, for the reports."""
        return [Issue(agency.id, what, url, "decision") for what, url in self.overrides.said()]


def absent_column(column: ColumnId, decision: Decision, survey: Survey) -> Column:
    """A column that does not exist by a person's word; the home page and the word are the proof."""
    home = next((page for url in survey.homes if (page := survey.pages.get(url)) is not None), None)
    url = home.url if home is not None else next(iter(survey.homes), "")
    seen = Evidence(url, home.sha256, home.fetched_at) if home is not None else Evidence(url)
    return Column(
        column,
        Coverage.ABSENT,
        found_by=HUMAN,
        searched=(replace(seen, quote=str(decision)), *survey.searched()),
        decision=decision,
    )


def _path_to(url: str, survey: Survey) -> tuple[str, ...]:
    """The labels by which the site's own pages lead to ``url``; empty where none does."""
    for page in sorted(survey.pages.values(), key=lambda page: (page.depth, page.key)):
        for link in page.navigation if page.ok else ():
            if link.url == url and link.label:
                return (*link.path, link.label)
    return ()


def _normalised(ignored: str) -> str:
    star = "*" if ignored.endswith("*") else ""
    return f"{normalised(ignored.removesuffix('*'))}{star}"

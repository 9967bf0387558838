"""How far each column was searched: the licence for calling something absent (contract, point on absence).

``complete`` only where every list page back to the start of the period was read and the pager was
understood; ``absent`` only with proof of search; whatever is less says why, and costs nobody points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from audit.model import Column, ColumnId, Coverage, Evidence, FetchOutcome
from crawler.chains import Chain, is_content
from crawler.columnparts import parts_of
from crawler.columns import Choice
from crawler.page import PageKind
from crawler.scope import unique
from crawler.stored import StoredReading
from crawler.survey import Survey

_MOST_EVIDENCE = 30
_LEADS_ON = 3
_INDEX = 5
_NO_LIST = "页面上未识别出列表"
#: Columns that may be a page leading on rather than a list.
HUBS = frozenset(
    {
        ColumnId.DISCLOSURE,
        ColumnId.STATUTORY,
        ColumnId.SERVICES,
        ColumnId.INQUIRIES,
        ColumnId.NEW_MEDIA,
        ColumnId.DATA,
        ColumnId.ON_REQUEST,
    }
)
#: Columns that may be an index of bodies or persons, each with a page in the column's own folder.
INDEXES = frozenset({ColumnId.FUNCTIONS, ColumnId.LEADERS})
_BLOCKING = frozenset(
    {
        FetchOutcome.ROBOTS,
        FetchOutcome.BLOCKED,
        FetchOutcome.TIMEOUT,
        FetchOutcome.DNS,
        FetchOutcome.REFUSED,
        FetchOutcome.RESET,
        FetchOutcome.TLS,
        FetchOutcome.SERVER_ERROR,
        FetchOutcome.RATE_LIMITED,
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a column's records come to: how many, and the latest day shown."""

    records: int = 0
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class _State:
    coverage: Coverage
    limit: str = ""
    since: date | None = None


def found_column(
    column: ColumnId,
    choice: Choice,
    starts: Iterable[StoredReading | None],
    chains: Iterable[Chain],
    shown: Shown,
    under: Mapping[str, tuple[str, ...]] | None = None,
    own: tuple[str, ...] = (),
) -> Column:
    """A column that the site has: how far its pages were read.

    ``starts`` are the readings of its pages (None: not fetched), ``chains`` its lists, ``under`` the
    site's menus (``columnparts.labels_under``), ``own`` names of the agency.
    """
    pages = [page for page in starts if page is not None]
    explanation = next((page.explanation for page in pages if page.explanation), "")
    if pages and is_hub(column, pages[0]):
        state = _State(Coverage.COMPLETE)
    else:
        state = _read_state(pages, list(chains), explanation)
    return Column(
        id=column,
        coverage=state.coverage,
        label=choice.label,
        urls=_living_first(unique(choice.urls), pages),
        path=tuple(choice.path),
        found_by=choice.found_by,
        records=shown.records,
        last_published=shown.newest,
        searched=tuple(piece for page in pages if page.ok for piece in page.proof())[:_MOST_EVIDENCE],
        explanation=explanation,
        limit=state.limit,
        confidence=min(choice.score, 100),
        parts=parts_of(column, choice.label, pages, under or {}, own),
        since=state.since,
    )


def is_hub(column: ColumnId, page: StoredReading) -> bool:
    """Whether a column is a page that leads on (a platform, a directory, a hall of services).

    There is no list to be read to its end: where the page was read, the column was.
    """
    if not page.ok or page.explanation:
        return False
    if column in INDEXES:
        return not page.records and len(_leads_below(page)) >= _INDEX
    if column not in HUBS or len(page.navigation) < _LEADS_ON:
        return False
    return column is ColumnId.DISCLOSURE or not page.records


def _leads_below(page: StoredReading) -> set[str]:
    """The pages in a page's own folder that it leads to, each once: not the menu of the site."""
    folder = page.url.partition("?")[0].rpartition("/")[0] + "/"
    below = (link.url for link in page.navigation if link.url.startswith(folder))
    return {url for url in below if url.rpartition("/")[0] + "/" != folder}


def _living_first(urls: tuple[str, ...], pages: list[StoredReading]) -> tuple[str, ...]:
    """The pages that were read before those that the server does not have."""
    dead = {page.key for page in pages if page.outcome.is_dead}
    return tuple(sorted(urls, key=lambda url: url in dead))


def _read_state(pages: list[StoredReading], chains: list[Chain], explanation: str) -> _State:
    by_key = {page.key: page for page in pages}
    # Beside a page that was read, one that the server itself says is not there holds nothing.
    dead = {page.key for page in pages if page.outcome.is_dead and any(other.ok for other in pages)}
    states = [
        _as_shown_above(_chain_state(chain, by_key.get(chain.start), explanation), chain, chains)
        for chain in chains
        if chain.start not in dead and not any(chain.is_within(other) for other in chains)
    ]
    if not states:
        return _State(Coverage.PARTIAL, "栏目页面未读取")
    if any(chain.records_read and chain.complete for chain in chains):
        # The column's lists lie in its sub-columns: that a page above them shows none is no gap.
        states = [state for state in states if state.limit != _NO_LIST]
    worst = [state for state in states if state.coverage is not Coverage.COMPLETE]
    if not worst:
        return _State(Coverage.COMPLETE)
    limit = "；".join(dict.fromkeys(state.limit for state in worst if state.limit))[:500]
    if all(state.coverage is Coverage.BLOCKED for state in states):
        return _State(Coverage.BLOCKED, limit)
    days = [state.since for state in worst]
    known = [day for day in days if day is not None]
    return _State(Coverage.PARTIAL, limit, max(known) if len(known) == len(days) else None)


def _as_shown_above(state: _State, chain: Chain, chains: list[Chain]) -> _State:
    """What was not read of a sub-column may have been read in the column above, as far as that was read."""
    above = [other.since for other in chains if other.since is not None and chain.is_within_since(other)]
    if state.coverage is not Coverage.PARTIAL or not above:
        return state
    known = above if state.since is None else [*above, state.since]
    return _State(state.coverage, state.limit, min(known))


def _chain_state(chain: Chain, start: StoredReading | None, explanation: str) -> _State:
    if start is None or not start.ok:
        outcome = chain.outcome or (start.outcome if start is not None else None)
        if chain.limit.startswith("达到"):
            return _State(Coverage.PARTIAL, chain.limit)
        said = outcome.label if outcome is not None else "未读取"
        kept_out = outcome in _BLOCKING or (outcome is not None and outcome.is_dead)
        return _State(Coverage.BLOCKED if kept_out else Coverage.PARTIAL, f"栏目页面未能读取（{said}）")
    if is_content(start):
        return _State(Coverage.COMPLETE)
    if not chain.records_read:
        if chain.limit:
            return _State(Coverage.BLOCKED, chain.limit)
        return _empty_state(start, explanation)
    if chain.complete:
        return _State(Coverage.COMPLETE)
    return _State(Coverage.PARTIAL, chain.limit or "列表未读完", chain.since)


def _empty_state(start: StoredReading, explanation: str) -> _State:
    """A column's page without a record is either empty or beyond our understanding."""
    if explanation:
        return _State(Coverage.COMPLETE)
    if start.scripted:
        return _State(Coverage.BLOCKED, "列表由脚本生成，未能读取")
    if start.kind is PageKind.EMPTY:
        return _State(Coverage.COMPLETE)
    return _State(Coverage.PARTIAL, _NO_LIST)


def missing_column(
    column: ColumnId, survey: Survey, gap: str, searched: tuple[Evidence, ...], doubt: str = ""
) -> Column:
    """A column that was not found: absent where the search is proven, else not fully searched.

    A link that names the column but leads to a page out of reach, or to one that could not be taken
    for the column (``doubt``), is no absence either.
    """
    pages = list(_leads_to(column, survey))
    dead = next((page for page in pages if not page.ok), None)
    if dead is not None:
        limit = f"栏目入口未能读取（{dead.outcome.label}）"
        return Column(column, Coverage.BLOCKED, urls=(dead.key,), searched=searched[:1], limit=limit)
    if doubt or pages:
        limit = doubt or f"有名为“{survey.leads[pages[0].key].label}”的链接，未能确定就是该栏目"
        return Column(column, Coverage.PARTIAL, searched=searched[:_MOST_EVIDENCE], limit=limit)
    if not gap:
        return Column(column, Coverage.ABSENT, searched=searched)
    homes = [survey.pages.get(url) for url in survey.homes]
    unreachable = [home for home in homes if home is None or not home.ok]
    if unreachable and len(unreachable) == len(homes):
        return Column(column, Coverage.BLOCKED, limit=gap)
    return Column(column, Coverage.PARTIAL, searched=searched[:_MOST_EVIDENCE], limit=f"未查全：{gap}")


def _leads_to(column: ColumnId, survey: Survey) -> Iterable[StoredReading]:
    for key, lead in sorted(survey.leads.items()):
        page = survey.pages.get(key)
        if lead.column == column and page is not None:
            yield page

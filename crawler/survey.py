"""The survey: walking an agency's site section by section, wave by wave, until its columns are known.

A wave is a function of the pages read before it and of nothing else, so the order in which answers
come, or a kill between two of them, changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from audit.model import Agency, ColumnId, Evidence
from crawler.columnnames import match_label
from crawler.columnpages import own_names
from crawler.extract.wordless import is_tree
from crawler.page import NavLink, PageKind
from crawler.scope import STRUCTURED, WORDLESS, Scope, is_section, may_follow, unique
from crawler.stored import StoredReading
from crawler.urls import host_of, is_sister, shape

#: Pages that the search for columns may cost, whatever the site's size.
SURVEY_PAGES = 300
_SAME_SHAPE = 100
_DEEP = 2
_MANY_LINKS = 5
#: A home page's menu has at least so many entries, a platform so many of its own.
_MENU_LINKS = 5
_FEW_LINKS = 3
_EVERYWHERE = 3
_PLATFORMS = frozenset({ColumnId.DISCLOSURE, ColumnId.STATUTORY})
_MAP_LABELS = ("网站地图", "站点地图", "网站导航")


@dataclass(frozen=True, slots=True)
class Lead:
    """A link worth opening.

    ``rank`` is its promise (0: names a column, 1: a section of the home page, 2: a section further
    in, 3: a short link in a page's body); ``proof`` says that nothing may be called absent before
    this page was read.
    """

    key: str
    depth: int
    rank: int
    order: tuple[int, str, int]
    label: str
    column: str
    proof: bool


def _never(_url: str) -> bool:
    return False


@dataclass(slots=True)
class Survey:
    """What is known of a site so far, and what to open next.

    ``pages`` maps addresses to readings, ``leads`` to how each was found, ``dropped`` counts leads
    that the budget left out, by whether they belong to the proof of absence.  ``entries`` and
    ``columns`` are pages that a person named: further starts, and columns whether linked or not;
    what it ``ignores`` is never followed.
    """

    agency: Agency
    max_depth: int
    budget: int = SURVEY_PAGES
    entries: tuple[str, ...] = ()
    columns: tuple[tuple[str, ColumnId], ...] = ()
    ignores: Callable[[str], bool] = _never
    pages: dict[str, StoredReading] = field(default_factory=dict)
    leads: dict[str, Lead] = field(default_factory=dict)
    dropped: dict[str, Lead] = field(default_factory=dict)
    scope: Scope = field(init=False)
    own: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.scope = Scope.of(replace(self.agency, entry=(*self.agency.entry, *self.entries)))
        self.own = own_names(self.agency.name)

    @property
    def homes(self) -> tuple[str, ...]:
        """Addresses of the home pages."""
        return unique(self.agency.sites)

    def first(self) -> list[Lead]:
        """The wave to begin with: what the operator named."""
        leads = [Lead(url, 0, 0, (0, "", i), "", "", proof=True) for i, url in enumerate(self.homes)]
        entries = [url for url in unique(self.agency.entry) if url not in self.homes]
        leads += [
            Lead(url, 0, 0, (1, "", i), "", ColumnId.DISCLOSURE, proof=True) for i, url in enumerate(entries)
        ]
        leads += self._named({lead.key for lead in leads})
        self.leads.update((lead.key, lead) for lead in leads)
        return leads

    def _named(self, known: set[str]) -> list[Lead]:
        """The leads that a person gave; a column's page lies one step in, as if a home page led there."""
        starts = [(url, 0, "") for url in self.entries] + [(url, 1, column) for url, column in self.columns]
        leads: dict[str, Lead] = {}
        for i, (url, depth, column) in enumerate(starts):
            if url not in known and url not in leads:
                label = ColumnId(column).label if column else ""
                leads[url] = Lead(url, depth, 0, (2, "", i), label, column, proof=True)
        return list(leads.values())

    def next_wave(self, depth: int) -> list[Lead]:
        """The leads that pages of ``depth`` (all of them read by now) add; best first, within budget."""
        found: dict[str, Lead] = {}
        for page in sorted(self.pages.values(), key=lambda page: page.key):
            if page.depth != depth or page.key not in self.leads:
                continue
            for lead in self._leads_of(page):
                known = found.get(lead.key)
                if known is None or (lead.rank, lead.order) < (known.rank, known.order):
                    found[lead.key] = lead
        fresh = sorted((lead for lead in found.values() if lead.key not in self.leads), key=_promise)
        chosen = self._within_budget(fresh)
        self.leads.update((lead.key, lead) for lead in chosen)
        return chosen

    def _within_budget(self, fresh: Iterable[Lead]) -> list[Lead]:
        shapes = Counter(shape(key) for key in self.leads)
        chosen: list[Lead] = []
        for lead in fresh:
            form = shape(lead.key)
            if lead.rank > 0 and shapes[form] >= _SAME_SHAPE:
                continue  # a generator of endless pages: ended by rule
            if len(self.leads) + len(chosen) >= self.budget:
                self.dropped[lead.key] = lead
                continue
            shapes[form] += 1
            chosen.append(lead)
        return chosen

    def _leads_of(self, page: StoredReading) -> Iterable[Lead]:
        parent = self.leads[page.key]
        if not page.ok or page.depth >= self.max_depth or page.kind is PageKind.ARTICLE:
            return
        if not self.is_ours(page):
            return
        for position, link in enumerate(page.navigation):
            lead = self._lead(page, parent, link, position)
            if lead is not None:
                yield lead

    def is_ours(self, page: StoredReading) -> bool:
        """Whether a page's menu speaks of the agency.

        A column of ours may lie on somebody else's host; the menu there is theirs, but for a
        disclosure platform.
        """
        lead = self.leads.get(page.key)
        return self.scope.contains(page.url) or (lead is not None and lead.column in _PLATFORMS)

    def _lead(self, page: StoredReading, parent: Lead, link: NavLink, position: int) -> Lead | None:
        if link.url == page.key or self.ignores(link.url) or not may_follow(link.label, link.url):
            return None
        match = match_label(link.label, self.own)
        column = "" if match is None or match.body else str(match.column)
        inside = self.scope.contains(link.url)
        is_map = any(word in link.label for word in _MAP_LABELS)
        rank = _rank(page, link, matched=bool(column) or is_map, inside=inside)
        if rank is None or (rank > 1 and page.depth >= _DEEP and not parent.column):
            return None
        if page.depth >= _DEEP + 2 and rank > 0:
            return None
        opening = parent.column in _PLATFORMS or any(word in parent.label for word in _MAP_LABELS)
        proof = inside and rank <= 2 and (page.depth == 0 or opening or column in _PLATFORMS)
        order = (page.depth, page.key, position)
        return Lead(link.url, page.depth + 1, rank, order, link.label, column, proof=proof)

    # ---- proof of search ----------------------------------------------------------------------

    def gap(self) -> str:
        """Why nothing may be called absent on this site; empty where the search is proven.

        Proven means: home pages, everything that their menus lead to, the disclosure platforms, the
        site maps and what these lead to were all fetched and read (contract: absence).
        """
        homes = [self.pages.get(url) for url in self.homes]
        bad = next((page for page in homes if page is None or not page.ok), None)
        if bad is not None or not homes:
            return f"首页未能读取（{bad.outcome.label}）" if bad is not None else "首页未能读取"
        if not any(self._links_shown(home) >= 3 for home in homes if home is not None):
            return "首页上没有可读的导航"
        host = self._unreached_host()
        if host:
            return f"网站的多处栏目指向 {host}，该网址未能访问"
        host = self._wordless_host()
        if host:
            return f"首页有没有文字的链接指向 {host}，未能确定那里有没有本单位的栏目"
        missed = sum(lead.proof for lead in self.dropped.values())
        if missed:
            return f"达到栏目查找的页数上限，有 {missed} 个栏目入口未打开"
        for lead in sorted(self.leads.values(), key=_promise):
            page = self.pages.get(lead.key)
            if lead.proof and not _settled(page):
                said = page.outcome.label if page is not None and not page.ok else "未读取"
                return f"“{lead.label or lead.key}”未能读取（{said}）"
            if lead.proof and page is not None and self._hides_columns(lead, page):
                return f"“{lead.label or '首页'}”的栏目菜单由脚本生成，未能读取"
        return ""

    def _hides_columns(self, lead: Lead, page: StoredReading) -> bool:
        """Whether a page that should name the columns leaves its menu to a script that nobody could follow.

        On a home page the menu itself must be missing; a platform's tree may stand beside the site's menu.
        """
        hollow = page.hollow if page.hollow not in self._left_empty() else ""
        if not (hollow or page.scripted):
            return False
        told = [link for link in page.navigation if link.place == "data"]
        if any(self._answered(link.url) for link in told):
            return False
        if lead.depth == 0 and lead.column not in _PLATFORMS:
            return bool(hollow) and sum(link.place == "menu" for link in page.navigation) < _MENU_LINKS
        if lead.column not in _PLATFORMS and not any(word in lead.label for word in _MAP_LABELS):
            return False
        shown = {
            link.url for home in self.homes if home in self.pages for link in self.pages[home].navigation
        }
        own = {link.url for link in page.navigation if link.label} - shown
        return bool(hollow) or (len(own) < _FEW_LINKS and not page.records)

    def _left_empty(self) -> frozenset[str]:
        """Menus that stand empty on news and unnamed sections alike: templates left them so for good.

        The pages of a platform share their menu, too: they are no witnesses.
        """
        names = Counter(
            page.hollow
            for key, page in self.pages.items()
            if page.ok and page.hollow and page.depth > 0 and not is_tree(page.hollow)
            if (lead := self.leads.get(key)) is not None and lead.column in {"", ColumnId.NEWS}
        )
        return frozenset(name for name, count in names.items() if count >= _EVERYWHERE)

    def _answered(self, url: str) -> bool:
        page = self.pages.get(url)
        return page is not None and page.ok and bool(page.navigation) and not page.hollow

    def _unreached_host(self) -> str:
        """A host that the site's own pages lead to again and again, and that never answered.

        It may carry any column: what was not found elsewhere may lie there.
        """
        silent = {
            host_of(page.key) for page in self.pages.values() if not page.ok and not page.outcome.is_dead
        }
        silent -= {host_of(page.key) for page in self.pages.values() if page.ok}
        linked: dict[tuple[str, int], set[str]] = {host: set() for host in silent}
        for page in self.pages.values():
            for link in page.navigation if page.ok else ():
                known = linked.get(host_of(link.url))
                if known is not None:
                    known.add(link.url)
        found = sorted((-len(urls), host) for host, urls in linked.items() if len(urls) >= _MANY_LINKS)
        return found[0][1][0] if found else ""

    def _wordless_host(self) -> str:
        """A sister host (xxgk. beside www.) with a page of which a home page shows a picture and no word."""
        for page in (self.pages.get(url) for url in self.homes):
            for link in page.navigation if page is not None else ():
                parts = urlsplit(link.url)
                if link.place != "picture" or self.scope.contains(link.url) or parts.path in {"", "/"}:
                    continue
                if link.url not in self.leads and is_sister(link.url, page.url if page else ""):
                    return host_of(link.url)[0]
        return ""

    def _links_shown(self, home: StoredReading) -> int:
        """Links of a home page, with those of the frames that make it up."""
        frames = (self.pages.get(link.url) for link in home.navigation if link.place == "frame")
        return len(home.navigation) + sum(len(page.navigation) for page in frames if page is not None)

    def searched(self, most: int = 60) -> tuple[Evidence, ...]:
        """The pages that prove the search: home pages, platforms and site maps before sections."""
        found = [
            (lead.depth, lead.order, page)
            for lead in self.leads.values()
            if lead.proof and (page := self.pages.get(lead.key)) is not None and page.ok
        ]
        return tuple(page.evidence() for _, _, page in sorted(found, key=lambda item: item[:2])[:most])


def _promise(lead: Lead) -> tuple[int, int, tuple[int, str, int]]:
    return (not lead.proof, lead.rank, lead.order)


def _rank(page: StoredReading, link: NavLink, *, matched: bool, inside: bool) -> int | None:
    if matched:
        return 0
    if not inside or not is_section(link.label, link.url, link.place):
        return None
    if link.place not in STRUCTURED and link.place not in WORDLESS:
        return 3
    return 1 if page.depth == 0 else 2


def _settled(page: StoredReading | None) -> bool:
    """Whether a page was read, or the server itself said that there is none."""
    if page is None:
        return False
    if page.outcome.is_dead:
        return True
    return page.ok and not (
        page.scripted and not page.navigation and not page.records and page.article is None
    )

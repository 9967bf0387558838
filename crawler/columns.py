"""Choose which pages of a site are its columns: pure, independent of order, silent rather than wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit.model import ColumnId
from crawler.columnnames import LabelMatch, column_names, is_body, is_topic, match_label
from crawler.columnpages import (
    Candidate,
    PageSigns,
    Setting,
    folder_of,
    gather,
    is_article_address,
    is_external,
    own_names,
    page_key,
)
from crawler.columnvotes import FIELDS, Vote, folders_of, votes_of

__all__ = ["Candidate", "Choice", "Choices", "Doubt", "LabelMatch", "choose_columns", "match_label"]

#: The least score of a column's page; a label alone reaches it, an address alone never.
ENOUGH = 45
#: How far below a column's main page another of its pages may score.
SPREAD = 34
#: So many equally good pages of one name are pages of many bodies, not of one column.
CROWD = 8
#: Two columns that claim one page by different labels must differ by this much.
CLEAR = 8
_MAX_PAGES = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """The pages of one column: ``url`` the main one, ``urls`` all (main first).

    ``label`` as the site calls it, ``path`` the labels that lead there (its own last), ``found_by``
    the signs in Chinese, ``score`` the strength of the signs (``ENOUGH`` upwards).
    """

    column: ColumnId
    url: str
    urls: tuple[str, ...]
    label: str
    path: tuple[str, ...]
    found_by: str
    score: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A column that was not chosen because the signs contradict each other, for the issues log."""

    column: ColumnId
    what: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices(Mapping[ColumnId, Choice]):
    """The chosen columns; ``doubts`` are those left open."""

    by_column: Mapping[ColumnId, Choice]
    doubts: tuple[Doubt, ...] = ()

    def __getitem__(self, column: ColumnId) -> Choice:
        return self.by_column[column]

    def __iter__(self) -> Iterator[ColumnId]:
        return iter(self.by_column)

    def __len__(self) -> int:
        return len(self.by_column)


@dataclass(frozen=True, slots=True)
class _Claim:
    page: PageSigns
    vote: Vote

    @property
    def order(self) -> tuple[bool, bool, int, int, int, str]:
        """Best first: columns before topics, wholes before parts, then score, then the shorter address."""
        return (
            self.vote.topic,
            self.vote.part,
            -self.vote.score,
            self.page.key.count("/"),
            len(self.page.key),
            self.page.key,
        )


def choose_columns(
    candidates: Iterable[Candidate], *, name: str = "", homes: Iterable[str] = (), whole: bool = True
) -> Choices:
    """The columns among ``candidates`` of the agency called ``name`` whose sites are ``homes``.

    ``whole`` says that it has every field of duty (a portal, a township): then 行政处罚 under
    环境保护 is not the 行政处罚 that it owes; a department with one field has it there.

    ``homes`` are the roster's ``site`` and ``entry`` addresses: a home that is a folder of another's
    site makes what lies outside the folder another's.  Without homes every host counts as its own.
    """
    setting = _setting(name, tuple(homes), whole=whole)
    pages = gather(candidates)
    folders = folders_of(pages, setting)
    doubts: list[Doubt] = []
    claims: dict[ColumnId, list[_Claim]] = {column: [] for column in ColumnId}
    for key in sorted(pages):
        votes = votes_of(pages[key], folders, setting)
        for column, vote in _agreed(pages[key], votes, doubts).items():
            claims[column].append(_Claim(pages[key], vote))
    chosen: dict[ColumnId, Choice] = {}
    for column in ColumnId:
        found = sorted(claims[column], key=lambda c: (is_external(c.page.key, setting), c.order))
        choice = _choose(column, found, pages, setting, doubts)
        if choice is not None:
            chosen[column] = choice
    left = {doubt for doubt in doubts if doubt.column not in chosen}
    return Choices(chosen, tuple(sorted(left, key=lambda doubt: (doubt.column, doubt.urls))))


def _setting(name: str, homes: tuple[str, ...], *, whole: bool) -> Setting:
    keys = [page_key(home) for home in homes]
    hosts = frozenset(host for key in keys if (host := key.split("/")[0]))
    folders = tuple(folder_of(key) for key in keys)
    roots = any(folder.count("/") == 1 for folder in folders)
    return Setting(own_names(name), _with_www(hosts), () if roots else folders, whole)


def _with_www(hosts: frozenset[str]) -> frozenset[str]:
    bare = {host.removeprefix("www.") for host in hosts}
    return frozenset(bare | {f"www.{host}" for host in bare})


def _agreed(page: PageSigns, votes: Mapping[ColumnId, Vote], doubts: list[Doubt]) -> dict[ColumnId, Vote]:
    """The columns that a page may serve: those that one label names together, else the clear winner."""
    strong = {column: vote for column, vote in votes.items() if vote.score >= ENOUGH}
    if len(strong) < 2:
        return strong
    ranked = sorted(strong, key=lambda column: (-strong[column].score, -strong[column].times, column))
    first = strong[ranked[0]]
    together = {column: vote for column, vote in strong.items() if vote.label == first.label}
    rivals = [column for column in ranked if column not in together]
    for column in rivals:
        other = strong[column]
        if first.score - other.score < CLEAR and first.times < 2 * other.times:
            what = f"“{first.label}”与“{other.label}”指向同一页面，无法确定是哪个栏目"
            doubts.append(Doubt(column, what, (page.url,)))
            if other.times == first.times and other.score == first.score:
                return {}
    return together


def _choose(
    column: ColumnId,
    claims: list[_Claim],
    pages: Mapping[str, PageSigns],
    setting: Setting,
    doubts: list[Doubt],
) -> Choice | None:
    if not claims:
        return None
    main = claims[0]
    entry = column_names().entries[column]
    if main.vote.part and not entry.children:
        return None  # 常见问题 alone makes no 互动交流
    equals = [claim for claim in claims if _is_equal(claim.vote, main.vote)]
    if len(equals) > CROWD:
        what = f"有 {len(equals)} 个名为“{main.vote.label}”的页面，无法确定哪个属于本单位"
        doubts.append(Doubt(column, what, tuple(claim.page.url for claim in equals[:CROWD])))
        return None
    members = [claim.page for claim in claims if _is_member(claim, main, setting)]
    if entry.children:
        children = _children(column, members, pages, setting)
        taken = {page.key for page in members}
        members += [page for page in children if page.key not in taken]
    urls = tuple(dict.fromkeys(page.url for page in members[:_MAX_PAGES]))
    path = (*main.vote.path, main.vote.label)
    found_by = "、".join(dict.fromkeys(main.vote.found_by))
    return Choice(column, main.page.url, urls, main.vote.label, path, found_by, main.vote.score)


def _is_equal(vote: Vote, main: Vote) -> bool:
    return vote.label == main.label and vote.score >= main.score - 4


def _is_member(claim: _Claim, main: _Claim, setting: Setting) -> bool:
    """Whether a claim's page is one more page of the column whose main page is ``main``'s.

    Another's host and a special topic serve only where there is nothing else, and the articles of a
    list are read from the list.
    """
    if claim is main:
        return True
    if is_external(claim.page.key, setting) and not is_external(main.page.key, setting):
        return False
    if claim.vote.topic and not main.vote.topic:
        return False
    if is_article_address(claim.page.key) and not is_article_address(main.page.key):
        return False
    return claim.vote.score >= main.vote.score - SPREAD


def _children(
    column: ColumnId,
    members: list[PageSigns],
    pages: Mapping[str, PageSigns],
    setting: Setting,
) -> list[PageSigns]:
    """Sub-columns by address: list pages in a member's folder that no other name claims."""
    roots = tuple(folder_of(page.key) for page in members if folder_of(page.key).count("/") >= 2)
    found = []
    for key in sorted(pages):
        page = pages[key]
        if not key.startswith(roots) or not roots or not _is_list_address(page.url):
            continue
        labels = Counter(candidate.label for candidate in page.seen if candidate.label.strip())
        matches = [match for label in labels if (match := match_label(label, setting.own))]
        if column not in FIELDS and any(column not in match.columns for match in matches):
            continue
        if any(is_topic(label) or is_body(label) for label in labels):
            continue
        if labels:
            found.append(page)
    return found


def _is_list_address(url: str) -> bool:
    parts = urlsplit(url)
    file = parts.path.rsplit("/", 1)[-1]
    return not parts.query and (not file or file.split(".")[0] in {"index", "list", "default"})

"""The sub-columns of a column: the labels that a site's menus and the column's own pages put under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from audit.model import ColumnId
from crawler.columnnames import is_more, match_label, normalise
from crawler.columnpages import is_article_address
from crawler.page import NavLink
from crawler.scope import is_section
from crawler.stored import StoredReading
from crawler.survey import Survey

#: So many labels of a column's parts are kept; more are a list and no menu.
MOST_PARTS = 60
_LONGEST = 30
#: The frame of a page: what stands there leads back up, not down.
_ABOVE = frozenset({"breadcrumb"})


def labels_under(survey: Survey) -> dict[str, tuple[str, ...]]:
    """For each label of a menu on the agency's own pages the labels that stand under it, in page order."""
    pairs: dict[tuple[str, str], None] = {}
    for page in sorted(survey.pages.values(), key=lambda page: (page.depth, page.key)):
        if not page.ok or page.key not in survey.leads or not survey.is_ours(page):
            continue
        for link in page.navigation:
            if link.place not in _ABOVE and _is_part(link):
                pairs.update(dict.fromkeys((above, link.label) for above in link.path))
    found: dict[str, list[str]] = {}
    for above, label in pairs:
        found.setdefault(above, []).append(label)
    return {above: tuple(labels) for above, labels in found.items()}


def parts_of(
    column: ColumnId,
    label: str,
    starts: Iterable[StoredReading],
    under: Mapping[str, tuple[str, ...]],
    own: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """The labels of a column's parts, each once, at most ``MOST_PARTS``.

    ``label`` is the column's name on the site, ``starts`` are its pages, ``under`` the site's menus
    (``labels_under``), ``own`` names of the agency.
    """
    found: dict[str, None] = {}
    for page in starts:
        found.update(dict.fromkeys(_on_page(page) if page.ok else ()))
    for above, labels in under.items():
        match = match_label(above, own)
        if normalise(above) == normalise(label) or (match is not None and column in match.columns):
            found.update(dict.fromkeys(labels))
    found.pop(label, None)
    return tuple(found)[:MOST_PARTS]


def _on_page(page: StoredReading) -> Iterable[str]:
    """The labels of links from a column's page to sections in its own folder."""
    folder = _folder(page.url)
    if not folder.partition("//")[2].partition("/")[2]:  # no folder of its own: every link is below
        return
    for link in page.navigation:
        if link.place not in _ABOVE and _is_part(link) and link.url.startswith(folder):
            below = link.url.removeprefix(folder)
            if "/" in below and not is_article_address(link.url.partition("//")[2]):
                yield link.label


def _folder(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"


def _is_part(link: NavLink) -> bool:
    return (
        2 <= len(link.label) <= _LONGEST
        and not is_more(link.label)
        and is_section(link.label, link.url, link.place)
    )

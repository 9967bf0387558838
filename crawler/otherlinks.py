"""The links of pages other than the home page: platforms, and a bounded sample of lists and articles.

国办秘函〔2019〕19号“可用性” counts dead links of other pages at half the weight;
a sample says how they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import ColumnId
from crawler.context import Context
from crawler.homelinks import home_links
from crawler.page import PageKind
from crawler.rereading import page_again
from crawler.scope import unique

#: So many lists and articles are sampled, and so many links of one page looked at; platforms have more.
LISTS, ARTICLES = 5, 5
_MOST_LINKS = 40
_MOST_PLATFORM_LINKS = 200


def other_links(context: Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each sampled page's address with its links (address, label), in a fixed order."""
    for url, sha256, most in _sampled(context):
        links = _links_of(context, url, sha256)
        if links:
            yield url, links[:most]


def _sampled(context: Context) -> Iterator[tuple[str, str, int]]:
    survey = context.survey
    read = sorted((page.key, page) for page in survey.pages.values() if page.ok and page.sha256)
    own = [page for key, page in read if key not in survey.homes and survey.scope.contains(page.url)]
    choice = context.choices.get(ColumnId.DISCLOSURE)
    platforms = set(unique((*context.agency.entry, *(choice.urls if choice else ()))))
    for page in own:
        if page.key in platforms and page.sha256:
            yield page.url, page.sha256, _MOST_PLATFORM_LINKS
    lists = [page for page in own if page.key not in platforms and page.kind is PageKind.LIST]
    for page in lists[:LISTS]:
        if page.sha256:
            yield page.url, page.sha256, _MOST_LINKS
    articles = [page for page in context.store.pages(context.agency.id) if page.role == "article"]
    inside = [page for page in articles if page.sha256 and survey.scope.contains(page.url)]
    for facts in inside[:ARTICLES]:
        if facts.sha256:
            yield facts.url, facts.sha256, _MOST_LINKS


def _links_of(context: Context, url: str, sha256: str) -> list[tuple[str, str]]:
    capture = context.store.capture(context.agency.id, url, sha256)
    if capture is None:
        return []
    page = page_again(context.journal.evidence, capture, context.limits.page_size)
    if page is None:
        return []
    ignores = context.overriding.ignores
    return [(link.url, link.label) for link in home_links(page) if not ignores(link.url)]

"""Everything understood of one page: kind, article or records, where it leads, what its foot says."""

from __future__ import annotations

from datetime import date

from crawler.dialects import Dialect, recognise
from crawler.encoding import contradicts
from crawler.extract.article import account_of
from crawler.extract.foot import explanation_of, footer_of
from crawler.extract.kind import classify, title_element
from crawler.extract.layout import MOST_LINES, layout_of
from crawler.extract.navigation import find_navigation
from crawler.extract.pagination import find_pager
from crawler.extract.redirects import find_redirect
from crawler.extract.survey import survey_of
from crawler.handover import why_handed_over
from crawler.page import Article, Page, PageKind, PageRequest, Reading

#: Kinds on which a column may explain why it is empty; an article with this much text explains nothing.
_LONG_ARTICLE = 300
#: Kinds whose lists a dialect ought to understand.
_LISTS = frozenset({PageKind.LIST, PageKind.EMPTY, PageKind.OTHER})


def read(page: Page, *, seen: date | None = None) -> Reading:
    """Read a page once for all who need it; never raises on any bytes.

    ``seen`` is the day of the capture: it gives dates of lists that lack a year theirs; without it they
    stay None.
    """
    dialect = recognise(page)
    records = tuple(dialect.records(page, seen=seen))
    redirect = find_redirect(page)
    kind = classify(page, records, redirect)
    is_list = kind in {PageKind.LIST, PageKind.HOME, PageKind.EMPTY}
    article = _article(page, dialect, kind)
    next_page = _next_page(page, dialect, kind)
    pager = find_pager(page) if is_list else None
    layout = layout_of(page)
    days = [record.date for record in records if record.date]
    return Reading(
        kind=kind,
        dialect=dialect.NAME,
        encoding=page.encoding,
        title=article.title if article else _heading(page),
        article=article,
        records=records if is_list else (),
        next_page=next_page,
        navigation=tuple(find_navigation(page)),
        redirect=redirect,
        page_count=pager.page_count if pager else None,
        total_records=pager.total_records if pager else None,
        explanation="" if _is_long(article) or records else explanation_of(layout),
        footer=footer_of(layout, account_of(page).zone.end if kind is PageKind.ARTICLE else 0),
        newest=max(days, default=None),
        cut=_is_cut(page),
        handed_over=""
        if kind not in _LISTS
        else why_handed_over(page, dialect.NAME, records, next_page, pager or find_pager(page)),
        misdeclared=(page.declared or "") if contradicts(page.declared, page.encoding, page.body) else "",
    )


def _is_cut(page: Page) -> bool:
    """Whether the page goes on behind what is looked at of any page."""
    if page.tree is None:
        return bool(page.memo.get("cut", False))
    return survey_of(page).is_cut or len(layout_of(page).lines) > MOST_LINES


def _article(page: Page, dialect: Dialect, kind: PageKind) -> Article | None:
    """The article of an article page, or of a page that is nothing else but may be one."""
    if kind is PageKind.ARTICLE:
        return dialect.article(page)
    if kind is PageKind.OTHER and page.tree is not None and account_of(page).title:
        return dialect.article(page)
    return None


def _next_page(page: Page, dialect: Dialect, kind: PageKind) -> PageRequest | None:
    return (
        None if kind in {PageKind.ARTICLE, PageKind.REDIRECT, PageKind.BLOCKED} else dialect.next_page(page)
    )


def _heading(page: Page) -> str | None:
    """What a page that is no article is called: its column, else what ``<title>`` says."""
    return page.meta.get("ColumnName") or title_element(page) or None


def _is_long(article: Article | None) -> bool:
    return article is not None and len(article.text) > _LONG_ARTICLE

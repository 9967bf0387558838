"""What an article's body holds beside its text: tables, and pictures that may stand in the text's place."""

from __future__ import annotations

import re
from typing import Any

from audit.model import Table
from crawler.extract.article import Account, account_of
from crawler.extract.attachments import article_span
from crawler.extract.grids import bounded_grids
from crawler.extract.layout import layout_of
from crawler.extract.survey import Survey
from crawler.page import Page

#: Pictures of the page and not of the article, by what their files are called.
_DECORATION = re.compile(
    r"icon|ico_|logo|qr_?code|ewm|erweima|wei(?:xin|bo)|wechat|share|print|close|spacer|blank|(?<![a-z])dot"
    r"|arrow|btn|button|banner|filetype|fileext|/ext/|gongan|beian|dangzheng|jiucuo|bszs|zfwzgl|conac|ghs\."
    r"|pdf\.(?:png|gif)|word?\.(?:png|gif)|xlsx?\.(?:png|gif)|zip\.(?:png|gif)|loading|(?<![a-z])(?:line|bg)[\d_.-]",
    re.IGNORECASE,
)
#: Where pages that load pictures late keep their address.
_SOURCES = ("src", "data-src", "data-original", "oldsrc", "original")
_PIXELS = re.compile(r"\s*(\d{1,5})\s*(?:px)?\s*$")
#: A picture that is less wide or high (pixels) is none of text.
_SMALL = 120
_MOST = 500


def body_tables(page: Page, url: str, sha256: str | None) -> tuple[tuple[Table, ...], bool]:
    """The tables of the article's body, and whether there were more than are kept."""
    element = _body(account_of(page), layout_of(page).survey)
    return ((), False) if element is None else bounded_grids(element, url, sha256)


def body_pictures(page: Page) -> tuple[str, ...]:
    """The addresses of the article's own pictures, decoration left out, in page order."""
    layout = layout_of(page)
    first, last = article_span(layout, account_of(page).zone)
    survey = layout.survey
    found: dict[str, None] = {}
    for index in range(first, min(last, len(survey.elements))):
        if survey.tags[index] != "img" or _is_small(survey.elements[index]):
            continue
        image = survey.elements[index]
        source = next((value for name in _SOURCES if (value := (image.get(name) or "").strip())), "")
        if source and not _DECORATION.search(source.rpartition("?")[0] or source):
            found[page.resolve(source) or source[:100]] = None
        if len(found) >= _MOST:
            break
    return tuple(found)


def _is_small(image: Any) -> bool:
    sizes = (_PIXELS.match(image.get(name) or "") for name in ("width", "height"))
    return any(size is not None and int(size[1]) < _SMALL for size in sizes)


def _body(account: Account, survey: Survey) -> Any:
    """The body's element: its container, else the smallest element around the body's lines."""
    zone = account.zone
    if not survey.elements:
        return None
    if zone.container >= 0:
        return survey.elements[zone.container]
    blocks = [line.block for line in account.body]
    if not blocks:
        return None
    top, last = min(blocks), max(blocks)
    while top > 0 and survey.ends[top] < last:
        top = survey.parents[top]
    return survey.elements[max(top, 0)]

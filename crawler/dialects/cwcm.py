"""CWCM 未来国际: iList.jsp?cat_id=&cur_page=2, pagers worked by a script's form (dialects.md §11)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.dialects import generic
from crawler.dialects._marks import marked
from crawler.dialects.generic import article, records
from crawler.extract.listing import count_records
from crawler.extract.pagination import find_pager
from crawler.page import Page, PageRequest

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "cwcm"

_MARKS = {"iList.jsp": 55, "iIndex.jsp": 55, "iContent.jsp": 55, "cur_page": 30, "node_id=GK": 30, "cwcm": 30}
_LIST = re.compile(r"/i(?:List|Index)\.jsp$")


def recognise(page: Page) -> int:
    """By its programs and their parameters."""
    own = "iList.jsp" in page.url or "iIndex.jsp" in page.url or "iContent.jsp" in page.url
    return min(marked(page, _MARKS) + (55 if own else 0), 92)


def next_page(page: Page) -> PageRequest | None:
    """The next page; where the pager submits a form, the same list with ``cur_page`` counted on."""
    following = generic.next_page(page)
    if following or page.tree is None:
        return following
    pager = find_pager(page)
    parts = urlsplit(page.url)
    if not _LIST.search(parts.path) or pager.page_count is None or not count_records(page):
        return None
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "cur_page"]
    given = dict(parse_qsl(parts.query)).get("cur_page", "1")
    current = pager.current or (int(given[:6]) if given.isdecimal() else 1)
    if current >= pager.page_count or not query:
        return None
    query.append(("cur_page", str(current + 1)))
    url = urlunsplit(
        (parts.scheme, parts.netloc, parts.path.replace("iIndex", "iList"), urlencode(query), "")
    )
    return PageRequest(url=url)

"""The next batch of a data interface: the page number that was asked for, counted on while records remain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.extract.datalists import record_dicts
from crawler.page import Page, PageRequest

_NUMBER: Final = (
    "page",
    "pageno",
    "pageindex",
    "pagenum",
    "pagenumber",
    "currentpage",
    "current",
    "curpage",
    "currpage",
    "cur_page",
    "p",
    "pageno_",
    "page_no",
    "page_num",
    "page_index",
    "currentpageno",
    "nowpage",
    "curr",
)
#: Parameters that count rows and not pages, with the one that says how many rows a page has.
_OFFSET: Final = ("pn", "offset", "start", "skip")
_SIZE: Final = (
    "pagesize",
    "_pagesize",
    "prepage",
    "perpage",
    "size",
    "rows",
    "limit",
    "page_size",
    "rn",
    "pagerows",
    "pageno_size",
)
_TOTAL: Final = (
    "total",
    "totalcount",
    "totalrecords",
    "totalrecord",
    "recordcount",
    "total_count",
    "totalnum",
    "totalelements",
    "recordstotal",
    "totalsize",
    "count",
)
_PAGES: Final = ("pages", "pagecount", "totalpage", "totalpages", "page_count", "total_page", "pagetotal")
#: Names of parameters that hold a page's number, in lower case.
PAGE_FIELDS: Final = frozenset(_NUMBER) - {"p", "curr", "current"} | {"pn"}
#: No list has more pages than this; a claim beyond it is a mistake (or an attack) and counts as none.
_MOST_PAGES: Final = 100_000
_DEEPEST: Final = 4


def total_of(data: Any) -> int | None:
    """How many records a JSON answer says there are."""
    return _named(data, _TOTAL)


def pages_of(data: Any) -> int | None:
    """How many pages a JSON answer says there are."""
    return _named(data, _PAGES)


def _named(data: Any, names: tuple[str, ...]) -> int | None:
    level: list[Any] = [data]
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            if not isinstance(value, dict):
                continue
            lowered = {str(key).lower(): inner for key, inner in value.items()}
            for name in names:
                number = lowered.get(name)
                if isinstance(number, str) and number.isdecimal():
                    number = int(number[:9])
                if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
                    return number
            below.extend(inner for inner in value.values() if isinstance(inner, dict))
        level = below
    return None


def next_data_page(page: Page, data: Any = None) -> PageRequest | None:
    """The request for the batch after this one; None where nothing says that one is left.

    ``data`` is the answer's value where the page is no JSON.  The page number counts in the address, in
    the form or JSON that was posted (``page.posted``) or in Hanweb's ``paramJson`` (dialects.md §2).
    """
    data = page.data if data is None else data
    if data is None:
        return None
    count = len(record_dicts(data))
    return after(page, count, total_of(data), pages_of(data))


def after(page: Page, count: int, total: int | None, pages: int | None) -> PageRequest | None:
    """The request after the one that ``page`` answers and that brought ``count`` records."""
    form = page.posted.decode("utf-8", "replace")
    if form:
        values = _nested(form)
        pairs = list(values.items()) if values else parse_qsl(form, keep_blank_values=True)
        counted = _counted(pairs, count, total, pages)
        if counted is not None:
            return json_body(page.url, dict(counted)) if values else post(page.url, counted)
        if _counts(pairs):
            return None
    following = numbered(page.url, count, total, pages)
    if following is None or not form:
        return following
    return PageRequest(following.url, "POST", page.posted, _headers(form))


def numbered(
    url: str, count: int, total: int | None, pages: int | None, *, body: bool = False
) -> PageRequest | None:
    """The address with its page number counted on, while ``total`` records or ``pages`` pages allow it.

    With neither, a page as full as was asked for has another behind it.  With ``body`` the parameters are
    posted as well.
    """
    if count <= 0:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    query: list[tuple[str, Any]] = list(parse_qsl(parts.query, keep_blank_values=True))
    name = next((name for name, _ in query if name.lower() == "paramjson"), "")
    nested = _nested(dict(query).get(name, ""))
    if nested:
        inner = _counted(list(nested.items()), count, total, pages)
        if inner is None:
            return None
        text = json.dumps(dict(inner), ensure_ascii=False, separators=(",", ":"))
        counted = [(key, text if key == name else value) for key, value in query]
    else:
        found = _counted(query, count, total, pages)
        if found is None:
            return None
        counted = found
    target = urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(counted), ""))
    return post(target, counted) if body else PageRequest(url=target)


def _counts(pairs: list[tuple[str, Any]]) -> bool:
    return any(name.lower() in {*_NUMBER, *_OFFSET} for name, _ in pairs)


def _counted(
    pairs: list[tuple[str, Any]], count: int, total: int | None, pages: int | None
) -> list[tuple[str, Any]] | None:
    """The parameters of the next page; None where there is none or nothing to count."""
    if count <= 0:
        return None
    lowered = {name.lower(): str(value) for name, value in pairs}
    size = next((int(lowered[key][:5]) for key in _SIZE if lowered.get(key, "").isdecimal()), 0)
    name = next((name for name in _NUMBER if lowered.get(name, "").isdecimal()), None)
    if name is not None:
        number = int(lowered[name][:7])
        following, done = number + 1, max(number, 1) * (size or count)
    else:
        name = next((name for name in _OFFSET if lowered.get(name, "").isdecimal()), None)
        if name is None or not size:
            return None
        following = done = int(lowered[name][:9]) + count
        number = done // size
    if number > _MOST_PAGES or not _is_left(number, done, count, size, total, pages):
        return None
    return [
        (key, (following if isinstance(value, int) else str(following)) if key.lower() == name else value)
        for key, value in pairs
    ]


def _is_left(number: int, done: int, count: int, size: int, total: int | None, pages: int | None) -> bool:
    if total is not None and total >= count:
        return done < total
    if pages is not None:
        return number < pages
    return bool(size) and count >= size


def post(url: str, form: list[tuple[str, Any]]) -> PageRequest:
    """A form posted to an address, as the site's own script posts it."""
    text = urlencode(form)
    return PageRequest(url=url, method="POST", body=text.encode("ascii"), headers=_headers(text))


def json_body(url: str, values: Mapping[str, Any]) -> PageRequest:
    """An object posted as JSON, as the site's own script posts it."""
    text = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return PageRequest(url=url, method="POST", body=text.encode("ascii"), headers=_headers(text))


def _headers(body: str) -> tuple[tuple[str, str], ...]:
    kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
    return (("Content-Type", f"{kind}; charset=UTF-8"), ("X-Requested-With", "XMLHttpRequest"))


def _nested(text: str) -> Mapping[str, Any]:
    if not text.startswith("{"):
        return {}
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}

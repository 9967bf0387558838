"""The next batch of a data interface: the page number in the address counted on while records remain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.extract.datalists import record_dicts
from crawler.page import Page, PageRequest

_NUMBER = (
    "page",
    "pageno",
    "pageindex",
    "pagenum",
    "pagenumber",
    "currentpage",
    "current",
    "curpage",
    "p",
    "pageno_",
)
_SIZE = ("pagesize", "_pagesize", "prepage", "perpage", "size", "rows", "limit", "page_size")
_TOTAL = (
    "total",
    "totalcount",
    "totalrecords",
    "totalrecord",
    "recordcount",
    "total_count",
    "totalnum",
    "count",
)
_PAGES = ("pages", "pagecount", "totalpage", "totalpages", "page_count", "total_page")
_DEEPEST = 4


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
                if isinstance(number, str) and number.isdigit():
                    number = int(number[:9])
                if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
                    return number
            below.extend(inner for inner in value.values() if isinstance(inner, dict))
        level = below
    return None


def next_data_page(page: Page) -> PageRequest | None:
    """The request for the batch after this one; None where the address holds no page number or none is left.

    Hanweb's unit interface counts in ``paramJson`` (dialects.md §2), the others in a plain parameter.
    """
    if page.data is None:
        return None
    count = len(record_dicts(page.data))
    total, pages = total_of(page.data), pages_of(page.data)
    return numbered(page.url, count, total, pages)


def numbered(
    url: str, count: int, total: int | None, pages: int | None, *, body: bool = False
) -> PageRequest | None:
    """The address with its page number counted on, while ``total`` records or ``pages`` pages allow it.

    With ``body`` the parameters are posted as well.
    """
    if count <= 0:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    query = parse_qsl(parts.query, keep_blank_values=True)
    values = {name.lower(): value for name, value in query}
    nested = _nested(values.get("paramjson", ""))
    lowered = {name.lower(): str(value) for name, value in nested.items()} if nested else values
    name = next((name for name in _NUMBER if lowered.get(name, "").isdigit()), None)
    if name is None:
        return None
    number = int(lowered[name][:7])
    size = next((int(lowered[key][:5]) for key in _SIZE if lowered.get(key, "").isdigit()), count)
    if not (
        (total is not None and max(number, 1) * max(size, 1) < total)
        or (pages is not None and number < pages)
    ):
        return None
    if nested:
        nested = {key: number + 1 if key.lower() == name else value for key, value in nested.items()}
        text = json.dumps(nested, ensure_ascii=False, separators=(",", ":"))
        query = [(key, text if key.lower() == "paramjson" else value) for key, value in query]
    else:
        query = [(key, str(number + 1) if key.lower() == name else value) for key, value in query]
    target = urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))
    return post(target, query) if body else PageRequest(url=target)


def post(url: str, form: list[tuple[str, str]]) -> PageRequest:
    """A form posted to an address, as the site's own script posts it."""
    headers = (
        ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
        ("X-Requested-With", "XMLHttpRequest"),
    )
    return PageRequest(url=url, method="POST", body=urlencode(form).encode("ascii"), headers=headers)


def _nested(text: str) -> Mapping[str, Any]:
    if not text.startswith("{"):
        return {}
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}

"""``zwgk inspect``: what is understood of a saved page or an address, in the contract's words."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

from audit.errors import InputError, refusal
from crawler.page import Article, Page, Reading, read_page
from crawler.reading import read

_TIMEOUT = 30
_MOST_BYTES = 20 * 1024 * 1024
_TYPES = {".json": "application/json", ".xml": "text/xml"}


def inspect_document(path_or_url: str, url: str | None = None) -> dict[str, object]:
    """What is understood of one file or address; ``url`` is where a file was saved from.

    Raises InputError where the file cannot be read or the address not be fetched.
    """
    if path_or_url.startswith(("http://", "https://")):
        page = _fetched(path_or_url)
    else:
        path = Path(path_or_url)
        try:
            body = path.read_bytes()
        except OSError as error:
            raise InputError.one(path_or_url, f"无法读取文件（{refusal(error)}）", "请核对路径") from error
        page = read_page(url or "", body, _TYPES.get(path.suffix.lower(), "text/html"))
    return as_dict(path_or_url, page, read(page))


def as_dict(file: str, page: Page, reading: Reading) -> dict[str, object]:
    """A reading in the words of the contract; unknown is None."""
    article = reading.article or Article()
    return {
        "file": file,
        "url": page.url or None,
        "kind": reading.kind.value,
        "dialect": reading.dialect,
        "encoding": reading.encoding,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "issued": article.issued.isoformat() if article.issued else None,
        "doc_number": article.doc_number,
        "index_number": article.index_number,
        "source": article.source,
        "attachments": [link.href for link in article.attachments],
        "records": [[r.title, r.date.isoformat() if r.date else None, r.href] for r in reading.records],
        "next_page": _next_href(reading),
        "navigation": [[link.label, link.href] for link in reading.navigation],
    }


def _next_href(reading: Reading) -> str | None:
    """The next page's link; None where a form or a script asks for it, for which a page has no link."""
    request = reading.next_page
    if request is None or request.method != "GET":
        return None
    return request.href or None


def _fetched(url: str) -> Page:
    request = urllib.request.Request(url, headers={"User-Agent": "zwgk-inspect"})  # noqa: S310  # http(s) only, checked by the caller
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310  # as above
            body = answer.read(_MOST_BYTES)
            return read_page(answer.geturl(), body, answer.headers.get("Content-Type", ""))
    except urllib.error.HTTPError as error:
        return read_page(url, error.read(_MOST_BYTES), error.headers.get("Content-Type", ""))
    except (OSError, ValueError) as error:
        raise InputError.one(url, f"无法访问（{refusal(error)}）", "请核对网址和网络") from error

"""The links of a home page — pages, pictures, files, other sites — and how they are looked at.

The inspection rules count dead links 「包括图片、附件、外部链接」 (catalogue FP-09).  A link that does
not answer well is looked at three times, apart in time, before anybody may call it dead (FP-01).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from audit.model import FetchOutcome
from crawler.page import Page
from crawler.scope import is_file
from crawler.urls import absolute

MOST_LINKS = 500
LOOKS = 3
_SOURCES = {"a": "href", "area": "href", "img": "src", "iframe": "src", "frame": "src", "embed": "src"}
#: Outcomes that another look cannot change.
_FINAL = frozenset(
    {
        FetchOutcome.OK,
        FetchOutcome.NOT_MODIFIED,
        FetchOutcome.ROBOTS,
        FetchOutcome.UNSAFE_ADDRESS,
        FetchOutcome.UNSUPPORTED,
        FetchOutcome.LIMIT,
        FetchOutcome.IGNORED,
        FetchOutcome.TOO_LARGE,
    }
)


@dataclass(frozen=True, slots=True)
class HomeLink:
    """A link as the home page shows it; ``label`` is its text, else the picture's description."""

    url: str
    label: str


def home_links(page: Page) -> list[HomeLink]:
    """Every address that a home page refers to, each once, in order, up to a cap."""
    if page.tree is None:
        return []
    found: dict[str, HomeLink] = {}
    for element, href in _references(page.tree):
        url = absolute(page.base, href)
        if url and url not in found:
            found[url] = HomeLink(url, _label(element))
            if len(found) >= MOST_LINKS:
                break
    return list(found.values())


def _references(tree: Any) -> Iterator[tuple[Any, str]]:
    for element in tree.iter(*_SOURCES):
        href = element.get(_SOURCES[element.tag])
        if href:
            yield element, href


def _label(element: Any) -> str:
    words = " ".join("".join(element.itertext()).split()) if element.tag == "a" else ""
    if not words:
        words = element.get("title") or element.get("alt") or ""
    if not words and element.tag == "a":
        words = next((image.get("alt") or "" for image in element.iter("img")), "")
    return words.strip()[:80]


def needs_another_look(outcomes: tuple[FetchOutcome, ...]) -> bool:
    """Whether a link deserves to be looked at once more."""
    return bool(outcomes) and len(outcomes) < LOOKS and outcomes[-1] not in _FINAL


def by_head(url: str, *, external: bool) -> bool:
    """Whether asking for the head alone is enough at first: files, pictures, other people's pages."""
    return external or is_file(url)

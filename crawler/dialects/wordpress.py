"""WordPress: entries under headings, 较早的文章 leads on, ?paged=2 and /page/2/ (issue 3)."""

from __future__ import annotations

from typing import Final

from crawler.dialects import generic
from crawler.dialects._marks import marked
from crawler.dialects.generic import article, records
from crawler.extract.links import resolve
from crawler.extract.survey import survey_of
from crawler.extract.words import words_of
from crawler.page import Page, PageRequest

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "wordpress"

_MARKS = {"/wp-content/": 55, "/wp-includes/": 55, "/wp-json/": 55}
_OLDER = ("较早的文章", "早期文章", "较旧文章", "较旧的文章", "更早的文章", "older posts", "older entries")


def recognise(page: Page) -> int:
    """By its three folders and its generator meta."""
    named = "WordPress" in words_of(page) and 'content="WordPress' in page.text
    return min(marked(page, _MARKS) + 60 * named, 92)


def next_page(page: Page) -> PageRequest | None:
    """The next page: a theme without numbers calls it the older posts."""
    following = generic.next_page(page)
    if following or page.tree is None:
        return following
    walked = survey_of(page)
    for index in walked.anchors:
        anchor = walked.elements[index]
        label = "".join(anchor.itertext()).strip(" \n\t←→«»<>‹›").lower()
        url = resolve(page.base, anchor.get("href") or "#") if label in _OLDER else ""
        if url:
            return PageRequest(url=url, href=(anchor.get("href") or "").strip())
    return None

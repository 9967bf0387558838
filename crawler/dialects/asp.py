"""Classic ASP: programs list.asp?classid=&page=2 behind undeclared GB2312 (dialects.md §14)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed
from crawler.dialects.generic import article, next_page, records
from crawler.extract.words import words_of
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "asp"

_PAGES = re.compile(r"[\w\-/]\.asp\b", re.IGNORECASE)


def recognise(page: Page) -> int:
    """By addresses of .asp programs: a family of hand-made systems, so any other mark goes first."""
    return 52 if ".aspx" not in words_of(page) and addressed(page, ".asp", _PAGES) else 0

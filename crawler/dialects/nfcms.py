"""广东集约化 NFCMS: post_ addresses, index_2.html (dialects.md §5)."""

from __future__ import annotations

import re
from typing import Final

from crawler.dialects._marks import addressed
from crawler.dialects.generic import article, next_page, records
from crawler.extract.words import words_of
from crawler.page import Page

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "nfcms"

_POST = re.compile(r"/m?post_\d+\.html|content/m?post_\d+")


def recognise(page: Page) -> int:
    """By NFCMS_ variables, nfw-cms marks and post_ addresses."""
    words = words_of(page)
    if "/gkmlpt/" in page.url or "/gkmlpt/api" in words:
        return 0  # the 目录 platform of the same maker is a dialect of its own
    score = 70 if "NFCMS_" in words or "nfw-cms-attachment" in words else 0
    if addressed(page, "post_", _POST, least=2):
        score += 60
    return min(score, 92)

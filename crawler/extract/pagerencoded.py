"""Pagers that a page holds encoded and that its script decodes: ``$('#pages').html(atob(…))``."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote_plus

from crawler.extract.survey import survey_of
from crawler.extract.words import words_of
from crawler.page import Page

_ENCODED = re.compile(r"\s*([A-Za-z0-9+/]{80,}={0,2})\s*")
_LEAST, _MOST = 80, 40_000


def encoded_markup(page: Page) -> str:
    """The markup that a text of the page gives in base64 where a script decodes it; empty where none does."""
    if "atob(" not in words_of(page):
        return ""
    for text in survey_of(page).texts:
        found = _ENCODED.fullmatch(text) if text and _LEAST <= len(text) <= _MOST else None
        markup = _decoded(found[1]) if found else ""
        if "<a" in markup.lower():
            return markup
    return ""


def _decoded(text: str) -> str:
    try:
        return unquote_plus(base64.b64decode(text).decode())
    except ValueError:
        return ""

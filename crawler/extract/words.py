"""The words of a page's source, each once: where marks and calls are looked for before anything dearer."""

from __future__ import annotations

from functools import lru_cache

from crawler.page import Page

#: What ends a word of the source, and digits, which are all one.
_ENDS = bytes.maketrans(bytes(range(128, 256)) + b"\"'>;,:" + b"123456789", b" " * (128 + 6) + b"000000000")


def words_of(page: Page) -> str:
    """The words of the page's source, each once: a fifth of the text with every mark that has no space.

    Words end at white space, quotation marks, any of ``> ; , :`` and whatever is not ASCII; every digit is
    written 0, so that a page's many addresses are few words (see ``folded``); a space stands around each.
    Made once per page.
    """
    found = page.memo.get("words")
    if not isinstance(found, str):
        source = page.body if page.encoding == "utf-8" else page.text.encode("utf-8", "replace")
        found = (b" %s " % b" ".join(set(source.translate(_ENDS).split()))).decode("ascii")
        page.memo["words"] = found
    return found


def holds(page: Page, mark: str) -> bool:
    """Whether the page's source has a mark: ASCII without white space, quotation marks and ``> ; , :``."""
    plain = folded(mark)
    return plain in words_of(page) and (plain == mark or mark in page.text)


@lru_cache(maxsize=1024)
def folded(mark: str) -> str:
    """A mark as it stands among the words: every digit is 0."""
    return mark.encode("ascii").translate(_ENDS).decode("ascii")

"""The words of a page's source, each once: where marks and calls are looked for before anything dearer."""

from __future__ import annotations

from crawler.page import Page

#: What ends a word of the source, written as a space.
_ENDS = bytes.maketrans(b"\"'", b"  ")


def words_of(page: Page) -> str:
    """The words of the page's source, each once: a fifth of the text with every mark that has no space.

    Words end at white space and quotation marks; what is not ASCII is a question mark.  Made once per page.
    """
    found = page.memo.get("words")
    if not isinstance(found, str):
        source = page.text.encode("ascii", "replace").translate(_ENDS)
        found = b" ".join(set(source.split())).decode("ascii")
        page.memo["words"] = found
    return found

"""Text from strangers made fit for paper: cleaned, shortened, never a formula, never a wrong link.

Everything that a site, a document or a roster said passes through here before it is written
(architecture, point 6).  Nothing here decides what is printed, only in what shape it may be.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: What XML, spreadsheets or browsers cannot carry: controls but tab and newline, lone surrogates,
#: and the non-characters U+FFFE and U+FFFF.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NEWLINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")

#: A cell that begins so is computed by Excel, LibreOffice or WPS when they open a CSV file; the
#: full-width signs are taken for the narrow ones under East Asian settings.
_FORMULA = re.compile("'*[=+\\-@\t\n＝＋－＠]")

#: What Excel holds in one cell is 32,767 UTF-16 units; an emoji takes two of them.
CELL_LENGTH = 16_000

_ENDS_ADDRESS = re.compile(r"[\s<>\"'`\\\x00-\x20\x7f]")


def clean(text: str) -> str:
    """Return ``text`` without what no file format can carry; line ends become line feeds.

    Lone surrogates (of a broken decoding) become U+FFFD, control characters go.  Idempotent.
    """
    if text.isprintable():
        return text  # nearly all text, and quickly told
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _NEWLINES.sub("\n", text)))


def one_line(text: str) -> str:
    """Return ``text`` cleaned, with every run of white space as one blank."""
    return _SPACES.sub(" ", clean(text)).strip()


def excerpt(text: str, length: int) -> str:
    """Return at most ``length`` characters of ``text`` on one line; the cut is marked with ``…``."""
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def shortened(address: str, length: int = 64) -> str:
    """Return a URL for the eye: without its scheme, the middle left out where it is too long."""
    line = one_line(address).removeprefix("https://").removeprefix("http://").rstrip("/")
    if len(line) <= length:
        return line
    tail = length // 3
    return f"{line[: length - tail - 1]}…{line[-tail:]}"


def is_web_address(address: str) -> bool:
    """Whether ``address`` may be made a link: http or https, with a host, nothing that ends it early."""
    if not address.lower().startswith(("http://", "https://")) or _ENDS_ADDRESS.search(address):
        return False
    if clean(address) != address:
        return False
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def fitting(text: str) -> str:
    """Return ``text`` cut to what one spreadsheet cell holds, saying so at its end."""
    tidy = clean(text)
    return tidy if len(tidy) <= CELL_LENGTH else f"{tidy[:CELL_LENGTH]}…（过长，已截断）"


def cell(text: str) -> str:
    """Return ``text`` as a CSV cell that no spreadsheet computes.

    A cell that would begin a formula (``= + - @``, a tab, their full-width twins) gets one leading
    apostrophe, which spreadsheets show as text.  A cell that already begins with apostrophes and
    then such a sign gets one more, so the data come back exactly: strip one apostrophe where
    apostrophes are followed by such a sign (:func:`plain`).  Web addresses are never changed; other
    text is cut at what one cell holds, for Excel would start a new row with the rest.
    """
    if text.startswith(("http://", "https://")):
        return clean(text)
    tidy = fitting(text)
    return f"'{tidy}" if _FORMULA.match(tidy) else tidy


def plain(written: str) -> str:
    """Return what :func:`cell` was given (cleaned): the way back for programs that read the tables."""
    return written[1:] if written.startswith("'") and _FORMULA.match(written) else written

"""Reading a page again out of the evidence: what its reader needs later was not kept with its reading."""

from __future__ import annotations

import zlib
from pathlib import Path

from audit.model import Capture, FetchOutcome
from crawler.outcomes import unpacked
from crawler.page import Page, read_page

_END = b"\r\n\r\n"
_CODING = b"content-encoding:"


def page_again(folder: Path, capture: Capture, size: int) -> Page | None:
    """The page that ``capture`` brought, from the WARC files under ``folder``; None where it is not there.

    ``size`` is the most bytes that it may have unpacked.
    """
    body = body_again(folder, capture, size)
    return None if not body else read_page(capture.url, body, capture.content_type)


def body_again(folder: Path, capture: Capture, size: int) -> bytes:
    """The answer's body, its content coding undone; empty where the evidence does not have it."""
    if capture.warc_file is None or capture.warc_offset is None or capture.warc_length is None:
        return b""
    try:
        with (folder / capture.warc_file).open("rb") as file:
            file.seek(capture.warc_offset)
            record = zlib.decompress(file.read(capture.warc_length), 31)
    except (OSError, zlib.error):
        return b""
    _, _, answer = record.partition(_END)
    head, _, body = answer.partition(_END)
    body = body.removesuffix(_END)
    coding = next(
        (line[len(_CODING) :] for line in head.split(b"\r\n") if line.lower().startswith(_CODING)), b""
    )
    plain = unpacked(body, coding.decode("latin-1"), size)
    return plain.body if plain.outcome is FetchOutcome.OK else b""

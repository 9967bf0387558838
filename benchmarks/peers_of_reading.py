"""The peers of page reading: other extractors behind one interface, each left out where it is not installed.

    python benchmarks/peers_of_reading.py     # prints their requirements, one a line, for the Makefile

They are development dependencies (the extra ``accuracy``) and stand in an environment of their own.  A peer
gets a page's bytes where it takes bytes, else the text as our own decoder reads it: their decoding would cost
them more.  Each gives the contract's fields that it has, and one field's failure costs it no other field.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
import tomllib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.encoding import decode

ROOT = Path(__file__).resolve().parent.parent
PLACE = "http://site.example/a/b/c.html"
"""The address that every page is said to come from; the saved pages do not all know theirs."""

Fields = Mapping[str, object]
Answer = tuple[dict[str, object], int]
"""What is read, in the contract's words, and how many calls ended with an exception."""


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor: its name, the fields it claims to give and how a page's bytes are read by it."""

    name: str
    gives: frozenset[str]
    read: Callable[[bytes], Answer]


def _asked(calls: Mapping[str, Callable[[], Fields]]) -> Answer:
    """The answers of several calls together; a call that fails gives nothing and is counted."""
    found: dict[str, object] = {}
    failed = 0
    for call in calls.values():
        try:
            found |= call()
        except Exception:  # noqa: BLE001  # a peer may fail in any way; it is counted
            failed += 1
    return found, failed


def _text(body: bytes) -> str:
    return decode(body, "text/html").text


def _day(value: object) -> str | None:
    return str(value)[:10] if value else None


def _htmldate() -> Peer:
    find = importlib.import_module("htmldate").find_date

    def read(body: bytes) -> Answer:
        return _asked({"date": lambda: {"published": find(body)}})

    return Peer("htmldate", frozenset({"published"}), read)


def _gne() -> Peer:
    extractor = importlib.import_module("gne").GeneralNewsExtractor

    def fields(text: str) -> Fields:
        found = extractor().extract(text)
        return {
            "title": found.get("title") or None,
            "published": _day(found.get("publish_time")),
            "source": found.get("author") or None,
        }

    def read(body: bytes) -> Answer:
        return _asked({"all": lambda: fields(_text(body))})

    return Peer("gne", frozenset({"title", "published", "source"}), read)


def _trafilatura() -> Peer:
    extract = importlib.import_module("trafilatura").bare_extraction

    def fields(body: bytes) -> Fields:
        found = extract(body, url=PLACE, with_metadata=True)
        if found is None:
            return {}
        return {"title": found.title, "published": found.date, "source": found.author}

    def read(body: bytes) -> Answer:
        return _asked({"all": lambda: fields(body)})

    return Peer("trafilatura", frozenset({"title", "published", "source"}), read)


def _gerapy() -> Peer:
    gerapy = importlib.import_module("gerapy_auto_extractor")
    gerapy.logger.disable("gerapy_auto_extractor")

    def kind(text: str) -> Fields:
        if gerapy.is_detail(text):
            return {"kind": "article"}
        return {"kind": "list" if gerapy.is_list(text) else None}

    def records(text: str) -> Fields:
        rows = gerapy.extract_list(text) or []
        return {"records": [[row.get("title"), None, row.get("url")] for row in rows]}

    def read(body: bytes) -> Answer:
        text = _text(body)
        return _asked(
            {
                "title": lambda: {"title": gerapy.extract_title(text) or None},
                "date": lambda: {"published": _day(gerapy.extract_datetime(text))},
                "list": lambda: records(text),
                "kind": lambda: kind(text),
            }
        )

    return Peer("gerapy-auto-extractor", frozenset({"title", "published", "records", "kind"}), read)


def _newspaper() -> Peer:
    suffixes: Any = importlib.import_module("tldextract.tldextract")
    suffixes.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=())  # its own list: nothing is fetched
    article = importlib.import_module("newspaper").Article

    def fields(text: str) -> Fields:
        found = article(PLACE, language="zh", fetch_images=False)
        found.download(input_html=text)
        found.parse()
        authors = " ".join(found.authors)
        return {
            "title": found.title or None,
            "published": _day(found.publish_date),
            "source": authors or None,
        }

    def read(body: bytes) -> Answer:
        return _asked({"all": lambda: fields(_text(body))})

    return Peer("newspaper4k", frozenset({"title", "published", "source"}), read)


MAKERS: Mapping[str, Callable[[], Peer]] = {
    "htmldate": _htmldate,
    "gne": _gne,
    "trafilatura": _trafilatura,
    "gerapy-auto-extractor": _gerapy,
    "newspaper4k": _newspaper,
}


def peers() -> tuple[list[Peer], list[str]]:
    """The peers that can be used here, and the names of those that cannot."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    usable: list[Peer] = []
    absent: list[str] = []
    for name, make in MAKERS.items():
        try:
            with contextlib.redirect_stdout(sys.stderr):
                usable.append(make())
        except Exception as error:  # noqa: BLE001  # old packages fail on import in many ways
            print(f"{name} is left out: {error!r}", file=sys.stderr)
            absent.append(name)
    return usable, absent


def requirements() -> list[str]:
    """What the project's extra ``accuracy`` asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"]["accuracy"])


if __name__ == "__main__":
    print("\n".join(requirements()))

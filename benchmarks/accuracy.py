"""How well pages are understood, ours and the peers', in one run; writes docs/explanation/accuracy.md.

    python benchmarks/accuracy.py             # or `make accuracy`, which installs the peers first

Needs the reference pages beside the checkout (../shared/pages with its evaluate.py); says so and ends where
they are absent.  Ours are the answers of ``zwgk inspect --json``; each peer that is installed answers for the
same pages, and the labels' own evaluator scores all of them.  See accuracy_page.py for what the page says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import dialect_samples
import labelled_pages
from accuracy_page import (
    FIELDS,
    HEAD,
    OURS,
    UNSEEN,
    Column,
    peers_section,
    samples_section,
    speed_section,
)
from labelled_pages import SETS
from peers_of_reading import PLACE, Peer, peers
from reading_times import Times, measure

from crawler.page import read_page
from crawler.reading import read

TARGET = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "accuracy.md"


def own_reading(body: bytes) -> object:
    """What is timed of ours: from bytes to all fields."""
    return read(read_page(PLACE, body, "text/html"))


def own_column(index: Path) -> Column:
    """Our scores on a set."""
    return Column(OURS, frozenset(FIELDS), labelled_pages.evaluate(index, labelled_pages.ours(index)), 0)


def peer_column(peer: Peer, index: Path) -> Column:
    """A peer's scores on a set."""
    predictions: list[dict[str, object]] = []
    failed = 0
    for path in labelled_pages.files(index):
        found, failures = peer.read(path.read_bytes())
        failed += failures
        predictions.append({"file": path.name, **found})
    return Column(peer.name, peer.gives, labelled_pages.evaluate(index, predictions), failed)


def times(usable: Sequence[Peer]) -> dict[str, Times]:
    """Time per page of everyone, on all sets."""
    readers: Mapping[str, Callable[[bytes], object]] = {
        OURS: own_reading,
        **{peer.name: peer.read for peer in usable},
    }
    return measure(readers, [path for index in SETS.values() for path in labelled_pages.files(index)])


def load() -> float | None:
    """The machine's average load of the last minute; None where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def main() -> int:
    """Measure everything and write the page."""
    if not labelled_pages.present():
        print("the reference pages (../shared/pages) are not beside this checkout: nothing measured")
        return 0
    usable, absent = peers()
    main_set, *further = SETS.items()
    columns = [own_column(main_set[1]), *(peer_column(peer, main_set[1]) for peer in usable)]
    busy = load()
    parts = [HEAD, UNSEEN, peers_section(columns, absent), speed_section(times(usable), busy)]
    parts.append(samples_section(dialect_samples.golden(), dialect_samples.families()))
    details = [(main_set[0], columns[0]), *((name, own_column(index)) for name, index in further)]
    parts.append("\n## 评分程序的原始输出（zwgk）\n")
    for name, column in details:
        parts.append(f"\n### {name}\n\n```text\n{_tidy(column.score.table)}\n```\n")
    text = "".join(parts)
    TARGET.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _tidy(table: str) -> str:
    return "\n".join(line.rstrip() for line in table.splitlines())


if __name__ == "__main__":
    sys.exit(main())

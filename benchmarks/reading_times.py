"""Time per page of ours and of each peer: one process, page by page in turn, bytes to fields, CPU alone."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Times:
    """CPU milliseconds per page, in the pages' order."""

    pages: tuple[float, ...]

    @property
    def median(self) -> float:
        """The page in the middle."""
        return statistics.median(self.pages)

    @property
    def worst(self) -> float:
        """The slowest page."""
        return max(self.pages)


def measure(readers: Mapping[str, Callable[[bytes], object]], pages: Sequence[Path]) -> dict[str, Times]:
    """Times of each reader: the median of three rounds per page, the readers taking turns on every page.

    Who begins changes with page and round, so that nobody always finds a warm cache.
    """
    names = list(readers)
    kept: dict[str, list[float]] = {name: [] for name in names}
    bodies = [path.read_bytes() for path in pages]
    for name in names:
        readers[name](bodies[0])  # models and tables are loaded before anything is timed
    gc.collect()
    gc.freeze()  # what is loaded for good is not looked through again and again
    for number, body in enumerate(bodies):
        took: dict[str, list[float]] = {name: [] for name in names}
        for turn in range(_ROUNDS):
            first = (number + turn) % len(names)
            for name in names[first:] + names[:first]:
                took[name].append(_timed(readers[name], body))
        for name in names:
            kept[name].append(statistics.median(took[name]))
    return {name: Times(tuple(values)) for name, values in kept.items()}


def _timed(reader: Callable[[bytes], object], body: bytes) -> float:
    gc.collect()  # nobody pays for the litter of the one before
    started = time.process_time()
    reader(body)
    return (time.process_time() - started) * 1000

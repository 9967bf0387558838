"""Finding the reports that may be alike among many without comparing each with each (catalogue AR-09).

A sketch keeps, for each of many bins, the least hash of the runs that fall into it: two texts agree in about
as many bins as they have runs in common.  Texts that agree in a whole band of bins are looked at closer.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from rules.report_likeness import runs

Sketch = tuple[int, ...]
_BINS = 128
#: Bins a band.  Of two texts with 0.85 of their runs in common 998 of 1,000 pairs agree in some band.
_BAND = 4
_EMPTY = -1
#: Of a crowd that agrees (one form letter for a whole county) so many neighbours are looked at on each side.
_NEIGHBOURS = 6


def sketch(text: str) -> Sketch:
    """The sketch of a text; two texts with the same runs have the same."""
    least = [_EMPTY] * _BINS
    for run in set(runs(text)):
        value = zlib.crc32(run.encode())
        place = value % _BINS
        if least[place] == _EMPTY or value < least[place]:
            least[place] = value
    return tuple(least)


def agreement(one: Sketch, other: Sketch) -> float:
    """About which share of all their different runs both texts have, 0 to 1."""
    if _EMPTY not in one and _EMPTY not in other:  # nearly always: texts have more runs than there are bins
        return sum(a == b for a, b in zip(one, other, strict=True)) / _BINS
    filled = [(a, b) for a, b in zip(one, other, strict=True) if a != _EMPTY or b != _EMPTY]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def _from_band(sketches: Sequence[Sketch], start: int, place: int) -> Sketch:
    return sketches[place][start:] + sketches[place][:start]


def candidates(sketches: Sequence[Sketch], least: float) -> list[tuple[int, int]]:
    """Pairs of places whose texts may agree in ``least`` of their runs or more, the likeliest first.

    Time and number of pairs grow with the number of texts, not with its square: of many that are all alike
    each is held against some of the others only.
    """
    pairs: set[tuple[int, int]] = set()
    for start in range(0, _BINS, _BAND):
        crowds: defaultdict[Sketch, list[int]] = defaultdict(list)
        for place, one in enumerate(sketches):
            band = one[start : start + _BAND]
            if band.count(_EMPTY) < _BAND:
                crowds[band].append(place)
        for crowd in crowds.values():
            if len(crowd) > _NEIGHBOURS:  # those that agree in the next bins as well become neighbours
                crowd.sort(key=partial(_from_band, sketches, start))
            for number, place in enumerate(crowd):
                near = crowd[number + 1 : number + 1 + _NEIGHBOURS]
                pairs.update((min(place, other), max(place, other)) for other in near)
    shares = {pair: agreement(sketches[pair[0]], sketches[pair[1]]) for pair in pairs}
    return sorted(
        (pair for pair, share in shares.items() if share >= least), key=lambda pair: (-shares[pair], pair)
    )

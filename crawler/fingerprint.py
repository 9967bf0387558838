"""A 64-bit simhash of a text: near-identical documents differ in few bits (catalogue PF-09)."""

from __future__ import annotations

import re
import sys
from array import array

_BLANK = re.compile(r"[\s\W_]+")
_MOST = 3_000
#: For each bit, the bytes that do not have it: deleting them leaves those to be counted.
_WITHOUT = tuple(bytes(byte for byte in range(256) if not byte >> bit & 1) for bit in range(8))


def fingerprint(text: str) -> str | None:
    """The simhash of ``text`` over its three-letter pieces, in 16 hex digits; None for hardly any text."""
    plain = _BLANK.sub("", text[: 2 * _MOST])[:_MOST]
    codes = memoryview(plain.encode("utf-32-le", "replace")).cast("I").tolist()
    # Numbers and tuples of them are hashed alike in every run; only strings are salted.
    pieces = set(map(hash, zip(codes, codes[1:], codes[2:], strict=False)))
    if not pieces:
        return None
    hashes = array("q", pieces)
    if sys.byteorder == "big":
        hashes.byteswap()
    return f"{_simhash(hashes.tobytes()):016x}"


def _simhash(data: bytes) -> int:
    # Counting bits column by column with ``translate`` keeps the whole inner loop in C.
    half = len(data) / 16
    bits = 0
    for place in range(8):
        column = data[place::8]
        for bit, without in enumerate(_WITHOUT):
            if len(column.translate(None, without)) > half:
                bits |= 1 << (place * 8 + bit)
    return bits

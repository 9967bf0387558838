"""A 64-bit simhash of a text: near-identical documents differ in few bits (catalogue PF-09).

Thousands of three-letter pieces a text: all of them are hashed at once, as the 64-bit lanes of one large
whole number, so that no step of Python's is taken per piece.
"""

from __future__ import annotations

from array import array
from functools import lru_cache

_MOST = 3_000
_LANE = 8
#: Multipliers of a lane's parts.  A part times its multiplier, and the sum of both, stay within the lane.
_FIRST, _SECOND, _MIX = 0x7A3D70A5, 0x5C6EF372FE95, 0xFD7046C5
_BITS = tuple(int.from_bytes(bytes([1 << bit]) * _MOST, "little") for bit in range(8))


def fingerprint(text: str) -> str | None:
    """The simhash of ``text`` over its different three-letter pieces, in 16 hex digits.

    White space does not count; None for hardly any text.
    """
    plain = "".join(text[: 2 * _MOST].split())[:_MOST]
    units = plain.encode("utf-16-le", "replace")[: 2 * _MOST]
    if len(units) < 6:
        return None
    hashes = _hashes(units)
    different = array("Q", set(memoryview(hashes).cast("Q")))
    return f"{_simhash(different.tobytes()):016x}"


def _hashes(units: bytes) -> bytes:
    """A 64-bit hash of every piece of three UTF-16 units."""
    units += b"\0\0"  # a lane holds four units: the last piece needs one behind it
    lanes = b"".join(
        units[start : start + (len(units) - start) // _LANE * _LANE] for start in range(0, _LANE, 2)
    )
    two_units, one_unit = _masks(len(lanes) // _LANE)
    pieces = int.from_bytes(lanes, "little")
    hashed = (pieces & two_units) * _FIRST + ((pieces >> 32) & one_unit) * _SECOND
    hashed = ((hashed >> 21) & two_units) * _MIX
    hashed ^= (hashed >> 32) & two_units
    return hashed.to_bytes(len(lanes), "little")


@lru_cache(maxsize=64)
def _masks(lanes: int) -> tuple[int, int]:
    """The lower 32 and the lower 16 bits of so many lanes."""
    ones = int.from_bytes((b"\1" + bytes(_LANE - 1)) * lanes, "little")
    return ones * 0xFFFFFFFF, ones * 0xFFFF


def _simhash(hashes: bytes) -> int:
    """The bits that more than half of the hashes have."""
    half = len(hashes) / (2 * _LANE)
    bits = 0
    for place in range(_LANE):
        column = int.from_bytes(hashes[place::_LANE], "little")
        for bit, mask in enumerate(_BITS):
            if (column & mask).bit_count() > half:
                bits |= 1 << (place * 8 + bit)
    return bits

"""Exact numbers and how a formula writes them, so that every figure can be redone by hand."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

# 28 digits: two different scores of any real table differ far earlier, equal ones never differ.
_PRECISE = Context(prec=28)
_CENT = Decimal("0.01")
_FINE = Decimal("0.0001")


def exact(value: Fraction) -> Decimal:
    """``value`` as a decimal: exact where it ends within 28 digits, else correct to 28 digits."""
    return _PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))


def amount(value: Decimal) -> str:
    """An exact amount of points, with two places or with as many as it takes: ``2.00``, ``0.125``."""
    if value == value.quantize(_CENT):
        return f"{value:.2f}"
    return f"{value.normalize():f}"


def count(value: Decimal) -> str:
    """A number of findings, without places where it is whole: ``3``, ``2.5``."""
    return f"{value.normalize():f}"


def result(value: Fraction) -> str:
    """The end of a formula: ``= 82.50`` where that is exact, else ``≈ 82.4967`` (half up)."""
    decimal = exact(value)
    if Fraction(decimal) == value and decimal == decimal.quantize(_CENT):
        return f"= {decimal:.2f}"
    return f"≈ {decimal.quantize(_FINE, ROUND_HALF_UP):f}"


def rounded(value: Fraction) -> str:
    """A figure that goes on in a formula: two places where exact, else four (half up)."""
    return result(value)[2:]

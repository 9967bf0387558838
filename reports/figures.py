"""Numbers as they are printed: two decimals, half up, an empty cell for the unknown."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")
_BEIJING = timezone(timedelta(hours=8))


def rounded(number: Decimal) -> Decimal:
    """Return ``number`` with two decimals, half up, never a negative zero (catalogue §5.2)."""
    return number.quantize(_CENT, rounding=ROUND_HALF_UP) + Decimal("0.00")


def two(number: Decimal | None) -> str:
    """Return ``number`` with two decimals, or an empty string where it is unknown."""
    return "" if number is None else str(rounded(number))


def shown(number: Decimal | None) -> str:
    """Return ``number`` for readers: two decimals, or a dash where there is none."""
    return two(number) or "—"


def percent(share: Decimal | None) -> str:
    """Return a share of 0 to 1 as a percentage with one decimal; below 100 % it never reads 100.0 %."""
    if share is None:
        return "—"
    points = (share * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if points >= 100 and share < 1:
        points = Decimal("99.9")
    return f"{points}%"


def day(value: date | None) -> str:
    """Return an ISO date, or an empty string where it is unknown."""
    return "" if value is None else value.isoformat()


def moment(value: datetime | None) -> str:
    """Return a time in Beijing, to the minute, or an empty string where it is unknown."""
    if value is None:
        return ""
    local = value if value.tzinfo is None else value.astimezone(_BEIJING)
    return local.strftime("%Y-%m-%d %H:%M")

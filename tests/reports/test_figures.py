"""Numbers are rounded half up, and the unknown stays empty."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from reports.figures import moment, percent, shown, two


@pytest.mark.parametrize(
    ("number", "text"),
    [("0.005", "0.01"), ("2.675", "2.68"), ("59.995", "60.00"), ("59.9949", "59.99"), ("-0.001", "0.00")],
)
def test_two_decimals_half_up(number: str, text: str) -> None:
    assert two(Decimal(number)) == text


def test_the_unknown_is_empty_for_programs_and_a_dash_for_readers() -> None:
    assert two(None) == ""
    assert shown(None) == "—"
    assert percent(None) == "—"


def test_a_share_below_one_never_reads_as_everything() -> None:
    assert percent(Decimal("0.9999")) == "99.9%"
    assert percent(Decimal(1)) == "100.0%"


def test_times_are_told_in_beijing() -> None:
    assert moment(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)) == "2026-11-21 07:30"
    assert moment(None) == ""

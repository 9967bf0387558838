"""Numbers of persons are found with certainty and hidden; what merely looks so is left alone."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.masking import Kind, is_card, is_identity, masked, numbers_in

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def an_identity(seed: int = 0) -> str:
    """A number with a true check digit, made up."""
    dice = random.Random(seed)
    born = date(1950, 1, 1) + timedelta(days=dice.randrange(20_000))
    body = f"{dice.choice(['110101', '350128', '411424'])}{born:%Y%m%d}{dice.randrange(1000):03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def a_card(seed: int = 0) -> str:
    """A card number with a true Luhn digit, made up."""
    dice = random.Random(seed)
    body = f"622202{dice.randrange(10**12):012d}"
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 - place % 2)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def test_identity_card_and_mobile_numbers_are_hidden() -> None:
    text = f"张某，{an_identity()}，卡号{a_card()}，手机13812345678。"

    hidden = masked(text)

    assert an_identity() not in hidden
    assert a_card() not in hidden
    assert "138****5678" in hidden
    assert [found.kind for found in numbers_in(text)] == [Kind.IDENTITY, Kind.CARD, Kind.MOBILE]


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码91350128MA2XNB7C1X",
        "索引号 350128198001011230",  # the check digit is wrong
        "预算 13812345678.00 元",
        "流水号2138123456789",
        "国办发〔2019〕54号，电话0591-23456789",
        "",
        f"https://x.gov.cn/art/{an_identity()}.html",
    ],
)
def test_what_merely_looks_so_is_left_as_it_is(text: str) -> None:
    assert masked(text) is text


@pytest.mark.parametrize("written", ["138-1234-5678", "138 1234 5678", "１３８１２３４５６７８"])
def test_numbers_are_found_however_they_are_written(written: str) -> None:
    assert masked(f"电话：{written}") != f"电话：{written}"


@given(st.integers(0, 10**6), st.text(max_size=30), st.text(max_size=30))
def test_no_identity_number_is_left_whatever_stands_beside_it(seed: int, before: str, after: str) -> None:
    text = f"{before} {an_identity(seed)} {after}"

    assert not [n for n in re.findall(r"\d{17}[\dXx]", masked(text)) if is_identity(n)]


@given(st.text(alphabet="0123456789Xx -，张:h", max_size=80))
def test_a_text_stays_as_long_as_it_was_and_masking_twice_changes_nothing(text: str) -> None:
    once = masked(text)

    assert len(once) == len(text)
    assert masked(once) == once


def test_a_day_that_does_not_exist_is_nobodys_birthday() -> None:
    assert not is_identity("350128198013011230")
    assert not is_identity("990101198001011230")


def test_a_card_has_a_known_issuer_and_many_digits() -> None:
    assert is_card(a_card(3))
    assert not is_card("4222222222222")
    assert not is_card("6222222222222222222")

"""Width: the quick way says what Unicode says, for every sign and every text."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.widths import plain_signs, plain_width


def test_each_sign_is_what_unicode_says() -> None:
    signs = [chr(sign) for sign in range(sys.maxunicode + 1) if not 0xD800 <= sign < 0xE000]
    assert [sign for sign in signs if plain_width(sign) != unicodedata.normalize("NFKC", sign)] == []


@given(st.text(st.sampled_from("，：（）％\u3000２①…“—·＜a一\u0338\u0301\u3099か！？"), max_size=12))
def test_each_text_is_what_unicode_says_whatever_follows_a_sign(text: str) -> None:
    assert plain_width(text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("（１３８）Ａ，；", "(138)A,;"), ("①…\u3000“一”", "①…\u3000“一”"), ("plain", "plain"), ("", "")],
)
def test_signs_are_made_plain_one_for_one(text: str, plain: str) -> None:
    assert plain_signs(text) == plain

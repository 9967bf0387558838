"""Text from strangers comes out readable, storable, and unable to do anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text import (
    CELL_LENGTH,
    cell,
    clean,
    excerpt,
    fitting,
    is_web_address,
    one_line,
    plain,
    shortened,
)


def test_controls_and_lone_surrogates_are_taken_out() -> None:
    assert clean("甲\x00\x08乙\ud800丙\ufffe") == "甲乙\ufffd丙"
    assert clean("一\r\n二\r三\u2028四") == "一\n二\n三\n四"


@given(st.text(alphabet=st.characters()))
def test_cleaned_text_is_clean_and_can_be_written(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", "\n", "'=", "''@"])
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe_and_comes_back(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    assert cell(text) == f"'{text}"
    assert plain(cell(text)) == text


@pytest.mark.parametrize("text", ["", "普通", "'普通", "2.00 − 1.50", "http://a.cn/?a=-1", "a=b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text
    assert plain(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_cell_begins_a_formula_and_every_cell_comes_back(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(cell(text)) == clean(text)


def test_a_cell_is_cut_at_what_excel_holds() -> None:
    assert fitting("字" * CELL_LENGTH) == "字" * CELL_LENGTH
    cut = fitting("😀" * 40_000)
    assert cut.endswith("（过长，已截断）")
    assert len(cut.encode("utf-16-le")) // 2 < 32_767


@pytest.mark.parametrize(
    "address", ["http://a.gov.cn/", "https://a.gov.cn/b?c=d&e=文#f", "HTTP://A.CN", "http://[::1]:80/"]
)
def test_web_addresses_may_be_links(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://a.cn/",
        "//a.cn/",
        "http://",
        "http://a.cn/\n",
        'http://a.cn/"onclick="x',
        "http://a.cn/ b",
        "http://a.cn/<script>",
        "http://[broken/",
        "http://a.cn/\ud800",
        "http://a.cn/\x01",
        "internal:'排名'!A1",
        "file:///etc/passwd",
        "",
    ],
)
def test_nothing_else_may_be_a_link(address: str) -> None:
    assert not is_web_address(address)


def test_excerpts_are_one_line_and_say_where_they_were_cut() -> None:
    assert excerpt(" 甲\n 乙 ", 10) == "甲 乙"
    assert excerpt("一二三四五", 5) == "一二三四五"
    assert excerpt("一二三四五六", 5) == "一二三四…"
    assert one_line("a\t\tb\u3000c") == "a b c"


def test_long_addresses_lose_their_middle() -> None:
    address = "https://www.example.gov.cn/" + "x" * 100 + "/t20260511_1.html"
    assert len(shortened(address)) == 64
    assert shortened(address).startswith("www.example.gov.cn/")
    assert shortened(address).endswith("t20260511_1.html")
    assert shortened("http://a.cn/b/") == "a.cn/b"

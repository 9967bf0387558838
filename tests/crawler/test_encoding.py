"""Character sets: bytes are believed before declarations, damage is told."""

from __future__ import annotations

import pytest

from crawler.encoding import decode
from crawler.page import read_page
from crawler.reading import read

TEXT = "政府信息公开指南：本机关负责主动公开下列信息，公民可以依法申请。" * 20


def html(declared: str) -> str:
    return f"<html><head><meta charset={declared}><title>指南</title></head><body>{TEXT}</body></html>"


@pytest.mark.parametrize(
    ("real", "declared", "header", "expected"),
    [
        ("utf-8", "utf-8", "", "utf-8"),
        ("gbk", "gb2312", "", "gb18030"),
        ("gbk", "utf-8", "", "gb18030"),
        ("utf-8", "gb2312", "", "utf-8"),
        ("utf-8", "utf-8", "text/html; charset=gbk", "utf-8"),
        ("gbk", "gbk", "text/html; charset=utf-8", "gb18030"),
        ("gbk", "gbk", "text/html; charset=ISO-8859-1", "gb18030"),
        ("big5", "big5", "", "big5hkscs"),
        ("gbk", "big5", "", "gb18030"),
        ("gbk", "gbk", "text/html; charset=big5", "gb18030"),
        ("gbk", "windows-1251", "", "gb18030"),
        ("gbk", "euc-kr", "", "gb18030"),
        ("gbk", "shift_jis", "", "gb18030"),
        ("utf-16", "utf-16", "", "utf-16"),
        ("utf-8-sig", "gb2312", "", "utf-8"),
    ],
)
def test_the_real_character_set_wins_over_the_declared_one(
    real: str, declared: str, header: str, expected: str
) -> None:
    source = html(declared)
    if real == "big5":
        source = (
            source.replace("信息", "資訊").replace("政府", "政府").encode("big5", "ignore").decode("big5")
        )
    found = decode(source.encode(real), header)
    assert found.encoding == expected
    assert found.text.lstrip("\ufeff") == source
    assert not found.broken


@pytest.mark.parametrize(
    ("text", "real", "expected"),
    [
        ("關於二零二六年度部門預算及綜合服務設施維護工程招標事項", "big5", "big5hkscs"),
        ("縣教育局公告欄", "big5", "big5hkscs"),
        ("Состав администрации и порядок приёма граждан", "windows-1251", "cp1251"),
        ("学校からのお知らせと行事予定について", "shift_jis", "shift_jis"),
    ],
)
def test_a_right_declaration_of_another_script_is_believed(text: str, real: str, expected: str) -> None:
    source = f"<html><head><meta charset={real}></head><body>{text}</body></html>"
    found = decode(source.encode(real))
    assert (found.encoding, found.text) == (expected, source)


@pytest.mark.parametrize("real", ["utf-8", "gb18030"])
def test_a_few_damaged_characters_do_not_spoil_a_page(real: str) -> None:
    body = html("x").encode(real)
    at = body.index("政府".encode(real), 400)
    found = decode(body[:at] + b"\xff" + body[at + 1 :], "")
    assert found.encoding == real
    assert "本机关负责主动公开" in found.text
    assert not found.broken


def test_a_page_cut_off_in_a_character_is_still_read() -> None:
    body = html("utf-8").encode()[:-20]
    cut = body[: len(body) - next(n for n in range(1, 9) if body[-n] >= 0xE0) + 1]
    assert decode(cut).encoding == "utf-8"


def test_bytes_that_are_no_text_are_called_broken() -> None:
    body = "信息".encode() * 40 + bytes([0x81, 0xFF, 0xFE, 0x20]) * 400
    found = decode(body)
    assert found.broken


def test_utf_16_without_a_mark_is_recognised() -> None:
    found = decode("<html><body>hello world, 公开</body></html>".encode("utf-16-le"))
    assert found.encoding == "utf-16-le"
    assert "公开" in found.text


def test_what_was_declared_is_kept_for_the_finding() -> None:
    assert decode(html("utf-8").encode("gbk")).declared == "utf-8"
    assert decode(html("utf-8").encode(), "text/html; charset=GBK").declared == "gbk"


def test_files_are_not_read_as_pages() -> None:
    for body in (b"%PDF-1.5\n%\xe2\xe3", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1", b"\x89PNG\r\n"):
        page = read_page("http://x.gov.cn/a", body, "text/html")
        assert (page.text, page.encoding, page.tree) == ("", None, None)
        assert read(page).records == ()


def test_a_page_served_under_a_files_type_is_read_all_the_same() -> None:
    assert read_page("http://x.gov.cn/a.pdf", html("utf-8").encode(), "application/pdf").tree is not None

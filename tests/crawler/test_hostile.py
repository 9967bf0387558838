"""Pages from strangers: whatever the bytes, reading neither raises nor hangs."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.extract.dates import find_date
from crawler.extract.numbers import alone, in_title, index_number, labelled_number
from crawler.extract.written import Variables, written
from crawler.page import PageKind, read_page
from crawler.reading import read

PIECES = (
    "<div>", "</div>", "<p>", "<table>", "<tr>", "<td>", "</table>", "<a href='/a/t20240101_1.html'>",
    "<a href=x.pdf>", "</a>", "<h1>", "</h1>", "<li>", "<ul>", "<script>", "</script>", "<!--", "-->",
    "<title>", "<meta name=PubDate content=2024-13-40>", "<base href='http://[x'>", "<iframe src='//'>",
    "发布日期：", "2024-01-02", "二〇二四年一月二日", "文号：", "青政发〔2024〕1号", "索引号", "来源：",
    "var a='", "document.write(", "');", "附件：", "暂无", "上一页", "下一页", "共 9 页", "\x00",
    "\ufffd", "&#x110000;", "&nbsp;", "<", ">", '"', "'", "{{x}}", "主办单位：",
    "<select><option value=x>", "<dl><dt>", "<dd>",
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES), max_size=60),
    st.sampled_from(["", "text/html; charset=gbk", "application/json"]),
)
def test_no_markup_however_broken_raises(pieces: list[str], content_type: str) -> None:
    found = read(
        read_page(
            "http://www.example.gov.cn/a/b.html", "".join(pieces).encode("utf-8", "replace"), content_type
        )
    )
    assert found.kind in PageKind


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(body: bytes) -> None:
    assert read(read_page("http://www.example.gov.cn/", body)).kind in PageKind


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="青政发〔〕()（）[]2024年月日第号 一二三十〇-/.:：", max_size=60))
def test_no_text_makes_a_reader_of_values_raise(text: str) -> None:
    for reader in (find_date, alone, in_title, index_number, labelled_number):
        reader(text)
    written(f"var a='{text}';document.write(a)", Variables())


MEGABYTES = 2_000_000


def _filled(piece: str) -> bytes:
    return ("<html><body><h1>关于通知</h1><p>" + piece * (MEGABYTES // len(piece.encode()) + 1)).encode()


@pytest.mark.parametrize(
    "body",
    [
        _filled("国办发"),
        _filled("〔2020〕1"),
        _filled("2020年1"),
        _filled("发 布 日 期 "),
        _filled("<p>来源：某某局 2020年1月2日 正文没有什么特别的内容。</p>"),
        _filled("<ul><li><dl><dt>索引号</dt><dd>"),
        _filled("<table><tr><td>索引号</td><td>"),
        _filled("<div class='content'>文字"),
        _filled("<script>var a='b';if(a!=''){document.write(a)}</script>"),
        _filled("</p><h1>标题"),
        b"<div>" * 10_000 + b"x",
        b"<a href='/x/1.html'><div>" * 1_000 + b"<b>x</b>" * 100_000,
        b"\x00" * MEGABYTES,
        b"[" * MEGABYTES,
        b"<" * MEGABYTES,
    ],
)
def test_large_and_hostile_pages_are_read_in_linear_time(body: bytes) -> None:
    started = time.process_time()
    read(read_page("http://www.example.gov.cn/a/b.html", body, "text/html"))
    assert time.process_time() - started < 8  # a second or so; a quadratic reader needs minutes

"""Tables of articles as grids: merged cells, nests, figures in parts, and what is no table of data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audit.model import Table
from crawler.extract.grids import MOST_CELLS, MOST_TABLES, bounded_grids, grids

Rows = tuple[tuple[str, ...], ...]


def of(html: str) -> tuple[Table, ...]:
    return grids(etree.HTML(f"<div>{html}</div>"), "https://x.gov.cn/a.html", "ab")


def only(html: str) -> Rows:
    (table,) = of(html)
    return table.rows


def test_a_merged_cell_stands_in_each_of_its_places() -> None:
    head = "<tr><td rowspan=2 colspan=2>项目</td><td colspan=2>申请人</td></tr><tr><td>自然人<td>法人</tr>"
    body = "<tr><td rowspan=2>办理</td><td>公开<td>1<td>2</tr><tr><td>其他<td>3<td>4</tr>"
    assert only(f"<table>{head}{body}</table>") == (
        ("项目", "项目", "申请人", "申请人"),
        ("项目", "项目", "自然人", "法人"),
        ("办理", "公开", "1", "2"),
        ("办理", "其他", "3", "4"),
    )


def test_a_merged_cell_at_the_right_reaches_down_past_short_rows() -> None:
    assert only("<table><tr><td>a<td>b<td rowspan=3>c</tr><tr><td>d</tr><tr></tr></table>") == (
        ("a", "b", "c"),
        ("d", "", "c"),
        ("", "", "c"),
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("&nbsp;", ""),
        ("<span>12</span><span>.</span><span>50</span>", "12.50"),
        ("<p>1,234 . 50</p>", "1,234.50"),
        ("本年<br>新收", "本年 新收"),
        ("<p>政府</p><p>采购</p>", "政府 采购"),
        ("2024<br>2025", "2024 2025"),
        ("3 5", "3 5"),
        ("1. 2026年预算", "1. 2026年预算"),
        ("12 %", "12%"),
        ("a<script>var x=1;</script>b<!-- c -->d", "abd"),
        ("\u200b1\u200b2\ufeff", "12"),
        ("<b>第<i>一</i></b>季度", "第一季度"),
    ],
)
def test_a_cell_says_what_its_reader_sees(cell: str, text: str) -> None:
    assert only(f"<table><tr><td>{cell}</td><td>x</td></tr></table>") == ((text, "x"),)


def test_a_table_that_only_places_others_is_none_of_data() -> None:
    inner = "<table><tr><td>姓名</td><td>职务</td></tr><tr><td>张三</td><td>局长</td></tr></table>"
    found = of(f"<table><tr><td>导航</td></tr><tr><td>{inner}</td></tr></table>")
    assert [table.rows for table in found] == [(("姓名", "职务"), ("张三", "局长"))]


def test_a_small_table_inside_a_cell_is_part_of_the_cell_and_a_table_of_its_own() -> None:
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    outer, nested = of(f"<table><tr><td>很长的项目名称说明</td><td>{inner}</td></tr></table>")
    assert outer.rows == (("很长的项目名称说明", "甲 乙"),)
    assert nested.rows == (("甲", "乙"),)


@pytest.mark.parametrize("html", ["<table></table>", "<table><tr><td>孤</td></tr></table>", "<p>无表</p>"])
def test_what_has_no_two_cells_is_no_table(html: str) -> None:
    assert of(html) == ()


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<table><caption>收支总表</caption>{}</table>", "收支总表"),
        ("<p>表一 收支总表</p><p>单位：万元</p><table>{}</table>", "表一 收支总表"),
        ("<h3>二、主动公开</h3><div><table>{}</table></div>", "二、主动公开"),
        (f"<p>{'很长的正文' * 40}</p><table>{{}}</table>", ""),
        ("<table><tr><td>前</td><td>表</td></tr></table><table>{}</table>", ""),
    ],
)
def test_the_line_above_names_the_table(html: str, title: str) -> None:
    table = of(html.format("<tr><td>a</td><td>b</td></tr>"))[-1]
    assert (table.title, table.url, table.sha256) == (title, "https://x.gov.cn/a.html", "ab")


def test_rows_inside_a_stray_form_are_the_tables() -> None:
    assert only("<table><form><tr><td>a</td><td>b</td></tr></form></table>") == (("a", "b"),)


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<table><tr><td>{n}</td><td>b</td></tr></table>" for n in range(200)),
        "<table>" + "<tr><td rowspan=9999 colspan=9999>x</td></tr>" * 3000 + "</table>",
        "<table>" + ("<tr>" + "<td>x</td>" * 100 + "</tr>") * 500 + "</table>",
    ],
)
def test_excess_is_cut_and_said_to_be(html: str) -> None:
    found, cut = bounded_grids(etree.HTML(html))
    assert cut
    assert len(found) <= MOST_TABLES
    assert sum(len(row) for table in found for row in table.rows) <= MOST_CELLS


@pytest.mark.parametrize("html", ["<table><tr><td>" * 3000, "<table><tr><td>a" * 3000, "<div>" * 9000])
def test_deep_nests_end_well(html: str) -> None:
    parser: Any = etree.HTMLParser(huge_tree=True)
    assert isinstance(grids(etree.fromstring(html, parser)), tuple)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "</table>",
                "<tr>",
                "</tr>",
                "<td rowspan=3>",
                "<th colspan=2>",
                "</td>",
                "字",
                "1",
                "<p>",
            ]
        ),
        max_size=60,
    )
)
def test_any_mark_up_gives_full_grids(parts: list[str]) -> None:
    for table in of("".join(parts)):
        assert len({len(row) for row in table.rows}) == 1

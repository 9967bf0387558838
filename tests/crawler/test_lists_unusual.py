"""Lists in unusual markup: dates in titles or in links of their own, boxes of odd names, data interfaces."""

from __future__ import annotations

import json
from datetime import date

import pytest

from crawler.extract.listing import find_records
from crawler.extract.recordtitles import is_generic
from crawler.page import Page, RecordLink, read_page

MENU = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li></ul>"
TITLES = (
    "关于加强森林防火工作的通知",
    "全县防汛会议召开情况",
    "小河村饮水工程招标公告",
    "县乡公路养护结果公示",
    "关于开展义务植树活动的通知",
)
DAYS = (date(2023, 9, 20), date(2023, 8, 3), date(2023, 5, 11), date(2022, 12, 1), date(2022, 3, 12))


def list_page(pattern: str, *, box: str = "<ul class='list'>{}</ul>") -> Page:
    """A page whose list has one row per title; ``pattern`` takes t, n and the day as d or with slashes s."""
    rows = "".join(
        pattern.format(t=title, n=700 + n, d=day.isoformat(), s=f"{day.year}/{day.month}/{day.day}")
        for n, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    source = f"<html><body>{MENU}<div class='main'>{box.format(rows)}</div></body></html>"
    return read_page("http://shihe.example/zwgk/tz/", source.encode())


def summary(records: list[RecordLink]) -> list[tuple[str, date | None]]:
    return [(record.title, record.date) for record in records]


EXPECTED = list(zip(TITLES, DAYS, strict=True))


def test_a_box_called_a_numbered_page_is_no_pager() -> None:
    page = list_page(
        "<li><a href='{n}123.html'>{t}</a><span>{d}</span></li>", box="<ul class='jrxw-page02'>{}</ul>"
    )
    assert summary(find_records(page)) == EXPECTED


def test_a_date_among_much_white_space_is_no_part_of_the_title() -> None:
    pattern = "<li><a href='{n}123.html'><b>{t}</b><i>\n" + " " * 80 + "{d}\n" + " " * 80 + "</i></a></li>"
    assert summary(find_records(list_page(pattern))) == EXPECTED


def test_the_address_of_an_interface_may_be_called_that_of_publication() -> None:
    rows = [
        {"title": title, "publishUrl": f"../2023/{n}.html", "publishDate": day.isoformat()}
        for n, (title, day) in enumerate(EXPECTED)
    ]
    page = read_page("http://shihe.example/api/list", json.dumps({"rows": rows}).encode(), "application/json")
    assert [(row.title, row.date, row.url) for row in find_records(page)] == [
        (title, day, f"http://shihe.example/2023/{n}.html") for n, (title, day) in enumerate(EXPECTED)
    ]


@pytest.mark.parametrize(
    "title",
    [
        "[{s}] {t}",
        "{t}({d})",
        "{t} {d}",
        "{d} {t}",
        "{t}（{s}）",
    ],
)
def test_dates_that_a_list_writes_into_its_titles_are_its_dates(title: str) -> None:
    assert summary(find_records(list_page(f"<li><a href='{{n}}123.html'>{title}</a></li>"))) == EXPECTED


@pytest.mark.parametrize(
    "title",
    [
        "{d}猪肉零售价格行情",
        "全县成品油价格({d})",
        "2023年5月9日{t}",
    ],
)
def test_titles_that_only_tell_the_day_of_what_they_say_stay_whole(title: str) -> None:
    rows = find_records(list_page(f"<li><a href='{{n}}123.html'>{title}</a></li>"))
    assert [(row.title, row.date) for row in rows] == [
        (title.format(d=day, t=name), None) for name, day in EXPECTED
    ]


def test_titles_stay_whole_where_the_list_shows_its_dates_itself() -> None:
    page = list_page("<li><a href='{n}123.html'>{t}（2020-01-02）</a><span>{d}</span></li>")
    assert summary(find_records(page)) == [(f"{title}（2020-01-02）", day) for title, day in EXPECTED]


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='{n}123.html'>{t}</a><a href='{n}123.html'>{d}</a></li>",
        (
            "<div class='tr'><div><a href='{n}123.html'>{n}</a></div><div><a href='{n}123.html'>{t}</a></div>"
            "<div><span><a href='{n}123.html'>{d}</a></span></div></div>"
        ),
        (
            "<div class='it'><h3><a href='{n}123.html'>{t}</a></h3><p>摘要</p>"
            "<div><i>{d}</i><a href='{n}123.html'>[查阅全文]</a></div></div>"
        ),
    ],
)
def test_the_parts_of_a_row_may_each_be_a_link_to_its_address(row: str) -> None:
    assert summary(find_records(list_page(row, box="<div class='list'>{}</div>"))) == EXPECTED


def test_a_link_of_another_address_is_no_part_of_a_row() -> None:
    row = "<li><p><a href='{n}9.html'>{t}</a></p><p><a href='{n}123.html'>{d}</a></p></li>"
    assert not [record for record in find_records(list_page(row)) if record.date]


@pytest.mark.parametrize(
    "text",
    [
        "[详细内容]",
        "了解更多>>",
        "点此查看",
        "全文阅读",
        "立即查看",
        "更多+",
        "更多内容",
        "点击查看详情",
    ],
)
def test_what_a_link_says_to_be_clicked_is_no_title(text: str) -> None:
    assert is_generic(text)


@pytest.mark.parametrize("text", ["全文公布", "阅读推广活动", "下载量统计", "详细规划公示", "更多内容见附件"])
def test_a_title_that_begins_like_a_button_is_one(text: str) -> None:
    assert not is_generic(text)


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (
            "<li><a href='{n}1.html'><font><em>公积金</em>管理</font>办法{n}的解读</a><span>{d}</span></li>",
            "公积金管理办法{n}的解读",
        ),
        (
            (
                "<li><a href='{n}123.html'><b><i>关于</i>印发</b>第{n}号<u><i>规定</i>的</u>通知</a>"
                "<span>{d}</span></li>"
            ),
            "关于印发第{n}号规定的通知",
        ),
    ],
)
def test_a_title_in_pieces_is_read_in_the_order_of_reading(row: str, title: str) -> None:
    assert summary(find_records(list_page(row))) == [
        (title.format(n=700 + n), day) for n, day in enumerate(DAYS)
    ]


def test_labels_of_a_row_keep_their_own_values() -> None:
    row = (
        "<li><a href='{n}123.html'>{t}</a><span>{d}</span>"
        "<p><span><i></i>发文字号：</span>河政发〔2023〕{n}号</p>"
        "<p><span><i></i>索引号：</span>HZ{n}-5</p></li>"
    )
    first = find_records(list_page(row))[0]
    assert (first.doc_number, first.index_number, first.date) == ("河政发〔2023〕700号", "HZ700-5", DAYS[0])


def test_a_year_in_a_comment_beside_its_day_is_the_rows_year() -> None:
    row = "<li><a href='/x/{n}.html'>{t}</a><span class='date'><!-- 2018 -->07-04</span></li>"
    assert {record.date for record in find_records(list_page(row))} == {date(2018, 7, 4)}


@pytest.mark.parametrize(
    "comment", ["<!-- 2018 2019 -->", "<!-- item 2018 -->", "<!-- 2018 --><!-- 2019 -->"]
)
def test_a_comment_that_says_more_than_a_year_gives_none(comment: str) -> None:
    row = f"<li><a href='/x/{{n}}.html'>{{t}}</a><span class='date'>{comment}07-04</span></li>"
    assert {record.date for record in find_records(list_page(row))} == {None}

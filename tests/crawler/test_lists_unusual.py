"""Lists in unusual markup: dates in titles or in links of their own, boxes of odd names, data interfaces."""

from __future__ import annotations

import json
from datetime import date

from crawler.extract.listing import find_records
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

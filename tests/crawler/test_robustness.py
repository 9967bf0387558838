# ruff: noqa: E501  # a line of markup is read best as one line
"""Pages meant to break a reader, or broken by accident: they are read as far as they say something."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from crawler.extract.databatches import next_data_page
from crawler.extract.endpoints import data_request, endpoints_of
from crawler.extract.survey import MOST_LINKS
from crawler.extract.xmldata import xml_value
from crawler.page import PageKind, Reading, read_page
from crawler.reading import read

URL = "http://www.qinghe.example/zwgk/list.html"
MANY = 100_000


def _read(text: str | bytes, url: str = URL, kind: str = "") -> Reading:
    return read(read_page(url, text if isinstance(text, bytes) else text.encode(), kind))


@pytest.mark.timeout(120)
def test_a_hundred_thousand_rows_are_read_as_far_as_a_person_would() -> None:
    rows = "".join(
        f"<li><a href='/c/{n}.html'>关于第{n}号文件的公告</a><span>2024-01-02</span></li>"
        for n in range(MANY)
    )
    found = _read(f"<html><body><ul>{rows}</ul></body></html>")
    assert found.kind is PageKind.LIST
    assert len(found.records) == MOST_LINKS
    assert found.records[0].title == "关于第0号文件的公告"


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "piece", ["<a href='/c{}/'>栏目{}</a>", "<p>{}</p>", "<span>下一页</span>", "<td>索引号<td>{}"]
)
def test_a_hundred_thousand_of_anything_end(piece: str) -> None:
    body = "".join(piece.format(number, number) for number in range(MANY))
    assert _read(f"<html><body>{body}</body></html>").kind in PageKind


@pytest.mark.parametrize(
    "piece", ["<div>", "<ul><li>", "<table><tr><td>", "<a href=x>", "<font>", "<blockquote>"]
)
def test_nesting_of_ten_thousand_levels_is_no_end_of_the_program(piece: str) -> None:
    assert _read(piece * 10_000 + "<a href='/1.html'>关于公布名单的通知</a>2024-01-02").kind in PageKind


def test_null_bytes_between_letters_change_nothing() -> None:
    rows = "".join(
        f"<li><a href='/c/2024{n}.html'>关于第{n}号文件的公告</a><span>2024-01-02</span></li>"
        for n in range(5)
    )
    clean, dirty = _read(f"<ul>{rows}</ul>"), _read(f"<ul>{rows}</ul>".replace("</li>", "\x00</li>\x00"))
    assert [(row.title, row.date) for row in clean.records] == [
        (row.title, row.date) for row in dirty.records
    ]
    assert len(dirty.records) == 5


@pytest.mark.parametrize(
    "pager",
    [
        "<script>createPageHTML(1000000000, 0, 'index', 'html');</script>",
        "<div>共1000000000页 第1/1000000000页 <a href='index_1.html'>下一页</a></div>",
        "<script>createPageHTML('page', 99999999999999999999, 1, 'index', 'html', 99999999999999999999);</script>",
    ],
)
def test_a_pager_that_claims_a_thousand_million_pages_leads_to_one(pager: str) -> None:
    rows = "".join(
        f"<li><a href='/c/2024{n}.html'>关于第{n}号文件的公告</a><span>2024-01-02</span></li>"
        for n in range(5)
    )
    found = _read(f"<html><body><ul>{rows}</ul>{pager}</body></html>")
    assert found.next_page is not None
    assert found.next_page.url.startswith("http://www.qinghe.example/zwgk/index_")
    assert (found.page_count or 0) < 10**10


def test_an_interface_that_claims_everything_is_counted_on_only_so_far() -> None:
    answer = json.dumps(
        {"total": 10**15, "rows": [{"title": "关于公布名单的通知", "url": "/1.html"}]}
    ).encode()
    assert next_data_page(read_page("http://a.example/api/list?page=1&pageSize=1", answer)) is not None
    assert next_data_page(read_page("http://a.example/api/list?page=9999999&pageSize=1", answer)) is None


def test_html_that_calls_itself_json_is_read_as_html() -> None:
    rows = "".join(
        f"<li><a href='/c/2024{n}.html'>关于第{n}号文件的公告</a><span>2024-01-02</span></li>"
        for n in range(5)
    )
    found = _read(f"<ul>{rows}</ul>", "http://a.example/api/list?page=1", "application/json")
    assert len(found.records) == 5


@pytest.mark.parametrize(
    "body", ["{broken", "[[[[", '{"a":' * 5_000, "null", '{"rows": "<li>"}', "callback({})"]
)
def test_json_that_is_none_or_says_nothing_has_no_records(body: str) -> None:
    found = _read(body, "http://a.example/api/list?page=1&pageSize=8", "application/json")
    assert found.records == ()
    assert found.next_page is None


def test_an_entity_bomb_does_not_go_off() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 15))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "boom">{entities}]><rows><row><title>&e14;</title><url>/1</url></row></rows>'
    found = _read(bomb, "http://a.example/data.xml", "text/xml")
    assert all("boom" not in row.title for row in found.records)
    assert len(str(xml_value(bomb))) < 10_000


def test_external_entities_stay_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    text = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<rows><row><title>&x;关于公布名单的通知</title><url>/1</url></row><row><title>b</title><url>/2</url></row></rows>"
    )
    found = _read(text, "http://a.example/data.xml", "text/xml")
    assert "geheim" not in repr(found)
    assert "geheim" not in repr(xml_value(text))


@pytest.mark.parametrize(
    "text", ["", "<", "<rows", "<rows><row>", "<?xml version='1.0'?>", "<rows>&x;</rows>", "\x00"]
)
def test_broken_xml_says_what_it_can_and_raises_nothing(text: str) -> None:
    assert xml_value(text) is None or isinstance(xml_value(text), dict)


@pytest.mark.parametrize(
    "script",
    [
        "$.get('/list?x={" * 8_000,
        "$.ajax(" + "{a:[" * 30_000,
        "$.get(" + "a+" * 50_000 + "'/list')",
        "var a=" + "(" * 50_000,
        "var a = '/list'; " * 20_000 + "$.get(a + '?page=' + page)",
        "`" + "${" * 30_000,
        "$.get(`/list?page=${" + "x" * 10_000 + "}`)",
    ],
)
def test_scripts_that_lead_nowhere_are_left(script: str) -> None:
    page = read_page(URL, f"<html><body><script>{script}</script></body></html>".encode())
    assert len(endpoints_of(page)) <= 60
    request = data_request(page)
    assert request is None or request.url.startswith("http://www.qinghe.example/list")


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        ("fetch('https://elsewhere.example.com/list?page=1')", None),
        ("fetch('http://127.0.0.1/list?page=1')", None),
        ("fetch('file:///etc/passwd?list&page=1')", None),
        ("$.get('/api/list', {page: 1, key: secretOf(user)})", None),
        ("$.get(unknown + '/list?page=1')", None),
        ("$.get('/user/login?list&page=1')", None),
        ("$.get('/api/list', {page: 1})", "http://www.qinghe.example/api/list?page=1"),
        ("fetch('//xxgk.qinghe.example/api/list?page=1')", None),
    ],
)
def test_only_what_stands_in_the_page_and_on_this_site_is_asked(script: str, wanted: str | None) -> None:
    code = f"<script>{script}.then(x => list.innerHTML = '<li>' + x.title)</script>"
    request = data_request(read_page(URL, f"<html><body>{code}</body></html>".encode()))
    assert (request.url if request else None) == wanted


def test_a_postback_carries_every_hidden_field_and_no_button() -> None:
    page = """<html><body><form method="post" action="list.aspx"><input type="hidden" name="__VIEWSTATE" value="a+/=">
    <input type="hidden" name="__EVENTVALIDATION" value="v"><input name="q" value="关键"><input type="submit" name="go" value="搜">
    <select name="s"><option value="1">一</option><option value="2" selected>二</option></select><input type="checkbox" name="c">
    <ul><li><a href="show.aspx?id=1">关于公布名单的通知</a><span>2024-01-02</span></li>
    <li><a href="show.aspx?id=2">关于召开会议的通知</a><span>2024-01-01</span></li></ul>
    <a href="javascript:__doPostBack('pager$ctl1','3')">下一页</a></form></body></html>"""
    found = _read(page, "http://a.example/gk/list.aspx?id=7").next_page
    assert found is not None
    assert (found.method, found.url) == ("POST", "http://a.example/gk/list.aspx")
    assert parse_qs(found.body.decode(), keep_blank_values=True) == {
        "__VIEWSTATE": ["a+/="],
        "__EVENTVALIDATION": ["v"],
        "q": ["关键"],
        "s": ["2"],
        "__EVENTTARGET": ["pager$ctl1"],
        "__EVENTARGUMENT": ["3"],
    }

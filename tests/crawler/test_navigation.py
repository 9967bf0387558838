"""Menus in every markup, and pages that only send the reader elsewhere."""

from __future__ import annotations

import pytest

from crawler.extract.navigation import find_navigation
from crawler.extract.redirects import find_redirect
from crawler.page import NavLink, read_page


def links(body: str, url: str = "http://qinghe.example/zwgk/index.html") -> dict[str, NavLink]:
    page = read_page(url, f"<html><head><title>清河县</title></head><body>{body}</body></html>".encode())
    return {link.label: link for link in find_navigation(page)}


@pytest.mark.parametrize(
    ("body", "label", "url", "place"),
    [
        (
            '<div class="dh"><div class="itm"><a href="">首&nbsp;&nbsp;页</a></div></div>',
            "首页",
            "index.html",
            "body",
        ),
        ('<ul class="nav"><li><a href="tz/">通知公告</a></li></ul>', "通知公告", "tz/", "menu"),
        (
            "<div class='menu1' onclick=\"location.href = '/jg/index.html'\"><div>机构</div></div>",
            "机构",
            "/jg/index.html",
            "menu",
        ),
        (
            "<div onclick=\"GoToSubCat('24441','http://d.example/dwjj/index.html','24442','简介')\">单位概况</div>",
            "单位概况",
            "http://d.example/dwjj/index.html",
            "menu",
        ),
        (
            "<select onchange='go()'><option value='/bm/jyj/'>教育局</option></select>",
            "教育局",
            "/bm/jyj/",
            "select",
        ),
        ('<map><area href="/nb/" alt="公开年报" shape="rect"></map>', "公开年报", "/nb/", "area"),
        ('<iframe src="/list.jsp" name="DataList"></iframe>', "DataList", "/list.jsp", "frame"),
        ('<a href="/zn/"><img src="zn.png" alt="公开指南"></a>', "公开指南", "/zn/", "body"),
        ('<div>当前位置：<a href="/zwgk/">政务公开</a></div>', "政务公开", "/zwgk/", "breadcrumb"),
        (
            (
                "<script>var s='依申请公开';"
                " document.write('<li><a href=\"../ysqgk/\">'+s+'</a></li>');</script>"
            ),
            "依申请公开",
            "../ysqgk/",
            "script",
        ),
        (
            "<script>d.add(3,0,'机构职能','/jgzn/index.html');</script>",
            "机构职能",
            "/jgzn/index.html",
            "script",
        ),
        ('<script>var menus=[{"name":"政策文件","url":"/zcwj/"}];</script>', "政策文件", "/zcwj/", "script"),
    ],
)
def test_a_link_is_found_in_any_markup(body: str, label: str, url: str, place: str) -> None:
    base = "http://qinghe.example/zwgk/index.html"
    found = links(body, base)
    assert label in found
    absolute = url if "://" in url else find_absolute(base, url)
    assert found[label].url == absolute
    if place in {"select", "area", "frame", "script", "breadcrumb"}:
        assert found[label].place == place


def find_absolute(base: str, href: str) -> str:
    from urllib.parse import urljoin

    return urljoin(base, href)


def test_a_submenu_entry_knows_the_menu_it_hangs_in() -> None:
    body = (
        '<ul class="nav"><li><a href="/zwgk/">政务公开</a>'
        '<ul><li><a href="/zwgk/zn/">指南</a></li></ul></li></ul>'
    )
    assert links(body)["指南"].path == ("政务公开",)
    assert links(body)["政务公开"].path == ()


def test_a_link_under_a_heading_knows_it() -> None:
    body = (
        '<div class="mega"><div><h4>信息公开</h4>'
        '<p><a href="/a/">公开指南</a><a href="/b/">公开年报</a></p></div></div>'
    )
    assert links(body)["公开年报"].path == ("信息公开",)


def test_second_level_menus_apart_find_their_first_level_by_number() -> None:
    body = (
        '<div class="firstMenus"><ul><li id="fm4"><a href="/zwgk/">政务公开</a></li>'
        '<li id="fm5"><a href="/x/">法规</a></li></ul></div>'
        '<div class="secondMenus" id="sm4"><ul><li id="sm41"><a href="/zwgk/zn/">公开指南</a></li></ul></div>'
    )
    assert links(body)["公开指南"].path == ("政务公开",)


def test_records_of_the_list_are_no_navigation() -> None:
    rows = "".join(
        f'<li><a href="{n}1234.html">关于第{n}号事项的公告</a><span>2021-05-20</span></li>' for n in range(5)
    )
    found = links(f'<ul class="nav"><li><a href="/tz/">通知公告</a></li></ul><div><ul>{rows}</ul></div>')
    assert list(found) == ["通知公告"]


def test_a_link_that_leads_nowhere_keeps_its_label_without_an_address() -> None:
    assert links("<ul><li><a href='javascript:;'>互动交流</a></li></ul>")["互动交流"].url == ""


def test_an_address_of_which_a_script_knows_a_part_only_is_no_link() -> None:
    code = (
        "var name = '公开年报'; document.write('<a href=\"list_' + number + '.html\">下一页</a>');"
        " document.write('<a class=\"' + style + '\" href=\"../nb/\">' + name + mark + '</a>');"
    )
    assert [(link.label, link.href) for link in links(f"<script>{code}</script>").values()] == [
        ("公开年报", "../nb/")
    ]


REDIRECTS = {
    "meta": ('<meta http-equiv="Refresh" content="0;URL=./ywyw/">', "http://qinghe.example/zwgk/ywyw/"),
    "written meta": (
        (
            "<script>if(lm=='a'){document.write('"
            '<meta http-equiv="Refresh" content="0;URL=/zwgk/gsgg/" />\');}</script>'
        ),
        "http://qinghe.example/zwgk/gsgg/",
    ),
    "location": ("<script>window.location.href='/new/';</script>", "http://qinghe.example/new/"),
    "replace": ('<script>location.replace("/new/")</script>', "http://qinghe.example/new/"),
    "on load": (
        "<script>window.onload=function(){ location='/new/'; }</script>",
        "http://qinghe.example/new/",
    ),
}
STAYS = {
    "an address that only the script knows": (
        "<script>document.write('<meta http-equiv=\"Refresh\" content=\"0;URL=/c' + id + '/\" />');</script>"
    ),
    "reload": '<meta http-equiv="refresh" content="300">',
    "itself": '<meta http-equiv="refresh" content="0;url=index.html">',
    "without scripts": '<noscript><meta http-equiv="refresh" content="0;url=/nojs.html"></noscript>',
    "phones": "<script>if(/Android|iPhone/.test(navigator.userAgent)){location.href='/m/';}</script>",
    "a condition": "<script>if(top!=self){ top.location='/x/'; }</script>",
    "a function": "<script>function go(){ location.href='/search.html'; }</script>",
    "a comment": "<script>// location.href='/old/';\n</script>",
    "comparison": "<script>if(location.href=='/a/') { }</script>",
}


@pytest.mark.parametrize(("head", "target"), REDIRECTS.values(), ids=REDIRECTS.keys())
def test_a_redirect_that_runs_on_load_is_found(head: str, target: str) -> None:
    page = read_page("http://qinghe.example/zwgk/index.html", f"<html><head>{head}</head></html>".encode())
    assert find_redirect(page) == target


@pytest.mark.parametrize("head", STAYS.values(), ids=STAYS.keys())
def test_a_page_that_stays_has_no_redirect(head: str) -> None:
    page = read_page(
        "http://qinghe.example/zwgk/index.html", f"<html><head>{head}</head><body>x</body></html>".encode()
    )
    assert find_redirect(page) is None

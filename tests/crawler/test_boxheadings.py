"""更多 beside a box: what the box is called, and when nothing names it surely."""

from __future__ import annotations

import pytest

from crawler.extract.boxheadings import says_more
from crawler.extract.navigation import find_navigation
from crawler.page import NavLink, read_page

MORE = "<a href='/m/'>更多&gt;&gt;</a>"
ITEMS = "".join(f"<li><a href='/n/{n}123.html'>关于第{n}号事项的公告</a></li>" for n in range(3))
ROWS = f"<ul>{ITEMS}</ul>"
#: Other links of the page, so that no box has most of them.
REST = "".join(f"<p><a href='/c{n}/'>栏目第{n}号</a></p>" for n in range(30))


def links(body: str) -> list[NavLink]:
    source = f"<html><body><div id='w'><div id='v'><div>{body}</div></div></div>{REST}</body></html>"
    return find_navigation(read_page("http://luhe.example/", source.encode()))


def heading(body: str) -> str:
    (more,) = [link for link in links(body) if link.href == "/m/" and says_more(link.label)]
    return more.path[-1] if more.path else ""


@pytest.mark.parametrize(
    "box",
    [
        f"<div><span>通知公告</span>{MORE}</div>{ROWS}",
        f"<div>{MORE}<b>通 知 公 告</b></div>{ROWS}",
        f"<h3>通知公告</h3>{ROWS}<div class='r'><span>{MORE}</span></div>",
        f"<div><i></i><span>通知公告</span><em>NOTICE</em></div><div>{ROWS}<p>{MORE}</p></div>",
        f"<ul><li>县区动态</li><li class='on'>通知公告</li></ul>{MORE}{ROWS}",
        f"<ul><li><a href='/q/'>县区动态</a></li><li><a href='/m/'>通知公告</a></li><li>{MORE}</li></ul>",
        f"<ul><li>通知公告</li><li><a href='/q/'>公告</a>|<a href='/p/'>公示</a></li><li>{MORE}</li></ul>",
        f"<div class='tit'><a href='/tzgg/'>通知公告</a></div><div>{MORE}</div>",
        f"<div><span>县区动态</span><a href='/q/'>更多</a></div><div><span>通知公告</span>{MORE}</div>",
    ],
)
def test_the_name_of_a_box_heads_its_link_to_more(box: str) -> None:
    assert heading(f"<div>{box}</div>") == "通知公告"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>县区动态</h3>{ROWS}</div><div><img src='tzgg.png'>{ROWS}{MORE}</div>",
        f"<p>县区动态<a href='/q/'>更多</a>{MORE}</p>",
        f"<p>分享到：<a href='#'>微博</a>{MORE}</p>",
        f"<p>搜索<input name='q'>{MORE}</p>",
        f"<p><a href='/q/'>教育局</a><a href='/p/'>民政局</a>{MORE}</p>",
        f"<p>{MORE}</p>",
    ],
)
def test_no_other_text_names_a_box(box: str) -> None:
    assert heading(f"<div>{box}</div>") == ""


def test_a_box_with_most_of_the_links_is_the_page() -> None:
    many = "".join(f"<li><a href='/d{n}/'>乡镇{n}</a></li>" for n in range(60))
    assert heading(f"<h3>走进六合</h3><ul>{many}</ul>{MORE}") == ""


def test_a_tooltip_may_say_of_what_there_is_more() -> None:
    found = links("<a href='/a/' title='更多结果公示'>更多</a><a href='/b/' title='查看更多'>更多</a>")
    assert [(link.label, link.href) for link in found[:2]] == [("结果公示", "/a/"), ("更多", "/b/")]


def test_a_link_without_text_is_called_by_its_own_alternative_text() -> None:
    found = links("<a href='/a/' alt='公开指南'></a><a href='/b/' aria-label='公开年报'><i></i></a>")
    assert [(link.label, link.href) for link in found[:2]] == [("公开指南", "/a/"), ("公开年报", "/b/")]


def test_a_search_form_heads_no_links() -> None:
    found = links(
        "<div><div>站内搜索<input name='q'></div><ul><li><a href='/a/'>公开指南</a></li></ul></div>"
        "<div><p>返回顶部</p><ul><li><a href='/b/'>公开年报</a></li></ul></div>"
    )
    assert [link.path for link in found[:2]] == [(), ()]

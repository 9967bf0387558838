"""Pagers: the next page in every form that sites use, and none where there is none."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from crawler.dialects import hanweb
from crawler.extract.databatches import numbered
from crawler.extract.pagination import find_next, find_pager
from crawler.page import read_page

ROWS = "".join(
    f'<li><a href="{n}1234.html">关于第{n}号事项的公告</a><span>2021-05-20</span></li>' for n in range(3)
)


def next_href(pager: str, url: str = "http://qinghe.example/tz/index.html") -> str | None:
    found = find_next(read_page(url, f"<html><body><ul>{ROWS}</ul>{pager}</body></html>".encode()))
    return found.href if found else None


MARKUP = "<a>78条</a> <span>1</span> <a href='2.html'>2</a> <a href='2.html'>下一页</a>"
ENCODED = f"<div id=pages>{base64.b64encode(quote(MARKUP).encode()).decode()}</div>"

HAS_NEXT = {
    "下一页": ('<a href="index_1.html">下一页</a>', "index_1.html"),
    "下页 with an arrow": ('<span><a href="tz/59.htm">下页 &gt;</a></span>', "tz/59.htm"),
    "in a span with spaces": ('<a href="l3.htm"><span>下 一 页&gt;&gt;</span></a>', "l3.htm"),
    "an arrow called 下一页": ('<a title="下一页" href="i_2.html">&gt;</a>', "i_2.html"),
    "a button of a form": (
        "<input type='button' value='下一页' onclick=\"location.href='i_2.html'\">",
        "i_2.html",
    ),
    "English": ('<a href="?page=2">Next »</a>', "?page=2"),
    "picture": ('<a href="i2.html"><img src="n.gif" alt="下一页"></a>', "i2.html"),
    "rel": ('<a rel="next" href="i2.html">…</a>', "i2.html"),
    "arrow among numbers": ("<p><b>1</b><a href='p2.html'>2</a><a href='p2.html'>»</a></p>", "p2.html"),
    "numbers only": ("<p><strong>1</strong><a href='l_2.html'>2</a><a href='l_9.html'>9</a></p>", "l_2.html"),
    "onclick": ("<a href='#' onclick=\"location.href=encodeURI('i_2.jhtml');\">下一页</a>", "i_2.jhtml"),
    "select of addresses": (
        (
            "<select onchange='location.href=this.value'><option value='i.html' selected>1</option>"
            "<option value='i_1.html'>2</option></select>"
        ),
        "i_1.html",
    ),
    "TRS call": ('<script>createPageHTML(4, 0, "index", "html");</script>', "index_1.html"),
    "TRS call with total": ("<script>createPageHTML(4,2,'list','shtml',78)</script>", "list_3.shtml"),
    "TRS object": (
        "<script>new Pager({size:4, current:1, prefix:'index', suffix:'html'})</script>",
        "index_2.html",
    ),
    "TRS variables": (
        (
            "<script>var currentPage=0;var nextPage=currentPage+1;var countPage=3;"
            'document.write("<a href=\\"index"+"_"+nextPage+"."+"shtml\\">下一页</a>");</script>'
        ),
        "index_1.shtml",
    ),
    "encoded": (ENCODED + "<script>$('#p').html(atob($('#p').text()))</script>", "2.html"),
    "UCAP call in a handler": (
        (
            "<script>window.onload=function() {createPageHTML('paging',7, 1,'list','shtml',130);}</script>"
            "<script>function createPageHTML(id, pages, now, name, ext) {}</script>"
        ),
        "list_2.shtml",
    ),
    "numbers made of texts": (
        (
            "<script>var pageCount = parseInt('6'); var currentPage = Number(\"0\");"
            'document.write("<a href=\'index"+"_"+nextPage+"."+"html\'>下一页</a>");</script>'
        ),
        "index_1.html",
    ),
    "UCAP call": ("<script>createPageHTML('page_div',12, 1,'list','shtml',230);</script>", "list_2.shtml"),
}

HAS_NONE = {
    "no pager": "",
    "encoded, for no script": ENCODED,
    "disabled anchor": '<a disabled="disabled" href="i2.html">下一页</a>',
    "disabled class": '<a class="disabled" href="i2.html">下一页</a>',
    "disabled entry": '<ul><li class="disabled"><a href="i2.html">下一页</a></li></ul>',
    "plain text": '<a href="i1.html">上一页</a><span>下一页</span>',
    "leads to itself": '<a href="index.html">下一页</a>',
    "script only": "<a href='javascript:getList(2)'>下一页</a>",
    "script in onclick": "<a href='#' onclick='goPage(2)'>下一页</a>",
    "template": "<a href='{{next}}'>下一页</a>",
    "TRS last page": '<script>createPageHTML(4, 3, "index", "html");</script>',
    "TRS single page": '<script>createPageHTML(1, 0, "index", "html");</script>',
    "TRS definition": "<script>function createPageHTML(n, c, name, ext) {}</script>",
    "UCAP last page": "<script>createPageHTML('page_div',12, 12,'list','shtml',230);</script>",
    "last of numbers": "<p><a href='l_1.html'>1</a><a href='l_2.html'>2</a><b>3</b></p>",
    "carousel": "<a class='next' href='#'>&gt;</a><a class='prev' href='#'>&lt;</a>",
    "next article": "<p>下一篇：<a href='2.html'>关于另一事项的公告</a></p>",
}


@pytest.mark.parametrize(("pager", "href"), HAS_NEXT.values(), ids=HAS_NEXT.keys())
def test_the_next_page_is_found_in_every_form(pager: str, href: str) -> None:
    assert next_href(pager) == href


@pytest.mark.parametrize("pager", HAS_NONE.values(), ids=HAS_NONE.keys())
def test_no_next_page_is_invented(pager: str) -> None:
    assert next_href(pager) is None


def test_the_next_address_is_resolved_against_the_base_of_the_page() -> None:
    source = (
        f'<html><head><base href="/site/"></head><body>'
        f'<ul>{ROWS}</ul><a href="i_2.html">下一页</a></body></html>'
    )
    found = find_next(read_page("http://qinghe.example/tz/", source.encode()))
    assert found is not None
    assert found.url == "http://qinghe.example/site/i_2.html"


@pytest.mark.parametrize(
    ("pager", "pages", "records"),
    [
        ("<div>共7条记录 1/3页 <a>首页</a></div>", 3, 7),
        ("<p><span>共1183条</span> <span>1/60</span> <a href='59.htm'>下页</a></p>", 60, 1183),
        (
            '<p><a title="Total record">&nbsp;<b>333</b></a> <b>1</b> <a href="index_2.html">下一页</a></p>',
            None,
            333,
        ),
        ("<script>createPageHTML('page_div',12, 1,'list','shtml',230);</script>", 12, 230),
        ("<p>总共 <em>219</em> 记录 页码 <em>2</em>/<em>13</em> <a href='3.htm'>下一页</a></p>", 13, 219),
        ("<p>打印当前页 网上页面</p>", None, None),
        ("<p><a href='i_2.html'>下一页</a><a href='/w/i_36.html'>尾页</a></p>", 36, None),
        ("<p><a href='i_1.html'>下一页</a><a href='i_24.html'>尾页</a></p>", 25, None),
        ("<p><a href='?p=4'>4</a><a href='?p=5'>下一页</a><a href='?p=9'>末页</a></p>", 9, None),
        ("<p><a href='59.htm'>2</a><a href='59.htm'>下一页</a><a href='1.htm'>尾页</a></p>", None, None),
        ("<p><a href='7.htm'>下一页</a><a href='9.htm'>尾页</a></p>", None, None),
    ],
)
def test_the_pagers_claims_are_read(pager: str, pages: int | None, records: int | None) -> None:
    found = find_pager(read_page("http://qinghe.example/tz/", f"<ul>{ROWS}</ul>{pager}".encode()))
    assert (found.page_count, found.total_records) == (pages, records)


def datastore(count: int, total: int, start: int = 1) -> str:
    rows = "".join(
        (
            f'<record><![CDATA[<li><a href="/art/2021/5/2/art_1_{n}.html">公告第{n}号的标题</a>'
            f"<b>2021-05-20</b></li>]]></record>"
        )
        for n in range(count)
    )
    body = f"<datastore><totalrecord>{total}</totalrecord><recordset>{rows}</recordset></datastore>"
    form = "col=1&appid=1&webid=23&path=%2F&columnid=89736&unitid=405463&permissiontype=0"
    url = (
        f"http://qinghe.example/module/web/jpage/dataproxy.jsp?startrecord={start}"
        f"&endrecord={start + 74}&perpage=25&{form}"
    )
    found = hanweb.next_page(read_page(url, body.encode()))
    return "" if found is None else f"{found.method} {found.url.partition('?')[2].partition('&col')[0]}"


def test_a_hanweb_batch_goes_on_after_what_the_server_really_returned() -> None:
    # 76 rows for a request 75 wide (dialects.md §2): the next starts at 77, or one row is read twice
    assert datastore(76, 756) == "POST startrecord=77&endrecord=151&perpage=25"
    assert datastore(75, 756, start=77) == "POST startrecord=152&endrecord=226&perpage=25"


def test_the_last_hanweb_batch_has_no_next() -> None:
    assert datastore(6, 756, start=751) == ""
    assert datastore(0, 756, start=751) == ""


@pytest.mark.parametrize(
    ("url", "total", "pages", "expected"),
    [
        ("http://q.example/api/all/3?page=1&sid=7", 230, None, "http://q.example/api/all/3?page=2&sid=7"),
        ("http://q.example/api?pageNo=2&pageSize=5", 10, None, None),
        ("http://q.example/api?pageNo=2&pageSize=5", 11, None, "http://q.example/api?pageNo=3&pageSize=5"),
        ("http://q.example/api?current=3", None, 4, "http://q.example/api?current=4"),
        ("http://q.example/api?current=4", None, 4, None),
        ("http://q.example/api", 230, 9, None),
    ],
)
def test_data_answers_count_on_while_records_remain(
    url: str, total: int | None, pages: int | None, expected: str | None
) -> None:
    found = numbered(url, 5 if "pageSize" in url else 100, total, pages)
    assert (found.url if found else None) == expected


def falling(now: str, pages: int = 199) -> str:
    return (
        f"<div id='pages'></div><script>var purl = 'index_958'; var maxPageNum = {pages};{now}"
        "function go(n) {{ location.href = purl + '_' + n + '.html'; }}"
        "document.write('<a href=\"' + purl + '_' + (pageName-1) + '.html\">下一页</a>');"
        "function createUrl(n) { return purl+'_'+n+'.html'; }</script>"
    )


@pytest.mark.parametrize(
    ("now", "href"),
    [("", "index_958_198.html"), ("var pageName = 198;", "index_958_197.html"), ("var pageName = 1;", None)],
)
def test_a_pager_may_count_its_files_down(now: str, href: str | None) -> None:
    page = read_page(
        "http://qinghe.example/n1/n958/index.html",
        f"<html><body><ul>{ROWS}</ul>{falling(now)}</body></html>".encode(),
    )
    pager = find_pager(page)
    assert (pager.next.href if pager.next else None) == href
    assert pager.page_count == 199

"""What kind of page one is: sites' pages, answers of protection systems, pages that say there is nothing."""

from __future__ import annotations

import pytest

from crawler.extract.kind import is_blocked, is_soft_404
from crawler.page import Page, PageKind, read_page
from crawler.reading import read

NAV = "<ul>" + "".join(f"<li><a href='/c{n}/'>栏目名称{n}</a></li>" for n in range(12)) + "</ul>"
FOOT = "<div class='foot'><p>主办单位：青山县人民政府办公室 网站标识码：1234560001</p></div>"
HERE = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/zw/'>政务公开</a></div>"
PROSE = "<p>为进一步做好全县重点工作，经研究，现将有关事项通知如下，请认真组织实施。</p>" * 6


def page(
    body: str,
    *,
    head: str = "<title>青山县人民政府</title>",
    url: str = "http://www.example.gov.cn/zw/a.html",
) -> Page:
    return read_page(url, f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def rows(count: int, start: int = 0) -> str:
    return "".join(
        f"<li><a href='/zw/t2024010{n % 9 + 1}_{n}.html'>关于做好第{n}项工作的通知</a><span>"
        f"2024-01-{n % 28 + 1:02}</span></li>"
        for n in range(start, start + count)
    )


def test_an_article_has_a_title_a_date_and_a_text() -> None:
    read_back = read(
        page(
            f"{NAV}{HERE}<h1>关于加强值班工作的通知</h1><p>发布日期：2024-01-05</p><div "
            f"class='content'>{PROSE}</div>{FOOT}"
        )
    )
    assert read_back.kind is PageKind.ARTICLE
    assert read_back.article is not None
    assert read_back.title == "关于加强值班工作的通知"


def test_a_list_is_a_list_and_has_no_article() -> None:
    read_back = read(
        page(
            f"{NAV}{HERE}<ul class='list'>{rows(15)}</ul><div>共 3 页 <a href='index_2.html'>下一页</a>"
            f"</div>{FOOT}"
        )
    )
    assert (read_back.kind, read_back.article, len(read_back.records)) == (PageKind.LIST, None, 15)


def test_an_article_with_a_few_related_news_stays_an_article() -> None:
    related = f"<div><h3>相关新闻</h3><ul>{rows(3)}</ul></div>"
    body = (
        f"{NAV}{HERE}<h1>关于加强值班工作的通知</h1><p>发布日期：2024-01-05 来源：县政府办</p><div "
        f"class='content'>{PROSE}</div>{related}{FOOT}"
    )
    assert read(page(body)).kind is PageKind.ARTICLE


@pytest.mark.parametrize("text", [PROSE, ""])
def test_an_article_whose_only_links_are_its_files_is_no_list(text: str) -> None:
    body = (
        "<TABLE><TR><TD align=center><FONT size=4><B>关于青山乡医生签约工作安排的通知</B></FONT></TD></TR>"
        "<TR><TD align=center>发布时间：2024-05-12 09:31 来源：县卫生局 点击数：0</TD></TR><TR><TD "
        "class=content>"
        f"{text}<div class='files'><p>附件：<a href='UploadFile/2.xlsx'>名单.xlsx</a></p></div>"
        f"</TD></TR></TABLE>"
    )
    assert read(page(NAV + HERE + body + FOOT)).kind is PageKind.ARTICLE


def test_the_entrance_of_a_site_is_home() -> None:
    blocks = "".join(f"<h3><a href='/b{n}/'>板块{n}</a></h3><ul>{rows(6, 10 * n)}</ul>" for n in range(8))
    assert read(page(NAV + blocks + FOOT, url="http://www.example.gov.cn/")).kind is PageKind.HOME


@pytest.mark.parametrize(
    "sentence",
    [
        "此栏目暂无任何新增信息",
        "本栏目暂无内容",
        "本年度无此类情况。",
        "经核查，本单位2025年度未发生行政征收事项，特此说明。",
        "暂无相关信息",
        "本部门不涉及此项内容",
    ],
)
def test_an_empty_column_says_why(sentence: str) -> None:
    read_back = read(page(f"{NAV}{HERE}<div class='list'><p>{sentence}</p></div>{FOOT}"))
    assert read_back.explanation == sentence
    assert read_back.records == ()


def test_an_article_does_not_explain_an_empty_column_by_the_way() -> None:
    text = PROSE + "<p>目前本单位未发生行政复议案件。</p>"
    body = (
        f"{NAV}{HERE}<h1>关于加强值班工作的通知</h1><p>发布日期：2024-01-05</p><div class='content'>"
        f"{text * 2}</div>{FOOT}"
    )
    assert read(page(body)).explanation == ""


def test_a_column_that_only_leads_to_its_parts_is_not_empty() -> None:
    parts = "".join(f"<li><a href='/d{n}/'>重点领域{n}</a></li>" for n in range(20))
    assert (
        read(page(f"{NAV}{HERE}<h3>重点领域信息公开</h3><ul>{parts}</ul>{FOOT}")).kind is not PageKind.EMPTY
    )


def test_a_page_that_only_sends_its_reader_on_is_a_redirect() -> None:
    found = read(page("", head="<meta http-equiv='Refresh' content='0;URL=./ywyw/'>"))
    assert (found.kind, found.redirect) == (PageKind.REDIRECT, "http://www.example.gov.cn/zw/ywyw/")
    written = (
        "<script>var lm='政务公开'; if(lm=='政务公开'){document.write('<meta http-equiv=\"Refresh\" "
        'content="0;URL=/zw/gg/" />\');}</script>'
    )
    assert read(page("", head=written)).kind is PageKind.REDIRECT


@pytest.mark.parametrize(
    ("body", "head", "status"),
    [
        (
            "<p>您的访问请求可能对网站造成威胁，请求已被拦截。</p><p>事件编号：12</p>",
            "<title>访问被拦截</title>",
            405,
        ),
        ("", "<script>window['$_ts']=window['$_ts']||{};$_ts.nsd=1</script>", 412),
        ("<script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script>", "", 521),
        ("<h1>502</h1><p>网站防火墙：源站出现问题，暂时无法访问！</p>", "<title>502</title>", 200),
        ("<p>正在进行浏览器检查，请稍候……</p>", "<title>安全验证</title>", 200),
        (
            "<p>Checking your browser before accessing the site</p><div id='cf-browser-verification'></div>",
            "<title>Just a moment...</title>",
            503,
        ),
    ],
)
def test_the_answer_of_a_protection_system_is_blocked(body: str, head: str, status: int) -> None:
    answer = page(body, head=head)
    assert is_blocked(answer, status)
    assert read(answer).kind in {PageKind.BLOCKED, PageKind.EMPTY}


def test_a_page_of_the_site_that_carries_a_protection_script_is_not_blocked() -> None:
    script = "<script>window['$_ts']=window['$_ts']||{};</script><title>青山县人民政府</title>"
    body = (
        f"{NAV}{HERE}<h1>关于开展网络安全检查的通知</h1><p>发布日期：2024-01-05</p><div "
        f"class='content'>{PROSE}<p>严防恶意访问和异常流量。</p></div>{FOOT}"
    )
    assert not is_blocked(page(body, head=script), 200)
    assert not is_blocked(page(body, head=script))


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (
            "<h1>404</h1><p>抱歉，您访问的页面不存在或已被删除！</p><a href='/'>返回首页</a>",
            "<title>404</title>",
        ),
        ("<p>对不起，找不到您要的网页</p>", "<title>出错了</title>"),
        (
            "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>",
            "<title>404 Not Found</title>",
        ),
        ("<p>该信息不存在</p>", "<title>提示信息</title>"),
    ],
)
def test_a_page_that_says_there_is_nothing_is_a_soft_404(body: str, head: str) -> None:
    assert is_soft_404(page(body, head=head))


@pytest.mark.parametrize(
    "body",
    [
        (
            f"{NAV}{HERE}<h1>关于文件已失效的公告</h1><p>发布日期：2024-01-05</p><div class='content'>"
            f"{PROSE}</div>{FOOT}"
        ),
        f"{NAV}{HERE}<ul>{rows(10)}</ul>{FOOT}",
        f"{NAV}{HERE}<p>本栏目暂无内容</p>{FOOT}",
    ],
)
def test_articles_lists_and_empty_columns_are_no_soft_404(body: str) -> None:
    assert not is_soft_404(page(body))


def test_the_foot_is_told_from_the_rest() -> None:
    foot = (
        "<div><p>主办单位：青山县人民政府 联系电话：0999-1234567</p><p>"
        "网站标识码：1234560001　某ICP备1号　某公网安备 2号</p></div>"
    )
    text = read(page(f"{NAV}{HERE}<ul>{rows(9)}</ul>{foot}")).footer
    assert text.startswith("主办单位")
    assert all(mark in text for mark in ("标识码：1234560001", "ICP备", "公网安备"))
    assert "栏目名称" not in text


def test_data_answers_are_lists_and_other_bodies_are_other() -> None:
    row = '{"title":"关于值班的公告","url":"/a/1.html","publishTime":"2024-01-01"}'
    data = f'{{"data":{{"records":[{row}]}}}}'.encode()
    assert read(read_page("http://x.gov.cn/api", data, "application/json")).kind is PageKind.LIST
    assert read(read_page("http://x.gov.cn/a.pdf", b"%PDF-1.4 ...", "application/pdf")).kind is PageKind.OTHER
    assert read(read_page("http://x.gov.cn/", b"", "text/html")).kind is PageKind.EMPTY


def test_a_file_in_the_table_of_a_document_s_data_makes_no_list_of_it() -> None:
    table = (
        "<table><tr><td>信息索引号</td><td>014034703/2024-00839</td><td>公开日期</td><td>2024-05-09</td></tr>"
        "<tr><td>文件编号</td><td>青府发〔2024〕7号</td><td>文件下载</td>"
        "<td><a href='/u/7.pdf'>青府发〔2024〕7号.pdf</a></td></tr></table>"
    )
    read_back = read(page(f"{NAV}{HERE}{table}<h2>关于印发年度计划的通知</h2>{PROSE}{FOOT}"))
    assert (read_back.kind, read_back.records) == (PageKind.ARTICLE, ())


def test_a_guide_under_long_menus_is_an_article_and_no_entrance() -> None:
    menus = "".join(f"<li><a href='/d{n}/'>县第{n}科室</a></li>" for n in range(60))
    text = f"{NAV}<ul>{menus}</ul><div>政府信息公开指南</div><div>{PROSE}</div>{FOOT}"
    read_back = read(page(text, head="<title>青山县人民政府-政府信息公开指南</title>"))
    assert (read_back.kind, read_back.title) == (PageKind.ARTICLE, "政府信息公开指南")


def test_the_foot_begins_with_the_lines_that_say_where_its_owner_is_found() -> None:
    lines = ("地址：人民路12号 邮编：476000", "电话：0370-1234567", "版权所有 测试县人民政府")
    foot = "".join(f"<p>{line}</p>" for line in lines)
    text = read(page(f"{NAV}{HERE}<ul>{rows(9)}</ul>{foot}")).footer
    assert text.startswith("地址：人民路12号")
    assert "版权所有" in text


@pytest.mark.parametrize("name", ["index.html", "HomePage.aspx", "shouye.jsp", "sy.htm"])
def test_an_entrance_may_be_called_a_home_page_in_several_languages(name: str) -> None:
    blocks = "".join(f"<div><h3>栏目{n}</h3><ul>{rows(3, start=3 * n)}</ul></div>" for n in range(5))
    assert read(page(NAV + blocks + FOOT, url=f"http://www.example.gov.cn/{name}")).kind is PageKind.HOME
    assert read(page(NAV + blocks + FOOT, url="http://www.example.gov.cn/zw/")).kind is PageKind.LIST

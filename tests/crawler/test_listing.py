"""Lists: what is a record, what is its title and its date, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.extract.listing import find_records
from crawler.page import Page, RecordLink, read_page

MENU = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>'
    '<li><a href="/zwfw/">政务服务</a></li></ul></div>'
)
FOOT = '<div class="footer"><a href="http://www.gov.cn">中国政府网</a><p>网站标识码：1305340001</p></div>'
TITLES = ("关于印发防汛应急预案的通知", "清河县2020年财政决算公开说明", "关于2018年7月24日停电的公告")
DAYS = (date(2021, 5, 20), date(2021, 3, 2), date(2020, 12, 30))


def list_page(pattern: str, *, before: str = "<ul>", after: str = "</ul>", url: str = "") -> Page:
    """A page whose list has one row per title, ``pattern`` formatted with t, n and the parts of its day."""
    rows = "".join(
        pattern.format(
            t=title, s=title[:8], n=4100 + n, d=day.isoformat(), y=day.year, m=f"{day:%m}", a=f"{day:%d}"
        )
        for n, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    source = f"<html><body>{MENU}<div class='main'>{before}{rows}{after}</div>{FOOT}</body></html>"
    return read_page(url or "http://qinghe.example/zwgk/tz/", source.encode())


def summary(records: list[RecordLink]) -> list[tuple[str, date | None]]:
    return [(record.title, record.date) for record in records]


FORMS = {
    "date behind the link": '<li><a href="./{n}123.html">{t}</a><span>{d}</span></li>',
    "date and time in brackets before it": '<li><span>[{d} 16:35]</span><a href="{n}123.html">{t}</a></li>',
    "dots": '<li><a href="{n}123.html">{t}</a><em>{y}.{m}.{a}</em></li>',
    "slashes": '<li><a href="{n}123.html">{t}</a><font>{y}/{m}/{a}</font></li>',
    "Chinese signs": '<li><a href="{n}123.html">{t}</a><b>{y}年{m}月{a}日</b></li>',
    "label and source": '<li><a href="{n}123.html">{t}</a><i>发布时间：{d} 来源：县政府办</i></li>',
    "bare text behind": '<li>· <a href="{n}123.html">{t}</a> ({d})</li>',
    "inside the link": '<li><a href="{n}123.html"><p>{t}</p><span>{d}</span></a></li>',
    "entry inside the link": '<a href="{n}123.html"><li>{t}<span>{d}</span></li></a>',
    "broken nested links": '<li><span>{d}</span><a href="{n}123.html"><a href="{n}123.html">{t}</a></li>',
    "short text, full tooltip": '<li><a href="{n}123.html" title="{t}">{s}...</a><span>{d}</span></li>',
    "tooltip with fields": (
        '<li><a href="{n}123.html" title="标题：{t}\n点击数：0\n发表时间：{d}">{s}…</a></li>'
    ),
    "category link in front": (
        '<li><a href="/zwgk/">[通知]</a><a href="{n}123.html">{t}</a><span>{d}</span></li>'
    ),
    "day apart from month": (
        '<li><div><b>{a}</b><span>{y}-{m}</span></div><h3><a href="{n}123.html">{t}</a></h3></li>'
    ),
    "year apart from day": (
        '<li><a href="{n}123.html"><div><span>{y}</span>'
        "<em>{m}-{a}</em></div>"
        "<h3>{t}</h3><p>会议简介</p></a></li>"
    ),
    "deadline beside it": (
        '<li><a href="{n}123.html">{t}</a><span>截止日期：2030-01-01</span><span>发布日期：{d}</span></li>'
    ),
    "summary with another date": (
        '<li><a href="{n}123.html">{t}</a>'
        "<p>2016年6月7日，县里召开会议，介绍有关情况并部署下一步的工作任务。"
        "</p>"
        "<span>{d}</span></li>"
    ),
    "letters in elements of their own": (
        '<li><a href="{n}123.html" title="{t}"><span></span>{s}<span></span>…</a><span>{d}</span></li>'
    ),
}


@pytest.mark.parametrize("pattern", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_row_gives_its_full_title_and_its_date(pattern: str) -> None:
    assert summary(find_records(list_page(pattern))) == list(zip(TITLES, DAYS, strict=True))


@pytest.mark.parametrize(
    ("before", "pattern", "after"),
    [
        ("<table>", '<tr><td>·</td><td><a href="{n}1.html">{t}</a></td><td>{d}</td></tr>', "</table>"),
        ("<dl>", '<dt><a href="{n}1.html">{t}</a></dt><dd>{d}</dd>', "</dl>"),
        ("", '<dl><dd><a href="{n}1.html">{t}</a></dd><dd>{d}</dd></dl>', ""),
        ("<div>", '<a href="{n}1.html">{t}</a> {d}<br>', "</div>"),
        ("", '<ul><li><a href="{n}1.html">{t}</a><span>{d}</span></li></ul>', ""),
        ("<div>", '<div class="i i{n}"><p><a href="{n}1.html">{t}</a></p><p>{d}</p></div>', "</div>"),
    ],
)
def test_rows_are_found_in_any_container(before: str, pattern: str, after: str) -> None:
    records = find_records(list_page(pattern, before=before, after=after))
    assert summary(records) == list(zip(TITLES, DAYS, strict=True))


def test_hrefs_stay_as_in_the_page_and_addresses_are_resolved() -> None:
    first = find_records(list_page('<li><a href="./{n}123.html">{t}</a><span>{d}</span></li>'))[0]
    assert (first.href, first.url) == ("./4100123.html", "http://qinghe.example/zwgk/tz/4100123.html")


def test_a_table_head_tells_index_number_source_and_which_date_counts() -> None:
    page = list_page(
        (
            '<tr><td><a href="{n}1.html">{t}</a>'
            "</td><td>000{n}/2021</td>"
            "<td>县教育局</td><td>2001-01-01</td><td>{d}</td></tr>"
        ),
        before=(
            "<table><tr><th>名称</th><th>索 引 号</th>"
            "<th>发布机构</th><th>成文日期</th>"
            "<th>发布日期</th></tr>"
        ),
        after="</table>",
    )
    first = find_records(page)[0]
    assert (first.date, first.index_number, first.source) == (DAYS[0], "0004100/2021", "县教育局")


def test_a_link_that_only_says_look_takes_its_title_from_the_row() -> None:
    page = list_page(
        '<tr><td>{t}</td><td>{d}</td><td><a href="{n}1.html">查看</a></td></tr>', before="<table>"
    )
    assert summary(find_records(page)) == list(zip(TITLES, DAYS, strict=True))


def test_a_pinned_record_is_marked_and_its_title_cleaned() -> None:
    page = list_page(
        '<li><a href="{n}1.html">{t}</a><span>{d}</span></li>',
        before=(
            '<ul><li><a href="9.html">'
            '<font color="red">[置顶]</font>关于换届的重要公告</a>'
            "<span>2019-01-01</span></li>"
        ),
    )
    records = find_records(page)
    assert [record.pinned for record in records] == [True, False, False, False]
    assert records[0].title == "关于换届的重要公告"


def test_a_date_without_year_stays_unknown_unless_the_address_or_the_capture_settles_it() -> None:
    bare = '<li><a href="/a/n{n}x.html">{t}</a><span>{m}-{a}</span></li>'
    assert [record.date for record in find_records(list_page(bare))] == [None, None, None]
    told = '<li><a href="{y}{m}/t{y}{m}{a}_{n}.html">{t}</a><span>{m}-{a}</span></li>'
    assert [record.date for record in find_records(list_page(told))] == list(DAYS)
    # after 12-30 follows no further fall: the first two are this year's, the rise cannot be dated
    seen = find_records(list_page(bare), seen=date(2021, 6, 1))
    assert [record.date for record in seen] == [date(2021, 5, 20), date(2021, 3, 2), None]


def test_an_address_that_contradicts_the_shown_day_gives_no_year() -> None:
    page = list_page('<li><a href="2015/t20150101_{n}.html">{t}</a><span>{m}-{a}</span></li>')
    assert [record.date for record in find_records(page)] == [None, None, None]


@pytest.mark.parametrize("href", ["{y}/{m}{a}/c{n}.html", "t{y}{m}01_{n}.html", "{y}-{m}/28/i_{n}.htm"])
def test_the_day_in_an_address_may_lie_some_days_from_the_shown_one(href: str) -> None:
    page = list_page(f"<li><a href='{href}'>{{t}}</a><span>{{m}}-{{a}}</span></li>")
    assert [record.date for record in find_records(page)] == list(DAYS)


def test_a_day_shown_before_the_turn_of_the_year_is_the_old_years() -> None:
    rows = "".join(
        f"<li><a href='t20220104_{n}.html'>{title}</a><span>{shown}</span></li>"
        for n, (title, shown) in enumerate(zip(TITLES, ("01-05", "12-31", "12-29"), strict=True))
    )
    found = find_records(read_page("http://qinghe.example/tz/", f"<ul>{rows}</ul>".encode()))
    assert [record.date for record in found] == [date(2022, 1, 5), date(2021, 12, 31), date(2021, 12, 29)]


def test_a_row_without_a_date_among_dated_ones_is_still_a_record() -> None:
    page = list_page(
        '<li><a href="{n}1.html">{t}</a><span>{d}</span></li>',
        after='<li><a href="71234.html">没有日期的一条信息公告</a><span>1970-01-01</span></li></ul>',
    )
    assert summary(find_records(page))[-1] == ("没有日期的一条信息公告", None)


def test_a_list_without_any_dates_is_read_when_its_links_are_documents() -> None:
    page = list_page('<li><a href="201708/t20170811_{n}.html">{t}</a></li>')
    assert summary(find_records(page)) == [(title, None) for title in TITLES]


def test_menus_pagers_and_more_links_are_no_records() -> None:
    pager = '<div><a href="index.html">首页</a><a href="index_2.html">下一页</a> 2021-01-01</div></ul>'
    page = list_page('<li><a href="{n}1.html">{t}</a><span>{d}</span></li>', after=pager)
    assert [record.title for record in find_records(page)] == list(TITLES)


def test_a_side_column_of_hot_news_is_no_part_of_the_list() -> None:
    hot = "".join(
        f'<li><a href="/hot/{n}4321.html">热点新闻第{n}条的标题</a><span>2021-05-0{n}</span></li>'
        for n in range(1, 9)
    )
    page = list_page(
        '<li><a href="{n}1.html">{t}</a><span>{d}</span></li>',
        before=f'<div class="hotnews"><h3>热点新闻</h3><ul>{hot}</ul></div><ul class="list">',
    )
    assert [record.title for record in find_records(page)] == list(TITLES)


def test_templates_of_scripts_give_no_records() -> None:
    source = (
        f"<html><body>{MENU}<dl ms-repeat='list'><dd>"
        f"<a ms-attr-href='el.chnldocurl'></a>"
        f"</dd><dd ms-text='el.day'></dd></dl>"
        "<ul><li><a href='{{url}}'>{{title}}</a><span>2021-01-01</span></li></ul>"
        "<script type='text/x-handlebars-template'><li>"
        "<a href='a.html'>标题标题标题标题</a>"
        "<span>2021-01-01</span></li></script>"
        "</body></html>"
    )
    assert find_records(read_page("http://qinghe.example/zwgk/", source.encode())) == []


def test_commented_out_dates_and_rows_do_not_count() -> None:
    page = list_page('<li><a href="{n}1.html">{t}</a><!--span>2018-04-12</span--><span>{d}</span></li>')
    assert summary(find_records(page)) == list(zip(TITLES, DAYS, strict=True))


@pytest.mark.parametrize(
    "head",
    [
        (
            "<h1>关于做好防汛工作的通知</h1>"
            "<p>发布时间：2021-05-20 10:11 来源：县政府办 浏览次数：3</p>"
            "<div class='TRS_Editor'>{prose}</div>"
        ),
        (
            "<h2>关于做好防汛工作的通知</h2>"
            "<p>时间：2021-05-20 来源：本网 【字体：大 中 小】</p>"
            "<div>{prose}</div><p>上一篇：<a href='1.html'>无</a></p>"
        ),
    ],
)
def test_related_news_beside_an_article_are_no_records(head: str) -> None:
    prose = "<p>" + "为切实做好防汛工作，现将有关事项通知如下。" * 20 + "</p>"
    page = list_page(
        '<li><a href="{n}1.html">{t}</a><span>{d}</span></li>',
        before=head.format(prose=prose) + "<h3>相关新闻</h3><ul>",
    )
    assert find_records(page) == []


def test_an_article_with_only_its_own_date_and_buttons_has_no_records() -> None:
    source = (
        f"<html><body>{MENU}<h1>公告</h1>"
        f"<div>发布日期：<b>2021-05-20 10:11:12</b> 字体：<a onclick='f(1)'>大</a>"
        f"<a onclick='f(2)'>小</a></div>"
        f"<div><p>停电。</p><a href='#'>微信好友</a>"
        f"<a href='javascript:window.close()'>关闭</a>"
        f"</div>{FOOT}</body></html>"
    )
    assert find_records(read_page("http://qinghe.example/a/b/1.html", source.encode())) == []


def test_the_desktop_and_the_mobile_copy_of_a_list_count_once() -> None:
    row = '<li><a href="{n}1.html">{t}</a><span>{d}</span></li>'
    both = list_page(row, before="<ul class='pc'>", after="</ul>")
    copy = "".join(
        f'<div class="m"><a href="{4100 + n}1.html">{title}</a><i>{day}</i></div>'
        for n, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    page = read_page(both.url, both.text.replace("</ul></div>", f"</ul>{copy}</div>").encode())
    assert [record.title for record in find_records(page)] == list(TITLES)


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff", b"<", b"{", b"[]", b"<a href=", b"<ul><li><a>x", "二〇二一".encode("utf-16")]
)
def test_any_bytes_are_read_without_an_error(body: bytes) -> None:
    assert find_records(read_page("http://[", body)) == []


def test_a_hundred_thousand_rows_are_read_in_one_pass() -> None:
    rows = "".join(
        f'<li><a href="/a/{n}12345.html">第{n}号事项的公告</a><span>2020-12-30</span></li>'
        for n in range(20_000)
    )
    assert len(find_records(read_page("http://qinghe.example/", f"<ul>{rows}</ul>".encode()))) == 20_000


def test_a_wrapper_named_like_a_menu_does_not_hide_the_list() -> None:
    page = list_page('<li><a href="{n}1.html">{t}</a><span>{d}</span></li>')
    wrapped = page.text.replace("<body>", "<body><div id='page' class='top'>").replace(
        "</body>", "</div></body>"
    )
    assert [record.title for record in find_records(read_page(page.url, wrapped.encode()))] == list(TITLES)


@pytest.mark.parametrize(
    "foot",
    [
        (
            "<ul><li>上一篇：<a href='11234.html'>关于某某的公告</a><span>2020-11-01</span></li>"
            "<li>下一篇：<a href='21234.html'>关于另某的公告</a><span>2020-12-02</span></li></ul>"
        ),
        (
            "<p>附件：</p><p><a href='a1.doc'>1.申请表.doc</a></p>"
            "<p><a href='a2.doc'>2.汇总表（2020-12-01）.doc</a></p>"
        ),
    ],
)
def test_neighbours_and_attachments_of_an_article_are_no_records(foot: str) -> None:
    prose = "<p>" + "根据上级安排，现将有关事项通知如下。" * 12 + "</p>"
    head = "<h1>关于某事的通知</h1><div>发布时间：2020-12-01 10:10 来源：县政府办</div>"
    source = (
        f"<html><body>{MENU}<div class='main'>{head}<div id='c'>{prose}</div>{foot}</div>{FOOT}</body></html>"
    )
    assert find_records(read_page("", source.encode())) == []


def test_records_of_a_mirror_that_lost_its_addresses_are_known_by_their_titles() -> None:
    page = list_page('<li><a href="javascript:;">{t}</a><span>{d}</span></li>')
    assert [(record.title, record.url) for record in find_records(page)] == [(title, "") for title in TITLES]


def test_a_clock_in_the_head_and_year_filters_do_not_disturb_the_list() -> None:
    years = "".join(f"<a href='?y={year}'>{year}年</a>" for year in range(2015, 2022))
    page = list_page(
        '<li><a href="{n}1.html">{t}</a><span>{d}</span></li>',
        before=f"<div>今天是 2026年11月22日 <a href='/a'>设为首页</a></div><div>{years}</div><ul>",
    )
    assert summary(find_records(page)) == list(zip(TITLES, DAYS, strict=True))


def test_rows_that_only_a_click_opens_are_records() -> None:
    rows = "".join(
        f"<li onclick=\"window.open('./t{day}.html')\">"
        f"<span>关于公布第{day}批名单的通知</span><span>2024-05-{day}</span></li>"
        for day in range(11, 17)
    )
    page = read_page(
        "http://www.example.gov.cn/tzgg/index.html",
        f"<html><body><ul>{rows}</ul></body></html>".encode(),
        "text/html; charset=utf-8",
    )
    found = find_records(page)
    assert [(row.title, row.url, str(row.date)) for row in found[:1]] == [
        ("关于公布第11批名单的通知", "http://www.example.gov.cn/tzgg/t11.html", "2024-05-11")
    ]
    assert len(found) == 6

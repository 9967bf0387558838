# ruff: noqa: E501  # a line of markup is read best as one line
"""Families of the traps that dialects.md lists, each with its truth: what misleads a reader must not here."""

from __future__ import annotations

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.frame import MENU, SIDE, article_of, page_of
from tests.sitefamilies.layouts import link
from tests.sitefamilies.truth import Follows, Made, family, rows_of

SITE = "http://www.songjiang.example"


def _plain(items: list[Item]) -> str:
    return (
        "<ul>"
        + "".join(
            f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>" for item in items
        )
        + "</ul>"
    )


def _article(name: str, content: str, item: Item, url: str, *, head: str = "", **facts: object) -> Made:
    text = page_of(content, head=head, title=f"{item.title}_清河县人民政府")
    truth: dict[str, object] = {"title": item.title, "published": item.day, **facts}
    return Made(name, url, text.encode(), kind="article", article=truth)


@family("trs")
def trs_countnum() -> list[Made]:
    """countnum says 6348 records, the pager ends after three pages; anchors are rendered in."""
    made: list[Made] = []
    pages = batches(items_of("trs_countnum", 24))
    for number, items in enumerate(pages, start=1):
        rows = "".join(
            f"<li><a href='./{i.day:%Y%m}/t{i.day:%Y%m%d}_{i.number}.html'>{i.title}</a><span>{i.day}</span></li>"
            for i in items
        )
        bar = f"<script>var countnum=6348; var currentPage={number - 1}; var countPage=3;</script><div class='page'><span>{number}</span>"
        bar += (
            f"<a href='index_{number}.html'>下一页</a><a href='index_2.html'>尾页</a></div>"
            if number < 3
            else "<a href='index.html'>首页</a></div>"
        )
        url = f"{SITE}/zw/index{'' if number == 1 else f'_{number - 1}'}.html"
        follows = Follows(f"{SITE}/zw/index_{number}.html") if number < 3 else None
        records = rows_of(items, lambda i: f"{SITE}/zw/{i.day:%Y%m}/t{i.day:%Y%m%d}_{i.number}.html")
        made.append(
            Made(
                f"list {number}",
                url,
                page_of(f"<ul>{rows}</ul>{bar}").encode(),
                records=records,
                follows=follows,
            )
        )
    return made


@family("trs")
def trs_articles() -> list[Made]:
    """A date only in a script, a nested html element, a title element that is the site's name, a header table."""
    items = items_of("trs_articles")

    def url(item: Item) -> str:
        return f"{SITE}/zw/{item.day:%Y%m}/t{item.day:%Y%m%d}_{item.number}.html"

    one, two, three, four = items[1], items[4], items[5], items[6]
    table = (
        f"<table id='moe-policy-table'><tr><td class='policy-item-title'>信息名称：</td><td class='policy-item-cont' colspan=5>{three.title}</td></tr>"
        f"<tr><td class='policy-item-title'>信息索引：</td><td class='policy-item-cont'>{three.index_number}</td><td class='policy-item-title'>生成日期：</td>"
        f"<td class='policy-item-cont'>{three.day}</td><td class='policy-item-title'>发文机构：</td><td class='policy-item-cont'>{three.source}</td></tr>"
        f"<tr><td class='policy-item-title'>发文字号：</td><td class='policy-item-cont'>{three.doc_number}</td><td class='policy-item-title'>信息类别：</td><td class='policy-item-cont'>通知</td></tr></table>"
    )
    site_only = page_of(
        f"<h1>{four.title}</h1><p>发布时间：{four.day}</p><div class='TRS_Editor'>{four.body}</div>",
        title="清河县人民政府",
    )
    return [
        _article("script date", f"<h2>{one.title}</h2><div><script>var pubdata='{one.day:%Y年%m月%d日}'; document.write(pubdata)</script></div><div class=TRS_Editor>{one.body}</div>", one, url(one)),
        _article("nested html", f"<h1>{two.title}</h1><div>日期：{two.day}</div><div class='TRS_UEDITOR'><html><head><title>x</title></head><body>{two.body}</body></html></div>", two, url(two)),
        _article(
            "moe table", f"{table}<h1>{three.title}</h1><p class='moe-policy-wenhao'>{three.doc_number}</p><div class='TRS_Editor'>{three.body}</div>", three, url(three),
            published=None, issued=three.day, index_number=three.index_number, doc_number=three.doc_number,
        ),
        Made("title is site", url(four), site_only.encode(), kind="article", article={"title": four.title, "published": four.day}),
    ]  # fmt: skip


@family("hanweb")
def hanweb_comments() -> list[Made]:
    """目录 cells wrapped in template comments; attachments behind downfile.jsp."""

    def url(item: Item) -> str:
        return f"{SITE}/art/{item.day.year}/{item.day.month}/{item.day.day}/art_60085_{item.number}.html"

    return [
        article_of(
            "hanweb_comments",
            lambda item: f"<table class='xxgk_table'><tr><td class='t'>信息索引号</td><td><!--<$[SYH]>-->{item.index_number}<!--<$[SYH]>--></td><td class='t'>生成日期</td>"
            f"<td><!--<$[D]>-->{item.day}<!--<$[D]>--></td></tr><tr><td class='t'>文号</td><td><!--<$[WH]>-->{item.doc_number}<!--<$[WH]>--></td><td class='t'>发布机构</td>"
            f"<td><!--<$[J]>-->{item.source}<!--<$[J]>--></td></tr></table><div class='old_title'>{item.title}</div><p>发布日期：{item.day}</p><!--ZJEG_RSS.content.begin-->"
            f"<meta name='ContentStart'><div id='zoom'>{item.body}<a href='/module/download/downfile.jsp?classid=0&showname=a.pdf&filename=9f.pdf'>附件.pdf</a></div><meta name='ContentEnd'><!--ZJEG_RSS.content.end-->",
            url,
            number=2,
            facts=lambda item: {
                "index_number": item.index_number, "doc_number": item.doc_number, "source": item.source,
                "attachments": ["/module/download/downfile.jsp?classid=0&showname=a.pdf&filename=9f.pdf"],
            },
        )
    ]  # fmt: skip


@family("ucap")
def ucap_regenerated() -> list[Made]:
    """PubDate is when the page was made anew; SiteIDCode is another's; metas in any order and case."""
    return [
        article_of(
            "ucap_regenerated",
            lambda item: (
                f"<h1>{item.title}</h1><p>日期：{item.day:%Y/%m/%d}　　字号：[大 中 小]</p><div id='UCAPCONTENT'>{item.body}</div>"
            ),
            lambda item: f"{SITE}/seac/c103249/{item.day:%Y%m}/{item.number}99.shtml",
            head=lambda item: (
                "<meta content='1' name='channelId'><meta content='2024-12-30 10:11' name='pubdate'>"
                f"<meta content='{item.title}' name='articletitle'><meta name='SiteIDCode' content='4500000001'>"
            ),
        )
    ]


@family("vsb")
def vsb_file_bodies() -> list[Made]:
    """The text is a PDF shown by a script; the date stands unlabelled in grey."""
    return [
        article_of(
            "vsb_file_bodies",
            lambda item: (
                f"<h1 class='c-title'>{item.title}</h1><span class='timestyle119953'>{item.day:%Y年%m月%d日} 11:06</span><div id='vsb_content'><div class='v_news_content'>"
                "<script>showVsbpdfIframe('/__local/8/52/AB/x.pdf','100%','800','0','','');</script></div></div>"
            ),
            lambda item: f"{SITE}/info/1004/{item.number}.htm",
            head=lambda _: (
                "<!--Announced by Visual SiteBuilder 9--><script src='/_sitegray/_sitegray.js'></script>"
            ),
            facts=lambda _: {"attachments": ["/__local/8/52/AB/x.pdf"]},
        )
    ]


@family()
def related_beside() -> list[Made]:
    """An article with a dated list of related news, neighbours and a hot list: no records."""
    related = items_of("related", 8)
    return [
        article_of(
            "related_beside",
            lambda item: (
                f"<h1>{item.title}</h1><div>发布时间：{item.day} 来源：{item.source}</div><div class='content'>{item.body}</div><div>上一篇：<a href='/a/1.html'>没有了</a></div><div>下一篇：<a href='/a/2.html'>关于放假的通知</a></div>"
                f"<div class='xgwz'><h3>相关文章</h3>{_plain(related)}</div>"
            ),
            lambda item: f"{SITE}/news/content_{item.number}.html",
            facts=lambda item: {"source": item.source},
        )
    ]


@family()
def dates_in_bodies() -> list[Made]:
    """Earlier dates, deadlines and a signature in the text: the header's date is the publication's."""
    return [
        article_of(
            "dates_in_bodies",
            lambda item: (
                f"<h1>{item.title}</h1><p>发布时间：{item.day} 08:30　　浏览次数：2021</p><div class='con'><p>　　根据2019年5月6日印发的规定，自2020年1月1日起施行，报名截止2025年12月31日。</p>{item.body}"
                f"<p style='text-align:right'>{item.source}</p><p style='text-align:right'>2024年1月2日</p></div>"
            ),
            lambda item: f"{SITE}/news/content_{item.number}.html",
            number=2,
        )
    ]


@family()
def blocked_and_gone() -> list[Made]:
    """What protection systems and missing pages say, with status 200."""
    walls = (
        "<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;</script></head><body></body></html>",
        "<html><head><title>403 Forbidden</title></head><body><h1>您的访问被拦截</h1><p>您的请求可能对网站造成威胁，已被Web应用防火墙拦截</p></body></html>",
        "<html><body><script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script></body></html>",
    )
    return [
        Made(f"wall {at}", f"{SITE}/zw/list_{at}.html", text.encode(), kind="blocked")
        for at, text in enumerate(walls)
    ]


@family()
def unrendered() -> list[Made]:
    """Templates that no one filled in: no records, no next page, nothing invented."""
    shells = (
        "<ul>{{#each data}}<li><a href='{{url}}'>{{title}}</a><span>{{date}}</span></li>{{/each}}</ul>",
        "<ul><li v-for='row in rows'><a :href='row.url'>{{ row.title }}</a><span>{{ row.date }}</span></li></ul>",
        "<ul><li><a href='$cms.getIndexFileName(1)'>$article.title</a></li></ul><!--# include virtual='/foot.html' -->",
    )
    return [
        Made(
            f"shell {at}",
            f"{SITE}/zw/list_{at}.html",
            page_of(text).encode(),
            kind="",
            navigation=(*MENU, *SIDE),
        )
        for at, text in enumerate(shells)
    ]


@family()
def menus_of_all_kinds() -> list[Made]:
    """Platform trees as JSON in the page, nested menus, tabs that load later, a select of offices, an image map."""
    items = items_of("menus_of_all_kinds", 6)
    extra = """<div class="tree"><ul><li><span onclick="go('/gk/1.html')">机构职能</span><ul><li><a href="/gk/2.html">领导信息</a></li></ul></li></ul></div>
<script>var zNodes=[{id:1,pId:0,name:"政策文件",url:"/gk/zc/"},{id:2,pId:1,name:"规范性文件",url:"/gk/gf/"}];</script>
<div class="tab"><a href="javascript:;" data-url="/gk/tab1.html">规划计划</a><li data-href="/gk/tab2.html">统计信息</li></div>
<select onchange="window.open(this.options[this.selectedIndex].value)"><option value="http://jyj.songjiang.example/">教育局</option></select>
<iframe src="/gk/tree.html" name="目录树"></iframe><map><area shape="rect" href="/gk/xx.html" title="依申请公开"></map>"""
    labels = (
        "机构职能",
        "领导信息",
        "政策文件",
        "规范性文件",
        "规划计划",
        "统计信息",
        "教育局",
        "目录树",
        "依申请公开",
    )
    return [
        Made(
            "list",
            f"{SITE}/gk/list.html",
            page_of(extra + _plain(items)).encode(),
            records=rows_of(items, link),
            navigation=labels,
        )
    ]


@family()
def long_lists_of_files() -> list[Made]:
    """A list whose rows are files, with sizes and formats beside the dates."""
    items = items_of("long_lists_of_files", 9)
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='/upload/{i.number}.xlsx' title='{i.title}'>{i.cut}</a></td><td>xlsx</td><td>1.2MB</td><td>{i.day}</td></tr>"
        for n, i in enumerate(items, start=1)
    )
    body = page_of(
        f"<table><tr><th>序号</th><th>文件名称</th><th>格式</th><th>大小</th><th>日期</th></tr>{rows}</table>"
    )
    return [
        Made(
            "list",
            f"{SITE}/xz/index.html",
            body.encode(),
            records=rows_of(items, lambda i: f"{SITE}/upload/{i.number}.xlsx"),
        )
    ]


@family()
def headings_over_rows() -> list[Made]:
    """Rows under month headings, whole dates in the rows, a calendar beside."""
    items = items_of("headings_over_rows", 10)
    calendar = (
        "<table class='calendar'><tr>"
        + "".join(f"<td><a href='/d/2024-06-{day:02d}.html'>{day}</a></td>" for day in range(1, 29))
        + "</tr></table>"
    )
    groups = "".join(f"<h4>{at}月</h4>{_plain(group)}" for at, group in enumerate(batches(items, 5), start=5))
    return [
        Made(
            "list", f"{SITE}/m/index.html", page_of(groups + calendar).encode(), records=rows_of(items, link)
        )
    ]

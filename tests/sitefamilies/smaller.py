# ruff: noqa: E501  # a line of markup is read best as one line
"""Families of the other systems: vsb, Webplus, Epoint, EmpireCMS … WebForms (dialects.md §6 to §14)."""

from __future__ import annotations

import json

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.frame import article_of, lists_of, page_of
from tests.sitefamilies.truth import Follows, Made, family, rows_of

SITE = "http://www.linxi.example"


def _list(items: list[Item], link: str, *, date: str = "<span>{0.day}</span>", start: str = "<ul>") -> str:
    rows = "".join(
        f'<li><a href="{link.format(item)}" title="{item.title}">{item.title}</a>{date.format(item)}</li>\n'
        for item in items
    )
    return f"{start}{rows}</ul>"


def _head(item: Item) -> str:
    return f"<h1>{item.title}</h1><div class='info'>发布时间：{item.day}　来源：{item.source}</div>"


@family("vsb")
def vsb() -> list[Made]:
    """Pages count down: tzgg.htm, tzgg/2.htm, tzgg/1.htm; the article's text is a PDF in a script."""
    head = '<link href="/css/x.vsb.css" rel="stylesheet"><!--Announced by Visual SiteBuilder 9--><script src="/_sitegray/_sitegray.js"></script>'

    def pager(number: int, pages: int) -> str:
        folder = "tzgg/" if number == 1 else ""
        following = (
            f'<a href="{folder}{pages - number}.htm" class="Next">下页</a>' if number < pages else "下页"
        )
        return f"<div>共20条&nbsp;&nbsp;{number}/{pages}&nbsp;首页 上页 {following} 尾页</div>"

    def link(item: Item) -> str:
        return f"{SITE}/info/1004/{item.number}.htm"

    made = lists_of(
        "vsb",
        address=lambda number: (
            f"{SITE}/index/tzgg.htm" if number == 1 else f"{SITE}/index/tzgg/{4 - number}.htm"
        ),
        link=link,
        rows=lambda items: (
            "<table class='winstyle1'>"
            + "".join(
                f'<tr id="line_u1_{at}"><td><a href="{link(item)}" class="c1" title="{item.title}">{item.cut}</a></td>'
                f'<td><span class="timestyle1">{item.day:%Y/%m/%d}</span></td></tr>'
                for at, item in enumerate(items)
            )
            + "</table>"
        ),
        pager=pager,
        frame=lambda content: page_of(content, head=head),
    )
    return [
        *made,
        article_of(
            "vsb",
            lambda item: (
                f"<h3>{item.title}</h3><p>(发布时间：{item.day} 11:06:22 阅读次数：<script>_showDynClicks('x')</script>)</p>"
                f"<div id='vsb_content'><div class='v_news_content'>{item.body}</div></div>"
                "<ul>附件【<a href='/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=7'>名单.doc</a>】</ul>"
            ),
            link,
            head=lambda _: head,
            facts=lambda _: {
                "attachments": [
                    "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=7"
                ],
            },
        ),
    ]


@family("webplus")
def webplus() -> list[Made]:
    """news_list rows, wp_paging; a side column repeats the classes with year-less dates."""
    side = (
        '<div class="post"><h3>热点新闻</h3><ul class="news_list"><li class="news"><div class="news_title">'
        '<a href="/cd/15/c24257a7041/page.htm">校园文化节圆满落幕</a></div><div class="news_meta">05-20</div></li></ul></div>'
    )

    def link(item: Item) -> str:
        return f"{SITE}/bc/ba/c24280a{item.number}/page.htm"

    made = lists_of(
        "webplus",
        address=lambda number: f"{SITE}/24251/list{number}.htm",
        link=link,
        rows=lambda items: (
            '<ul class="news_list list2">'
            + "".join(
                f'<li class="news n{at}"><div class="news_title"><a href="{link(item)}" title="{item.title}">{item.title}</a></div>'
                f'<div class="news_meta">{item.day}</div></li>'
                for at, item in enumerate(items)
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            '<ul class="wp_paging"><li><span class="all_count">总共&nbsp;<em class="all_count">20</em>&nbsp;记录'
            '</span></li><li class="page_nav"><a class="prev" href="javascript:void(0);"><span>&lt;&lt;上一页</span></a>'
            + (
                f'<a class="next" href="/24251/list{number + 1}.htm"><span>下一页&gt;&gt;</span></a>'
                if number < pages
                else '<a class="next" href="javascript:void(0);"><span>下一页&gt;&gt;</span></a>'
            )
            + f'</li><li>页码 <em class="curr_page">{number}</em>/<em class="all_pages">{pages}</em></li></ul>{side}'
        ),
    )
    return [
        *made,
        article_of(
            "webplus",
            lambda item: (
                f'<h1 class="arti_title">{item.title}</h1><p><span class="arti_publisher">发布者：{item.source}</span>'
                f'<span class="arti_update">发布时间：{item.day:%Y.%m.%d}</span></p><div class="wp_articlecontent">{item.body}</div>'
            ),
            link,
        ),
    ]


@family("webplus")
def webplus_query() -> list[Made]:
    """A list that generalQuery fills: a form posted by a script, JSON as the answer."""
    pages = batches(items_of("webplus_query"))
    service = "/_wp3services/generalQuery?queryObj=articles"
    script = (
        "<div id='list'></div><script>var siteId = 5; var columnId = '24280'; var pageSize = 8;\n"
        f"function load(pageIndex) {{ $.ajax({{ type: 'POST', url: '{service}', data: {{ siteId: siteId, columnId: columnId,"
        " pageIndex: pageIndex, rows: pageSize, orders: JSON.stringify([{name: 'publishTime', type: 'desc'}]),"
        " returnInfos: '[{\"name\":\"title\"}]' }, dataType: 'json', success: function (d) { show(d.data); } }); }\n"
        "load(1);</script>"
    )

    def link(item: Item) -> str:
        return f"{SITE}/bc/ba/c24280a{item.number}/page.htm"

    def form(number: int) -> tuple[str, ...]:
        return ("siteId=5", "columnId=24280", f"pageIndex={number}", "rows=8")

    made = [
        Made(
            "shell", f"{SITE}/24280/list.htm", page_of(script, head='<link href="/_css/_system/system.css">').encode(),
            kind="", follows=Follows(SITE + service, "POST", form(1)),
        )
    ]  # fmt: skip
    for number, items in enumerate(pages, start=1):
        data = [
            {"title": item.title, "url": link(item), "publishTime": f"{item.day} 10:00:00", "visitCount": 3}
            for item in items
        ]
        body = json.dumps({"total": 20, "pages": 3, "data": data}).encode()
        after = Follows(SITE + service, "POST", form(number + 1)) if number < len(pages) else None
        made.append(
            Made(
                f"answer {number}", SITE + service, body, content_type="application/json", follows=after,
                records=rows_of(items, link), posted="&".join(form(number)).encode(),
            )
        )  # fmt: skip
    return made


@family("epoint")
def epoint() -> list[Made]:
    """moreinfo.html, then 2.html, a pager that a script draws from its totals."""

    def link(item: Item) -> str:
        return f"{SITE}/jyxx/{item.day:%Y%m%d}/{item.dashed}.html"

    made = lists_of(
        "epoint",
        address=lambda number: f"{SITE}/jyxx/{'moreinfo' if number == 1 else number}.html",
        link=link,
        rows=lambda items: (
            '<ul class="ewb-list">'
            + "".join(
                f'<li class="ewb-list-node"><a class="ewb-list-name" href="{link(item)}" title="{item.title}">{item.cut}</a>'
                f'<span class="ewb-list-date">[{item.day} 16:35]</span></li>'
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f'<div class="ewb-page" id="page"><span>第{number}页/共{pages}页</span></div><span id="viewGuid" value="cms_01"></span>'
        ),
    )
    return [
        *made,
        article_of(
            "epoint",
            lambda item: (
                f"<h2 class='ewb-article-title'>{item.title}</h2><p>【信息发布时间：{item.day}阅读次数：<span id='infoViewCount'>"
                f"</span>】</p><div class='ewb-article-info'>{item.body}</div>"
            ),
            link,
        ),
    ]


@family("empire")
def empire() -> list[Made]:
    """The pager inside the list's own ul; the address names another day."""

    def link(item: Item) -> str:
        return f"{SITE}/tzgg/2018-07-11/{item.number}.html"

    made = lists_of(
        "empire",
        address=lambda number: f"{SITE}/tzgg/index{'' if number == 1 else f'_{number}'}.html",
        link=link,
        rows=lambda items: _list(items, SITE + "/tzgg/2018-07-11/{0.number}.html").removesuffix("</ul>"),
        pager=lambda number, pages: (
            '<li class="page"><a title="Total record"><b>20</b></a>&nbsp;'
            f"<b>{number}</b>"
            + (
                f'<a href="/tzgg/index_{number + 1}.html">下一页</a><a href="/tzgg/index_{pages}.html">尾页</a>'
                if number < pages
                else ""
            )
            + "</li></ul>"
        ),
    )
    return [
        *made,
        article_of(
            "empire",
            lambda item: (
                _head(item)
                + f"<div id='text'>{item.body}</div><script src='/e/public/ViewClick/?classid=1&id=2'></script>"
                "<fieldset><legend>点击下载附件</legend><a href='/d/file/2018/aa11.doc' title='名单.doc'>名单.doc</a></fieldset>"
            ),
            link,
            facts=lambda item: {"source": item.source, "attachments": ["/d/file/2018/aa11.doc"]},
        ),
    ]


@family("jeecms")
def jeecms() -> list[Made]:
    """The next button leads to # and works by onclick."""
    return lists_of(
        "jeecms",
        address=lambda number: f"{SITE}/bszn/index{'' if number == 1 else f'_{number}'}.jhtml",
        link=lambda item: f"{SITE}/bszn/{item.number}.jhtml",
        rows=lambda items: _list(items, "/bszn/{0.number}.jhtml"),
        pager=lambda number, pages: (
            f"<div>共20条记录 {number}/{pages}页 "
            + (
                f"""<a href="#" onclick="location.href=encodeURI('index_{number + 1}.jhtml');">下一页</a>"""
                if number < pages
                else "<a disabled='disabled'>下一页</a>"
            )
            + "</div>"
        ),
    )


@family("phpcms")
def phpcms() -> list[Made]:
    """Lists of index.php?m=content, pages as a parameter."""
    query = "index.php?m=content&c=index&a=lists&catid=12"
    return lists_of(
        "phpcms",
        address=lambda number: f"{SITE}/{query}" + ("" if number == 1 else f"&page={number}"),
        link=lambda item: f"{SITE}/html/2024/tzgg_0125/{item.number}.html",
        rows=lambda items: _list(
            items, "/html/2024/tzgg_0125/{0.number}.html", date='<span class="rt">{0.day}</span>'
        ),
        pager=lambda number, pages: (
            '<div id="pages" class="text-c"><a class="a1">20条</a> '
            f"<span>{number}</span> "
            + (
                f'<a href="/{query}&page={number + 1}" class="a1">下一页</a>'
                if number < pages
                else f'<a href="/{query}&page={pages}" class="a1">下一页</a>'
            )
            + '</div><script src="/api.php?op=count&id=1"></script>'
        ),
    )


@family("dedecms")
def dedecms() -> list[Made]:
    """list_12_2.html, GBK, the pager's totals in strong elements."""
    return lists_of(
        "dedecms",
        address=lambda number: f"{SITE}/a/tzgg/list_12_{number}.html",
        link=lambda item: f"{SITE}/a/tzgg/{item.day:%Y/%m%d}/{item.number}.html",
        rows=lambda items: (
            '<ul class="e2">'
            + "".join(
                f'<li>[<b><a href="/a/tzgg/">通知公告</a></b>]<a href="/a/tzgg/{item.day:%Y/%m%d}/{item.number}.html" class="title">'
                f'{item.title}</a><span class="info"><small>日期：</small>{item.day} 10:20:30<small> 点击：</small>123</span>'
                f'<p class="intro">{item.paragraphs[0]}</p></li>'
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f'<ul class="pagelist"><li><span class="pageinfo">共 <strong>{pages}</strong>页<strong>20</strong>条</span></li>'
            f'<li class="thisclass">{number}</li>'
            + (
                f"<li><a href='list_12_{number + 1}.html'>{number + 1}</a></li><li><a href='list_12_{number + 1}.html'>下一页</a></li>"
                if number < pages
                else ""
            )
            + "</ul>"
        ),
        frame=lambda content: page_of(
            content,
            head='<link href="/templets/default/style/x.css"><script src="/plus/count.php"></script>',
            charset="gb2312",
        ),
        encoding="gb18030",
    )


@family("cwcm")
def cwcm() -> list[Made]:
    """iList.jsp, whose pager submits a form by script."""
    query = "node_id=GKmzs&cat_id=15971"
    return lists_of(
        "cwcm",
        address=lambda number: f"{SITE}/info/iList.jsp?{query}&cur_page={number}",
        link=lambda item: f"{SITE}/fjbm/tz/{item.number}.htm",
        rows=lambda items: _list(items, "/fjbm/tz/{0.number}.htm"),
        pager=lambda number, pages: (
            f'<div class="page">共20条 第{number}/{pages}页 <a href="javascript:goPage({number + 1})">下一页</a></div>'
            if number < pages
            else f'<div class="page">共20条 第{number}/{pages}页 下一页</div>'
        ),
    )


@family("easysite")
def easysite() -> list[Made]:
    """Articles that end in /index.html; the next page stands in an attribute of its own."""

    def address(number: int) -> str:
        return f"{SITE}/eportal/ui?pageId=302272&currentPage={number}&moduleId=0a1b&staticRequest=yes"

    made = lists_of(
        "easysite",
        address=address,
        link=lambda item: f"{SITE}/bjsd/zhyw/{item.number}88/index.html",
        rows=lambda items: _list(items, "/bjsd/zhyw/{0.number}88/index.html"),
        pager=lambda number, pages: (
            '<div class="easysite-total-page"><span>共<b>20</b>条</span></div>'
            + (
                f"""<a title="下一页" style="cursor:pointer" onclick="queryArticleByCondition(this,'{address(number + 1)}')" tagname="{address(number + 1)}">下一页</a>"""
                if number < pages
                else ""
            )
        ),
    )
    return [
        *made,
        article_of(
            "easysite",
            lambda item: (
                f"<div class='easysite-news-title'><h2>{item.title}</h2><p>发布日期：{item.day} 来源：{item.source}</p></div>"
                f"<div class='easysite-news-text'><span class='easysite-news-fontsize'>{item.body}</span></div>"
            ),
            lambda item: f"{SITE}/bjsd/zhyw/{item.number}88/index.html",
            facts=lambda item: {"source": item.source},
        ),
    ]


@family("tiangong")
def tiangong() -> list[Made]:
    """Groups of five rows, the date in brackets in front."""

    def link(item: Item) -> str:
        return f"{SITE}/staticpages/{item.day:%Y%m%d}/ghb{item.uuid[:8]}-{item.number}.html"

    made = lists_of(
        "tiangong",
        address=lambda number: f"{SITE}/staticmores/003/003-{number}.html",
        link=link,
        rows=lambda items: "".join(
            "<ul>"
            + "".join(
                f'<li><span>[{item.day} 16:35]</span><a href="{link(item)}" target="_blank">{item.title}</a></li>'
                for item in group
            )
            + "</ul>"
            for group in batches(items, 5)
        ),
        pager=lambda number, pages: (
            f'<div><a href="003-{number + 1}.html">下一页</a></div>' if number < pages else "<div></div>"
        ),
    )
    return [
        *made,
        article_of(
            "tiangong",
            lambda item: (
                f"<h1>{item.title}</h1><div>【时间：{item.day:%Y年%m月%d日} 22:53】【来源：{item.source}】</div><div class='content'>{item.body}</div>"
            ),
            link,
            facts=lambda item: {"source": item.source},
        ),
    ]


@family("ivs")
def ivs() -> list[Made]:
    """UUIDs under days; a table of one row under its names."""

    def link(item: Item) -> str:
        return f"{SITE}/jcws2/{item.day:%Y%m%d}/{item.uuid}.html"

    made = lists_of(
        "ivs",
        address=lambda number: f"{SITE}/jcws2/index{'' if number == 1 else f'_{number}'}.html",
        link=link,
        rows=lambda items: (
            '<ul class="uli14">'
            + "".join(
                f'<li><a href="{link(item)}" title="{item.title}">{item.cut}</a><span class="time">{item.day:%Y.%m.%d}</span></li>'
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f'<ul class="pagination"><li class="active"><a>{number}</a></li>'
            + (f'<li><a href="index_{number + 1}.html">{number + 1}</a></li>' if number < pages else "")
            + "</ul>"
        ),
    )
    return [
        *made,
        article_of(
            "ivs",
            lambda item: (
                f"<h2 id='ivs_title'>{item.title}<small id='ivs_date'> ( {item.day})</small></h2><table><tr><td>索取号</td>"
                f"<td>发布时间</td><td>发布机构</td><td>文件编号</td><td>备注</td></tr><tr><td>{item.index_number}</td><td>{item.day}</td>"
                f"<td>{item.source}</td><td>{item.doc_number}</td><td></td></tr></table><div id='ivs_content'>{item.body}</div>"
            ),
            link,
            facts=lambda item: {
                "index_number": item.index_number,
                "doc_number": item.doc_number,
                "source": item.source,
            },
        ),
    ]


@family("wordpress")
def wordpress() -> list[Made]:
    """Entries with summaries under headings; the older posts lead on."""
    head = '<link rel="stylesheet" href="/wp-content/themes/gov/style.css"><meta name="generator" content="WordPress 6.4">'

    def address(number: int) -> str:
        return f"{SITE}/category/tz/" + ("" if number == 1 else f"page/{number}/")

    return lists_of(
        "wordpress",
        address=address,
        link=lambda item: f"{SITE}/{item.day:%Y/%m/%d}/{item.number}/",
        rows=lambda items: "".join(
            f'<article class="post hentry"><header class="entry-header"><h2 class="entry-title"><a href="{SITE}/{item.day:%Y/%m/%d}/{item.number}/"'
            f' rel="bookmark">{item.title}</a></h2><div class="entry-meta"><time class="entry-date published" datetime="{item.day}T08:00:00+08:00">'
            f'{item.day.year}年{item.day.month}月{item.day.day}日</time></div></header><div class="entry-summary"><p>{item.paragraphs[0]}</p></div></article>'
            for item in items
        ),
        pager=lambda number, pages: (
            '<nav class="navigation posts-navigation"><div class="nav-links">'
            + (
                f'<div class="nav-previous"><a href="{address(number + 1)}">← 较早的文章</a></div>'
                if number < pages
                else ""
            )
            + "</div></nav>"
        ),
        frame=lambda content: page_of(content, head=head),
    )


@family("powereasy")
def powereasy() -> list[Made]:
    """Category_649/Index_2.aspx and Item/12345.aspx."""
    return lists_of(
        "powereasy",
        address=lambda number: f"{SITE}/Category_649/Index{'' if number == 1 else f'_{number}'}.aspx",
        link=lambda item: f"{SITE}/Item/{item.number}.aspx",
        rows=lambda items: _list(
            items,
            "/Item/{0.number}.aspx",
            date="<em>({0.day:%m/%d/%Y})</em>" if False else "<em>{0.day}</em>",
        ),
        pager=lambda number, pages: (
            f"<div class='pagecss'>总数：20 页次：{number}/{pages} "
            + (f"<a href='/Category_649/Index_{number + 1}.aspx'>下一页</a>" if number < pages else "下一页")
            + "</div>"
        ),
    )


@family("asp")
def asp() -> list[Made]:
    """Layout tables in undeclared GB2312, fonts for dates, programs with parameters."""

    def frame(content: str) -> str:
        menu = "".join(
            f'<td bgcolor="#003399"><a href="list.asp?classid={at}"><font color="white">{label}</font></a></td>'
            for at, label in enumerate(("首页", "机构概况", "通知公告", "办事指南"))
        )
        return f"<html><head><title>临溪市财政局</title></head><body bgcolor=#ffffff><table width=778><tr>{menu}</tr></table><table width=778><tr><td>{content}</td></tr></table><table><tr><td>版权所有 临溪市财政局</td></tr></table></body></html>"

    made = lists_of(
        "asp",
        address=lambda number: f"{SITE}/list.asp?classid=2" + ("" if number == 1 else f"&page={number}"),
        link=lambda item: f"{SITE}/ReadNews.asp?NewsID={item.number}",
        rows=lambda items: (
            "<table width=100%>"
            + "".join(
                f'<tr><td height=25><img src="images/dot.gif"> <a href="ReadNews.asp?NewsID={item.number}" title="标题：{item.title}&#10;点击数：12">'
                f"{item.title}</a> <font color=#999999>({item.day.year}-{item.day.month}-{item.day.day})</font></td></tr>"
                for item in items
            )
            + "</table>"
        ),
        pager=lambda number, pages: (
            f"<p align=center>共 <b>20</b> 条 页次：<b>{number}</b>/{pages}页 "
            + (
                f"<a href='list.asp?page={number + 1}&classid=2'>下一页</a> <a href='list.asp?page={pages}&classid=2'>尾页</a>"
                if number < pages
                else "下一页 尾页"
            )
            + "</p>"
        ),
        frame=frame,
        encoding="gb18030",
        follows=lambda number: Follows(f"{SITE}/list.asp?page={number}&classid=2"),
    )
    return [
        Made(
            page.name,
            page.url,
            page.body,
            records=page.records,
            follows=page.follows,
            navigation=("首页", "机构概况", "通知公告", "办事指南"),
        )
        for page in made
    ]


@family("aspnet")
def aspnet() -> list[Made]:
    """AspNetPager: the page posts itself back with its state."""
    state = "/wEPDwUKMTY1NDU2MTA1MmRkS8x0=="
    url = f"{SITE}/newslist.aspx?id=7"
    return lists_of(
        "aspnet",
        address=lambda _: url,
        link=lambda item: f"{SITE}/shownews.aspx?id={item.number}",
        rows=lambda items: f'<form method="post" action="newslist.aspx?id=7" id="form1"><input type="hidden" name="__VIEWSTATE" value="{state}">'
        '<input type="hidden" name="__EVENTVALIDATION" value="ab+/=="><input type="hidden" name="__EVENTTARGET" value="">'
        '<input type="hidden" name="__EVENTARGUMENT" value=""><input type="text" name="keyword" value=""><input type="submit" name="btn" value="搜索">'
        + _list(items, "shownews.aspx?id={0.number}"),
        pager=lambda number, pages: f'<div id="AspNetPager1"><span class="cpb">{number}</span>'
        + "".join(
            f"""<a href="javascript:__doPostBack('AspNetPager1','{other}')">{other}</a>""" for other in range(1, pages + 1) if other != number
        )
        + (f"""<a href="javascript:__doPostBack('AspNetPager1','{number + 1}')">下一页</a>""" if number < pages else '<a disabled="disabled">下一页</a>')
        + "</div></form>",
        follows=lambda number: Follows(
            url, "POST",
            ("__VIEWSTATE=%2FwEPDwUKMTY1NDU2MTA1MmRkS8x0%3D%3D", "__EVENTVALIDATION=ab", "__EVENTTARGET=AspNetPager1", f"__EVENTARGUMENT={number}", "keyword="),
        ),
    )  # fmt: skip


@family("aspnet")
def aspnet_gridview() -> list[Made]:
    """A GridView's pager: numbers only, the current one unlinked, Page$2 as the argument."""
    url = f"{SITE}/gk/list.aspx"
    return lists_of(
        "aspnet_gridview",
        address=lambda _: url,
        link=lambda item: f"{SITE}/gk/show.aspx?guid={item.dashed}",
        rows=lambda items: (
            '<form method="post" action="./list.aspx"><input type="hidden" name="__VIEWSTATE" value="abc">'
            '<table id="GridView1"><tr><th>名称</th><th>文号</th><th>发布日期</th></tr>'
            + "".join(
                f'<tr><td><a href="show.aspx?guid={item.dashed}">{item.title}</a></td><td>{item.doc_number}</td><td>{item.day}</td></tr>'
                for item in items
            )
        ),
        pager=lambda number, pages: (
            "<tr><td colspan=3><table><tr>"
            + "".join(
                f"<td><span>{other}</span></td>"
                if other == number
                else f"""<td><a href="javascript:__doPostBack('GridView1','Page${other}')">{other}</a></td>"""
                for other in range(1, pages + 1)
            )
            + "</tr></table></td></tr></table></form>"
        ),
        follows=lambda number: Follows(
            url, "POST", ("__VIEWSTATE=abc", f"__EVENTARGUMENT=Page%24{number}", "__EVENTTARGET=GridView1")
        ),
    )

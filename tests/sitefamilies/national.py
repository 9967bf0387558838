# ruff: noqa: E501  # a line of markup is read best as one line
"""Families of the systems most portals run on: TRS, Hanweb, UCAP, 龙讯, NFCMS, gkmlpt (dialects.md §1 to §5)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.frame import MENU, SIDE, article_of, lists_of, menu_of, page_of
from tests.sitefamilies.truth import Follows, Made, family, rows_of

SITE = "http://www.qinghe.example"


def _trs(item: Item) -> str:
    return f"{SITE}/zwgk/tz/{item.day:%Y%m}/t{item.day:%Y%m%d}_{item.number}.html"


def _zero(number: int) -> str:
    return f"{SITE}/zwgk/tz/index{'' if number == 1 else f'_{number - 1}'}.html"


def _trs_article(item: Item) -> str:
    return (
        f"<h2>{item.title}</h2><div class='info'>发布时间：{item.day:%Y-%m-%d %H:%M}　来源：{item.source}</div>"
        f"<div class=TRS_Editor>{item.body}</div><div class='fj'>附件：<a href='./P0202{item.number}.docx'>附件1.docx</a></div>"
    )


@family("trs")
def trs_script_pager() -> list[Made]:
    """createPageHTML counts from 0 and draws the only pager; titles are cut, the title attribute is whole."""
    made = lists_of(
        "trs_script_pager",
        address=_zero,
        link=_trs,
        rows=lambda items: (
            "<ul class='list'>"
            + "".join(
                f'<li><a href="./{item.day:%Y%m}/t{item.day:%Y%m%d}_{item.number}.html" title="{item.title}">{item.cut}</a>'
                f"<span>{item.day}</span></li>\n"
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f'<script>createPageHTML({pages}, {number - 1}, "index", "html");</script>'
        ),
    )
    facts = {"source": True, "attachments": ["./P0202%d.docx"]}
    return [
        *made,
        article_of(
            "trs_script_pager",
            _trs_article,
            _trs,
            facts=lambda item: {
                "source": item.source,
                "attachments": [facts["attachments"][0] % item.number],
            },  # type: ignore[index]
        ),
    ]


@family("trs")
def trs_nested_anchors() -> list[Made]:
    """Anchors opened twice, the date in front, Pager({…}) with a prefix."""
    return lists_of(
        "trs_nested_anchors",
        address=_zero,
        link=_trs,
        rows=lambda items: (
            "<ul>"
            + "".join(
                f'<li><span> {item.day} </span><a href="{_trs(item)}"><a href="{_trs(item)}">{item.title}</a></li>'
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f"<script>Pager({{size:{pages}, current:{number - 1}, prefix:'index', suffix:'html'}});</script>"
        ),
    )


@family("trs")
def trs_table() -> list[Made]:
    """A table of 名称, 索引号, 发布机构, 发布日期 with the pager as anchors."""
    made = lists_of(
        "trs_table",
        address=_zero,
        link=_trs,
        rows=lambda items: (
            "<table><tr><th>名称</th><th>索引号</th><th>发布机构</th><th>发布日期</th></tr>"
            + "".join(
                f'<tr><td><a href="{_trs(item)}">{item.title}</a></td><td>{item.index_number}</td>'
                f"<td>{item.source}</td><td>{item.day}</td></tr>"
                for item in items
            )
            + "</table>"
        ),
        pager=lambda number, pages: (
            f"<div class='page'>共20条 第{number}/{pages}页 "
            + (f"<a href='index_{number}.html'>下一页</a>" if number < pages else "<span>下一页</span>")
            + "</div>"
        ),
    )
    pages = batches(items_of("trs_table"))
    return [
        Made(
            **{
                name: getattr(page, name)
                for name in ("name", "url", "body", "records", "follows", "navigation")
            },
            numbers=tuple((item.index_number, None, item.source) for item in items),
        )
        for page, items in zip(made, pages, strict=True)
    ]


def _tip(item: Item) -> str:
    return (
        f'<div id="Tip{item.number}" class="Tip"><table><tr><td>索 引 号：</td><td>{item.index_number}</td>'
        f"<td>主题分类：</td><td>综合政务</td></tr><tr><td>发布机构：</td><td>{item.source}</td><td>发文日期：</td>"
        f"<td>{item.day}</td></tr><tr><td>文　号：</td><td>{item.doc_number}</td></tr></table></div>"
    )


@family("govsearch")
def govsearch() -> list[Made]:
    """Answers of simp_gov_list.jsp: rows with tips, the next page by a posted form."""
    url = f"{SITE}/govsearch/simp_gov_list.jsp"
    form = (
        '<form name="searchForm" method="post" action="simp_gov_list.jsp"><input type="hidden" name="SType" value="1">'
        '<input type="hidden" name="searchColumn" value="all"><input type="hidden" name="pubURL" value="">'
        '<input type="hidden" name="page" value="{}"></form>'
    )
    made = []
    pages = batches(items_of("govsearch"))
    for number, items in enumerate(pages, start=1):
        rows = "".join(
            f'<div class="row"><li class="xh">{at}</li><li class="mc"><a href="{_trs(item)}?keywords=" target="_blank">'
            f'{item.title}</a></li><li class="fbrq">{item.day}</li><li class="wh">{item.doc_number}</li></div>{_tip(item)}'
            for at, item in enumerate(items, start=1)
        )
        text = (
            f'<html><head><title>公开目录</title></head><body><div id="documentContainer">{rows}</div>{form.format(number)}'
            "<script>var m_nRecordCount = 20; var m_nPageSize = 8;</script></body></html>"
        )
        after = Follows(url, "POST", ("SType=1", f"page={number + 1}")) if number < len(pages) else None
        made.append(
            Made(
                f"list {number}",
                url,
                text.encode("gb18030"),
                content_type="text/html; charset=GBK",
                records=rows_of(items, lambda item: f"{_trs(item)}?keywords="),
                numbers=tuple((item.index_number, item.doc_number, item.source) for item in items),
                follows=after,
            )
        )
    return made


def _hanweb(item: Item) -> str:
    return f"{SITE}/art/{item.day.year}/{item.day.month}/{item.day.day}/art_6008_{item.number}.html"


def _store(items: list[Item], total: int) -> str:
    rows = "".join(
        f'<record><![CDATA[<li><a href="{_hanweb(item)}" title="{item.title}">{item.cut}</a>'
        f'<b readlabel="{item.day}">{item.day}</b></li>]]></record>'
        for item in items
    )
    return f"<datastore><totalrecord>{total}</totalrecord><totalpage>3</totalpage><recordset>{rows}</recordset></datastore>"


@family("hanweb")
def hanweb_datastore() -> list[Made]:
    """The first rows inside the page as XML, the rest posted for in batches of three pages."""
    items = items_of("hanweb_datastore")
    first, rest = items[:15], items[15:]
    proxy = "/module/web/jpage/dataproxy.jsp"
    form = "col=1&appid=1&webid=23&path=%2F&columnid=89736&sourceContentType=9&unitid=405463&webname=x&permissiontype=0"
    script = (
        "<div id='405463'></div><script type='text/xml'>" + _store(first, 20) + "</script><script>"
        "var dataproxy='" + proxy + "';$('#405463').jpage({perPage:5,totalRecord:20,proxyUrl:'" + proxy + "',"
        "params={col:1,appid:1,webid:23,path:'/',columnid:89736,sourceContentType:9,unitid:'405463',webname:'x',"
        "permissiontype:0}});</script>"
    )
    list_url = f"{SITE}/col/col89736/index.html"
    batch = f"{SITE}{proxy}?startrecord=16&endrecord=30&perpage=5&{form}"
    return [
        Made(
            "list 1",
            list_url,
            page_of(script).encode(),
            records=rows_of(first, _hanweb),
            follows=Follows(batch, "POST", ("unitid=405463", "columnid=89736")),
            navigation=(*MENU, *SIDE),
        ),
        Made("batch 2", batch, _store(rest, 20).encode(), records=rows_of(rest, _hanweb)),
        article_of(
            "hanweb_datastore",
            lambda item: (
                f"<div class='sp_title'>{item.title}</div><div class='sp_time'><font>发布日期：{item.day}</font>"
                f"<font>信息来源：{item.source}</font></div><!--ZJEG_RSS.content.begin--><div id='zoom'>{item.body}</div>"
                "<!--ZJEG_RSS.content.end-->"
            ),
            _hanweb,
            facts=lambda item: {"source": item.source},
        ),
    ]


@family("hanweb")
def hanweb_unit() -> list[Made]:
    """JPAAS: an empty column page whose queryData leads to the unit interface, HTML inside JSON."""
    path = "/api-gateway/jpaas-publish-server/front/page/build/unit"
    pages = batches(items_of("hanweb_unit"))

    def address(number: int) -> str:
        return (
            f"{SITE}{path}?parseType=bulidstatic&webId=w1&tplSetId=t1&pageType=column&tagId=%E5%8F%B3%E4%BE%A7"
            f"&editType=null&pageId=p1&paramJson=%7B%22pageNo%22%3A{number}%2C%22pageSize%22%3A8%7D"
        )

    shell = page_of(
        "<script src='/script/unit.js' queryData=\"{'webId':'w1','pageId':'p1','tplSetId':'t1','tagId':'右侧'}\""
        f" url='{path}'></script>"
    )
    first = address(1).replace("%3A8%7D", "%3A20%7D")
    made = [
        Made("shell", f"{SITE}/col/col1229/index.html", shell.encode(), kind="", follows=Follows(first)),
    ]
    for number, items in enumerate(pages, start=1):
        rows = "".join(
            f'<li><a href="{_hanweb(item)}" title="{item.title}">{item.cut}</a><span>{item.day}</span></li>'
            for item in items
        )
        answer = {"success": True, "data": {"html": f'<ul>{rows}</ul><div class="pag" count="20"></div>'}}
        after = Follows(address(number + 1)) if number < len(pages) else None
        body = json.dumps(answer, ensure_ascii=False).encode()
        made.append(
            Made(
                f"answer {number}", address(number), body, content_type="application/json",
                records=rows_of(items, _hanweb), follows=after,
            )
        )  # fmt: skip
    return made


def _ucap(item: Item) -> str:
    return f"{SITE}/jyt/c110634/{item.day:%Y%m}/{item.number}174.shtml"


@family("ucap")
def ucap_comment() -> list[Made]:
    """The rows stand in a comment while a script shows them; the pager call has six arguments."""
    head = '<meta name="channelId" content="c110634"><meta name="template,templategroup,version" content="1,x,2">'
    made = lists_of(
        "ucap_comment",
        address=lambda number: f"{SITE}/jyt/c110634/zwgklist{'' if number == 1 else f'_{number}'}.shtml",
        link=_ucap,
        rows=lambda items: (
            "<div id='list'></div><!-- <ul>"
            + "".join(
                f'<li><a href="{_ucap(item)}" title="{item.title}">{item.title}</a><b>{item.day}</b></li>'
                for item in items
            )
            + "</ul> -->"
        ),
        pager=lambda number, pages: (
            f"<div id='page_div'></div><script>createPageHTML('page_div', {pages}, {number}, 'zwgklist', 'shtml', 20);</script>"
        ),
        frame=lambda content: page_of(content, head=head),
    )
    return [
        *made,
        article_of(
            "ucap_comment",
            lambda item: (
                f"<h1>{item.title}</h1><div>信息来源: 发布日期：{item.day} 13:57</div><div id='UCAPCONTENT'>{item.body}</div>"
            ),
            _ucap,
            head=lambda item: (
                head
                + f'<meta name="ArticleTitle" content="{item.title}"><meta name="PubDate" content="2025-01-01 10:00">'
            ),
            facts=lambda _: {"source": None},
        ),
    ]


@family("ucap")
def ucap_date_in_anchor() -> list[Made]:
    """Title and date both inside the anchor."""
    return lists_of(
        "ucap_date_in_anchor",
        address=lambda number: f"{SITE}/jyt/c110634/list{'' if number == 1 else f'_{number}'}.shtml",
        link=_ucap,
        rows=lambda items: (
            "<ul>"
            + "".join(
                f'<li><a href="{_ucap(item)}"><p>{item.title}</p><span>{item.day}</span></a></li>'
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f"<script>createPageHTML('page', {pages}, {number}, 'list', 'shtml', 20);</script>"
        ),
        frame=lambda content: page_of(content, head='<meta name="channelId" content="c110634">'),
    )


def _public(item: Item) -> str:
    return f"{SITE}/public/14981/{item.number}72.html"


@family("lonsun")
def lonsun() -> list[Made]:
    """A column page whose first rows are served, further pages as fragments of the label service."""
    pages = batches(items_of("lonsun"))
    service = (
        "/site/label/8888?labelName=publicInfoList&siteId=6793801&pageSize=8&pageIndex={}&action=list&isDate=true"
        "&dateFormat=yyyy-MM-dd&length=80&organId=14981&type=4&catId=7001851&IsAjax=1&dataType=html"
        "&file=%2Fxxgk%2FpublicInfoList_newest2020"
    )
    script = (
        "<script>Ls.pagination('#page', function (pageIndex, pageSize) { $.get('/site/label/8888?labelName=publicInfoList"
        "&siteId=6793801&pageSize=8&pageIndex=' + pageIndex + '&action=list&isDate=true&dateFormat=yyyy-MM-dd&length=80"
        "&organId=14981&type=4&catId=7001851&IsAjax=1&dataType=html&file=/xxgk/publicInfoList_newest2020', function (html) {"
        "$('#list').html(html); }); }, {currPage: 1, pageCount: 3, total: 20});</script>"
    )

    def rows(items: list[Item]) -> str:
        return "".join(
            f'<div class="xxgk_navli"><ul><li class="num"></li><li class="mc"><a href="{_public(item)}" title="{item.title}">'
            f'{item.cut}</a></li><li class="rq"><span class="date">{item.day}</span></li></ul></div>'
            for item in items
        )

    made = [
        Made(
            "list 1", f"{SITE}/public/column/14981?type=4&catId=7001851&action=list",
            page_of(f"<div id='list'>{rows(pages[0])}</div><div id='page'></div>{script}").encode(),
            records=rows_of(pages[0], _public), follows=Follows(SITE + service.format(2)), navigation=(*MENU, *SIDE),
        )
    ]  # fmt: skip
    for number, items in enumerate(pages[1:], start=2):
        after = Follows(SITE + service.format(number + 1)) if number < len(pages) else None
        made.append(
            Made(
                f"fragment {number}", SITE + service.format(number), rows(items).encode(),
                records=rows_of(items, _public), follows=after,
            )
        )  # fmt: skip

    def table(item: Item, kind: str) -> str:
        return (
            f'<table class="table_suoyin {kind}"><tr><th>索<span></span>引<span></span>号：</th><td class="pmingcheng">'
            f"{item.index_number}</td><th>信息分类：</th><td>通知</td></tr><tr><th>发布机构：</th><td>{item.source}</td>"
            f"<th>生成日期：</th><td>{item.day}</td></tr><tr><th>文&emsp;&emsp;号：</th><td><script>var fileNum='';</script>号</td>"
            f"<th>有效性：</th><td>有效</td></tr><tr><th>名&emsp;&emsp;称：</th><td>{item.title}</td></tr></table>"
        )

    made.append(
        article_of(
            "lonsun",
            lambda item: table(item, "hidden-sm") + table(item, "hidden-lg")
            + f"<h1>{item.title}</h1><div>发布时间： {item.day} 08:12　信息来源： {item.source}</div><div class='j-fontContent'>{item.body}</div>",
            _public,
            facts=lambda item: {"index_number": item.index_number, "source": item.source, "issued": item.day},
        )
    )  # fmt: skip
    return made


def _post(item: Item) -> str:
    return f"{SITE}/tzgg/content/post_{item.number}.html"


@family("nfcms")
def nfcms() -> list[Made]:
    """newList with commented twin dates, the pager's words as classes, articles with zw- marks."""
    made = lists_of(
        "nfcms",
        address=lambda number: f"{SITE}/tzgg/index{'' if number == 1 else f'_{number}'}.html",
        link=_post,
        rows=lambda items: (
            '<ul class="newList">'
            + "".join(
                f'<li><a href="{_post(item)}">{item.title}</a><span class="time">{item.day}</span>'
                '<!--span class="time">2018-04-12</span--></li>'
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            '<div class="page"><a class="first" href="index.html">第一页</a>'
            f'<a class="current" href="#">{number}</a>'
            + (f'<a class="next" href="index_{number + 1}.html">下一页</a>' if number < pages else "")
            + f'<a class="last" href="index_{pages}.html">最后一页</a></div>'
        ),
        frame=lambda content: page_of(
            content, head='<script>window.NFCMS_SITE_ID=166;window.NFCMS_PUB_TYPE="page"</script>'
        ),
    )
    return [
        *made,
        article_of(
            "nfcms",
            lambda item: (
                f'<h3 class="zw-title">{item.title}</h3><div class="zw-info"><span class="time">时间 : {item.day}'
                f' 17:44:12</span><span class="ly">来源 : {item.source}</span></div><div class="zw">{item.body}</div><div class="fj">'
                '<a class="nfw-cms-attachment" attachment-id="9" href="/attachment/9.pdf" alt="名单.pdf">名单.pdf</a></div>'
            ),
            _post,
            facts=lambda item: {"source": item.source, "attachments": ["/attachment/9.pdf"]},
        ),
    ]


def _gkmlpt(item: Item) -> str:
    return f"{SITE}/gkmlpt/content/4/4{item.number % 1000}/post_4{item.number}.html"


@family("gkmlpt")
def gkmlpt() -> list[Made]:
    """A shell, its JSON interface with index numbers, and an article with its DETAIL object."""
    pages = batches(items_of("gkmlpt", 16))
    shell = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开目录</title></head><body><div id="app"></div>'
        "<script>window._CONFIG = {SID: '766011', SITE_NAME: '清河县', COLUMN_ID: 1620, TREE: []}</script>"
        '<script src="/gkmlpt/js/app.js"></script></body></html>'
    )
    api = f"{SITE}/gkmlpt/api/all/1620?page={{}}&sid=766011"
    made = [Made("shell", f"{SITE}/gkmlpt/index", shell.encode(), kind="", follows=Follows(api.format(1)))]
    china = timezone(timedelta(hours=8))
    for number, items in enumerate(pages, start=1):
        articles = [
            {
                "id": item.number, "title": item.title, "identifier": item.index_number, "document_number": item.doc_number,
                "publisher": item.source, "date": "2019-01-01 00:00:00", "created_at": "2019-01-02 10:00:00", "url": _gkmlpt(item),
                "display_publish_time": int(datetime(item.day.year, item.day.month, item.day.day, 9, tzinfo=china).astimezone(UTC).timestamp()),
            }
            for item in items
        ]  # fmt: skip
        made.append(
            Made(
                f"answer {number}", api.format(number), json.dumps({"articles": articles, "total": 16}).encode(),
                records=rows_of(items, _gkmlpt), content_type="application/json",
                numbers=tuple((item.index_number, item.doc_number, item.source) for item in items),
                follows=Follows(api.format(number + 1)) if number < len(pages) else None,
            )
        )  # fmt: skip

    def content(item: Item) -> str:
        detail = {"title": item.title, "identifier": item.index_number, "document_number": item.doc_number}
        detail |= {
            "publisher": item.source,
            "date": f"{item.day} 00:00:00",
            "created_at": f"{item.day} 10:00:00",
        }
        return (
            f"<h1>{item.title}</h1><table class='content_table'><tr><td>索引号:</td><td>{item.index_number}</td><td>分类:</td><td>通知</td></tr>"
            f"<tr><td>发布机构:</td><td>{item.source}</td><td>成文日期:</td><td>{item.day}</td></tr><tr><td>文号:</td>"
            f"<td>{item.doc_number}</td><td>发布日期:</td><td>{item.day}</td></tr></table><div class='article-content'>{item.body}</div>"
            f"<script>window.__DATA = {{ DETAIL: {json.dumps(detail, ensure_ascii=False)}, TREE: [] }}</script>"
        )

    made.append(
        article_of(
            "gkmlpt", content, _gkmlpt,
            facts=lambda item: {
                "index_number": item.index_number, "doc_number": item.doc_number, "source": item.source, "issued": item.day,
            },
        )
    )  # fmt: skip
    return made


__all__ = ["menu_of"]

# ruff: noqa: E501  # a line of markup is read best as one line
"""Families of no known system: the shapes that lists take, each a trap for readers that expect another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.frame import MENU, SIDE, article_of, lists_of, page_of
from tests.sitefamilies.truth import Follows, Made, family, rows_of

SITE = "https://www.yunling.example"


def link(item: Item) -> str:
    """Where an item's page is."""
    return f"{SITE}/news/{item.day:%Y%m}/{item.number}.html"


def address(number: int) -> str:
    """Where a page of the list is."""
    return f"{SITE}/news/list_{number}.html"


def pager(number: int, pages: int) -> str:
    """The usual pager."""
    following = f'<a href="list_{number + 1}.html">下一页</a>' if number < pages else "<span>下一页</span>"
    return f'<div class="pages">共20条 {number}/{pages} <span>上一页</span> {following}</div>'


def _simple(
    name: str,
    row: Callable[[Item], str],
    *,
    around: str = "<ul class='list'>{}</ul>",
    frame: Callable[[str], str] = page_of,
    pages: Callable[[int, int], str] = pager,
    encoding: str = "utf-8",
) -> list[Made]:
    return lists_of(
        name,
        address=address,
        link=link,
        rows=lambda items: around.format("\n".join(map(row, items))),
        pager=pages,
        frame=frame,
        encoding=encoding,
    )


@family()
def table_rows() -> list[Made]:
    """序号, 标题, 发布时间 in a table with a head."""
    return _simple(
        "table_rows",
        lambda item: (
            f"<tr><td>{item.number % 100}</td><td><a href='{link(item)}'>{item.title}</a></td><td>{item.day}</td></tr>"
        ),
        around="<table border=1><tr><td>序号</td><td>标题</td><td>发布时间</td></tr>{}</table>",
    )


@family()
def table_cells() -> list[Made]:
    """Two records side by side in each row of a table."""

    def rows(items: list[Item]) -> str:
        pairs = batches(items, 2)
        return (
            "<table>"
            + "".join(
                "<tr>"
                + "".join(
                    f"<td><a href='{link(item)}'>{item.title}</a></td><td>{item.day}</td>" for item in pair
                )
                + "</tr>"
                for pair in pairs
            )
            + "</table>"
        )

    return lists_of("table_cells", address=address, link=link, rows=rows, pager=pager)


@family()
def definition_list() -> list[Made]:
    """dt holds the title, dd the date and a summary."""
    return _simple(
        "definition_list",
        lambda item: (
            f"<dt><a href='{link(item)}'>{item.title}</a></dt><dd class='date'>{item.day}</dd><dd>{item.paragraphs[0]}</dd>"
        ),
        around="<dl class='news'>{}</dl>",
    )


@family()
def image_links() -> list[Made]:
    """Links are pictures: the title stands in alt."""
    return _simple(
        "image_links",
        lambda item: (
            f"<li><a href='{link(item)}'><img src='/p/{item.number}.jpg' alt='{item.title}'></a><i>{item.day}</i></li>"
        ),
        around="<ul class='pics'>{}</ul>",
    )


@family()
def pictures_and_titles() -> list[Made]:
    """A picture link without words, a title link and a 详情 link lead to the same page."""
    return _simple(
        "pictures_and_titles",
        lambda item: (
            f"<div class='item'><a href='{link(item)}'><img src='/p/{item.number}.jpg'></a><h3><a href='{link(item)}'>{item.title}</a></h3>"
            f"<p>{item.paragraphs[0]}</p><span>发布时间：{item.day}</span><a href='{link(item)}'>[详情]</a></div>"
        ),
        around="<div class='news'>{}</div>",
    )


@family()
def summaries() -> list[Made]:
    """Under each title a summary that holds other dates."""
    return _simple(
        "summaries",
        lambda item: (
            f"<li><h4><a href='{link(item)}'>{item.title}</a></h4><p class='sum'>自2019年3月1日起施行的规定，于2020年5月6日修订。{item.paragraphs[1]}</p>"
            f"<p class='time'>{item.day}</p></li>"
        ),
    )


@family()
def anchor_around_li() -> list[Made]:
    """The anchor stands around the li."""
    return _simple(
        "anchor_around_li",
        lambda item: (
            f"<a href='{link(item)}' target='_blank'><li><span class='t'>{item.title}</span><em>{item.day}</em></li></a>"
        ),
    )


@family()
def cards() -> list[Made]:
    """Whole cards are anchors: picture, heading, summary, date."""
    return _simple(
        "cards",
        lambda item: (
            f"<a class='card' href='{link(item)}'><img src='/p/1.jpg'><h5>{item.title}</h5><p>{item.paragraphs[0]}</p><span class='d'>{item.day:%Y/%m/%d}</span></a>"
        ),
        around="<div class='cards'>{}</div>",
    )


@family()
def nested_anchors() -> list[Made]:
    """Every anchor opened twice."""
    return _simple(
        "nested_anchors",
        lambda item: (
            f"<li><a href='{link(item)}'><a href='{link(item)}'>{item.title}</a></a><span>{item.day}</span></li>"
        ),
    )


@family()
def date_first() -> list[Made]:
    """The date in front, as text in brackets."""
    return _simple(
        "date_first", lambda item: f"<li>[{item.day}] <a href='{link(item)}'>{item.title}</a></li>"
    )


@family()
def date_in_title_text() -> list[Made]:
    """The date inside the anchor behind the title."""
    return _simple(
        "date_in_title_text",
        lambda item: f"<li><a href='{link(item)}'>{item.title}<span>（{item.day}）</span></a></li>",
    )


@family()
def date_after_text() -> list[Made]:
    """The date as bare text behind the anchor, Chinese style."""
    return _simple(
        "date_after_text",
        lambda item: (
            f"<p>·<a href='{link(item)}'>{item.title}</a> {item.day.year}年{item.day.month}月{item.day.day}日</p>"
        ),
        around="<div class='c'>{}</div>",
    )


@family()
def flat_lines() -> list[Made]:
    """No rows at all: anchors, dates and br in one div."""
    return _simple(
        "flat_lines",
        lambda item: (
            f"<img src='/d.gif'> <a href='{link(item)}'>{item.title}</a> <font color=gray>{item.day}</font><br>"
        ),
        around="<div class='lines'>{}</div>",
    )


@family()
def day_and_month_apart() -> list[Made]:
    """A big day above, year and month below."""
    return _simple(
        "day_and_month_apart",
        lambda item: (
            f"<li><div class='date'><b>{item.day:%d}</b><span>{item.day:%Y-%m}</span></div><a href='{link(item)}'>{item.title}</a></li>"
        ),
    )


@family()
def month_day_and_year_apart() -> list[Made]:
    """Month and day above, the year below."""
    return _simple(
        "month_day_and_year_apart",
        lambda item: (
            f"<li><a href='{link(item)}'><div class='rq'><p>{item.day:%m-%d}</p><p>{item.day.year}</p></div><div class='bt'>{item.title}</div></a></li>"
        ),
    )


@family()
def div_grid() -> list[Made]:
    """Everything is div: columns by classes, labels in front of values."""
    return _simple(
        "div_grid",
        lambda item: (
            f"<div class='row'><div class='col-md-8'><a href='{link(item)}' title='{item.title}'>{item.cut}</a></div>"
            f"<div class='col-md-2'>来源：{item.source}</div><div class='col-md-2'>{item.day} 10:30</div></div>"
        ),
        around="<div class='grid'>{}</div>",
    )


@family()
def category_in_front() -> list[Made]:
    """The column's name in brackets, a link itself, in front of each title."""
    return _simple(
        "category_in_front",
        lambda item: (
            f"<li>[<a href='/tz/'>通知公告</a>] <a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>"
        ),
    )


@family()
def hits_and_authors() -> list[Made]:
    """Numbers that are no dates: hits, authors, file sizes."""
    return _simple(
        "hits_and_authors",
        lambda item: (
            f"<tr><td><a href='{link(item)}'>{item.title}</a></td><td>{item.source}</td><td>2020</td><td>{item.day}</td><td>11.5</td></tr>"
        ),
        around="<table><tr><th>标题</th><th>发布单位</th><th>点击</th><th>发布日期</th><th>大小</th></tr>{}</table>",
    )


@family()
def month_day_by_address() -> list[Made]:
    """MM-DD is shown, the year stands in the record's address."""

    def target(item: Item) -> str:
        return f"{SITE}/news/{item.day:%Y%m%d}/{item.number}.html"

    return lists_of(
        "month_day_by_address",
        address=address,
        link=target,
        rows=lambda items: (
            "<ul>"
            + "".join(
                f"<li><a href='{target(item)}'>{item.title}</a><span>{item.day:%m-%d}</span></li>"
                for item in items
            )
            + "</ul>"
        ),
        pager=pager,
    )


@family()
def month_day_by_capture() -> list[Made]:
    """MM-DD is shown and nothing tells the year but the day of the capture."""

    def target(item: Item) -> str:
        return f"{SITE}/show/{item.number}.html"

    items = [item for item in items_of("month_day_by_capture") if item.day >= date(2024, 1, 1)]
    rows = "".join(
        f"<li><a href='{target(item)}'>{item.title}</a><span>[{item.day:%m-%d}]</span></li>" for item in items
    )
    body = page_of(f"<ul>{rows}</ul>").encode()
    bare = tuple((item.title, None, target(item)) for item in items)
    return [
        Made(
            "seen",
            address(1),
            body,
            records=rows_of(items, target),
            seen=date(2024, 7, 1),
            navigation=(*MENU, *SIDE),
        ),
        Made("unseen", address(1), body, records=bare),
    ]


@family()
def pinned() -> list[Made]:
    """The first row is held at the top: older than the rest, marked."""
    items = items_of("pinned", 10)
    top, rest = items[-1], items[:-1]

    def row(item: Item, mark: str = "") -> str:
        return f"<li>{mark}<a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>"

    marks = ("<span class='top'>置顶</span>", "<img src='/top.gif' alt='置顶'>", "<b>[置顶]</b>")
    return [
        Made(
            f"list {at}",
            address(at),
            page_of(f"<ul>{row(top, mark)}{''.join(map(row, rest))}</ul>{pager(1, 3)}").encode(),
            records=rows_of([top, *rest], link),
            pinned=(top.title,),
            follows=Follows(address(2)),
        )
        for at, mark in enumerate(marks, start=1)
        if at == 1 or at != 2
    ]


@family()
def several_lists() -> list[Made]:
    """A column page with the newest of three sub-columns, each with its heading and 更多."""
    groups = batches(items_of("several_lists", 18), 6)
    blocks = "".join(
        f"<div class='block'><div class='hd'><h3>{name}</h3><a href='/{at}/'>更多&gt;&gt;</a></div><ul>"
        + "".join(
            f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>" for item in group
        )
        + "</ul></div>"
        for at, (name, group) in enumerate(zip(("政策文件", "政策解读", "规划计划"), groups, strict=True))
    )
    items = [item for group in groups for item in group]
    return [
        Made(
            "column",
            f"{SITE}/zc/",
            page_of(blocks).encode(),
            records=rows_of(items, link),
            navigation=(*MENU, *SIDE),
        )
    ]


@family()
def tabs() -> list[Made]:
    """Lists behind tabs, the second hidden: all of them are records of the page."""
    one, two = batches(items_of("tabs", 12), 6)
    panels = "".join(
        f"<div class='tab-pane' style='display:{'block' if at == 0 else 'none'}'><ul>"
        + "".join(
            f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>" for item in group
        )
        + "</ul></div>"
        for at, group in enumerate((one, two))
    )
    heads = "<div class='tab-hd'><a href='/zc/gw/'>县政府文件</a><a href='/zc/bm/'>部门文件</a></div>"
    return [
        Made(
            "tabs", f"{SITE}/zc/index.html", page_of(heads + panels).encode(), records=rows_of([*one, *two], link),
            navigation=(*MENU, *SIDE, "县政府文件", "部门文件"),
        )
    ]  # fmt: skip


@family()
def frameset() -> list[Made]:
    """Frames hold menu and list; an old page with image maps."""
    outer = (
        "<html><head><title>云岭县政府网</title></head><frameset rows='90,*'><frame src='top.htm' name='top'>"
        "<frameset cols='180,*'><frame src='menu.htm' name='左侧菜单'><frame src='main.htm' name='主窗口'></frameset></frameset></html>"
    )
    menu = (
        "<html><head><title>菜单</title></head><body><map name='m'><area href='jg.htm' alt='机构设置'><area href='gk.htm' alt='政务公开'></map>"
        "<img src='m.gif' usemap='#m'><select onchange='location=this.value'><option value=''>请选择</option>"
        "<option value='/cz/index.htm'>财政局</option><option value='/jy/index.htm'>教育局</option></select></body></html>"
    )
    return [
        Made("frames", f"{SITE}/old/", outer.encode("gb18030"), kind="", navigation=("左侧菜单", "主窗口")),
        Made(
            "menu",
            f"{SITE}/old/menu.htm",
            menu.encode("gb18030"),
            kind="",
            navigation=("机构设置", "政务公开", "财政局", "教育局"),
        ),
    ]


@family()
def written_menu() -> list[Made]:
    """Menus by document.write, by a tree's add calls, by onclick and as data."""
    script = """<script>var p='/gk/'; document.write('<ul><li><a href="'+p+'zn.html">公开指南</a></li><li><a href="/gk/nb.html">公开年报<\\/a></li></ul>');
d.add(1,0,'财政信息','/gk/cz/index.html'); var menus=[{name:'人事信息',url:'/gk/rs/index.html'},{"title":"规划计划","link":"/gk/gh/"}];</script>
<div class="item" onclick="location.href='/gk/jy/index.html'">建议提案</div><a href="javascript:void(0)" onclick="window.open('/gk/wj/')">文件库</a>"""
    items = items_of("written_menu", 8)
    rows = "".join(
        f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>" for item in items
    )
    labels = ("公开指南", "公开年报", "财政信息", "人事信息", "规划计划", "建议提案", "文件库")
    return [
        Made(
            "list",
            address(1),
            page_of(f"{script}<ul>{rows}</ul>").encode(),
            records=rows_of(items, link),
            navigation=labels,
        ),
    ]


@family()
def select_pager() -> list[Made]:
    """Pages are chosen from a select."""

    def pages(number: int, count: int) -> str:
        options = "".join(
            f"<option value='list_{other}.html'{' selected' if other == number else ''}>{other}</option>"
            for other in range(1, count + 1)
        )
        return f"<div>转到<select onchange='location.href=this.value'>{options}</select>页</div>"

    return _simple(
        "select_pager",
        lambda item: f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>",
        pages=pages,
    )


@family()
def number_pager() -> list[Made]:
    """Numbers only, the current one marked, an arrow behind them."""

    def pages(number: int, count: int) -> str:
        numbers = "".join(
            f"<a class='{'on' if other == number else ''}' href='list_{other}.html'>{other}</a>"
            for other in range(1, count + 1)
        )
        arrow = f"<a href='list_{number + 1}.html'>&gt;</a>" if number < count else ""
        return f"<div class='pagination'>{numbers}{arrow}</div>"

    return _simple(
        "number_pager",
        lambda item: f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>",
        pages=pages,
    )


@family()
def wrong_charset() -> list[Made]:
    """GBK bytes that say they are UTF-8."""
    return _simple(
        "wrong_charset",
        lambda item: f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>",
        encoding="gb18030",
    )


@family()
def utf8_called_gbk() -> list[Made]:
    """UTF-8 bytes with a byte order mark that say they are GB2312."""
    return _simple(
        "utf8_called_gbk",
        lambda item: f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>",
        frame=lambda content: page_of(content, charset="gb2312"),
        encoding="utf-8-sig",
    )


@family()
def hot_beside() -> list[Made]:
    """A longer hot list beside the real one, friends below."""
    hot = items_of("hot", 12)
    side = (
        "<div class='hot'><h3>点击排行</h3><ul>"
        + "".join(
            f"<li><a href='{SITE}/zx/{item.number}.html'>{item.title}</a><span>{item.day}</span></li>"
            for item in hot
        )
        + "</ul></div><div class='links'>友情链接：<a href='http://www.gov.example'>省政府</a><a href='http://x.example'>市政府</a></div>"
    )
    return _simple(
        "hot_beside",
        lambda item: f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>",
        pages=lambda number, count: pager(number, count) + side,
    )


@family()
def undated_list() -> list[Made]:
    """办事指南: no dates at all, articles by their addresses."""
    made = _simple("undated_list", lambda item: f"<li><a href='{link(item)}'>{item.title}</a></li>")
    return [
        Made(
            page.name,
            page.url,
            page.body,
            records=tuple((title, None, url) for title, _, url in page.records),
            follows=page.follows,
        )
        for page in made
    ]


@family()
def plain_articles() -> list[Made]:
    """Articles of no system: header lines in several orders and forms."""
    heads: tuple[Callable[[Item], str], ...] = (
        lambda item: f"<h1>{item.title}</h1><div>{item.day} 09:15　来源：{item.source}　浏览次数：123</div>",
        lambda item: f"<table width=90%><tr><td align=center><b><font size=4>{item.title}</font></b></td></tr><tr><td align=center>发布日期：{item.day:%Y年%m月%d日} 文章来源：{item.source} 【字体：大 中 小】</td></tr></table>",
        lambda item: f"<div class='title'>{item.title}</div><ul class='info'><li>发布时间：<span>{item.day:%Y/%m/%d}</span></li><li>信息来源：<span>{item.source}</span></li></ul>",
        lambda item: f"<table><tr><td>索引号</td><td>{item.index_number}</td><td>发文机关</td><td>{item.source}</td></tr><tr><td>文号</td><td>{item.doc_number}</td><td>发布日期</td><td>{item.day}</td></tr><tr><td>标题</td><td colspan=3>{item.title}</td></tr></table><h2>{item.title}</h2>",
        lambda item: f"<h2>{item.title}</h2><p>来源：{item.source} | 作者：张三 | {item.day:%Y.%m.%d}</p>",
    )  # fmt: skip
    return [
        article_of(
            f"plain_articles{at}",
            lambda item, head=head: (
                f"{head(item)}<div class='con'>{item.body}<p>附件：<a href='/files/{item.number}.xlsx'>名单.xlsx</a></p></div>"
            ),  # type: ignore[misc]
            link,
            number=at,
            facts=lambda item: {"source": item.source, "attachments": [f"/files/{item.number}.xlsx"]},
        )
        for at, head in enumerate(heads)
    ]

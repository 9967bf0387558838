# ruff: noqa: E501  # a line of markup is read best as one line
"""Families of odd details: what real lists add to titles, dates and pagers, and pages beside lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.frame import MENU, SIDE, lists_of, page_of
from tests.sitefamilies.layouts import SITE, address, link, pager
from tests.sitefamilies.truth import Follows, Made, family, rows_of


def _list(
    name: str,
    row: Callable[[Item], str],
    *,
    around: str = "<ul>{}</ul>",
    pages: Callable[[int, int], str] = pager,
) -> list[Made]:
    return lists_of(
        name, address=address, link=link, rows=lambda items: around.format("\n".join(map(row, items))), pager=pages
    )  # fmt: skip


def _plain(item: Item) -> str:
    return f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>"


@family()
def labelled_rows() -> list[Made]:
    """索引号, 文号 and 发布机构 stand labelled in each row."""
    made = _list(
        "labelled_rows",
        lambda item: (
            f"<li><a href='{link(item)}'>{item.title}</a><p>索引号：{item.index_number}</p><p>文号：{item.doc_number}</p>"
            f"<p>发布机构：{item.source}</p><p>发布日期：{item.day}</p></li>"
        ),
    )
    return [
        Made(page.name, page.url, page.body, records=page.records, follows=page.follows,
             numbers=tuple((item.index_number, item.doc_number, item.source) for item in items))
        for page, items in zip(made, batches(items_of("labelled_rows")), strict=True)
    ]  # fmt: skip


@family()
def hover_tips() -> list[Made]:
    """A hidden tip in each row tells index number and issuer before the visible date."""
    made = _list(
        "hover_tips",
        lambda item: (
            f"<li><a href='{link(item)}' title='{item.title}'>{item.cut}</a><div class='tip' style='display:none'>"
            f"<table><tr><td>索 引 号</td><td>{item.index_number}</td></tr><tr><td>发布机构</td><td>{item.source}</td></tr>"
            f"<tr><td>成文日期</td><td>2018-01-01</td></tr></table></div><span>{item.day}</span></li>"
        ),
    )
    return [
        Made(page.name, page.url, page.body, records=page.records, follows=page.follows,
             numbers=tuple((item.index_number, None, item.source) for item in items))
        for page, items in zip(made, batches(items_of("hover_tips")), strict=True)
    ]  # fmt: skip


@family()
def time_elements() -> list[Made]:
    """The day stands in a datetime attribute; people see how long ago."""
    return _list(
        "time_elements",
        lambda item: (
            f"<li><a href='{link(item)}'>{item.title}</a><time datetime='{item.day}T09:30:00+08:00'>3天前</time></li>"
        ),
    )


@family()
def short_dates() -> list[Made]:
    """2024-6-8 without zeros, with a time behind."""
    return _list(
        "short_dates",
        lambda item: (
            f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day.year}-{item.day.month}-{item.day.day} 9:05:01</span></li>"
        ),
    )


@family()
def generic_hints() -> list[Made]:
    """The title attribute only says 点击查看; new.gif stands behind the title."""
    return _list(
        "generic_hints",
        lambda item: (
            f"<li><a href='{link(item)}' title='点击查看详细内容'><font color=red>{item.title}</font></a><img src='new.gif' alt='new'><i>{item.day}</i></li>"
        ),
    )


@family()
def numbered_rows() -> list[Made]:
    """A running number, a bullet image and dots between title and date."""
    return _list(
        "numbered_rows",
        lambda item: (
            f"<li><em>{item.number % 97}.</em><img src='dot.gif'><a href='{link(item)}'>{item.title}</a>……………<span>{item.day}</span></li>"
        ),
        around="<ol>{}</ol>",
    )


@family()
def torn_titles() -> list[Made]:
    """Titles torn by line breaks, fonts and blanks of the template."""
    return _list(
        "torn_titles",
        lambda item: (
            f"<li>\n\t<a href='{link(item)}'>\n\t\t{item.title[:1]}<b>{item.title[1:]}</b>\n\t</a>\n\t<span>\n\t{item.day}\n\t</span>\n</li>"
        ),
    )


@family()
def deadlines() -> list[Made]:
    """开始 and 结束 in a table of consultations: the first is the record's day."""
    return _list(
        "deadlines",
        lambda item: (
            f"<tr><td><a href='{link(item)}'>{item.title}</a></td><td>{item.day}</td><td>2025-12-31</td><td>已结束</td></tr>"
        ),
        around="<table><tr><th>标题</th><th>发布日期</th><th>截止日期</th><th>状态</th></tr>{}</table>",
    )


@family()
def letters() -> list[Made]:
    """领导信箱: the state and the office stand beside each letter."""
    return _list(
        "letters",
        lambda item: (
            f"<tr><td>{item.number}</td><td><a href='{link(item)}'>{item.title}</a></td><td>{item.source}</td><td>{item.day}</td><td>已回复</td></tr>"
        ),
        around="<table class='mail'><tr><th>编号</th><th>信件标题</th><th>答复单位</th><th>来信时间</th><th>状态</th></tr>{}</table>",
    )


@family()
def clicked_rows() -> list[Made]:
    """Rows without href: a click on the title takes the reader there."""
    made = _list(
        "clicked_rows",
        lambda item: (
            f"""<li><a href="javascript:void(0)" onclick="window.open('{link(item)}')">{item.title}</a><span>{item.day}</span></li>"""
        ),
    )
    return [Made(page.name, page.url, page.body, records=page.records, follows=page.follows) for page in made]


@family()
def years_as_headings() -> list[Made]:
    """2024年 as a heading over rows that show month and day only."""
    items = [item for item in items_of("years_as_headings") if item.day.year >= 2023]
    blocks = ""
    for year in (2024, 2023):
        rows = "".join(
            f"<li><a href='{SITE}/s/{item.number}.html'>{item.title}</a><span>{item.day:%m-%d}</span></li>"
            for item in items
            if item.day.year == year
        )
        blocks += f"<div class='year'><h3>{year}年</h3><ul>{rows}</ul></div>"
    truth = rows_of(items, lambda item: f"{SITE}/s/{item.number}.html")
    return [Made("list", address(1), page_of(blocks).encode(), records=truth, navigation=(*MENU, *SIDE))]


@family()
def based() -> list[Made]:
    """Addresses resolve against base href."""
    return lists_of(
        "based",
        address=lambda number: f"{SITE}/jg/gk/list_{number}.html",
        link=lambda item: f"{SITE}/jg/detail/{item.number}.html",
        rows=lambda items: (
            "<ul>"
            + "".join(
                f"<li><a href='detail/{item.number}.html'>{item.title}</a><span>{item.day}</span></li>"
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f"<a href='gk/list_{number + 1}.html'>下一页</a>" if number < pages else ""
        ),
        frame=lambda content: page_of(content, head=f"<base href='{SITE}/jg/'>"),
    )


@family()
def relative_query() -> list[Made]:
    """The pager's links are queries alone."""
    return lists_of(
        "relative_query",
        address=lambda number: f"{SITE}/list.php?cid=4&p={number}",
        link=lambda item: f"{SITE}/show.php?id={item.number}",
        rows=lambda items: (
            "<ul>"
            + "".join(
                f"<li><a href='show.php?id={item.number}'>{item.title}</a><span>{item.day}</span></li>"
                for item in items
            )
            + "</ul>"
        ),
        pager=lambda number, pages: (
            f"<p>第{number}页 共{pages}页 "
            + (f"<a href='?cid=4&amp;p={number + 1}'>后一页</a>" if number < pages else "")
            + "</p>"
        ),
    )


@family()
def image_pager() -> list[Made]:
    """The next button is a picture."""
    return _list(
        "image_pager",
        _plain,
        pages=lambda number, pages: (
            f"<a href='list_{number + 1}.html'><img src='/next.gif' alt='下一页'></a>"
            if number < pages
            else "<img src='/next.gif' alt='下一页'>"
        ),
    )


@family()
def linked_head() -> list[Made]:
    """link rel=next in the head, icons only in the pager."""
    made: list[Made] = []
    pages = batches(items_of("linked_head"))
    for number, items in enumerate(pages, start=1):
        after = f"<link rel='next' href='list_{number + 1}.html'>" if number < len(pages) else ""
        body = page_of("<ul>" + "".join(map(_plain, items)) + "</ul><a class='icon'></a>", head=after)
        follows = Follows(address(number + 1)) if after else None
        made.append(
            Made(
                f"list {number}",
                address(number),
                body.encode(),
                records=rows_of(items, link),
                follows=follows,
            )
        )
    return made


@family()
def layui_pager() -> list[Made]:
    """A pager with an ellipsis, a disabled last button, classes for the rest."""

    def pages(number: int, count: int) -> str:
        following = (
            f"<a href='list_{number + 1}.html' class='layui-laypage-next'>下一页</a>"
            if number < count
            else "<a href='javascript:;' class='layui-laypage-next layui-disabled'>下一页</a>"
        )
        return f"<div class='layui-laypage'><a href='javascript:;' class='layui-laypage-prev layui-disabled'>上一页</a><span class='layui-laypage-curr'><em>{number}</em></span><span class='layui-laypage-spr'>…</span>{following}</div>"

    return _list("layui_pager", _plain, pages=pages)


@family()
def two_pagers() -> list[Made]:
    """The same pager above and below the list."""
    made: list[Made] = []
    pages = batches(items_of("two_pagers"))
    for number, items in enumerate(pages, start=1):
        bar = pager(number, len(pages))
        body = page_of(f"{bar}<ul>{''.join(map(_plain, items))}</ul>{bar}")
        follows = Follows(address(number + 1)) if number < len(pages) else None
        made.append(
            Made(
                f"list {number}",
                address(number),
                body.encode(),
                records=rows_of(items, link),
                follows=follows,
            )
        )
    return made


@family()
def one_or_two() -> list[Made]:
    """A young column: one record, two records, none."""
    items = items_of("one_or_two", 2)
    made = [
        Made(
            f"{count}",
            address(1),
            page_of("<ul class='list'>" + "".join(map(_plain, items[:count])) + "</ul>").encode(),
            records=rows_of(items[:count], link),
            navigation=(*MENU, *SIDE),
        )
        for count in (1, 2)
    ]
    empty = page_of("<ul class='list'></ul><p>暂无相关信息</p>").encode()
    return [*made, Made("0", address(1), empty, kind="empty", navigation=(*MENU, *SIDE))]


@family()
def yearly_reports() -> list[Made]:
    """Titles that differ in the year only, files behind them, no dates."""
    rows = "".join(
        f"<li><a href='/files/nb{year}.pdf'>{year}年清河县人民政府信息公开工作年度报告</a></li>"
        for year in range(2023, 2015, -1)
    )
    truth = tuple(
        (f"{year}年清河县人民政府信息公开工作年度报告", None, f"{SITE}/files/nb{year}.pdf")
        for year in range(2023, 2015, -1)
    )
    return [
        Made(
            "list",
            f"{SITE}/gk/nb/index.html",
            page_of(f"<ul>{rows}</ul>").encode(),
            records=truth,
            navigation=(*MENU, *SIDE),
        )
    ]


@family()
def entrance() -> list[Made]:
    """A home page: many short lists, many links, no place within the site."""
    blocks = ""
    for at, name in enumerate(("政务要闻", "部门动态", "通知公告", "政策文件", "招标采购", "人事信息")):
        items = items_of(f"entrance{at}", 7)
        rows = "".join(
            f"<li><a href='{link(item)}' title='{item.title}'>{item.cut}</a><span>{item.day:%m-%d}</span></li>"
            for item in items
        )
        blocks += f"<div class='box'><h2><a href='/l{at}/'>{name}</a></h2><a href='/l{at}/' class='more'>更多</a><ul>{rows}</ul></div>"
    tiles = "".join(
        f"<a href='/t{at}/'>{name}</a>"
        for at, name in enumerate(
            ("领导信箱", "依申请公开", "政府信息公开指南", "权责清单", "双公示", "办事大厅")
        )
    )
    body = f"<html><head><title>清河县人民政府门户网站</title></head><body><div class='nav'><a href='/'>首页</a><a href='/zwgk/'>政务公开</a><a href='/zwfw/'>政务服务</a></div>{blocks}<div class='tiles'>{tiles}</div></body></html>"
    labels = (
        "首页",
        "政务公开",
        "政务服务",
        "政务要闻",
        "招标采购",
        "领导信箱",
        "政府信息公开指南",
        "双公示",
    )
    return [Made("home", f"{SITE}/", body.encode(), kind="home", navigation=labels)]


@family()
def site_map() -> list[Made]:
    """A map of the site: nested lists of columns, none of them a record."""
    groups = {
        "政务公开": ("公开指南", "公开制度", "公开年报", "依申请公开"),
        "政务服务": ("个人办事", "法人办事", "便民服务"),
        "互动交流": ("县长信箱", "意见征集", "在线访谈"),
    }
    body = "".join(
        f"<dl><dt><a href='/{at}/'>{name}</a></dt>"
        + "".join(f"<dd><a href='/{at}/{n}/'>{label}</a></dd>" for n, label in enumerate(labels))
        + "</dl>"
        for at, (name, labels) in enumerate(groups.items())
    )
    labels = tuple(label for inner in groups.values() for label in inner)
    return [
        Made(
            "map",
            f"{SITE}/wzdt/index.html",
            page_of(f"<div class='sitemap'>{body}</div>", title="网站地图").encode(),
            kind="",
            navigation=labels,
        )
    ]


@family()
def sent_on() -> list[Made]:
    """Pages that only send their reader on."""
    metas = "<html><head><meta http-equiv='Refresh' content='0;URL=./ywyw/'></head><body></body></html>"
    script = "<html><body><script>window.location.href='/gk/index.html';</script></body></html>"
    written = """<html><body><script>document.write('<meta http-equiv="refresh" content="0;url=./zw/">');</script></body></html>"""
    return [
        Made(f"{at}", f"{SITE}/a/index.html", text.encode(), kind="redirect")
        for at, text in enumerate((metas, script, written))
    ]


@family()
def month_day_falls_through_years() -> list[Made]:
    """MM-DD over the turn of two years: told by order from the day of the capture, as far as the order falls."""

    def target(item: Item) -> str:
        return f"{SITE}/show/{item.number}.html"

    items = items_of("month_day_falls_through_years", 5)
    rows = "".join(
        f"<li><a href='{target(item)}'>{item.title}</a><span>{item.day:%m/%d}</span></li>" for item in items
    )
    known = [item for item in items if item.day.year == 2024]
    truth = rows_of(known, target) + tuple(
        (item.title, None, target(item)) for item in items if item.day.year < 2024
    )
    return [
        Made("seen", address(1), page_of(f"<ul>{rows}</ul>").encode(), records=truth, seen=date(2024, 7, 1))
    ]

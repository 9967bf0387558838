"""The parts that made pages share: head, menus, foot, and lists and articles put together."""

from __future__ import annotations

from collections.abc import Callable

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.truth import Follows, Made, rows_of

#: Labels of the menus in ``page_of``.
MENU = ("首页", "政务公开", "政务服务", "互动交流", "走进清河")
SIDE = ("公开指南", "公开制度", "公开年报", "通知公告", "财政预决算")
_FOOT = (
    '<div class="footer"><a href="/gywm/index.html">关于我们</a> | <a href="/wzdt/index.html">网站地图</a>'
    "<p>主办：清河县人民政府办公室 网站标识码：1305340001 冀ICP备05000001号</p></div>"
)


def menu_of() -> str:
    """The menus in front of a page's content."""
    top = "".join(f'<li><a href="/{at}/">{label}</a></li>' for at, label in enumerate(MENU))
    side = "".join(f'<li><a href="/zwgk/{at}/">{label}</a></li>' for at, label in enumerate(SIDE))
    return (
        f'<div class="header"><div class="nav"><ul>{top}</ul></div></div>'
        '<div class="dqwz">当前位置：<a href="/">首页</a> &gt; '
        '<a href="/zwgk/">政务公开</a> &gt; 通知公告</div>'
        f'<div class="left_menu"><h3>政务公开</h3><ul>{side}</ul></div>'
    )


def page_of(
    content: str, *, head: str = "", title: str = "通知公告_清河县人民政府", charset: str = "utf-8"
) -> str:
    """A whole page around a list or an article."""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{title}</title>{head}</head><body>\n'
        f'{menu_of()}\n<div class="right_con">{content}</div>\n{_FOOT}</body></html>'
    )


def lists_of(
    name: str,
    *,
    address: Callable[[int], str],
    link: Callable[[Item], str],
    rows: Callable[[list[Item]], str],
    pager: Callable[[int, int], str],
    frame: Callable[[str], str] = page_of,
    encoding: str = "utf-8",
    count: int = 20,
    follows: Callable[[int], Follows] | None = None,
) -> list[Made]:
    """The pages of a list: ``rows`` and ``pager`` (number from 1, pages) make what is special about it.

    ``link`` gives an item's absolute address, ``address`` a page's.
    """
    made: list[Made] = []
    pages = batches(items_of(name, count))
    for number, items in enumerate(pages, start=1):
        after = None
        if number < len(pages):
            after = follows(number + 1) if follows else Follows(address(number + 1))
        made.append(
            Made(
                f"list {number}",
                address(number),
                frame(rows(items) + pager(number, len(pages))).encode(encoding),
                records=rows_of(items, link),
                follows=after,
                navigation=(*MENU, *SIDE),
            )
        )
    return made


def article_of(
    name: str,
    content: Callable[[Item], str],
    link: Callable[[Item], str],
    *,
    head: Callable[[Item], str] = lambda _: "",
    facts: Callable[[Item], dict[str, object]] = lambda _: {},
    encoding: str = "utf-8",
    number: int = 3,
    frame: Callable[..., str] = page_of,
) -> Made:
    """An article of a family, with title and day as its truth and whatever ``facts`` adds."""
    item = items_of(name)[number]
    text = frame(content(item), head=head(item), title=f"{item.title}_清河县人民政府")
    truth: dict[str, object] = {"title": item.title, "published": item.day, **facts(item)}
    return Made(f"article {number}", link(item), text.encode(encoding), kind="article", article=truth)

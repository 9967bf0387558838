"""Made pages as an unknown system would write them: names that say nothing, boxes of links beside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lxml import etree, html

from crawler.page import Reading, read_page
from crawler.reading import read
from tests.sitefamilies import report  # noqa: F401  # families register themselves
from tests.sitefamilies.content import Item, items_of
from tests.sitefamilies.truth import FAMILIES, Made

Tree = Any
#: An address that tells nothing of what it leads to.
ADDRESS = "https://www.unknown.example/a/1004"
_SENTENCE = re.compile(r"[\u4e00-\u9fff，、；：0-9.%]{30,}。")
_LABELS = re.compile(r"(?:发布|更新|发表)?(?:时间|日期)\s*[:：]\s*(?=(?:19|20)\d\d)")
_NEIGHBOURS = (
    '<p>上一篇：<a href="/a/1003">关于开展经济普查的通知</a></p>'
    '<p>下一篇：<a href="/a/1005">重点项目推进会召开</a></p>'
)


def read_neutral(text: str) -> Reading:
    """A page of an unknown system as it is read."""
    return read(read_page(ADDRESS, text.encode(), "text/html; charset=utf-8"))


def parsed(made: Made) -> Tree:
    """A made page as a tree."""
    page = read_page(made.url, made.body, made.content_type)
    return html.document_fromstring(page.text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def neutral(tree: Tree) -> str:
    """The page without a name that says what something is: classes, ids, metas, comments."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            element.text = ""
            continue
        for name in ("class", "id"):
            if element.get(name):
                element.set(name, " ".join(map(_name, element.get(name).split())))
    for meta in tree.xpath("//meta[@name]"):
        meta.getparent().remove(meta)
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _name(name: str) -> str:
    """A name of digits that stands for a name."""
    return f"k{int(hashlib.blake2b(name.encode(), digest_size=3).hexdigest(), 16)}"


def articles() -> Iterator[tuple[str, Made]]:
    """The families' articles of which title and day are known."""
    for name, family in sorted(FAMILIES.items()):
        for made in family.make():
            known = made.article.get("title") and made.article.get("published")
            if made.kind == "article" and known and b"<" in made.body:
                yield f"{name}-{made.name}", made


def lengthened(tree: Tree) -> Tree:
    """The page with each sentence of its text said four times, as long as articles are."""
    for element in tree.iter():
        for side in ("text", "tail"):
            text = getattr(element, side)
            if text and isinstance(element.tag, str) and element.tag != "script":
                setattr(element, side, _SENTENCE.sub(lambda found: found[0] * 4, text))
    return tree


def _box(heading: str, row: Callable[[Item], str], count: int = 8) -> str:
    rows = "".join(row(item) for item in items_of(f"box{heading}", count))
    return f'<div class="k1"><div><h4>{heading}</h4><a href="/b/3">更多&gt;&gt;</a></div>{rows}</div>'


def _link(item: Item) -> str:
    return f'<a href="/a/{item.number}">{item.title}</a>'


def _dated(item: Item) -> str:
    return f"<li>{_link(item)}<span>{item.day}</span></li>"


#: Boxes of links that stand beside articles.
BOXES = {
    "ranked": _box("新闻排行榜", _link),
    "undated": _box("通知公告", lambda item: f"<li>{_link(item)}</li>"),
    "newest": _box("最新文章", _dated),
    "dated": _box("通知公告", _dated),
    "twelve": _box("工作动态", _dated, 12),
    "days": _box("最新文章", lambda item: f"<li><span>{item.day:%m-%d}</span>{_link(item)}</li>"),
}


def _left(tree: Tree, box: str) -> None:
    tree.body.insert(0, html.fragment_fromstring(box))


def _right(tree: Tree, box: str) -> None:
    tree.body.append(html.fragment_fromstring(box))


def _below(tree: Tree, box: str) -> None:
    content = tree.xpath("//div[@class='right_con']")
    (content[0] if content else tree.body).append(html.fragment_fromstring(box))


#: Where a box stands.
PLACES: dict[str, Callable[[Tree, str], None]] = {"left": _left, "right": _right, "below": _below}


def with_neighbours(tree: Tree) -> Tree:
    """The page with 上一篇 and 下一篇 below the article."""
    _below(tree, f"<div>{_NEIGHBOURS}</div>")
    return tree


def without_headings(tree: Tree) -> Tree:
    """The page with a div for each heading."""
    for heading in tree.xpath("//h1|//h2|//h3"):
        heading.tag = "div"
    return tree


def without_labels(tree: Tree) -> Tree:
    """The page with bare dates instead of 发布时间：2024-06-28."""
    for element in tree.iter():
        for side in ("text", "tail"):
            text = getattr(element, side)
            if text and isinstance(element.tag, str) and element.tag != "script":
                setattr(element, side, _LABELS.sub("", text))
    return tree


def bare(tree: Tree) -> Tree:
    """The page with line breaks between its paragraphs instead of elements around them."""
    for paragraph in tree.xpath("//p"):
        paragraph.append(etree.Element("br"))
        paragraph.drop_tag()
    return tree


def in_cells(tree: Tree) -> Tree:
    """The page with each paragraph in a table of its own."""
    for paragraph in tree.xpath("//p"):
        table = html.fragment_fromstring("<table><tr><td></td></tr></table>")
        table.tail, paragraph.tail = paragraph.tail, None
        paragraph.getparent().replace(paragraph, table)
        table.xpath(".//td")[0].append(paragraph)
    return tree


CHANGES: dict[str, Callable[[Tree], Tree]] = {
    "as it is": lambda tree: tree,
    "neighbours": with_neighbours,
    "no headings": without_headings,
    "no labels": without_labels,
    "bare text": bare,
    "in cells": in_cells,
}


def list_page(rows: str, *, above: str = "", title: str = "部门文件_石桥镇人民政府") -> str:
    """A list of an unknown system: a menu, a heading, what stands above the rows, the rows."""
    menu = "".join(
        f'<li><a href="/b/{at}">{label}</a></li>' for at, label in enumerate(("首页", "概况", "公开", "互动"))
    )
    return (
        f'<html><head><title>{title}</title></head><body><div class="k7"><ul>{menu}</ul></div>'
        '<div class="k8">'
        f'<div class="k9">部门文件</div>{above}<div class="k10">{rows}</div></div></body></html>'
    )


def truth(made: Made) -> tuple[str, date]:
    """Title and day of a made article."""
    title, day = made.article["title"], made.article["published"]
    assert isinstance(title, str)
    assert isinstance(day, date)
    return title, day

# ruff: noqa: E501  # a line of markup is read best as one line
"""Pages of systems that nobody knows: articles beside boxes of links are articles, lists are lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.page import PageKind, Reading, read_page
from crawler.reading import read
from tests.sitefamilies.content import Item, items_of
from tests.sitefamilies.neutral import (
    BOXES,
    CHANGES,
    PLACES,
    articles,
    lengthened,
    list_page,
    neutral,
    parsed,
    read_neutral,
    truth,
)
from tests.sitefamilies.truth import Made

ARTICLES = {name: made for name, made in articles() if not name.startswith("vsb_file_bodies")}
#: What a change leaves unsaid: a greeting's title without its heading, a date glued to another's label.
UNSURE = {
    ("no headings", "lonsun"),
    ("no headings", "tiangong"),
    ("no labels", "epoint"),
    ("no labels", "ucap_comment"),
    ("no labels", "webplus"),
}
SENTENCE = "本栏目发布本镇制定的各类文件，包括工作方案、实施意见和通知公告，由办公室负责更新，欢迎公众监督。"
ITEMS = items_of("unknown_lists", 12)


def _is_sure(name: str, change: str) -> bool:
    return (change, name.split("-", maxsplit=1)[0]) not in UNSURE


def _changed(made: Made, change: str, box: str = "", place: str = "") -> Reading:
    tree = CHANGES[change](lengthened(parsed(made)))
    if box:
        PLACES[place](tree, BOXES[box])
    return read_neutral(neutral(tree))


def _told(reading: Reading) -> tuple[object, ...]:
    article = reading.article
    return reading.kind, article and article.title, article and article.published, reading.records


def _misread(change: str, box: str = "", place: str = "") -> dict[str, object]:
    """The articles that are read otherwise than they are true."""
    found: dict[str, object] = {}
    for name, made in ARTICLES.items():
        told = _told(_changed(made, change, box, place)) if _is_sure(name, change) else None
        if told is not None and told != (PageKind.ARTICLE, *truth(made), ()):
            found[name] = told
    return found


def test_there_are_articles_enough() -> None:
    assert len(ARTICLES) >= 20


@pytest.mark.parametrize("change", CHANGES)
def test_an_article_is_one_whatever_its_system_calls_things(change: str) -> None:
    assert _misread(change) == {}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("change", ["as it is", "neighbours"])
def test_a_box_of_links_beside_an_article_makes_no_list_of_it(change: str, box: str, place: str) -> None:
    assert _misread(change, box, place) == {}


@pytest.mark.parametrize("box", ["ranked", "dated"])
@pytest.mark.parametrize("change", ["no headings", "no labels", "bare text", "in cells"])
def test_nor_does_it_where_the_article_is_written_plainly(change: str, box: str) -> None:
    assert _misread(change, box, "left") == {}


@pytest.mark.parametrize(("change", "family"), sorted(UNSURE))
def test_what_an_article_leaves_unsaid_is_unknown_and_never_wrong(change: str, family: str) -> None:
    for name, made in ARTICLES.items():
        if name.split("-", maxsplit=1)[0] == family:
            article = _changed(made, change).article
            title, day = truth(made)
            assert article is None or (article.title in {None, title} and article.published in {None, day})


def _row(item: Item, *, behind: str = "", title: str = "") -> str:
    return f'<li><a href="/a/{item.number}">{title or item.title}</a><span>{item.day}</span>{behind}</li>'


def _flat(item: Item) -> str:
    head = f'<h3><a href="/a/{item.number}">{item.title}</a></h3><p>{item.day}</p>'
    return f"{head}<p>{''.join(item.paragraphs)}</p>"


def _bare(item: Item) -> str:
    return f'<a href="/a/{item.number}">{item.title}</a> {item.day}<br>{"".join(item.paragraphs)}<br>'


LISTS = {
    "twelve rows": list_page("".join(map(_row, ITEMS))),
    "five rows": list_page("".join(map(_row, ITEMS[:5]))),
    "a text above": list_page("".join(map(_row, ITEMS)), above=f"<p>{SENTENCE * 4}</p>"),
    "a long text above few rows": list_page("".join(map(_row, ITEMS[:5])), above=f"<p>{SENTENCE * 9}</p>"),
    "summaries in the rows": list_page(
        "".join(_row(item, behind=f"<p>{''.join(item.paragraphs)}</p>") for item in ITEMS)
    ),
    "summaries between the rows": list_page("".join(map(_flat, ITEMS))),
    "bare text": list_page("".join(map(_bare, ITEMS))),
    "bare text below a day and a source": list_page(
        "".join(map(_bare, ITEMS)), above="<h2>部门文件汇编与解读</h2>2024-07-01 来源：石桥镇<br>"
    ),
    "a day above": list_page("".join(map(_row, ITEMS)), above="<p>更新时间：2024-07-01</p>"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_an_unknown_system_is_a_list(name: str) -> None:
    found = read_neutral(LISTS[name])
    rows = ITEMS[:5] if "5" in name or "five" in name or "few" in name else ITEMS
    assert found.kind is PageKind.LIST
    assert [(row.title, row.date) for row in found.records] == [(item.title, item.day) for item in rows]


def test_a_list_of_long_titles_is_a_list() -> None:
    titles = [f"{item.title}（{item.source}会同有关部门于会后联合印发，自印发之日起施行）" for item in ITEMS]
    rows = "".join(_row(item, title=title) for item, title in zip(ITEMS, titles, strict=True))
    found = read_neutral(list_page(rows))
    assert found.kind is PageKind.LIST
    assert [row.title for row in found.records] == titles


def test_a_list_of_one_row_is_a_list() -> None:
    item = ITEMS[3]
    found = read_neutral(list_page(_row(item)))
    assert found.kind is PageKind.LIST
    assert [(row.title, row.date) for row in found.records] == [(item.title, item.day)]


def test_a_column_that_is_called_like_a_box_is_a_list() -> None:
    rows = "".join(f'<li><a href="/a/{item.number}">{item.title}</a></li>' for item in ITEMS)
    page = list_page(rows, title="热点回应_石桥镇人民政府").replace("部门文件</div>", "热点回应</div>")
    found = read_neutral(page)
    assert found.kind is PageKind.LIST
    assert len(found.records) == len(ITEMS)


def test_a_table_s_last_cell_ends_where_the_text_behind_the_table_begins() -> None:
    made = next(made for name, made in ARTICLES.items() if name.startswith("hanweb_comments"))
    article = _changed(made, "bare text", "ranked", "below").article
    assert article is not None
    assert article.source == items_of("hanweb_comments", 3)[2].source


def test_a_date_line_without_label_under_a_subtitle_is_the_article_s() -> None:
    body = "".join(f"<p>{SENTENCE}</p>" for _ in range(6))
    page = (
        "<html><head><title>石桥镇召开春耕备耕工作推进会</title></head><body><h1>石桥镇召开春耕备耕工作推进会</h1>"
        "<div>各村负责同志参加会议</div><div>2024-03-05 10:12:00 来源：石桥镇 作者：办公室 浏览次数：21 字体：大 中 小</div>"
        f"<div>{body}</div><p>上一篇：<a href='/a/1'>关于开展经济普查的通知</a></p></body></html>"
    )
    article = read_neutral(page).article
    assert article is not None
    assert str(article.published) == "2024-03-05"
    assert article.text.startswith("本栏目")


def test_the_foot_begins_behind_the_article_and_a_date_ends_before_a_mark() -> None:
    page = (
        "<html><head><title>春耕通知</title></head><body><p><a href='/b/1'>联系我们</a></p><h1>关于春耕备耕的通知</h1>"
        f"<p>发布时间：2024-03-05 | 浏览次数：21</p><div class='article-content'><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
        "<div>主办：石桥镇人民政府</div></body></html>"
    )
    found = read_neutral(page)
    assert found.footer == "主办：石桥镇人民政府"
    assert found.article is not None
    assert found.article.published_text == "2024-03-05"


def test_a_text_that_is_named_like_a_crumb_is_none_and_a_place_is_one() -> None:
    page = (
        "<html><body><div>您的位置：<a href='/b/1'>首页</a> &gt; <a href='/b/2'>镇务公开</a></div>"
        f"<div class='wz-con'><p>{SENTENCE}<a href='/a/9'>实施意见全文</a></p></div>"
        "<script>var share = {url: '/a/1004', title: '关于春耕备耕的通知', pic: '/x.png'};"
        "document.write('<a href=\"/b/list_2.html\">下一页</a>');</script></body></html>"
    )
    places = {link.label: link.place for link in read_neutral(page).navigation}
    assert places == {"首页": "breadcrumb", "镇务公开": "breadcrumb", "实施意见全文": "body"}


def test_a_rank_is_no_part_of_a_title_whose_attribute_holds_a_break() -> None:
    rows = "".join(
        f'<li><a href="/a/{item.number}" title="{item.title}<br>二次征集"><i>{at}</i> {item.title} 二次征集</a>'
        f"<span>{item.day}</span></li>"
        for at, item in enumerate(ITEMS[4:], start=1)
    )
    titles = [record.title for record in read_neutral(list_page(rows)).records]
    assert titles == [f"{item.title} 二次征集" for item in ITEMS[4:]]


def _labelled(shared: Path) -> list[tuple[str, Reading, Made]]:
    """The labelled pages as they are read, and as pages to change."""
    folder, found = shared / "pages", []
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        path = folder / label["file"]
        if path.suffix == ".html":
            url = label.get("url") or path.as_uri()
            page = read_page(url, path.read_bytes(), "")
            if page.tree is not None:
                found.append((label["file"], read(page), Made(label["file"], url, path.read_bytes())))
    return found


def test_labelled_articles_stay_articles_beside_boxes(shared: Path) -> None:
    misread: list[tuple[str, str]] = []
    number = 0
    for name, reading, made in _labelled(shared):
        article = reading.article
        if reading.kind is not PageKind.ARTICLE or article is None or len(article.text) < 200:
            continue
        for box in BOXES:
            tree = parsed(made)
            PLACES["right"](tree, BOXES[box])
            found = read_neutral(neutral(tree))
            number += 1
            if found.kind is not PageKind.ARTICLE or found.article is None:
                misread.append((name, box))
                continue
            assert found.article.title in {None, article.title}, (name, box)
            assert found.article.published in {None, article.published}, (name, box)
    assert number >= 100
    assert len(misread) <= 0.08 * number, misread


def test_labelled_lists_stay_lists_without_their_names(shared: Path) -> None:
    lists = [
        (name, reading, made) for name, reading, made in _labelled(shared) if reading.kind is PageKind.LIST
    ]
    assert len(lists) >= 10
    for name, reading, made in lists:
        found = read_neutral(neutral(parsed(made)))
        assert found.kind in {PageKind.LIST, PageKind.HOME}, name
        assert len(found.records) >= len(reading.records), name

"""What a page shows beside its text."""

from __future__ import annotations

import pytest

from audit.model import PageMark
from crawler.extract.pagemarks import article_marks, marks_of
from crawler.page import read_page


def marks(markup: str) -> dict[PageMark, str]:
    return marks_of(read_page("http://x.gov.cn/", f"<html><body>{markup}</body></html>".encode()))


def article(markup: str) -> dict[PageMark, str]:
    page = f"<html><head><title>某通知-某局</title></head><body>{markup}</body></html>"
    return article_marks(read_page("http://x.gov.cn/1.html", page.encode()))


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ('<script src="http://dcs.conac.cn/js/17/247/0000/1.js"></script>', PageMark.PARTY_MARK),
        ('<span id="_ideConac"></span>', PageMark.PARTY_MARK),
        ('<script id="_jiucuo_" sitecode="4114240001"></script>', PageMark.ERROR_REPORT),
        ('<img alt="我为政府网站找错">', PageMark.ERROR_REPORT),
        ("<a href='#'>无障碍浏览</a>", PageMark.ACCESSIBILITY),
        ('<input name="keyword" placeholder="请输入">', PageMark.SEARCH),
        ('<script src="https://api.map.baidu.com/api?v=2.0"></script>', PageMark.MAP),
        ("<p>审图号：GS（2019）1822号</p>", PageMark.MAP_NUMBER),
        ('<script src="/static/js/foot_2020.js"></script>', PageMark.INCLUDED),
        ('<iframe src="/bottom.html"></iframe>', PageMark.INCLUDED),
    ],
)
def test_a_sign_in_the_source_is_a_mark(markup: str, mark: PageMark) -> None:
    assert mark in marks(markup)


@pytest.mark.parametrize(
    "markup", ["<p>我局开展窗口服务找错活动</p>", '<input name="username">', "<p>县地图册</p>"]
)
def test_ordinary_words_are_no_marks(markup: str) -> None:
    assert marks(markup) == {}


def test_a_wrong_character_set_is_told() -> None:
    page = read_page("http://x.gov.cn/", "<html><body>公告</body></html>".encode())

    assert marks_of(page, "gb2312")[PageMark.ENCODING] == "声明 gb2312，实际 utf-8"


def test_an_article_states_title_time_and_source() -> None:
    found = article("<h1>某通知</h1><div>发布时间：2026-03-02 09:05　来源：县教育局</div><p>正文内容。</p>")

    assert found[PageMark.TITLE] == "某通知-某局"
    assert found[PageMark.HEADING] == "某通知"
    assert found[PageMark.PUBLISHED] == "2026-03-02 09:05"
    assert found[PageMark.SOURCE] == "县教育局"


def test_a_vague_label_is_kept_apart() -> None:
    found = article("<h1>某通知</h1><div>时间：2026-03-02</div><p>正文内容。</p>")

    assert PageMark.PUBLISHED not in found
    assert found[PageMark.DATED] == "2026-03-02"

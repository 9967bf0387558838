"""Where external links end."""

from __future__ import annotations

import pytest

from audit.model import FetchOutcome
from crawler.fetching import Fetched
from crawler.landings import landing, suspicious


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("澳门威尼斯人官网", "", "澳门威尼斯人"),
        ("某某镇人民政府", "真人视讯 百家乐 六合彩 立即注册", "六合彩、百家乐、真人视讯"),
        ("此域名出售", "", "域名出售"),
        ("公安机关打击赌博平台犯罪", "百家乐 六合彩 时时彩", ""),
        ("体育局", "体育彩票公益金使用情况", ""),
        ("某某县人民政府", "严禁参与百家乐赌博", ""),
    ],
)
def test_words_that_a_person_should_look_at(title: str, text: str, words: str) -> None:
    assert suspicious(title, text) == words


def test_an_address_on_another_host_is_told() -> None:
    body = "<html><head><title>开元棋牌</title></head><body>欢迎</body></html>".encode()
    moved = Fetched("https://other.example/", FetchOutcome.OK, 200, body, "text/html; charset=utf-8")

    assert landing("http://old.gov.cn/", moved) == ("https://other.example/", "开元棋牌")
    assert landing("https://other.example/a", moved)[0] == ""
    assert landing("http://old.gov.cn/", Fetched("http://old.gov.cn/", FetchOutcome.TIMEOUT)) == ("", "")

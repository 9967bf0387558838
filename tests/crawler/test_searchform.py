"""The site's own search: which forms are one, what is sent, what an answer shows."""

from __future__ import annotations

import base64

import pytest

from crawler.extract.searchform import SearchForm, find_search_form, shows_title
from crawler.page import read_page

TITLE = "关于做好2026年春季招生工作的通知"


def form(markup: str) -> SearchForm | None:
    return find_search_form(read_page("http://x.gov.cn/", f"<html><body>{markup}</body></html>".encode()))


def answer(markup: str) -> bool | None:
    return shows_title(read_page("http://x.gov.cn/s", f"<html><body>{markup}</body></html>".encode()), TITLE)[
        0
    ]


def test_a_plain_form_is_sent_with_its_hidden_fields() -> None:
    found = form(
        '<form action="/search.jspx"><input type="hidden" name="site" value="1"><input name="q"></form>'
    )

    assert found is not None
    assert found.request("招生") == ("http://x.gov.cn/search.jspx?site=1&q=%E6%8B%9B%E7%94%9F", "GET", b"")


def test_a_posted_search_is_a_search() -> None:
    found = form('<form method="post" action="/e/search/index.php"><input name="keyboard"></form>')

    assert found is not None
    assert found.request("a") == ("http://x.gov.cn/e/search/index.php", "POST", b"keyboard=a")


def test_words_are_sent_in_the_pages_own_character_set() -> None:
    head = '<html><head><meta charset="gbk"></head><body>公告'
    page = f'{head}<form action="/so"><input name="q"></form></body></html>'
    found = find_search_form(read_page("http://x.gov.cn/", page.encode("gbk")))

    assert found is not None
    assert found.request("公")[0] == "http://x.gov.cn/so?q=%B9%AB"


def test_a_system_that_wants_base64_gets_it() -> None:
    found = form('<form method="post" action="/ssjg.jsp?s=search"><input name="lucenenewssearchkey1"></form>')

    assert found is not None
    coded = base64.b64encode("招生".encode()).decode()
    assert found.request("招生")[2].decode().startswith(f"lucenenewssearchkey1={coded[:4]}")


@pytest.mark.parametrize(
    "markup",
    [
        '<form action="/login"><input name="q"><input type="password" name="p"></form>',
        '<form action="/leadermail/search.jsp"><input name="keyword"></form>',
        '<form action="/apply"><input name="title"></form>',
        '<form action="/search"><input name="beginDate"></form>',
        "<input name='q'>",
    ],
)
def test_other_forms_are_never_sent(markup: str) -> None:
    assert form(markup) is None


def test_a_check_code_or_a_script_stands_in_the_way() -> None:
    code = form('<form action="/search"><input name="q"><input name="captcha"></form>')
    script = form('<form action=""><input name="q" placeholder="搜索"></form>')

    assert code is not None
    assert script is not None
    assert "验证码" in code.trouble
    assert "脚本" in script.trouble


def test_a_usable_form_goes_before_one_that_is_not() -> None:
    found = form(
        '<form action=""><input name="q" title="搜索"></form><form action="/search"><input name="q"></form>'
    )

    assert found is not None
    assert found.trouble == ""


def test_a_form_that_a_script_rewrites_is_known() -> None:
    found = form('<form action="/search" onsubmit="return go()"><input name="q"></form>')

    assert found is not None
    assert found.rewritten


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (f"<a href='/1.html'>{TITLE}</a>", True),
        (f"<a href='/1.html'>关于做好<em>2026年春季招生</em>工作的通知 2026-03-02</a>{'' * 3}", True),
        ("<a href='/1.html'>关于做好2026年春季招生工...</a>", True),
        (f"<p>您搜索的“{TITLE}”</p><p>抱歉，没有找到相关结果</p>", False),
        (f"<p>{TITLE}</p><p>共找到 0 条</p>", False),
        (f"<input value='{TITLE}'><div id='app'></div>", None),
        ("<a href='/2.html'>关于另一件事情的公告和说明</a>", None),
        ("<p>请输入验证码</p><input name='captcha'>", None),
        ("<script>var t='没有找到相关结果'</script>", None),
    ],
)
def test_what_a_page_of_results_shows(markup: str, *, found: bool | None) -> None:
    assert answer(markup) is found

"""What a page's reading says of itself: cut, handed over, wrongly declared; and calls in script files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.extract.scriptfiles import MOST_FILES, inline_code, request_in, script_files
from crawler.extract.survey import MOST_LINKS
from crawler.page import read_page
from crawler.reading import read
from crawler.storedjson import dumped, loaded
from tests.crawler.test_chains import chain_of, every, page, rows

URL = "http://www.example.gov.cn/tzgg/index.html"
MENU = "<ul>" + "".join(f"<li><a href='/c{n}/'>栏目{n}</a></li>" for n in range(6)) + "</ul>"
HERE = "<div>当前位置：<a href='/'>首页</a> &gt; 通知公告</div>"


def of(body: str, url: str = URL, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{MENU}{HERE}{body}</body></html>".encode()


def test_a_system_s_list_that_nobody_understood_is_handed_over_with_the_reason() -> None:
    marks = "<script src='/module/jslib/jquery/jpage/dataproxy.jsp'></script><div id='unknown-unit'></div>"
    reading = read(read_page("http://www.example.gov.cn/col/col12/index.html", of(marks)))
    assert reading.dialect == "hanweb"
    assert "hanweb" in reading.handed_over
    assert not reading.records


def test_what_was_read_and_what_bears_no_system_s_marks_is_not_handed_over() -> None:
    items = "".join(
        f"<li><a href='/art/2024/5/{n}/art_12_{n}.html'>关于第{n}项工作的通知</a>"
        f"<span>2024-05-0{n}</span></li>"
        for n in range(1, 8)
    )
    read_well = read(read_page("http://www.example.gov.cn/col/col12/index.html", of(f"<ul>{items}</ul>")))
    assert read_well.handed_over == ""
    assert read(read_page(URL, of("<ul></ul>"))).handed_over == ""


def test_a_page_of_more_links_than_anybody_reads_is_cut() -> None:
    item = "<li><a href='/{0}.html'>关于第{0}项工作的通知</a></li>"
    most = "".join(item.format(number) for number in range(MOST_LINKS + 5))
    assert read(read_page(URL, of(f"<ul>{most}</ul>"))).cut
    assert not read(read_page(URL, of(f"<ul>{item.format(1)}</ul>"))).cut


def test_a_list_with_a_cut_page_is_not_read_whole() -> None:
    days = every(3, 5)
    whole, cut = page("/a/", rows(*days)), page("/a/", rows(*days))
    assert chain_of(whole).complete
    chain = chain_of(replace(cut, cut=True))
    assert not chain.complete
    assert "页面过长" in chain.limit


@pytest.mark.parametrize(
    ("declared", "encoded", "expected"),
    [
        ("gb2312", "utf-8", "gb2312"),
        ("utf-8", "gb18030", "utf-8"),
        ("gb2312", "gbk", ""),
        ("utf-8", "utf-8", ""),
    ],
)
def test_a_wrong_declaration_is_noted(declared: str, encoded: str, expected: str) -> None:
    text = f"<html><head><meta charset='{declared}'></head><body>{MENU}{HERE}<p>内容</p></body></html>"
    assert read(read_page(URL, text.encode(encoded))).misdeclared == expected


def test_a_page_in_plain_ascii_contradicts_no_declaration() -> None:
    plain = b"<html><head><meta charset='gb2312'></head><body><a href='/a.html'>a</a></body></html>"
    assert read(read_page(URL, plain)).misdeclared == ""


def test_script_files_are_of_the_same_host_few_and_no_libraries() -> None:
    names = ["/js/jquery-3.js", "/js/swiper.js", "//cdn.example.com/list.js", "/js/a.js", "/js/list.js"]
    names += [f"/js/more{n}.js" for n in range(5)]
    source = "".join(f"<script src='{name}'></script>" for name in names)
    found = script_files(read_page(URL, of(source)))
    assert found[0] == "http://www.example.gov.cn/js/list.js"
    assert len(found) == MOST_FILES
    assert not any("jquery" in url or "swiper" in url or "cdn" in url for url in found)


LIST_CODE = (
    "function load(p){ $.get('/api/list?channelId=' + channelId + '&pageNo=' + p, function (d) {"
    " $('#list').html(d.rows.map(r => '<li>' + r.title + r.publishDate)); }); } load(1);"
)


def test_the_call_of_a_script_file_is_made_with_what_the_page_tells_it() -> None:
    inline = inline_code(read_page(URL, of("<script>var channelId = '517';</script>")))
    found = request_in(URL, inline, {"http://www.example.gov.cn/js/list.js": LIST_CODE})
    assert found is not None
    assert found.url == "http://www.example.gov.cn/api/list?channelId=517&pageNo=1"


def test_a_call_that_knows_nothing_of_the_page_fills_some_other_list() -> None:
    code = LIST_CODE.replace("' + channelId + '", "9")
    assert (
        request_in(
            URL, "<script>var channelId = '517';</script>", {"http://www.example.gov.cn/js/a.js": code}
        )
        is None
    )
    beside = {"http://www.example.gov.cn/tzgg/list.js": code}
    assert request_in(URL, "", beside) is not None


def test_what_a_reading_says_of_itself_survives_the_store() -> None:
    kept = replace(
        page("/a/", ()),
        cut=True,
        handed_over="为什么",
        scripts=("http://www.example.gov.cn/a.js",),
        inline="<script>1</script>",
        meta={},
    )
    assert loaded(kept.key, kept.kind.value, kept.dialect, dumped(kept)) == kept

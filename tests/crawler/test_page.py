"""The fetched page: base address, standard metas, data answers."""

from __future__ import annotations

from crawler.page import read_page


def test_links_resolve_against_the_base_element() -> None:
    page = read_page("http://www.example.gov.cn/a/b.html", b"<head><base href='/jxs/'></head><body></body>")
    assert page.base == "http://www.example.gov.cn/jxs/"
    assert page.resolve("c.html") == "http://www.example.gov.cn/jxs/c.html"


def test_scripts_and_anchors_are_no_addresses() -> None:
    page = read_page("http://www.example.gov.cn/a/b.html", b"<p>x</p>")
    assert [page.resolve(href) for href in ("javascript:;", "#top", "", "mailto:a@b.c", "http://[bad")] == [
        ""
    ] * 5


def test_standard_metas_are_read_whatever_their_case_order_and_quotes() -> None:
    source = (
        "<head><meta content='青山县人民政府' name='sitename'><META NAME=SiteIDCode CONTENT=1234560001>"
        "<meta name='pubdata' content=' 2024-01-02  10:00 '><meta name='PubDate' content='2025-01-01'>"
        "<meta name='ArticleTitle' content=''><meta name='viewport' content='x'></head>"
    )
    meta = read_page("http://x.gov.cn/", source.encode()).meta
    assert meta == {"SiteName": "青山县人民政府", "SiteIDCode": "1234560001", "PubDate": "2024-01-02 10:00"}


def test_json_and_its_calls_are_data_and_no_tree() -> None:
    for body in (b'{"a": [1]}', b'callback({"a": [1]});', b'\xef\xbb\xbf {"a": [1]}'):
        page = read_page("http://x.gov.cn/api", body, "application/json")
        assert page.data == {"a": [1]}
        assert page.tree is None


def test_xml_answers_have_no_tree_but_xhtml_pages_have() -> None:
    assert read_page("http://x/", b"<?xml version='1.0'?><datastore></datastore>").tree is None
    xhtml = b"<?xml version='1.0' encoding='gb2312'?><!DOCTYPE html><html><body>x</body></html>"
    assert read_page("http://x/", xhtml).tree is not None


def test_text_behind_null_bytes_and_deep_nesting_is_not_lost() -> None:
    page = read_page("http://x/", b"<p>\x00a\x00b</p>" + b"<div>" * 1500 + b"end")
    assert page.tree is not None
    assert "".join(page.tree.itertext()) == "abend"

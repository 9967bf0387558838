"""Crawls of sites whose columns stand behind pictures and scripted menus: nothing there is called absent."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from audit.model import Coverage, FetchOutcome
from crawler.extract.navigation import find_navigation
from crawler.extract.wordless import hollow_menu
from crawler.page import NavLink, read_page
from crawler.stored import StoredReading
from crawler.survey import Survey
from crawler.urls import is_sister
from tests.crawler.sites_for_tests import Crawled, Site, agency_of, an_article, plan_for

Crawl = Callable[..., Crawled]
GUIDE = "测试县教育局政府信息公开指南"
MENU = {"zfxxgk": "政府信息公开", "tzgg": "通知公告", "jgzn": "机构职能", "zcwj": "政策文件"}


def page(title: str, body: str) -> str:
    """A page with a menu of words that names no guide."""
    menu = "".join(f'<li><a href="/{path}/">{label}</a></li>' for path, label in MENU.items())
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'<div class="nav"><ul><li><a href="/">首页</a></li>{menu}</ul></div><div class="main">{body}</div>'
        "</body></html>"
    )


def build(site: Site, home: str = "", platform: str = "") -> None:
    site.page("/robots.txt", "", 404)
    site.page("/", page("测试县教育局", f"<p>欢迎访问测试县教育局网站。</p>{home}"))
    for path, label in MENU.items():
        site.page(f"/{path}/", page(label, f"<p>{label}栏目</p>{platform if path == 'zfxxgk' else ''}"))


def guide_of(site: Site, crawl: Crawl) -> Coverage:
    found = crawl(agency_of(f"{site.base}/"), plan_for("guide"))
    (column,) = (column for column in found.store.columns("a1") if column.id == "guide")
    return column.coverage


def test_a_column_that_no_menu_names_is_absent(site: Site, crawl: Crawl) -> None:
    build(site)
    assert guide_of(site, crawl) is Coverage.ABSENT


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/images/gkzn/"><img src="/images/b1.png"></a>',
        '<a href="/images/gkzn/" class="entry-1"></a>',
        '<map name="m"><area shape="rect" coords="0,0,9,9" href="/images/gkzn/"></map>',
        '<div class="box" onclick="location.href=\'/images/gkzn/\'"><img src="/images/b1.png"></div>',
    ],
    ids=["picture", "background", "area", "onclick"],
)
@pytest.mark.parametrize("place", ["home", "platform"])
def test_a_column_behind_a_picture_without_words_is_found(
    site: Site, crawl: Crawl, link: str, place: str
) -> None:
    build(site, **{place: link})
    text = an_article(site, GUIDE, "2026-03-01")
    site.page("/images/gkzn/", text.replace('<li><a href="/xxgkzn/">政府信息公开指南</a></li>', ""))
    assert guide_of(site, crawl) is Coverage.COMPLETE


def test_a_column_under_a_strange_label_is_known_by_its_pages_title(site: Site, crawl: Crawl) -> None:
    build(site, platform='<ul class="list"><li><a href="/gkxz/">公开须知</a></li></ul>')
    site.page("/gkxz/", an_article(site, GUIDE, "2026-03-01"))
    assert guide_of(site, crawl) is Coverage.COMPLETE


@pytest.mark.parametrize("title", ["关于修订政府信息公开指南的通知", "测试县财政局政府信息公开指南"])
def test_a_page_about_a_column_or_of_another_body_is_not_the_column(
    site: Site, crawl: Crawl, title: str
) -> None:
    build(site, platform='<ul class="list"><li><a href="/gkxz/">公开须知</a></li></ul>')
    site.page("/gkxz/", an_article(site, title, "2026-03-01").replace('"/xxgkzn/"', '"/"'))
    assert guide_of(site, crawl) is Coverage.ABSENT


def test_a_picture_that_leads_to_a_page_out_of_reach_leaves_the_search_open(site: Site, crawl: Crawl) -> None:
    build(site, home='<a href="/images/gkzn/"><img src="/images/b1.png"></a>')
    site.page("/images/gkzn/", "busy", 503)
    assert guide_of(site, crawl) is not Coverage.ABSENT


@pytest.mark.parametrize(
    "menu",
    [
        '<ul id="treeDemo" class="ztree"></ul><script src="/js/tree.js"></script>',
        '<div class="catalog-tree" id="leftTree"></div><script src="/js/tree.js"></script>',
        '<div id="leftMenu"></div><script>loadMenu(1);</script>',
        '<ul class="left_nav"><li v-for="m in menu"><a :href="m.url">{{m.name}}</a></li></ul>',
    ],
    ids=["ztree", "tree", "menu", "vue"],
)
def test_a_menu_that_only_a_script_fills_leaves_the_search_open(site: Site, crawl: Crawl, menu: str) -> None:
    build(site, platform=menu)
    assert guide_of(site, crawl) is not Coverage.ABSENT


TREE = json.dumps(
    {
        "code": 0,
        "data": [
            {
                "id": "1",
                "name": "法定主动公开内容",
                "url": "/fdzd/",
                "children": [{"id": "2", "name": "公开指南", "url": "/images/gkzn/", "children": []}],
            }
        ],
    },
    ensure_ascii=False,
)
CALL = "<script>$.getJSON('/api/columnTree?site=5', function (d) { $('#tree').tree(d); });</script>"


def test_a_menu_that_every_section_leaves_empty_is_no_menu(site: Site, crawl: Crawl) -> None:
    left = '<ul class="menu"></ul><script src="/js/site.js"></script>'
    sections = {"tyxw": "体育新闻", "ljkx": "廉洁快讯", "wmfc": "文明风采"}
    more = "".join(f'<li><a href="/{path}/">{label}</a></li>' for path, label in sections.items())
    parts = {"ghjh": "规划计划", "rsxx": "人事信息", "tjxx": "统计信息"}
    tree = "".join(f'<li><a href="/{path}/">{label}</a></li>' for path, label in parts.items())
    build(
        site, home=f'<div class="nav"><ul>{more}</ul></div>', platform=f'{left}<div class="list">{tree}</div>'
    )
    for path, label in (sections | parts).items():
        site.page(f"/{path}/", page(label, f"<p>{label}</p>{left}"))
    assert guide_of(site, crawl) is Coverage.ABSENT


def test_a_tree_that_a_script_fetches_is_asked_for(site: Site, crawl: Crawl) -> None:
    build(site, platform=f'<ul id="tree" class="ztree"></ul>{CALL}')
    site.page("/api/columnTree?site=5", TREE, content_type="application/json")
    site.page("/fdzd/", page("法定主动公开内容", "<p>法定主动公开内容</p>"))
    site.page("/images/gkzn/", an_article(site, GUIDE, "2026-03-01"))
    assert guide_of(site, crawl) is Coverage.COMPLETE


def test_a_tree_that_was_fetched_and_names_no_guide_proves_its_absence(site: Site, crawl: Crawl) -> None:
    build(site, platform=f'<ul id="tree" class="ztree"></ul>{CALL}')
    site.page("/api/columnTree?site=5", TREE.replace("公开指南", "规划计划"), content_type="application/json")
    for path in ("fdzd", "images/gkzn"):
        site.page(f"/{path}/", page("规划计划", "<p>规划计划</p>"))
    assert guide_of(site, crawl) is Coverage.ABSENT


def test_a_tree_that_does_not_come_leaves_the_search_open(site: Site, crawl: Crawl) -> None:
    build(site, platform=f'<ul id="tree" class="ztree"></ul>{CALL}')
    site.page("/api/columnTree?site=5", "busy", 503)
    assert guide_of(site, crawl) is not Coverage.ABSENT


def test_a_platform_that_carries_its_tree_names_its_columns() -> None:
    tree = '[{"id":1620,"name":"政策","children":[{"id":1621,"name":"公开指南","children":[]}]}]'
    shell = f"<html><body><div id='app'></div><script>window._CONFIG = {{SID: '7', TREE: {tree}}}</script>"
    links = find_navigation(read_page("http://x.gov.cn/gkmlpt/index", shell.encode()))
    assert [(link.label, link.url, link.path) for link in links] == [
        ("政策", "http://x.gov.cn/gkmlpt/index#1620", ()),
        ("公开指南", "http://x.gov.cn/gkmlpt/index#1621", ("政策",)),
    ]


def test_rows_of_a_list_are_no_tree() -> None:
    rows = [{"title": f"通知{n}", "url": f"/a/{n}.html", "date": "2026-01-02"} for n in range(5)]
    answer = read_page("http://x.gov.cn/api", json.dumps({"rows": rows}).encode(), "application/json")
    assert find_navigation(answer) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<div class="left-tree"></div>', "left-tree"),
        ('<ul class="nav"><li><a href="/a/">一</a><ul class="subnav"></ul></li></ul>', ""),
        ('<div class="nav"><a href="/a/">一</a><div class="nav_drop"></div></div>', ""),
        ('<div class="menu-toggle"></div><div class="nav-bg"></div>', ""),
        ('<div class="street"></div>', ""),
        ('<div class="menuopen"><i class="icon"></i></div>', ""),
        ("<div class='left_nav'><script>document.write('<a href=\"/a/\">一</a>')</script></div>", ""),
        ('<div class="tree"><p>本机关的目录正在建设</p></div>', ""),
    ],
)
def test_only_an_empty_menu_of_its_own_is_hollow(body: str, name: str) -> None:
    found = read_page(
        "http://x.gov.cn/", f"<html><body>{body}<script src='/a.js'></script></body></html>".encode()
    )
    assert hollow_menu(found) == name


@pytest.mark.parametrize(
    "tree",
    [
        '[{"id":1,"name":"法定主动公开内容","isParent":true,"pId":"0","url":"/fdzd/"}]',
        '[{"id":1,"name":"主动公开","url":"/fdzd/","children":[{"id":2,"name":"规划计划","url":""}]}]',
    ],
    ids=["children come on a click", "a column without an address"],
)
def test_a_tree_that_does_not_tell_all_its_columns_leaves_the_search_open(
    site: Site, crawl: Crawl, tree: str
) -> None:
    build(site, platform=f'<ul id="tree" class="ztree"></ul>{CALL}')
    site.page("/api/columnTree?site=5", tree, content_type="application/json")
    site.page("/fdzd/", page("法定主动公开内容", "<p>法定主动公开内容</p>"))
    assert guide_of(site, crawl) is not Coverage.ABSENT


@pytest.mark.parametrize(
    ("url", "other", "expected"),
    [
        ("http://xxgk.luhe.gov.cn/bm/", "http://www.luhe.gov.cn/", True),
        ("http://www.luhe.gov.cn/bm/", "http://www.luhe.gov.cn/", False),
        ("http://bszs.conac.cn/x", "http://www.luhe.gov.cn/", False),
        ("http://www.gov.cn/x", "http://www.luhe.gov.cn/", False),
        ("http://10.1.2.3/x", "http://11.1.2.3/", False),
    ],
)
def test_hosts_of_one_owner_are_sisters(url: str, other: str, *, expected: bool) -> None:
    assert is_sister(url, other) is expected


def test_a_picture_of_a_sister_host_leaves_the_search_open() -> None:
    home = "http://edu.luhe.gov.cn/"
    agency = agency_of(home)
    for place, url, gap in (
        ("picture", "http://www.luhe.gov.cn/zfxxgk/jyj/", True),
        ("picture", "http://www.luhe.gov.cn/", False),
        ("picture", "http://bszs.conac.cn/sitename?id=1", False),
        ("menu", "http://www.luhe.gov.cn/zfxxgk/jyj/", False),
    ):
        survey = Survey(agency, 3)
        menu = tuple(NavLink(f"第{n}栏", "", f"{home}{n}/") for n in range(6))
        links = (*menu, NavLink("" if place == "picture" else "链接", "", url, place=place))
        survey.first()
        survey.pages[home] = StoredReading(home, home, FetchOutcome.OK, navigation=links)
        assert ("没有文字的链接" in survey.gap()) is gap

"""Choosing columns: signs add up, other bodies' pages stay out, contradiction means no choice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model import ColumnId
from crawler.columnpages import is_article_address, own_names, page_key
from crawler.columns import ENOUGH, Candidate, Choices, choose_columns
from crawler.extract.listing import find_records
from crawler.extract.navigation import find_navigation
from crawler.page import read_page

HOME = "http://www.x.gov.cn/"
NAME = "某县人民政府"


def link(path: str, label: str, *above: str, place: str = "menu") -> Candidate:
    return Candidate(path if "://" in path else HOME + path, label, above, place)


def chosen(*candidates: Candidate, whole: bool = True, homes: tuple[str, ...] = (HOME,)) -> Choices:
    return choose_columns(candidates, name=NAME, homes=homes, whole=whole)


def test_a_link_named_like_a_column_is_that_column() -> None:
    choices = chosen(link("xxgk/zn/", "政府信息公开指南", "政府信息公开"))
    choice = choices[ColumnId.GUIDE]
    assert (choice.url, choice.label) == (HOME + "xxgk/zn/", "政府信息公开指南")
    assert choice.path == ("政府信息公开", "政府信息公开指南")
    assert choice.found_by == "导航文字"
    assert choice.score >= ENOUGH
    assert list(choices) == [ColumnId.GUIDE]


def test_address_meta_tag_and_titles_are_further_signs() -> None:
    page = Candidate(
        HOME + "xxgk/zfxxgknb/",
        meta={"ColumnName": "政府信息公开年报"},
        titles=tuple(f"某局{year}年政府信息公开工作年度报告" for year in range(2018, 2023)),
    )
    alone = chosen(link("xxgk/zfxxgknb/", "公开年报"))[ColumnId.ANNUAL_REPORT]
    more = chosen(link("xxgk/zfxxgknb/", "公开年报"), page)[ColumnId.ANNUAL_REPORT]
    assert more.score > alone.score
    assert more.found_by == "导航文字、网页标签、网址拼音、条目标题"


def test_a_meta_tag_finds_what_an_image_links_to() -> None:
    page = Candidate(HOME + "c1/", meta={"ColumnName": "政策解读", "ColumnType": "政策解读"})
    assert chosen(link("c1/", ""), page)[ColumnId.INTERPRETATION].found_by == "网页标签"


def test_an_address_alone_is_never_enough() -> None:
    assert not chosen(link("zcjd/", ""))
    assert not chosen(link("gsgg/", "公司股改"))


def test_more_in_a_box_leads_to_the_column_that_the_box_is_headed_by() -> None:
    choice = chosen(link("c2/", "更多>>", "通知公告", place="body"))[ColumnId.NOTICES]
    assert (choice.label, choice.found_by) == ("通知公告", "栏目框标题")


def test_sub_columns_are_joined_to_their_column() -> None:
    choice = chosen(
        link("xxgk/nb/", "信息公开年报", "政府信息公开"),
        link("xxgk/nb/zf/", "政府年报", "信息公开年报"),
        link("xxgk/nb/bm/", "部门年报", "信息公开年报"),
        link("xxgk/nb/qt/", "其它", "信息公开年报"),
        link("xxgk/zn/", "信息公开指南"),
    )[ColumnId.ANNUAL_REPORT]
    assert choice.url == HOME + "xxgk/nb/"
    assert set(choice.urls) == {HOME + f"xxgk/nb/{part}" for part in ("", "zf/", "bm/", "qt/")}


def test_parts_stand_alone_where_there_is_no_whole() -> None:
    choice = chosen(link("a/", "部门预算"), link("b/", "部门决算"))[ColumnId.BUDGET]
    assert set(choice.urls) == {HOME + "a/", HOME + "b/"}
    assert ColumnId.INQUIRIES not in chosen(link("faq/", "常见问题"))


def test_the_pager_of_a_list_adds_no_pages() -> None:
    candidates = [link("gg/", "通知公告")]
    candidates += [link(f"gg/index_{page}.html", str(page), "通知公告", place="body") for page in (2, 3)]
    candidates += [link("gg/index_2.html", "下一页", place="body")]
    assert chosen(*candidates)[ColumnId.NOTICES].urls == (HOME + "gg/",)


def test_pages_of_other_bodies_on_the_same_site_stay_out() -> None:
    choices = chosen(
        link("bm/jyj/", "县教育局", "政府工作部门"),
        link("bm/jyj/ldxx/", "领导信息", "县教育局"),
        link("bm/jyj/zn/", "信息公开指南"),
        link("zn2/", "县水利局信息公开指南"),
        link("ld/", "领导之窗"),
    )
    assert list(choices) == [ColumnId.LEADERS]
    assert choices[ColumnId.LEADERS].urls == (HOME + "ld/",)


def test_a_body_housed_in_anothers_site_gets_its_own_folder_only() -> None:
    choices = choose_columns(
        [
            link("xz/cgz/zn/", "信息公开指南"),
            link("xxgk/nb/", "信息公开年报"),
            link("ptgk/cgz/nb/", "政府信息公开年报", "城关镇"),
        ],
        name="城关镇人民政府",
        homes=[HOME + "xz/cgz/"],
    )
    assert choices[ColumnId.GUIDE].url == HOME + "xz/cgz/zn/"
    assert choices[ColumnId.ANNUAL_REPORT].urls == (HOME + "ptgk/cgz/nb/",)


def test_what_lies_in_a_field_is_the_fields_for_a_body_with_all_fields() -> None:
    candidates = (
        link("zdly/hj/", "环境保护", "重点领域信息公开"),
        link("zdly/hj/xzcf/", "行政处罚", "环境保护"),
    )
    portal = chosen(*candidates)
    assert ColumnId.ENFORCEMENT not in portal
    assert HOME + "zdly/hj/xzcf/" in portal[ColumnId.ENVIRONMENT].urls
    assert ColumnId.ENFORCEMENT in chosen(*candidates, whole=False)


def test_a_topic_does_not_replace_a_column() -> None:
    alone = chosen(link("ztzl/aqsc/", "安全生产", "专题专栏"))  # better a topic than a false “not found”
    assert alone[ColumnId.SAFETY].urls == (HOME + "ztzl/aqsc/",)
    choice = chosen(link("ztzl/aqsc/", "安全生产", "专题专栏"), link("zdly/aq/", "安全生产", "重点领域"))
    assert choice[ColumnId.SAFETY].urls == (HOME + "zdly/aq/",)


def test_another_host_serves_only_from_navigation_and_where_there_is_none_at_home() -> None:
    elsewhere = "http://www.city.gov.cn/cg/"
    assert not chosen(link(elsewhere, "政府采购", place="body"))
    assert chosen(link(elsewhere, "政府采购"))[ColumnId.PROCUREMENT].urls == (elsewhere,)
    both = chosen(link(elsewhere, "政府采购"), link("cg/", "政府采购"))
    assert both[ColumnId.PROCUREMENT].urls == (HOME + "cg/",)


def test_a_service_portal_is_no_column_of_a_field() -> None:
    assert not chosen(link("http://www.xxzwfw.gov.cn/health/", "医疗卫生"))


def test_a_page_that_the_roster_names_is_the_platform() -> None:
    platform = "http://xxgk.city.gov.cn/jyj/"
    choices = chosen(Candidate(platform, place="entry"), homes=(HOME, platform))
    assert (choices[ColumnId.DISCLOSURE].url, choices[ColumnId.DISCLOSURE].found_by) == (platform, "名册")


def test_one_page_under_a_joined_name_is_both_columns() -> None:
    choices = chosen(link("hy/", "解读回应"))
    assert choices[ColumnId.INTERPRETATION].url == choices[ColumnId.RESPONSE].url == HOME + "hy/"


def test_contradicting_labels_of_one_page_choose_nothing_and_are_reported() -> None:
    choices = chosen(link("c/", "政府采购"), link("c/", "统计信息"))
    assert not choices
    assert {doubt.column for doubt in choices.doubts} & {ColumnId.PROCUREMENT, ColumnId.STATISTICS}
    assert "无法确定" in choices.doubts[0].what


def test_the_label_that_most_links_use_wins() -> None:
    links = [link("c/", "政策文件", f"页{number}") for number in range(4)]
    assert list(chosen(*links, link("c/", "统计信息"))) == [ColumnId.POLICY]


def test_a_crowd_of_equal_pages_is_no_column() -> None:
    crowd = [link(f"u{number}/ld/", "领导信息") for number in range(12)]
    choices = chosen(*crowd)
    assert not choices
    assert choices.doubts[0].column is ColumnId.LEADERS


def test_the_home_page_itself_is_no_column() -> None:
    assert not chosen(link("", "通知公告"), link("index.html", "政策文件"))


def test_a_broken_address_is_passed_over() -> None:
    assert not chosen(link("http://[broken/", "政策文件"), Candidate("javascript:;", "政策文件"))


def test_an_application_in_one_page_has_columns_by_fragment() -> None:
    choices = chosen(link("gkmlpt/index#10", "公开指南"), link("gkmlpt/index#11", "公开年报"))
    assert choices[ColumnId.GUIDE].url != choices[ColumnId.ANNUAL_REPORT].url


CANDIDATES = [
    link("xxgk/", "政府信息公开"),
    link("xxgk/index.html", "信息公开", place="breadcrumb"),
    link("xxgk/zn/", "公开指南", "政府信息公开"),
    link("xxgk/nb/", "公开年报", "政府信息公开"),
    link("xxgk/nb/bm/", "部门年报"),
    link("zcwj/", "政策文件"),
    link("zcwj/", "文件"),
    link("zcwj/zfb/", "县政府办文件", "政策文件"),
    link("zcwj/jd/", "政策解读", "政策文件"),
    link("bm/jyj/", "县教育局"),
    link("bm/jyj/ld/", "领导信息", "县教育局"),
    link("ld/", "领导信息"),
    link("ld2/", "县领导"),
    Candidate(HOME + "zcwj/", meta={"ColumnName": "政策文件"}, titles=("关于x的通知", "y办法", "z方案")),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(CANDIDATES))
def test_the_order_of_the_links_does_not_matter(order: list[Candidate]) -> None:
    assert chosen(*order) == chosen(*CANDIDATES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.cn/x/", "https://a.cn/x/index.html"),
        ("http://a.cn/x", "http://a.cn/x/"),
        ("http://A.cn/x/#top", "http://a.cn/x/"),
    ],
)
def test_forms_of_one_address_are_one_page(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


def test_addresses_of_articles_are_known() -> None:
    for path in (
        "zw/202012/t20201230_65849083.html",
        "col/art/2024/10/14/art_1_2.html",
        "info/1004/12878.htm",
    ):
        assert is_article_address(f"a.cn/{path}"), path
    for path in ("zw/", "zw/index.html", "index/tzgg.htm", "col/col89736/index.html"):
        assert not is_article_address(f"a.cn/{path}"), path


def test_names_that_may_stand_before_a_label() -> None:
    assert {"柘城县人民政府", "柘城县", "柘城"} <= set(own_names("柘城县人民政府"))
    assert {"杭州市", "西湖区", "西湖"} <= set(own_names("浙江省杭州市西湖区人民政府"))


def site_candidates(root: Path, base: str) -> list[Candidate]:
    """What a crawl of menus over a mirrored site finds, without the crawl."""
    told: set[tuple[str, ...]] = set()
    found: list[Candidate] = []
    for file in sorted(root.rglob("index*.html")):
        body = file.read_bytes()
        if not body.strip() or is_article_address(f"/{file.relative_to(root)}"):
            continue
        page = read_page(base + str(file.relative_to(root)), body, "text/html")
        heading = (page.tree.findtext(".//title") or "").strip() if page.tree is not None else ""
        above = (heading,) if file.parent != root and heading else ()
        for nav in find_navigation(page):
            if (sign := (nav.url, nav.label, *nav.path)) not in told:
                told.add(sign)
                found.append(Candidate(nav.url, nav.label, (*above, *nav.path), nav.place))
        titles = tuple(record.title for record in find_records(page)[:20])
        found.append(Candidate(page.url, meta=page.meta, titles=titles))
    return found


def test_a_real_county_portal_yields_its_columns_and_nobody_elses(shared: Path) -> None:
    base = "http://www.zhecheng.gov.cn/"
    candidates = site_candidates(shared / "sites" / "zhecheng", base)
    random.Random(1).shuffle(candidates)
    choices = choose_columns(candidates, name="柘城县人民政府", homes=[base])
    folders = {
        str(column): choice.url.removeprefix(base).removesuffix("index.html")
        for column, choice in choices.items()
    }
    expected = {
        "guide": "xxgk/xxgkzn/", "regulations": "xxgk/xxgkz/", "statutory": "xxgk/xxgkml/",
        "annual_report": "xxgk/xxgknb/", "on_request": "xxgk/ysqgk/", "leaders": "xxgk/xxgkml/zfld2/",
        "policy": "xxgk/xxgkml/zfwj/", "notices": "xxgk/xxgkml/gsgg/", "plans": "xxgk/xxgkml/fzgh/",
        "statistics": "xxgk/xxgkml/tjsj/", "budget": "xxgk/zdly/czzj/", "interpretation": "xxgk/xxgkml/zcjd/",
        "consultation": "hdjl/yjzj/", "inquiries": "hdjl/", "meetings": "xxgk/xxgkml/zyhy/",
        "execution": "xxgk/zdly/czsj/", "fees": "xxgk/zdly/jgsf/", "procurement": "xxgk/zdly/zfcg/",
        "projects": "xxgk/zdly/jsxm/", "welfare": "xxgk/zdly/shjz/", "education": "xxgk/zdly/jyfw/",
        "health": "xxgk/zdly/ylws/", "environment": "xxgk/zdly/hjbh/", "food_drug": "xxgk/zdly/spypap/",
        "land": "xxgk/zdly/fwzs/", "emergency": "xxgk/xxgkml/yjgl/", "safety": "xxgk/zdly/aqsc/",
        "disclosure": "xxgk/", "news": "ywdt/zcyw/",
    }  # fmt: skip
    assert {column: folders.get(column) for column in expected} == expected
    assert set(folders) - set(expected) <= {"functions", "services"}
    assert base + "xxgk/zdly/tdgy/index.html" in choices[ColumnId.LAND].urls
    assert base + "xxgk/xxgknb/bmnb/index.html" in choices[ColumnId.ANNUAL_REPORT].urls
    assert base + "xxgk/xxgkml/zfwj/xzfwj/zzb/index.html" in choices[ColumnId.POLICY].urls
    others = [url for choice in choices.values() for url in choice.urls if "/gzjg/" in url]
    assert [url for url in others if not url.endswith(("/gzjg/", "/gzjg/index.html"))] == []

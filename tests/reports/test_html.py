"""The page is one file, needs nothing, runs nothing, and says where every point went."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import html

from audit.model import Capture, Column, Coverage, Decision, Evidence, FetchOutcome, Issue, Outcome
from reports.formats.html import FORMAT, Limits
from reports.view import ReportView


def page_of(view: ReportView) -> bytes:
    return FORMAT.files(view)["report.html"]


def tree_of(view: ReportView) -> html.HtmlElement:
    return html.document_fromstring(page_of(view).decode("utf-8"))


@pytest.fixture(name="tree", scope="module")
def _tree(sample: ReportView) -> html.HtmlElement:
    return tree_of(sample)


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_nothing_is_loaded_and_nothing_runs(tree: html.HtmlElement) -> None:
    assert not tree.xpath(
        "//script|//iframe|//link|//object|//embed|//form|//base|//@*[starts-with(name(),'on')]"
    )
    assert all(source.startswith("data:image/svg+xml;base64,") for source in tree.xpath("//@src"))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    styles = " ".join(tree.xpath("//style/text()"))
    assert "url(" not in styles
    assert "@import" not in styles


def test_every_agency_has_a_section_that_the_ranking_leads_to(tree: html.HtmlElement) -> None:
    sections = {article.get("id"): text_of(article) for article in tree.xpath("//article")}
    assert len(sections) == 12
    for link in tree.xpath("//table[@class='ranking']//a"):
        assert text_of(link) in sections[link.get("href").removeprefix("#")]
    anchors = {anchor for anchor in tree.xpath("//@href") if anchor.startswith("#")}
    assert {anchor[1:] for anchor in anchors} <= set(tree.xpath("//@id"))
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))


def test_a_section_tells_score_losses_evidence_and_what_repair_would_gain(tree: html.HtmlElement) -> None:
    (section,) = [a for a in tree.xpath("//article") if "县生态环境局" in text_of(a)]
    text = text_of(section)
    assert "81.00 分" in text
    assert "第 3 名（5 家参评）" in text
    assert "−15.00 部门预决算公开完整" in text
    assert "15.00 − 15.00 = 0.00" in text
    assert "《政府信息公开条例》第二十六条 TL-26" in text
    assert "2026-11-20 10:30 抓取" in text
    assert section.xpath(".//abbr[contains(@title, '0123456789abcdef0123456789abcdef')]")
    assert "+15.00" in text
    links = section.xpath(".//a[starts-with(@href,'http')]")
    assert links
    assert all(link.get("rel") == "noopener noreferrer" for link in links)


def test_hints_stand_apart_from_losses(tree: html.HtmlElement) -> None:
    (section,) = [a for a in tree.xpath("//article") if "县生态环境局" in text_of(a)]
    (hint,) = section.xpath(".//details[@class='hint']")
    assert "请人工判断" in text_of(hint)
    assert "只列示，不计分" in text_of(hint.getparent())
    assert not [loss for loss in section.xpath(".//details[@class='loss']") if "旧机构名称" in text_of(loss)]


def test_an_agency_that_could_not_be_read_is_not_shown_as_perfect(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    full = shelf.scores[0].score
    shelf.scores[6] = replace(shelf.scores[6], score=full, column_coverage=full)
    tree = tree_of(view_of(shelf))
    (section,) = [a for a in tree.xpath("//article") if "县财政局" in text_of(a)]
    assert "100.00 分" not in text_of(section)
    assert "这不表示该单位没有公开" in text_of(section)
    (row,) = [row for row in tree.xpath("//table[@class='ranking']//tr") if "县财政局" in text_of(row)]
    assert "100.00" not in text_of(row)


def test_what_could_not_be_checked_has_an_owner_and_a_next_step(tree: html.HtmlElement) -> None:
    (chapter,) = tree.xpath("//section[@id='doubts']")
    assert "被评估网站的访问限制：请单位将检查机加入白名单" in text_of(chapter)


def test_proof_of_absence_lists_the_pages_that_were_searched(tree: html.HtmlElement) -> None:
    proofs = tree.xpath("//details[@class='proofs']")
    assert proofs
    assert "为证的 14 个网页" in text_of(proofs[0])
    assert len(proofs[0].xpath(".//a")) == 12
    assert "其余 2 个" in text_of(proofs[0])


def test_long_lists_of_findings_are_cut_and_say_where_the_rest_is(tree: html.HtmlElement) -> None:
    (section,) = [a for a in tree.xpath("//article") if "县人力资源和社会保障局" in text_of(a)]
    (listed,) = [d for d in section.xpath(".//details[@class='loss']") if "KT-05" in text_of(d)]
    assert len(listed.xpath(".//ol/li")) == 20
    assert "其余 5 处见 findings.csv" in text_of(listed)


@pytest.mark.parametrize(("agencies", "findings"), [(1, 20), (60, 20), (61, 8), (300, 8), (301, 3)])
def test_the_more_agencies_the_less_of_each(agencies: int, findings: int) -> None:
    assert Limits.fitting(agencies).findings == findings


def test_the_same_audit_gives_the_same_bytes(view: ReportView) -> None:
    assert page_of(view) == page_of(view)


def test_charts_describe_themselves_and_carry_no_date(tree: html.HtmlElement) -> None:
    images = tree.xpath("//img")
    assert len(images) >= 6
    assert all(image.get("alt") for image in images)


def test_what_people_decided_is_shown_with_their_names(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    kept = shelf.by_agency["dept-02"]
    word = Decision("张三", date(2026, 11, 20), "<i>电话</i>核实", exempt=True)
    kept["columns"] += [
        Column("party", Coverage.ABSENT, found_by="human", decision=word),
        Column("school", Coverage.COMPLETE, "校务", ("http://b.example.cn/xw/",), decision=word),
    ]
    said = "不访问该地址。人工决定（李四，2026-11-21）：测试页"
    kept["issues"].append(Issue("dept-02", said, "http://b.example.cn/t/", "decision"))
    text = text_of(html.document_fromstring(page_of(view_of(shelf)).decode("utf-8")))
    assert "人工决定 3 条" in text
    assert "“党务公开”栏目不存在，本单位不需要。人工决定（张三，2026-11-20）：<i>电话</i>核实" in text
    assert "“校务公开”栏目在此网址。人工决定（张三" in text
    assert said in text


def test_a_group_of_one_is_not_compared_with_itself(tree: html.HtmlElement) -> None:
    (portal,) = tree.xpath("//section[@id='g1']")
    assert not portal.xpath(".//img")


def test_hostile_text_stays_text_everywhere(
    shelf: Any, view_of: Callable[[Any], ReportView], hostile: tuple[str, ...]
) -> None:
    shelf.agencies[2] = replace(shelf.agencies[2], name=hostile[0], sites=hostile, group="县直部门")
    kept = shelf.by_agency["dept-02"]
    failed = next(finding for finding in kept["findings"] if finding.outcome is Outcome.FAIL)
    for text in hostile:
        seen = Evidence(text, text, None, text)
        kept["findings"] += [
            replace(failed, reason=text, subject=text, evidence=(seen,)),
            replace(failed, outcome=Outcome.MANUAL, reason=text, evidence=(seen,)),
        ]
        kept["columns"].append(
            Column("policy", Coverage.PARTIAL, text, (text,), explanation=text, limit=text)
        )
        kept["issues"].append(Issue("dept-02", text, text))
        kept["captures"].append(Capture(text, kept["captures"][0].fetched_at, FetchOutcome.TLS, note=text))
    kept["repairs"] = [replace(kept["repairs"][0], action=text, indicator=text) for text in hostile]
    view = view_of(shelf)
    page = page_of(view).decode("utf-8")
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script")
    assert not tree.xpath("//img[not(starts-with(@src,'data:'))]")
    assert not tree.xpath("//@*[starts-with(name(),'on')]")
    hrefs = tree.xpath("//@href")
    assert all(href.startswith(("http://", "https://", "#")) for href in hrefs)
    assert "49" not in re.findall(r"\$x\^2\$ (\S+)", page)
    assert "{{ 7*7 }}" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", page)
    assert len(page) < 2_000_000


def test_an_audit_without_agencies_is_a_readable_page(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    shelf.agencies.clear()
    shelf.scores.clear()
    tree = tree_of(view_of(shelf))
    assert "0 家，0 组" in text_of(tree)
    assert "全部指标都已检查" not in text_of(tree)

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from crawler.extract.article import read_article
from crawler.extract.grids import grids
from crawler.page import read_page
from rules.report_claims import Claim, claims_in, differing
from rules.report_parts import plain_text
from rules.report_tables import find_tables
from tests.rules.reports_for_tests import GOOD, request_grid, tables

TABLES = find_tables(tables())[0]
TENTH = Decimal("0.1")


def said(sentence: str) -> list[tuple[str, int, bool | None]]:
    claims = claims_in(plain_text(sentence), TABLES, TENTH)
    return [(claim.word, int(claim.value), claim.agrees) for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("全年新收政府信息公开申请16件，上年结转2件。", [("新收", 16, True), ("上年结转", 2, True)]),
        ("共收到政府信息公开申请18件，已全部答复。", [("收到", 18, True)]),
        ("共收到政府信息公开申请19件。", [("收到", 19, False)]),
        ("受理申请１６件，办结１７件。", [("收到", 16, True), ("办结", 17, True)]),
        ("办结申请17件，结转至2026年1件。", [("办结", 17, True), ("结转下年度", 1, True)]),
        ("办结申请1,017件。", [("办结", 1017, False)]),
        ("申请办理中，1件结转下一年度继续办理。", [("结转下年度", 1, True)]),
        ("对申请予以公开6件、部分公开3件。", [("予以公开", 6, True), ("部分公开", 3, True)]),
        ("对申请予以公开和部分公开9件。", [("予以公开和部分公开", 9, True)]),
        ("对申请不予公开0件，无法提供6件。", [("不予公开", 0, True), ("无法提供", 6, True)]),
        ("对申请不予处理1件，其他处理1件。", [("不予处理", 1, True), ("其他处理", 1, True)]),
        ("因公开申请引发行政复议1件，行政诉讼0件。", [("行政复议", 1, True), ("行政诉讼", 0, True)]),
        ("全年收到群众来信203件，办结203件。", []),
        ("受理申请16件，12345热线办结77件。", [("收到", 16, True)]),
        ("全年未收到政府信息公开申请。", []),
        ("较上年收到的申请20件减少4件。", []),
        ("不予受理申请3件。", []),
        ("收到申请xx件。", []),
    ],
)  # fmt: skip
def test_figures_are_read_with_what_they_count(
    sentence: str, claims: list[tuple[str, int, bool | None]]
) -> None:
    assert said(sentence) == claims


def test_a_share_may_be_of_the_last_figure_or_of_all_named() -> None:
    for sentence in ("申请中予以公开6件，占35.3%。", "申请中予以公开6件、部分公开3件，占52.9%。"):
        shares = [agrees for word, _, agrees in said(sentence) if word == "占比"]
        assert shares == [True], sentence
    assert [agrees for word, _, agrees in said("申请中予以公开6件，占80%。") if word == "占比"] == [False]


def test_a_share_that_agrees_says_nothing_of_another() -> None:
    claims = claims_in(plain_text("申请中予以公开6件，占35.3%。申请中部分公开3件，占80%。"), TABLES, TENTH)

    assert [(claim.word, claim.value) for claim in differing(claims)] == [("占比", Decimal(80))]


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请16件，主动公开文件12件，占6%。",
        "申请较上年增加12件，占9%。",
        "无法提供的6件中，信息不存在3件，占50%。",
    ],
)
def test_a_share_of_something_else_is_not_held_against_the_requests(sentence: str) -> None:
    claims = claims_in(plain_text(sentence), TABLES, TENTH)

    assert [claim for claim in differing(claims) if claim.word == "占比"] == []


def test_a_blank_total_contradicts_no_text() -> None:
    blank = find_tables(tables(request_grid({**GOOD, "r24": ("",) * 7})))[0]
    [claim] = claims_in(plain_text("申请办结17件。"), blank, TENTH)

    assert claim.agrees is None


def test_one_wording_that_agrees_settles_the_others() -> None:
    claims = claims_in(plain_text("收到申请16件。其中网上收到申请11件。"), TABLES, TENTH)

    assert [claim.agrees for claim in claims] == [True, False]
    assert differing(claims) == ()


def test_without_the_table_nothing_disagrees() -> None:
    [nothing] = find_tables(tables(requests=[]))
    claims = claims_in(plain_text("收到申请99件。"), nothing, TENTH)

    assert [claim.agrees for claim in claims] == [None]


def test_a_long_hostile_text_ends_well() -> None:
    assert isinstance(claims_in("收到申请" * 20_000 + "9" * 50_000 + "件", TABLES, TENTH), tuple)


def test_a_real_page_agrees_with_its_tables(shared: Path) -> None:
    folder = shared / "pages" / "pingtan"
    if not (folder / "annual").is_dir():
        pytest.skip("the annual reports of Pingtan are not beside this checkout")
    facts = json.loads((folder / "annual" / "020.json").read_text(encoding="utf-8"))
    page = read_page(
        "https://a.gov.cn/2025.html", (folder / "020_annual_report.html").read_bytes(), "text/html"
    )
    [found] = find_tables(grids(page.tree, page.url))
    claims: dict[str, Claim] = {
        claim.word: claim for claim in claims_in(plain_text(read_article(page).text), found, TENTH)
    }
    stated = facts["I6_text_against_table"]["text_states"]
    words = {"收到": "收到", "办结": "办结", "结转": "结转下年度", "复议": "行政复议", "诉讼": "行政诉讼"}

    assert {name: claims[words[name]].value for name in stated} == stated
    assert {claim.agrees for claim in claims.values()} == {facts["I6_text_against_table"]["holds"]}

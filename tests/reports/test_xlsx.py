"""The workbook opens as an office expects, and nothing from outside is alive in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.model import Column, Coverage, Decision, Evidence, Outcome
from reports import workbook
from reports.formats.xlsx import FORMAT
from reports.view import ReportView
from reports.workbook import Book, Heads, Link

SHEETS = ["排名", "得分明细", "问题清单", "栏目覆盖", "整改收益", "提示", "存疑与未检查", "说明"]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def book_of(view: ReportView) -> Workbook:
    return opened(FORMAT.files(view)["report.xlsx"])


def links_of(sheet: Worksheet) -> list[Hyperlink]:
    return [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def table(book: Workbook, name: str) -> list[dict[str, Any]]:
    rows = list(book[name].iter_rows(min_row=3, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_sheets_are_there_with_header_frozen_and_filter_on(view: ReportView) -> None:
    book = book_of(view)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref or sheet.title == "说明"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$3:$3"


def test_hints_have_a_sheet_of_their_own_and_are_no_problems(view: ReportView) -> None:
    book = book_of(view)
    (hint,) = table(book, "提示")
    assert hint["单位"] == "县生态环境局"
    assert hint["提示"] == "标题中有“环境保护局”，请人工判断"
    for name in ("问题清单", "存疑与未检查"):
        assert not [row for row in table(book, name) if "旧机构名称" in str(row.values())]


def test_the_ranking_shows_scores_as_numbers_and_nothing_for_the_unrated(view: ReportView) -> None:
    rows = {row["单位编码"]: row for row in table(book_of(view), "排名")}
    assert (rows["dept-02"]["名次"], rows["dept-02"]["得分"], rows["dept-02"]["已检查"]) == (3, 81, 0.9)
    assert (rows["dept-06"]["名次"], rows["dept-06"]["得分"], rows["dept-06"]["等级"]) == (
        None,
        None,
        "未评定",
    )
    assert rows["town-09"]["单项否决"] == "发布日期真实"


def test_each_problem_has_a_living_link_to_its_page(view: ReportView) -> None:
    sheet = book_of(view)["问题清单"]
    failed = [f for m in view.members for line in view.lines(m.agency.id) for f in line.failed]
    links = links_of(sheet)
    assert len(links) == len(failed)
    assert all(link.target.startswith("http://") for link in links)


def test_the_ranking_leads_to_the_first_problem_of_each_agency(view: ReportView) -> None:
    book = book_of(view)
    names = {row["单位"]: row["问题清单"] for row in table(book, "排名")}
    assert names["县政府门户网站"] == "无"
    links = links_of(book["排名"])
    assert len(links) == sum(name != "无" for name in names.values())
    for link in links:
        row = int(link.location.rpartition("A")[2])
        at = int(link.ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        assert book["问题清单"].cell(row, 3).value == book["排名"].cell(at, 3).value


def test_what_could_not_be_checked_stands_on_its_own_sheet(view: ReportView) -> None:
    rows = table(book_of(view), "存疑与未检查")
    blocked = [row for row in rows if row["单位"] == "县财政局"]
    assert sum(row["类别"] == "指标" for row in blocked) == 8
    assert {row["责任方"] for row in blocked if row["类别"] == "访问"} >= {"被评估网站的访问限制", "网络"}


def test_the_same_audit_gives_the_same_bytes(view: ReportView) -> None:
    assert FORMAT.files(view)["report.xlsx"] == FORMAT.files(view)["report.xlsx"]


def test_the_coverage_sheet_names_who_decided_on_a_column(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    word = Decision("张三", date(2026, 11, 20), "电话核实")
    shelf.by_agency["dept-02"]["columns"] = [Column("party", Coverage.ABSENT, decision=word, limit="未查全")]
    sheet = opened(FORMAT.files(view_of(shelf))["report.xlsx"])["栏目覆盖"]
    cells = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "人工决定（张三，2026-11-20）：电话核实；未查全" in cells


def test_hostile_text_is_neither_formula_nor_link(
    shelf: Any, view_of: Callable[[Any], ReportView], hostile: tuple[str, ...]
) -> None:
    shelf.agencies[1] = replace(shelf.agencies[1], name=hostile[1])
    kept = shelf.by_agency["dept-02"]
    failed = next(finding for finding in kept["findings"] if finding.outcome is Outcome.FAIL)
    kept["findings"] += [replace(failed, reason=t, evidence=(Evidence(t, t, None, t),)) for t in hostile]
    kept["columns"] = [Column("policy", Coverage.PARTIAL, label=t, urls=(t,), limit=t) for t in hostile]
    content = FORMAT.files(view_of(shelf))["report.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            body = parts.read(name)
            assert b"<f>" not in body
            assert b"<f " not in body
            if name.endswith(".rels"):
                assert b"javascript" not in body.lower()
                assert b"internal:" not in body
    book = opened(content)
    texts = {cell.value for row in book["问题清单"].iter_rows() for cell in row}
    assert hostile[1] in texts
    assert hostile[0] in texts
    targets = [link.target for sheet in book for link in links_of(sheet) if link.target]
    assert targets
    assert all(target.startswith("http://") and len(target) < 2080 for target in targets)


def test_links_beyond_what_excel_holds_stay_as_text(
    monkeypatch: pytest.MonkeyPatch, view: ReportView
) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 3)
    book = Book("题", view.heading.as_of)
    sheet = book.sheet("甲", "", (Heads("链接", 20),))
    for number in range(5):
        sheet.row(Link(f"http://a.cn/{number}"))
    sheet.finish("无")
    written = opened(book.close())["甲"]
    assert len(links_of(written)) == 3
    assert written["A8"].value == "http://a.cn/4"


def test_rows_beyond_what_excel_holds_are_announced(
    monkeypatch: pytest.MonkeyPatch, view: ReportView
) -> None:
    monkeypatch.setattr(workbook, "LAST_ROW", 5)
    book = Book("题", view.heading.as_of)
    sheet = book.sheet("甲", "", (Heads("数", 20),))
    for number in range(9):
        sheet.row(number)
    sheet.finish("无")
    written = opened(book.close())["甲"]
    assert [cell.value for cell in written["A"]][3:] == [0, 1, "其余各行见同一文件夹的 CSV 表"]


def test_an_audit_without_anything_is_a_readable_workbook(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    shelf.agencies.clear()
    shelf.scores.clear()
    book = book_of(view_of(shelf))
    assert book["排名"]["A4"].value == "名册中没有单位"
    assert book["问题清单"]["A4"].value == "没有查实的问题"

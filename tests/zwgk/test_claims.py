"""`zwgk claims`: files of every kind, what people and programs are shown, and every way of ending."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from audit.model import Column, Coverage, Record
from zwgk.cli import _guarded
from zwgk.workspace import open_workspace

BENCHMARKS = Path(__file__).resolve().parent.parent.parent / "benchmarks"

Capture = pytest.CaptureFixture[str]
TEXT = "某局2025年度工作总结\n2025年发布政策解读2篇，微信公众号发布信息xx条。没有收到政府信息公开申请。\n"


def run(*arguments: str | Path) -> int:
    return _guarded(["claims", *(str(argument) for argument in arguments)])


def data(capsys: Capture, *arguments: str | Path) -> dict[str, Any]:
    capsys.readouterr()
    assert run(*arguments, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_in_any_encoding_is_read(tmp_path: Path, capsys: Capture, encoding: str) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(TEXT.encode(encoding))
    found = data(capsys, path)
    assert [(c["measure"], c["number"], c["masked"], c["zero"]) for c in found["claims"]] == [
        ("interpretations", 2, False, False),
        ("wechat", None, True, False),
        ("requests_received", 0, False, True),
    ]
    assert found["claims"][0]["line"] == 2
    assert found["claims"][0]["period"]["first"] == "2025-01-01"
    assert found["observed"] is None


def test_a_word_file_with_a_table_is_held_against_the_table(tmp_path: Path, capsys: Capture) -> None:
    paper = docx.Document()
    paper.add_paragraph("2025年，收到政府信息公开申请5件。")
    table = paper.add_table(rows=2, cols=3)
    for at, text in enumerate(("申请情况", "自然人", "总计")):
        table.cell(0, at).text = text
    for at, text in enumerate(("一、本年新收政府信息公开申请数量", "3", "3")):
        table.cell(1, at).text = text
    path = tmp_path / "年报.docx"
    paper.save(str(path))
    (check,) = [check for check in data(capsys, path)["checks"] if check["kind"] == "table"]
    assert (check["agreement"], check["difference"]) == ("differs", 2)


def test_a_saved_page_is_read_without_its_menus(tmp_path: Path, capsys: Capture) -> None:
    body = (
        "<html><head><title>某局2025年政府信息公开工作年度报告</title></head><body>"
        "<ul><li><a href='/a/'>共享信息99条</a></li></ul>"
        "<h1>某局2025年政府信息公开工作年度报告</h1><div>发布日期：2026-01-20</div>"
        "<div class='content'><p>2025年，收到政府信息公开申请5件。</p>"
        + "<p>稳步推进各项工作。</p>"
        * 30
        + "<table>"
        "<tr><td>申请情况</td><td>自然人</td><td>总计</td></tr>"
        "<tr><td>一、本年新收政府信息公开申请数量</td><td>5</td><td>5</td></tr></table></div></body></html>"
    )
    path = tmp_path / "年报.html"
    path.write_text(body, encoding="utf-8")
    found = data(capsys, path)
    assert [claim["number"] for claim in found["claims"]] == [5]
    assert [check["agreement"] for check in found["checks"]] == ["agrees"]


def test_people_see_chinese_tables_and_that_a_difference_is_a_hint(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(TEXT + "收到建议共10件，其中已落实8件，占90%。\n\x1b[31m共公开文件3件", encoding="utf-8")
    assert run(path) == 0
    shown = capsys.readouterr().out
    for words in ("自报数字", "空白 1 处", "零申报 1 处", "文内核对", "不符", "不影响得分"):
        assert words in shown
    assert "\x1b[31m" not in shown


def test_a_csv_for_spreadsheets_holds_every_claim(tmp_path: Path) -> None:
    path, table = tmp_path / "总结.txt", tmp_path / "claims.csv"
    path.write_text(TEXT, encoding="utf-8")
    assert run(path, "--csv", table) == 0
    raw = table.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [(row["measure"], row["number"], row["masked"]) for row in rows] == [
        ("interpretations", "2", "0"),
        ("wechat", "", "1"),
        ("requests_received", "0", "0"),
    ]


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("空.txt", b"", "没有内容|文件为空"),
        ("零.txt", b"\0" * 1000, "没有内容|文件为空|编码"),
        ("坏.pdf", b"%PDF-1.4 nothing", "坏.pdf"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "图片"),
        ("坏.docx", b"PK\x03\x04" + b"\1" * 60, "坏.docx"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_2(
    tmp_path: Path, capsys: Capture, name: str, body: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    assert run(path) == 2
    error = capsys.readouterr().err
    assert error.startswith("错误：")
    assert len(error.strip().splitlines()) == 1
    assert re.search(told, error)


def test_a_missing_file_an_odd_year_and_a_missing_workspace_are_told(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "总结.txt"
    assert run(path) == 2
    assert "没有这个文件" in capsys.readouterr().err
    path.write_text(TEXT, encoding="utf-8")
    assert run(path, "--year", "25") == 2
    assert "--year" in capsys.readouterr().err
    assert run(path, "--agency", "edu", "--dir", tmp_path / "none") == 2
    assert "错误：" in capsys.readouterr().err


def test_a_text_with_endless_figures_says_that_it_was_cut(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "总结.txt"
    path.write_text("共5条。" * 21_000, encoding="utf-8")
    assert "只列出前 20000 处" in data(capsys, path)["note"]


def test_a_text_without_claims_is_no_mistake(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "总结.txt"
    path.write_text("我局高度重视政务公开工作。", encoding="utf-8")
    assert run(path) == 0
    assert "没有找到" in capsys.readouterr().out


def crawled(folder: Path) -> Path:
    """A workspace whose one agency shows two interpretations in 2025."""
    assert _guarded(["init", str(folder), "--as-of", "2025-12-31"]) == 0
    row = "编码,名称,类型,分组,网站,公开平台,职能\r\nedu,测试县教育局,政府部门,县直,http://x.example/,,\r\n"
    (folder / "agencies.csv").write_text(row, encoding="utf-8-sig")
    workspace = open_workspace(folder)
    store = workspace.store(create=True)
    store.save_agencies(workspace.agencies)
    store.begin_crawl("edu", "plan")
    records = [
        Record("interpretation", f"解读{n}", f"http://x.example/{n}", listed=date(2025, n, 1)) for n in (3, 5)
    ]
    with store.writer("edu") as writer:
        writer.column(Column("interpretation", Coverage.COMPLETE, records=2))
        for record in records:
            writer.record(record)
    store.close()
    return folder


def test_claims_are_held_against_the_crawl_of_an_agency(tmp_path: Path, capsys: Capture) -> None:
    folder = crawled(tmp_path / "w")
    path = tmp_path / "总结.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = data(capsys, path, "--agency", "测试县教育局", "--workspace", folder)
    assert found["agency"] == {"id": "edu", "name": "测试县教育局"}
    assert [check["agreement"] for check in found["observed"]] == [
        "agrees",
        "cannot_be_observed",
        "cannot_be_observed",
    ]
    assert run(path, "--agency", "教育", "--dir", folder) == 2
    assert "没有单位" in capsys.readouterr().err


def test_the_labelled_claims_of_real_summaries_are_found(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    claims_score = importlib.import_module("claims_score")
    for name in claims_score.SETS:
        sums = claims_score.sums(claims_score.score(shared, name))
        assert sums.labels > 140
        assert sums.precision >= 0.98, name
        assert sums.recall >= 0.98, name
        assert sums.understood >= 0.97, name

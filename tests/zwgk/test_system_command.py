"""`zwgk system`: tables to Excel and back, and every mistake told at once."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scoring.system import builtin_systems, load_system
from zwgk.cli import _guarded
from zwgk.systemfiles import specs
from zwgk.workspace import open_workspace

Capture = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return _guarded([str(argument) for argument in arguments])


@pytest.fixture(name="book")
def _book(tmp_path: Path) -> Path:
    path = tmp_path / "table.xlsx"
    assert run("system", "export", "key-tasks-2026", "-o", path) == 0
    return path


def test_the_list_names_every_shipped_system(capsys: Capture) -> None:
    assert run("system", "list", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in found] == list(builtin_systems())
    assert run("system", "list") == 0
    assert all(name in capsys.readouterr().out for name in ["key-tasks-2026"])


def test_a_system_is_shown_with_every_indicator(capsys: Capture) -> None:
    assert run("system", "show", "key-tasks-2026") == 0
    text = capsys.readouterr().out
    rows = load_system("key-tasks-2026", specs()).indicators
    assert all(re.search(rf"^{row.id} ", text, re.MULTILINE) for row in rows)
    assert run("system", "show", "key-tasks-2026", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["indicators"]) == len(rows)


def test_a_table_goes_to_excel_and_comes_back(book: Path, tmp_path: Path, capsys: Capture) -> None:
    text = tmp_path / "table.yml"
    assert run("system", "import", book, "-o", text) == 0
    assert f"已写出 {text}" in capsys.readouterr().out
    shipped = load_system("key-tasks-2026", specs())
    assert replace(load_system(text, specs()), digest="") == replace(shipped, digest="")
    again = tmp_path / "again.xlsx"
    assert run("system", "export", text, "-o", again) == 0
    assert again.read_bytes() == book.read_bytes()


def test_a_table_can_be_exported_as_text_too(tmp_path: Path) -> None:
    assert run("system", "export", "key-tasks-2026", "-o", tmp_path / "a.yml") == 0
    assert load_system(tmp_path / "a.yml", specs()).id == "key-tasks-2026"


def test_nothing_is_overwritten_unasked(book: Path, capsys: Capture) -> None:
    book.write_bytes(b"mine")
    assert run("system", "export", "key-tasks-2026", "-o", book) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert book.read_bytes() == b"mine"
    assert run("system", "export", "key-tasks-2026", "-o", book, "--force") == 0
    assert book.read_bytes() != b"mine"


@pytest.mark.parametrize("name", ["table.pdf", "no-such-folder/table.xlsx"])
def test_a_place_that_will_not_do_is_told(name: str, tmp_path: Path, capsys: Capture) -> None:
    assert run("system", "export", "key-tasks-2026", "-o", tmp_path / name) == 2
    assert "错误：" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_sound_table_is_called_so(book: Path, capsys: Capture) -> None:
    for source in (book, "key-tasks-2026"):
        assert run("system", "validate", source) == 0
        assert capsys.readouterr().out.startswith("没有错误：")


def test_every_mistake_is_told_with_sheet_and_cell(book: Path, capsys: Capture) -> None:
    edited = openpyxl.load_workbook(book)
    edited["指标"]["E2"] = "home_update"
    edited["指标"]["H9"] = "=SUM(H10:H12)"
    edited["设置"]["B4"] = "明年"
    edited.save(book)
    capsys.readouterr()
    assert run("system", "validate", book) == 2
    told = capsys.readouterr().err
    for place in ("指标!E2", "指标!H9", "设置!B4"):
        assert f"错误：table.xlsx {place}：" in told
    assert "您是不是想写“home_updated”？" in told
    assert run("system", "import", book, "-o", book.with_suffix(".yml")) == 2
    assert not book.with_suffix(".yml").exists()


def test_rows_that_no_catalogue_knows_are_remarked_on(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.yml"
    assert run("system", "export", "key-tasks-2026", "-o", path) == 0
    path.write_text(path.read_text(encoding="utf-8").replace("[W-V3]", "[W-V3, BD-001]"), encoding="utf-8")
    capsys.readouterr()
    assert run("system", "validate", path) == 0
    assert "条目目录中没有 BD-001" in capsys.readouterr().out


def test_a_misspelt_name_is_answered_with_the_nearest(capsys: Capture) -> None:
    assert run("system", "show", "key-task-2026") == 2
    assert "您是不是想写“key-tasks-2026”？" in capsys.readouterr().err


def test_an_audit_may_be_judged_by_a_workbook(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "audit"
    assert run("init", folder, "--as-of", "2026-06-30") == 0
    (folder / "agencies.csv").write_text(
        "编码,名称,类型,分组,网站\r\n1,司法局,政府部门,县直,http://127.0.0.1:9/\r\n", encoding="utf-8"
    )
    (folder / "table.xlsx").write_bytes(book.read_bytes())
    config = folder / "audit.yaml"
    text = re.sub(r"(?m)^system:.*$", "system: table.xlsx", config.read_text(encoding="utf-8"))
    config.write_text(text, encoding="utf-8")
    workspace = open_workspace(folder)
    assert workspace.config.system.endswith("table.xlsx")
    assert workspace.system.digest != load_system("key-tasks-2026", specs()).digest
    assert workspace.system.indicators == load_system("key-tasks-2026", specs()).indicators

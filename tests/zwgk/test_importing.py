"""``zwgk import`` and ``zwgk statement`` from end to end: real files, a real database, what users read."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from audit.model import (
    Column,
    Coverage,
    Evidence,
    Outcome,
    Record,
    Statement,
)
from audit.store import Store
from audit.workdays import load_calendar
from rules.runner import judge
from zwgk.cli import _guarded
from zwgk.judging import load_facts
from zwgk.workspace import open_workspace

ROSTER = (
    "编码,名称,类型,分组,网站\r\n"
    "001,云岫县司法局,政府部门,县直,http://127.0.0.1:9/\r\n"
    "002,清溪镇人民政府,乡镇街道,乡镇,http://127.0.0.1:9/q/\r\n"
)
SHEET = "单位,条目编号,周期,数值,填报人,填报日期,佐证,复核人,复核意见\n"


def run(*arguments: str | Path) -> int:
    return _guarded([str(argument) for argument in arguments])


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "audit"
    assert run("init", folder, "--as-of", "2026-11-20", "--system", "supervision-2026") == 0
    (folder / "agencies.csv").write_text(ROSTER, encoding="utf-8-sig")
    capsys.readouterr()
    return folder


def sheet(folder: Path, *rows: str, name: str = "佐证.csv") -> Path:
    path = folder / name
    path.write_text(SHEET + "\n".join(rows), encoding="utf-8")
    return path


def stored(workspace: Path) -> dict[tuple[str, str, str], Statement]:
    store = Store.open(workspace / "audit.db")
    try:
        return {
            (line.agency, line.item, line.value): line
            for agency in ("001", "002")
            for line in store.statements(agency)
        }
    finally:
        store.close()


def test_what_was_stated_is_stored_with_its_proof(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "签到表.pdf").write_bytes(b"%PDF")
    path = sheet(tmp_path, "云岫县司法局,SD-009,2026,13,张三,2026-11-01,签到表.pdf,李四,认可")

    assert run("import", path, "-w", workspace) == 0

    said = capsys.readouterr().out
    assert "已导入 1 行：1 个单位，1 个条目" in said
    assert "新保存 1 个" in said
    line = stored(workspace)["001", "SD-009", "13"]
    assert (workspace / line.proof).read_bytes() == b"%PDF"


def test_one_mistake_and_nothing_is_imported(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "签到表.pdf").write_bytes(b"%PDF")
    path = sheet(
        tmp_path,
        "001,SD-009,2026,13,张三,2026-11-01,签到表.pdf,,",
        "001,SD-010,2026,许多,张三,2026-11-01,,,",
        "001,SD-011,去年,有,张三,2026-11-01,,,",
    )

    assert run("import", path, "-w", workspace) == 2

    said = capsys.readouterr().err
    assert "佐证.csv 第 3 行" in said
    assert "佐证.csv 第 4 行" in said
    assert not (workspace / "audit.db").exists()
    assert not (workspace / "evidence").exists()


def test_a_corrected_sheet_takes_the_place_of_the_one_before(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sheet(tmp_path, "001,SD-009,2026,13,张三,2026-11-01,,,", "002,SD-009,2026,1,张三,2026-11-01,,,")
    second = sheet(tmp_path, "001,SD-009,2026,12,张三,2026-11-02,,李四,认可", name="改.csv")

    assert run("import", first, "-w", workspace) == 0
    assert "2 行没有佐证" in capsys.readouterr().out
    assert run("import", second, "-w", workspace) == 0

    assert "替换了这些单位、条目原有的 1 行" in capsys.readouterr().out
    assert set(stored(workspace)) == {("001", "SD-009", "12"), ("002", "SD-009", "1")}


def test_the_imported_lines_are_judged(workspace: Path, tmp_path: Path) -> None:
    rows = (
        "001,SD-009,2026,13,张三,2026-11-01,http://a.example/1,李四,认可",
        "001,SD-001,2026,否,张三,2026-11-01,http://a.example/2,李四,认可",
    )
    book = Workbook()
    ledger = book.worksheets[0]
    ledger.append(["单位编码", "申请编号", "申请人姓名", "提交方式", "收到日期", "答复日期", "答复类型"])
    ledger.append(["001", "3", "王小五", "网络", date(2026, 3, 2), date(2026, 4, 2), "予以公开"])
    book.save(tmp_path / "台账.xlsx")
    assert run("import", sheet(tmp_path, *rows), "-w", workspace) == 0
    assert run("import", tmp_path / "台账.xlsx", "-w", workspace) == 0

    space = open_workspace(workspace)
    store = space.store()
    facts = load_facts(store, space.agencies[0], space.plan(), load_calendar())
    store.close()
    found = {f.indicator: f for f in judge(facts, space.system, space.rules, space.config.as_of)}

    assert found["G04"].outcome is Outcome.PASS
    assert found["G01"].outcome is Outcome.FAIL
    assert found["G01"].evidence[0].url == "http://a.example/2"
    assert "超期 3 个工作日" in found["R01"].reason
    assert found["P01"].outcome is Outcome.MANUAL
    assert "王小五".encode() not in (workspace / "audit.db").read_bytes()


def test_the_blank_sheet_asks_each_body_for_what_binds_it(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "空白.xlsx"

    assert run("import", "--template", path, "-w", workspace) == 0

    book = load_workbook(path)
    rows = list(book["佐证材料"].iter_rows(min_row=2, values_only=True))
    asked = {agency: {str(row[2]) for row in rows if row[0] == agency} for agency in ("001", "002")}
    assert "SD-028" in asked["001"]
    assert "SD-028" not in asked["002"]
    assert "SD-017" in asked["002"]
    assert [row[4] for row in rows if row[0] == "001" and row[2] == "SD-027"] == [
        f"2026-{month:02d}" for month in range(1, 13)
    ]
    assert book["佐证材料"].freeze_panes == "E2"
    assert book["佐证材料"].data_validations.dataValidation
    assert {"依申请台账", "条目说明", "填写说明"} <= set(book.sheetnames)


def test_the_blank_sheet_filled_in_is_read_without_a_murmur(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "空白.xlsx"
    run("import", "--template", path, "-w", workspace)
    book = load_workbook(path)
    page = book["佐证材料"]
    page["F2"], page["H2"], page["I2"] = "是", "张三", datetime(2026, 11, 1, tzinfo=UTC).replace(tzinfo=None)
    book.save(path)

    assert run("import", path, "-w", workspace) == 0
    assert len(stored(workspace)) == 1


def test_a_blank_sheet_overwrites_nothing(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "空白.xlsx"
    path.write_bytes(b"mine")

    assert run("import", "--template", path, "-w", workspace) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("arguments", [(), ("--template", "空白.csv"), ("x.xlsx", "--template", "y.xlsx")])
def test_a_command_that_makes_no_sense_is_told(
    workspace: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", *arguments, "-w", workspace) == 2
    assert "错误" in capsys.readouterr().err


def test_a_fresh_workspace_has_the_blank_sheet_of_its_system(workspace: Path) -> None:
    rows = list(load_workbook(workspace / "evidence.xlsx")["佐证材料"].iter_rows(min_row=2, values_only=True))

    assert {"SD-001", "SD-028", "SD-017"} <= {str(row[2]) for row in rows}
    assert {row[0] for row in rows} == {None}


@pytest.fixture(name="crawled")
def _crawled(workspace: Path) -> Path:
    """The workspace after a crawl that saw a column whole, one in part, and one that hides."""
    space = open_workspace(workspace)
    store = space.store(create=True)
    store.save_agencies(space.agencies)
    seen = (Evidence("http://127.0.0.1:9/policy/", "ab" * 32),)
    with store.writer("001") as writer:
        writer.column(
            Column("policy", Coverage.COMPLETE, "=政策", ("http://127.0.0.1:9/policy/",), searched=seen)
        )
        writer.column(Column("news", Coverage.PARTIAL, "动态", ("http://127.0.0.1:9/news/",), searched=seen))
        writer.column(Column("budget", Coverage.BLOCKED, limit="被防护系统拦截"))
        for number, (column, day) in enumerate(
            (
                ("policy", date(2026, 10, 1)),
                ("policy", date(2026, 10, 31)),
                ("policy", date(2026, 11, 1)),
                ("news", None),
            )
        ):
            address = f"http://127.0.0.1:9/{number}"
            writer.record(Record(column, f"件{number}", address, listed=day))
    store.close()
    return workspace


def test_the_months_statement_counts_what_was_seen(crawled: Path, tmp_path: Path) -> None:
    assert run("statement", "-o", tmp_path / "月报.csv", "-w", crawled) == 0

    with (tmp_path / "月报.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["任务（栏目）"]: row for row in csv.DictReader(file)}
    assert (rows["政策文件"]["本月发布条数"], rows["政策文件"]["最近发布日期"]) == ("2", "2026-11-01")
    assert rows["政策文件"]["网站上的名称"] == "'=政策"
    assert rows["政策文件"]["责任科室"] == ""
    assert rows["动态要闻"]["本月发布条数"] == "0"
    assert "没有读全，条数是至少数；另有 1 条没有日期" in rows["动态要闻"]["备注"]
    assert rows["财政预决算"]["本月发布条数"] == ""


def test_the_statement_as_a_workbook_of_one_body_and_month(crawled: Path, tmp_path: Path) -> None:
    path = tmp_path / "月报.xlsx"
    assert (
        run("statement", "-o", path, "-w", crawled, "--month", "2026年11月", "--agency", "云岫县司法局") == 0
    )

    page = load_workbook(path)["月报表"]
    assert "2026-11" in str(page["A1"].value)
    row = next(row for row in page.iter_rows(min_row=4, values_only=True) if row[2] == "政策文件")
    assert row[4] == 1
    assert row[3] == "=政策"
    assert all(cell.data_type != "f" for cells in page.iter_rows() for cell in cells)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "a.pdf"), "xlsx 或 .csv"),
        (("-o", "a.csv", "--month", "2026"), "不是月份"),
        (("-o", "a.csv", "--agency", "九"), "名册里没有“九”"),
    ],
)
def test_a_statement_that_cannot_be_is_told(
    crawled: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("statement", *arguments, "-w", crawled) == 2
    assert words in capsys.readouterr().err


def test_no_statement_before_the_first_crawl(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("statement", "-o", tmp_path / "a.csv", "-w", workspace) == 2
    assert "zwgk crawl" in capsys.readouterr().err
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("command", ["import", "statement"])
def test_the_commands_explain_themselves_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert "工作区目录" in capsys.readouterr().out

"""Evidence sheets as offices hand them in: every layout, every slip with its cell, nothing half read."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from audit.errors import InputError
from audit.evidence_sheet import Evidence, read_evidence
from audit.model import Agency, AgencyKind, Statement
from audit.proofs import keep_proofs

HEADER = (
    *("单位编码", "单位", "条目编号", "事项", "周期", "数值", "单位(量)", "填报人", "填报日期"),
    *("佐证(文件或网址)", "备注", "复核人", "复核意见"),
)
ROSTER = (
    Agency("001", "云岫县司法局", AgencyKind.DEPARTMENT, "县直", ("http://a.example/",)),
    Agency("002", "清溪镇人民政府", AgencyKind.TOWNSHIP, "乡镇", ("http://b.example/",)),
)
DAY = datetime(2026, 11, 1)  # noqa: DTZ001  # as a spreadsheet holds it: without a zone


def line(value: object, item: str = "SD-009", **more: Any) -> dict[str, object]:
    given = {
        "单位编码": "001",
        "条目编号": item,
        "周期": "2026",
        "数值": value,
        "填报人": "张三",
        "填报日期": DAY,
    }
    return {**given, **more}


def book(folder: Path, *lines: dict[str, object], name: str = "佐证.xlsx") -> Path:
    work = Workbook()
    fill(work.worksheets[0], lines)
    work.worksheets[0].title = "Sheet1"
    path = folder / name
    work.save(path)
    return path


def fill(sheet: Worksheet, lines: tuple[dict[str, object], ...], header: tuple[str, ...] = HEADER) -> None:
    sheet.append(header)
    for given in lines:
        sheet.append([given.get(title) for title in header])


def read(path: Path) -> Evidence:
    return read_evidence(path, ROSTER, path.parent)


def only(path: Path) -> Statement:
    (statement,) = read(path).statements
    return statement


def mistakes(path: Path) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        read(path)
    return {mistake.place: f"{mistake.what}。{mistake.mend}" for mistake in caught.value.mistakes}


def test_a_line_is_read_with_its_proof(tmp_path: Path) -> None:
    (tmp_path / "签到表.pdf").write_bytes(b"%PDF-1.4")
    given = line(
        13, **{"佐证(文件或网址)": "签到表.pdf", "复核人": "李四", "复核意见": "认可", "备注": "三次"}
    )

    statement = only(book(tmp_path, given))

    digest = hashlib.sha256(b"%PDF-1.4").hexdigest()
    assert statement == Statement(
        *("001", "SD-009", "2026", "13"),
        unit="期",
        author="张三",
        day=date(2026, 11, 1),
        proof=f"evidence/statements/{digest[:12]}-签到表.pdf",
        sha256=digest,
        note="三次",
        decision="认可",
        reviewer="李四",
    )


def test_english_headers_in_any_order_and_a_name_for_the_body(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(
        "value,period,rule_id,name,uploaded_by,uploaded_at,evidence_file,decision,reviewed_by,reviewed_at\n"
        "2,2026年,sd-009,清溪镇人民政府,张三,2026/11/1,https://www.example.gov.cn/a.html,,,\n",
        encoding="utf-8",
    )

    statement = only(path)

    assert (statement.agency, statement.item, statement.period) == ("002", "SD-009", "2026")
    assert statement.proof == "https://www.example.gov.cn/a.html"
    assert statement.sha256 is None


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "utf-16"])
def test_csv_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(
        "单位,条目编号,周期,数值,填报人,填报日期\n云岫县司法局,SD-001,2026,是,张三,2026-11-01\n".encode(
            encoding
        )
    )

    assert only(path).value == "是"


def test_all_mistakes_come_at_once_each_with_its_cell(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        line("许多"),
        line(1, "SD-999"),
        line(1, "SD-040"),
        line(1, 单位编码="009"),
        line(1, 周期="去年"),
        line(1, 填报人=None),
        line(1, 填报日期="昨天"),
        line(1, **{"佐证(文件或网址)": "没有.pdf"}),
        line(1, **{"单位(量)": "个"}),
        line("大概", "SD-001"),
        line(0.5, "SD-013"),
        line("无此情况", "SD-010"),
        line(1, "SD-010", 复核意见="认可"),
        line(1, "SD-010", 复核意见="还行", 复核人="李四"),
        line("2026-04-03", "SD-027", 周期="2026"),
        line(-1, "SD-010"),
        line("xx", "SD-010"),
        line(1, 单位="清溪镇人民政府"),
        line(20, "TL-33"),
    )

    told = mistakes(path)

    for place, words in {
        "Sheet1!F2": "不是数",
        "Sheet1!C3": "没有这个填报条目",
        "Sheet1!C4": "由程序判定",
        "Sheet1!A5": "名册里没有单位“009”",
        "Sheet1!E6": "不是周期",
        "Sheet1!H7": "没有填写填报人",
        "Sheet1!I8": "不是日期",
        "Sheet1!J9": "找不到佐证文件",
        "Sheet1!G10": "没有单位（量）“个”",
        "Sheet1!F11": "既不是“是”也不是“否”",
        "Sheet1!F12": "不知道是 50% 还是 0.5%",
        "Sheet1!K13": "理由",
        "Sheet1!L14": "没有填写复核人",
        "Sheet1!M15": "不认识的复核意见",
        "Sheet1!E16": "按月填报",
        "Sheet1!F17": "不小于 0 的整数",
        "Sheet1!F18": "没有填写",
        "Sheet1!A19": "不是同一个",
        "Sheet1!F20": "依申请台账",
    }.items():
        assert words in told[place], (place, told)


def test_an_unknown_item_is_told_with_the_nearest(tmp_path: Path) -> None:
    assert "SD-009" in mistakes(book(tmp_path, line(1, "SD-09")))["Sheet1!C2"]


def test_formulas_and_errors_are_refused_with_their_cells(tmp_path: Path) -> None:
    path = book(tmp_path, line("=SUM(A1:A9)"), line("#REF!"), line(1, 备注="=HYPERLINK(1)"), line("'=1"))

    told = mistakes(path)

    assert "公式" in told["Sheet1!F2"]
    assert "#REF!" in told["Sheet1!F3"]
    assert "公式" in told["Sheet1!K4"]


def test_formulas_in_csv_are_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(
        "单位,条目编号,周期,数值,填报人,填报日期\n001,SD-009,2026,=1+1,张三,2026-11-01\n", encoding="utf-8"
    )

    assert "公式" in mistakes(path)["第 2 行"]


def test_hidden_and_strange_sheets_are_passed_over_and_told(tmp_path: Path) -> None:
    path = book(tmp_path, line(1))
    work = Workbook()
    fill(work.worksheets[0], (line(1),))
    hidden = work.create_sheet("去年")
    fill(hidden, (line("错"),))
    hidden.sheet_state = "hidden"
    work.create_sheet("通讯录").append(["张三", "李四"])
    work.create_sheet("填写说明").append(["怎样填写"])
    work.save(path)

    evidence = read(path)

    assert len(evidence.statements) == 1
    assert [note for note in evidence.notes if "去年" in note]
    assert [note for note in evidence.notes if "通讯录" in note]
    assert not [note for note in evidence.notes if "填写说明" in note]


def test_merged_cells_hold_for_every_row_that_they_span(tmp_path: Path) -> None:
    work = Workbook()
    sheet = work.worksheets[0]
    sheet.append(["佐证材料表"])
    fill(sheet, (line(1), line(2, 单位编码=None, 周期="2025"), line(1, 单位编码="002")))
    sheet.merge_cells("A1:M1")
    sheet.merge_cells("A3:A4")
    path = tmp_path / "merged.xlsx"
    work.save(path)

    assert [(s.agency, s.value) for s in read(path).statements] == [("001", "1"), ("001", "2"), ("002", "1")]


def test_numbers_dates_and_shares_typed_in_excel(tmp_path: Path) -> None:
    work = Workbook()
    sheet = work.worksheets[0]
    fill(
        sheet,
        (
            line(0.983, "SD-124"),
            line(datetime(2026, 4, 3), "SD-027", 周期=datetime(2026, 3, 1)),  # noqa: DTZ001  # as a spreadsheet holds it
            line(1300, **{"单位(量)": "人次"}),
            line("1,300期"),
            line(1, "SD-010", 单位编码=1, 周期=2026),
            line("４", "SD-205"),
            line(True, "SD-001"),
        ),
    )
    sheet["F2"].number_format = "0.0%"
    sheet["E3"].number_format = "yyyy-mm"
    path = tmp_path / "typed.xlsx"
    work.save(path)

    assert [(s.item, s.period, s.value, s.unit) for s in read(path).statements] == [
        ("SD-124", "2026", "98.3%", ""),
        ("SD-027", "2026-03", "2026-04-03", ""),
        ("SD-009", "2026", "1300", "人次"),
        ("SD-009", "2026", "1300", "期"),
        ("SD-010", "2026", "1", "次"),
        ("SD-205", "2026", "4", "次"),
        ("SD-001", "2026", "是", ""),
    ]


def test_the_same_thing_is_not_stated_twice(tmp_path: Path) -> None:
    told = mistakes(book(tmp_path, line(1), line(2)))

    assert "与 Sheet1!A2 重复" in told["Sheet1!A3"]


def test_what_nobody_filled_in_is_no_mistake(tmp_path: Path) -> None:
    evidence = read(
        book(tmp_path, line(1), line(None, "SD-010"), line(None, "SD-011", 填报人=None, 填报日期=None))
    )

    assert len(evidence.statements) == 1
    assert "2 行没有填写数值，没有导入" in evidence.notes


def test_a_sheet_with_nothing_filled_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有填写任何一行"):
        read(book(tmp_path, line(None)))


def test_a_table_without_a_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")

    with pytest.raises(InputError, match="找不到标题行"):
        read(path)


def test_missing_and_misspelt_headers_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("单位,条目编号,数值,填报入\n001,SD-009,1,张三\n", encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read(path)

    told = str(caught.value)
    for words in ("缺少“周期”列", "您是不是想写“填报人”", "缺少“填报日期”列"):
        assert words in told


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "C:\\secret.txt", "link.txt", "folder", "empty.txt"]
)
def test_a_proof_never_comes_from_elsewhere(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "in"
    (inside / "folder").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("x")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "empty.txt").touch()

    told = mistakes(book(inside, line(1, **{"佐证(文件或网址)": name})))

    assert set(told) == {"Sheet1!J2"}


def test_a_proof_may_lie_in_a_folder_below_and_is_kept_once(tmp_path: Path) -> None:
    sheets, workspace = tmp_path / "sheets", tmp_path / "workspace"
    (sheets / "材料").mkdir(parents=True)
    workspace.mkdir()
    (sheets / "材料" / "照 片.jpg").write_bytes(b"\xff\xd8x")
    (workspace / "在工作区.pdf").write_bytes(b"%PDF")
    lines = [
        line(1, **{"佐证(文件或网址)": "材料\\照 片.jpg"}),
        line(1, "SD-010", **{"佐证(文件或网址)": "材料/照 片.jpg"}),
        line(1, "SD-205", **{"佐证(文件或网址)": "在工作区.pdf"}),
    ]

    evidence = read_evidence(book(sheets, *lines), ROSTER, workspace)

    assert keep_proofs(evidence.files, workspace / "evidence") == 2
    kept = {path.name: path.read_bytes() for path in (workspace / "evidence" / "statements").iterdir()}
    assert sorted(kept.values()) == [b"%PDF", b"\xff\xd8x"]
    assert {Path(s.proof).name for s in evidence.statements} == set(kept)
    assert keep_proofs(evidence.files, workspace / "evidence") == 0


def test_a_proof_that_changes_while_it_is_imported_is_refused(tmp_path: Path) -> None:
    proof = tmp_path / "a.pdf"
    proof.write_bytes(b"%PDF 1")
    evidence = read(book(tmp_path, line(1, **{"佐证(文件或网址)": "a.pdf"})))
    proof.write_bytes(b"%PDF 2")

    with pytest.raises(InputError, match="被改动"):
        keep_proofs(evidence.files, tmp_path / "evidence")

    assert list((tmp_path / "evidence" / "statements").iterdir()) == []


def test_a_stated_digest_must_be_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    path = tmp_path / "sheet.csv"
    rows = (
        f"001,SD-009,2026,1,张三,2026-11-01,a.pdf,{'0' * 64}\n001,SD-010,2026,1,张三,2026-11-01,a.pdf,abc\n"
    )
    path.write_text(
        "agency_id,rule_id,period,value,uploaded_by,date,evidence_file,sha256\n" + rows, encoding="utf-8"
    )

    told = mistakes(path)

    assert "不符" in told["第 2 行"]
    assert "不是 64 位" in told["第 3 行"]


def test_a_damaged_workbook_is_told_as_such(tmp_path: Path) -> None:
    path = book(tmp_path, line(1))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])

    with pytest.raises(InputError, match="损坏"):
        read(path)


def test_a_thousand_mistakes_are_told_in_bounds(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(book(tmp_path, *(line("许多", 周期=str(1950 + n)) for n in range(1000))))

    assert len(caught.value.mistakes) == 201
    assert "处错误没有列出" in str(caught.value.mistakes[-1])

"""Large and hostile tables: read row by row, refused in words, never a hang and never a guess."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from audit import sheetstream
from audit.errors import InputError
from audit.sheetstream import Fault, Written, stream_sheets


def cells(path: Path) -> list[tuple[Written, ...]]:
    (sheet,) = [sheet for sheet in stream_sheets(path, len) if not sheet.hidden]
    return list(sheet.rows)


def book(folder: Path, *rows: tuple[object, ...]) -> Path:
    work = Workbook()
    for row in rows:
        work.worksheets[0].append(row)
    path = folder / "book.xlsx"
    work.save(path)
    return path


def test_values_are_shown_as_the_office_sees_them(tmp_path: Path) -> None:
    work = Workbook()
    sheet = work.worksheets[0]
    sheet.append((0.07, 0.1 + 0.2, 1.0, 7, datetime(2026, 3, 5), datetime(2026, 3, 1), True))  # noqa: DTZ001  # as a spreadsheet holds it
    for place, style in {"A1": "0%", "D1": "000", "E1": "yyyy/m/d", "F1": 'yyyy"年"m"月"'}.items():
        sheet[place].number_format = style
    path = tmp_path / "book.xlsx"
    work.save(path)

    [row] = cells(path)

    assert [cell.text for cell in row] == ["7%", "0.3", "1", "007", "2026-03-05", "2026-03", "是"]
    assert [cell.place for cell in row][:2] == ["Sheet!A1", "Sheet!B1"]


def test_formulas_and_errors_are_told_apart_from_values(tmp_path: Path) -> None:
    array = ArrayFormula("C1:C2", "=A1:A2*2")

    [row] = cells(book(tmp_path, ("=1+1", "#N/A", array, "1")))

    assert [cell.fault for cell in row] == [Fault.FORMULA, Fault.ERROR, Fault.FORMULA, None]
    assert row[2].text == "=A1:A2*2"


def test_a_serial_that_is_no_day_is_an_error_not_a_date(tmp_path: Path) -> None:
    work = Workbook()
    work.worksheets[0]["A1"] = 99_999_999_999
    work.worksheets[0]["A1"].number_format = "yyyy-mm-dd"
    path = tmp_path / "book.xlsx"
    work.save(path)

    [row] = cells(path)

    assert row[0].fault is Fault.ERROR


def test_cells_far_to_the_right_do_not_matter(tmp_path: Path) -> None:
    work = Workbook()
    work.worksheets[0]["A1"] = "a"
    work.worksheets[0].cell(1, 16_000).value = "z"
    path = tmp_path / "book.xlsx"
    work.save(path)

    [row] = cells(path)

    assert len(row) == 60


def test_rows_far_below_are_read(tmp_path: Path) -> None:
    work = Workbook()
    work.worksheets[0]["A1"] = "a"
    work.worksheets[0]["A50000"] = "b"
    path = tmp_path / "book.xlsx"
    work.save(path)

    assert [row[0].place for row in cells(path)] == ["Sheet!A1", "Sheet!A50000"]


def test_a_short_row_has_places_for_what_it_lacks(tmp_path: Path) -> None:
    rows = cells(book(tmp_path, ("a", "b", "c"), ("d",)))

    assert [cell.place for cell in rows[1]] == ["Sheet!A2", "Sheet!B2", "Sheet!C2"]


def test_what_unpacks_out_of_all_proportion_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path, ("a",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", b"\0" * 3_000_000)
    monkeypatch.setattr(sheetstream, "_MOST_UNPACKED", 2_000_000)

    with pytest.raises(InputError, match="过大"):
        cells(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版 .xls 或加密"),
        (b"PK\x03\x04 not a zip", "损坏"),
        (b"\x00\x01\x02" * 50, "编码无法识别"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(data)

    with pytest.raises(InputError, match=words):
        list(stream_sheets(path, len))


def test_a_zip_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")

    with pytest.raises(InputError, match="损坏"):
        list(stream_sheets(path, len))

"""Reading a workbook cell by cell: texts as typed, and everything that is no plain value named."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from audit.errors import InputError
from audit.grid import Grid, letters, read_grids


def book_of(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    for place, value in cells.items():
        sheet[place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def grid_of(**cells: object) -> Grid:
    [grid] = read_grids(book_of(**cells), "a.xlsx")
    return grid


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" （全角）　", "（全角）"),
        ("１４", "１４"),
        (14, "14"),
        (14.0, "14"),
        (0.1 + 0.2, "0.3"),
        (True, "是"),
        (datetime(2026, 1, 31), "2026-01-31"),  # noqa: DTZ001  # Excel's days have no zone
        ("上\n下", "上\n下"),
    ],
)
def test_a_value_is_read_as_it_was_typed(value: object, text: str) -> None:
    assert grid_of(B3=value).texts == {(3, 2): text}


def test_formulas_and_errors_are_named() -> None:
    grid = grid_of(A1="=1+1", B2="#DIV/0!", C3="正常")
    assert (grid.formulas, grid.errors) == (((1, 1),), ((2, 2),))


def test_a_merge_repeats_its_text_downwards_in_its_first_column_only() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "并"
    sheet["D1"] = "边"
    sheet.merge_cells("A1:B3")
    out = BytesIO()
    book.save(out)
    [grid] = read_grids(out.getvalue(), "a.xlsx")
    assert {at for at, text in grid.texts.items() if text == "并"} == {(1, 1), (2, 1), (3, 1)}
    assert set(grid.merged) == {(2, 1), (3, 1)}
    assert grid.rows == (1,), "a row that only a merge fills has nothing of its own"


def test_what_is_hidden_is_known() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = sheet["A2"] = "文"
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("藏").sheet_state = "veryHidden"
    out = BytesIO()
    book.save(out)
    first, second = read_grids(out.getvalue(), "a.xlsx")
    assert (first.hidden, first.hidden_rows) == (False, (2,))
    assert second.hidden


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_named_as_in_excel(column: int, name: str) -> None:
    assert letters(column) == name
    assert Grid("表").place(12, column) == f"表!{name}12"


@pytest.mark.parametrize(
    ("data", "what"), [(b"PK\x03\x04", "损坏"), (b"\xd0\xcf\x11\xe0", "旧版"), (b"", "损坏")]
)
def test_what_is_no_readable_workbook_is_told_as_such(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_grids(data, "a.xlsx")


def test_a_sheet_that_is_far_too_long_is_refused() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("长")
    for number in range(20_002):
        sheet.append([number])
    out = BytesIO()
    book.save(out)
    with pytest.raises(InputError, match="超过 20000 行"):
        read_grids(out.getvalue(), "a.xlsx")

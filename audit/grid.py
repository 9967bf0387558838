"""Read an Excel workbook cell by cell, exactly as typed: for tables that must survive there and back.

``audit.table`` reads rosters generously (full-width made plain, formulas by their last value); here the
text stays as it is, a formula or an Excel error is something to be told, and so is what is hidden.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from audit.errors import InputError

if TYPE_CHECKING:  # openpyxl takes half a second to import: only who has an xlsx waits for it
    from openpyxl.cell import Cell as XlsxCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"
_MOST_BYTES = 24 * 1024 * 1024  # of XML, unpacked: more than the rows below ever take, and no bomb
_MOST_ROWS = 20_000
_BLANKS = " \t\r\n\u3000\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: the texts of its filled cells by (row, column), both from 1.

    ``merged`` leads from each lower cell of a merge to the cell that holds its text (whose text the lower
    cells of a merge within one column repeat).  ``formulas`` and ``errors`` are places of cells that
    are no plain values; ``hidden_rows`` are filled rows that nobody sees.
    """

    name: str
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    formulas: tuple[tuple[int, int], ...] = ()
    errors: tuple[tuple[int, int], ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()

    def row(self, number: int) -> dict[int, str]:
        """The filled cells of a row by column; what merges repeat included."""
        width = max((column for _, column in self.texts), default=0)
        return {c: text for c in range(1, width + 1) if (text := self.texts.get((number, c), ""))}

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows with a text of their own (not only one that a merge repeats)."""
        return tuple(sorted({row for row, column in self.texts if (row, column) not in self.merged}))

    def place(self, row: int, column: int | None = None) -> str:
        """How Excel names a cell (``指标!H12``), or a whole row (``指标!12``)."""
        return f"{self.name}!{letters(column)}{row}" if column else f"{self.name}!{row}"


def letters(column: int) -> str:
    """A column's name: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_grids(data: bytes, file: str) -> tuple[Grid, ...]:
    """The sheets of the workbook; InputError in Chinese where it is broken, too big, old or locked."""
    if data.startswith(OLD_EXCEL_START):
        what = "是旧版 .xls 或加密的表格，无法读取"
        raise InputError.one(file, what, "请去掉密码，另存为 .xlsx")
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size <= _MOST_BYTES:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl's notes on decorations that we do not need
                book = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001  # zlib, zip, XML and openpyxl each have errors of their own
        raise InputError.one(file, "表格文件损坏，无法打开", "请用 Excel 或 WPS 打开后另存为 .xlsx") from None
    if size > _MOST_BYTES:
        what = f"表格太大（展开后 {size // 1024 // 1024} MB）"
        raise InputError.one(file, what, f"请删去无关的工作表和多余的行，每张表至多 {_MOST_ROWS} 行")
    return tuple(_grid(sheet, file) for sheet in book.worksheets)


def _grid(sheet: Worksheet, file: str) -> Grid:
    merged = _vertical_merges(sheet)
    texts: dict[tuple[int, int], str] = {}
    formulas: list[tuple[int, int]] = []
    errors: list[tuple[int, int]] = []
    filled: set[int] = set()
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            at = (cell.row, cell.column)
            if cell.data_type == "f":
                formulas.append(at)
            elif cell.data_type == "e":
                errors.append(at)
            text = _text(cell)
            if text:
                texts[at] = text
                filled.add(cell.row)
        if len(filled) > _MOST_ROWS:
            what = f"工作表“{sheet.title}”超过 {_MOST_ROWS} 行"
            raise InputError.one(file, what, "请删去多余的行后重试", f"{sheet.title}!{max(filled)}")
    texts |= {at: texts[top] for at, top in merged.items() if top in texts}
    return Grid(
        sheet.title,
        texts,
        {at: top for at, top in merged.items() if top in texts},
        tuple(formulas),
        tuple(errors),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=tuple(row for row in sorted(filled) if sheet.row_dimensions[row].hidden),
    )


def _vertical_merges(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For every lower cell in the first column of a merge, the cell that holds its value."""
    return {
        (row, span.min_col): (span.min_row, span.min_col)
        for span in sheet.merged_cells.ranges
        if span.max_row - span.min_row < _MOST_ROWS
        for row in range(span.min_row + 1, span.max_row + 1)
    }


def _text(cell: XlsxCell | MergedCell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, float):
        return f"{value:.15g}"  # the digits that Excel itself keeps
    return str(value).strip(_BLANKS)

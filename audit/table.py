"""Read a table that an office handed in (csv, tsv or xlsx) as rows of text cells that know their place."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError, Mistake
from audit.textfile import decode, read_bytes

if TYPE_CHECKING:  # openpyxl takes half a second to import: only who has an xlsx waits for it
    from openpyxl.cell import Cell as XlsxCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_HEADER_LINES = 30  # title rows and notes above a header are never more
_MAX_BLANK_ROWS = 1000  # a sheet formatted down to its last row would otherwise read a million rows

#: Says how many of a row's texts are headers that the reader knows.
Recognise = Callable[[list[str]], int]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without outer blanks, its place (``B7`` or ``第 7 行``), its hyperlink."""

    text: str
    place: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's rows that have any text, in order."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def clean(text: str) -> str:
    """``text`` with full-width characters made plain, inner blanks joined, outer blanks removed."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\ufeff", "").split())


def read_sheets(path: Path, recognise: Recognise) -> tuple[Sheet, ...]:
    """The sheets of the file at ``path``; what it is told by its bytes, not by its name.

    For csv the delimiter (comma, semicolon, tab) is the one under which a row has the most headers
    that ``recognise`` knows.  ``InputError`` in Chinese where the file cannot be read.
    """
    data = read_bytes(path)
    if data.startswith(_ZIP):
        return _read_xlsx(data, path.name)
    if data.startswith(_OLE):
        what = "是旧版 .xls 或加密的表格，无法读取"
        raise InputError.one(path.name, what, "请去掉密码，另存为 .xlsx 或 .csv（UTF-8）")
    return (Sheet("", tuple(stream_csv(decode(data, path.name), path.name, recognise))),)


def stream_csv(text: str, file: str, recognise: Recognise) -> Iterator[tuple[Cell, ...]]:
    """The rows of a csv file's ``text`` one by one, under the delimiter that suits its headers best."""

    def known(delimiter: str) -> int:
        lines = text.split("\n")[:_HEADER_LINES]
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            return 0  # told with its line when the rows are read
        return max((recognise([clean(value) for value in row]) for row in rows), default=0)

    return _csv_rows(text, file, max((",", ";", "\t", "，"), key=known))


def _csv_rows(text: str, file: str, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            cells = tuple(Cell(clean(value), f"第 {start} 行") for value in row)
            if any(cell.text for cell in cells):
                yield cells
            start = reader.line_num + 1
    except csv.Error:
        mistake = Mistake(file, f"第 {start} 行", "引号没有配对或单元格过长", "请检查该行的英文双引号")
        raise InputError(mistake) from None


def _read_xlsx(data: bytes, file: str) -> tuple[Sheet, ...]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's notes on decorations that we do not need
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # noqa: BLE001  # zlib, zip, XML and openpyxl each have errors of their own
        raise InputError.one(file, "表格文件损坏，无法打开", "请用 Excel 或 WPS 打开后另存为 .xlsx") from None
    several = len(book.worksheets) > 1
    return tuple(
        Sheet(sheet.title, tuple(_xlsx_rows(sheet, f"{sheet.title}!" if several and index else "")))
        for index, sheet in enumerate(book.worksheets)
        if sheet.sheet_state == "visible"
    )


def _xlsx_rows(sheet: Worksheet, prefix: str) -> Iterator[tuple[Cell, ...]]:
    from openpyxl.utils import get_column_letter

    merged = _vertical_merges(sheet)
    blank = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(
            Cell(
                _xlsx_text(merged.get((number, column), cell)),
                f"{prefix}{get_column_letter(column)}{number}",
                _xlsx_link(cell),
            )
            for column, cell in enumerate(row, start=1)
        )
        if any(cell.text for cell in cells):
            blank = 0
            yield cells
            continue
        blank += 1
        if blank > _MAX_BLANK_ROWS:
            return


def _vertical_merges(sheet: Worksheet) -> dict[tuple[int, int], XlsxCell]:
    """For every lower cell of a merge within one column, the cell that holds its value.

    Offices merge 分组 and 类型 down the rows that share them; a merge across columns is a title.
    """
    from openpyxl.cell import Cell as XlsxCell

    holders: dict[tuple[int, int], XlsxCell] = {}
    for span in sheet.merged_cells.ranges:
        top = sheet.cell(span.min_row, span.min_col)
        if span.min_col == span.max_col and span.max_row - span.min_row < 10_000:
            for row in range(span.min_row + 1, span.max_row + 1):
                if isinstance(top, XlsxCell):
                    holders[row, span.min_col] = top
    return holders


def _xlsx_text(cell: XlsxCell | MergedCell) -> str:
    """What Excel shows: 1.0 as 1, and 1 under the format 000 as 001."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if isinstance(value, int) and re.fullmatch(r"0+", cell.number_format or ""):
        text = text.zfill(len(cell.number_format))
    return clean(text)


def _xlsx_link(cell: XlsxCell | MergedCell) -> str:
    link = getattr(cell, "hyperlink", None)
    return str(link.target or "") if link is not None else ""

"""Read the sheets of a large table (xlsx or csv) row by row, telling formulas and errors from values.

``audit.table`` reads small tables whole.  Here a hundred thousand rows pass without being held, and what
Excel computed is never taken for what somebody stated.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from audit.errors import InputError
from audit.table import Recognise, clean, stream_csv
from audit.textfile import decode, read_bytes

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
#: More than any sheet of 100,000 rows unpacks to; a zip bomb unpacks to far more.
_MOST_UNPACKED = 600 * 2**20
_WIDEST = 60
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_DIGITS = 10


class Fault(StrEnum):
    """Why a cell holds no value that somebody wrote."""

    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Written:
    """One cell: its text without outer blanks, its place (``名册!B7``, ``第 7 行``), and what is wrong."""

    text: str
    place: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """One sheet: ``rows`` can be read once, in order; rows without any text are left out."""

    name: str
    hidden: bool
    rows: Iterable[tuple[Written, ...]]


def stream_sheets(path: Path, recognise: Recognise) -> Iterator[Stream]:
    """The sheets of the file at ``path``, each to be read before the next is asked for.

    ``InputError`` in Chinese where the file cannot be read, is encrypted, or is out of all proportion.
    """
    data = read_bytes(path)
    if data.startswith(_OLE):
        what = "是旧版 .xls 或加密的表格，无法读取"
        raise InputError.one(path.name, what, "请去掉密码，另存为 .xlsx 或 .csv（UTF-8）")
    if data.startswith(_ZIP):
        yield from _workbook(data, path.name)
        return
    rows = stream_csv(decode(data, path.name), path.name, recognise)
    yield Stream("", hidden=False, rows=(tuple(_typed(c.text, c.place) for c in row) for row in rows))


def _workbook(data: bytes, file: str) -> Iterator[Stream]:
    import openpyxl  # half a second, and only who has an xlsx waits for it

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise _damaged(file) from None
    if unpacked > _MOST_UNPACKED:
        mend = "请删去表格中的图片和多余的行，或分成几个文件导入"
        raise InputError.one(file, f"表格展开后有 {unpacked // 2**20} MB，过大", mend)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's notes on decorations that we do not need
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  # zlib, zip, XML and openpyxl each have errors of their own
        raise _damaged(file) from None
    for sheet in book.worksheets:
        hidden = sheet.sheet_state != "visible"
        yield Stream(sheet.title, hidden, () if hidden else _guarded(sheet, archive, file))


def _damaged(file: str) -> InputError:
    return InputError.one(file, "表格文件损坏，无法打开", "请用 Excel 或 WPS 打开后另存为 .xlsx")


def _guarded(sheet: Any, archive: zipfile.ZipFile, file: str) -> Iterator[tuple[Written, ...]]:
    rows = _rows(sheet, archive)
    while True:
        try:
            with warnings.catch_warnings():  # around each row: a generator must not keep it over its yield
                warnings.simplefilter("ignore")  # openpyxl's note on a date out of range: we tell the cell
                row = next(rows, None)
        except Exception:  # noqa: BLE001  # zlib, zip, XML and openpyxl each have errors of their own
            raise _damaged(file) from None
        if row is None:
            return
        yield row


def _rows(sheet: Any, archive: zipfile.ZipFile) -> Iterator[tuple[Written, ...]]:
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(column) for column in range(1, _WIDEST + 1)]
    spans = _vertical_merges(archive, sheet._worksheet_path)  # noqa: SLF001  # openpyxl tells it nowhere else
    held: dict[int, tuple[int, Written]] = {}
    width = 0  # of the widest row so far: what a row lacks at its end has a place as well
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = []
        for index, cell in enumerate(row[:_WIDEST]):
            written = _cell(cell, f"{sheet.title}!{letters[index]}{number}")
            last = spans.get((number, index + 1))
            if last:
                held[index] = (last, written)
            elif not written.text and index in held and number <= held[index][0]:
                written = Written(held[index][1].text, written.place, held[index][1].fault)
            cells.append(written)
        width = max(width, len(cells))
        cells += [Written("", f"{sheet.title}!{letters[at]}{number}") for at in range(len(cells), width)]
        if any(cell.text for cell in cells):
            yield tuple(cells)


def _vertical_merges(archive: zipfile.ZipFile, path: str) -> dict[tuple[int, int], int]:
    """(row, column) of the top of each merge within one column → its last row.

    The list stands behind the rows, where a reader of rows never comes.
    """
    from openpyxl.utils import column_index_from_string

    tail = b""
    spans: dict[tuple[int, int], int] = {}
    with archive.open(path.lstrip("/")) as stream:
        while chunk := stream.read(2**20):
            tail += chunk
            for found in _MERGE.finditer(tail):
                left, top, right, bottom = found.groups()
                if left == right and len(left) <= 3:
                    spans[int(top), column_index_from_string(left.decode())] = int(bottom)
            tail = tail[-300:]
    return spans


def _cell(cell: Any, place: str) -> Written:
    value = cell.value
    if value is None:
        return Written("", place)
    if cell.data_type == "f":
        return Written(str(getattr(value, "text", value)) or "=", place, Fault.FORMULA)
    if cell.data_type == "e":
        return Written(str(value), place, Fault.ERROR)
    if isinstance(value, str):
        return _typed(clean(value), place)
    return Written(_shown(value, cell.number_format or ""), place)


def _typed(text: str, place: str) -> Written:
    """A text cell; what looks like a formula or an error was one before it became text."""
    if text.upper() in _ERRORS:
        return Written(text, place, Fault.ERROR)
    return Written(text, place, Fault.FORMULA if text.startswith("=") else None)


def _shown(value: object, style: str) -> str:
    """What Excel shows: a share as 98%, a month as 2026-03, 1.0 as 1, and 1 under the format 000 as 001."""
    if isinstance(value, datetime):
        if value.time() != time.min:
            return value.isoformat(" ")
        return _day(value.date(), style)
    if isinstance(value, date):
        return _day(value, style)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        number = Decimal(repr(round(value, _DIGITS)))
        if "%" in style:
            return f"{_plain(number * 100)}%"
        text = _plain(number)
        return text.zfill(len(style)) if re.fullmatch(r"0+", style) and text.isdigit() else text
    return clean(str(value))


def _day(day: date, style: str) -> str:
    month_only = "y" in style.lower() and "m" in style.lower() and "d" not in style.lower()
    return f"{day:%Y-%m}" if month_only else day.isoformat()


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

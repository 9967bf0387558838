"""XLS and ET: worksheets of the binary form, through xlrd."""

from __future__ import annotations

import io
import struct
from typing import Any

from crawler.documents.budget import Budget
from crawler.documents.grid import WIDEST, fill
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, Table, Unreadable
from crawler.documents.numbers import Form, form_of, shown
from crawler.documents.sheet import workbook
from crawler.documents.tidy import cell


def read_xls(body: bytes, budget: Budget) -> Document:
    """Read an XLS; raises Unreadable where it is encrypted or damaged."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=_stream(body, budget), formatting_info=True, on_demand=True, logfile=io.StringIO()
        )
        tables = _tables(book, budget)
    except xlrd.XLRDError as fault:
        if "encrypted" in str(fault).lower():
            raise Unreadable(DocumentOutcome.ENCRYPTED, "工作簿设有密码") from fault
        raise Unreadable(DocumentOutcome.BROKEN, "工作簿结构损坏，无法解析") from fault
    except Unreadable:
        raise
    except Exception as fault:  # xlrd meets damage with asserts, struct errors and the like
        raise Unreadable(DocumentOutcome.BROKEN, "工作簿结构损坏，无法解析") from fault
    return workbook(DocumentKind.XLS, tables, book.nsheets, budget, pictures=False)


def _stream(body: bytes, budget: Budget) -> bytes:
    """The workbook's own stream, unpacked by olefile: xlrd's unpacking runs in circles on damaged chains."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(body)) as container:
            name = next((name for name in ("Workbook", "Book") if container.exists(name)), "")
            content = bytes(container.openstream(name).read()) if name else b""
    except (OSError, struct.error, ValueError, IndexError, TypeError) as fault:
        raise Unreadable(DocumentOutcome.BROKEN, "工作簿结构损坏或下载不完整") from fault
    if not content:
        raise Unreadable(DocumentOutcome.BROKEN, "不是完整的工作簿")
    budget.unpack(len(content), len(content))
    return content


def _tables(book: Any, budget: Budget) -> list[Table]:
    tables: list[Table] = []
    for index in range(book.nsheets):
        sheet = book.sheet_by_index(index)
        if not sheet.visibility:
            tables.append(Table(index + 1, _grid(book, sheet, budget), cell(sheet.name)))
        book.unload_sheet(index)
        if budget.is_over:
            break
    return tables


def _grid(book: Any, sheet: Any, budget: Budget) -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = []
    for number in range(sheet.nrows):
        values = [_value(book, item) for item in sheet.row(number)[:WIDEST]]
        while values and not values[-1]:
            values.pop()
        rows.append(values)
        budget.cells += max(1, len(values))
        budget.characters += sum(map(len, values))
        if budget.is_over:
            break
    while rows and not rows[-1]:
        rows.pop()
    merged = ((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return fill(rows, merged, budget.limits.cells)


def _value(book: Any, item: Any) -> str:
    import xlrd

    if item.ctype == xlrd.XL_CELL_TEXT:
        return cell(item.value)
    if item.ctype == xlrd.XL_CELL_DATE:
        offset = 1462 if book.datemode else 0
        return shown(str(item.value + offset), Form.TIME if item.value < 1 else Form.DATE)
    if item.ctype == xlrd.XL_CELL_NUMBER:
        style = book.xf_list[item.xf_index] if item.xf_index is not None else None
        known = book.format_map.get(style.format_key) if style is not None else None
        form = form_of(0, known.format_str) if known is not None else Form.NUMBER
        return shown(str(item.value), form if form is Form.SHARE else Form.NUMBER)
    if item.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if item.value else "FALSE"
    if item.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(item.value, "#N/A"))
    return ""

"""XLSX: worksheets as grids, streamed, so that a million empty rows cost no more than a few.

The parts are read directly: openpyxl's fast mode knows no merged cells, and its other mode builds an
object per cell.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from crawler.documents.budget import Budget
from crawler.documents.grid import WIDEST, fill
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, PageText, Table, Unreadable
from crawler.documents.numbers import Formats, shown
from crawler.documents.package import HARMFUL, Package, local
from crawler.documents.tidy import cell, lines_of

_WORKBOOK = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SHARED = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
#: Rows further down than this many empty ones are beside the table (a stray space in row 1048576).
_GAP = 1000
#: Shared strings kept; more is not a table that anybody discloses.
_STRINGS = 1_000_000


def read_xlsx(body: bytes, budget: Budget) -> Document:
    """Read a workbook's values (never its formulas or macros); a sheet is a page and a table."""
    package = Package(body, budget)
    strings = _strings(package, budget)
    formats = _formats(package)
    tables: list[Table] = []
    sheets = _sheets(package)
    for number, (name, path) in enumerate(sheets, 1):
        if path in package:
            tables.append(Table(number, _grid(package, path, strings, formats, budget), name))
        if budget.is_over:
            break
    pictures = any(part.startswith("xl/media/") for part in package.names())
    return workbook(DocumentKind.XLSX, tables, len(sheets), budget, pictures=pictures)


def workbook(
    kind: DocumentKind, tables: list[Table], sheets: int, budget: Budget, *, pictures: bool
) -> Document:
    """The document that sheets make: empty sheets count as pages, but are no tables."""
    pages = tuple(PageText(t.page, f"{t.name}\n{lines_of(t.rows)}".strip()) for t in tables)
    filled = tuple(table for table in tables if any(any(row) for row in table.rows))
    outcome = DocumentOutcome.OK if filled else DocumentOutcome.EMPTY
    if not filled and pictures:
        outcome = DocumentOutcome.SCANNED
    return Document(
        kind,
        outcome,
        text="\n".join(page.text for page in pages) if filled else "",
        pages=pages if filled else (),
        tables=filled,
        scanned=outcome is DocumentOutcome.SCANNED,
        note=outcome.label if outcome is not DocumentOutcome.OK else "",
        pages_read=len(tables),
        pages_total=sheets,
        truncated=bool(budget.reason),
    )


def _sheets(package: Package) -> list[tuple[str, str]]:
    """The sheets' names and parts in the order of the tabs; hidden ones are not disclosed, so left out."""
    targets = {
        str(relation.get("Id")): str(relation.get("Target", ""))
        for relation in package.xml("xl/_rels/workbook.xml.rels")
    }
    found = []
    for sheet in package.xml(_WORKBOOK).iter("{*}sheet"):
        key = next((str(value) for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        target = targets.get(key, "")
        if target and sheet.get("state", "visible") == "visible":
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found.append((str(sheet.get("name", "")), path))
    return found


def _events(package: Package, path: str, tags: tuple[str, ...]) -> Iterator[Any]:
    """The wanted elements as their end is reached; what is done with is let go."""
    with package.open(path) as stream:
        parser = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            first = True
            for _, element in parser:
                if first and element.getroottree().docinfo.internalDTD is not None:
                    raise Unreadable(DocumentOutcome.BROKEN, HARMFUL)
                first = False
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as fault:
            raise Unreadable(DocumentOutcome.BROKEN, "内部的 XML 不完整或不规范") from fault


def _strings(package: Package, budget: Budget) -> list[str]:
    if _SHARED not in package:
        return []
    found: list[str] = []
    for item in _events(package, _SHARED, ("si",)):
        found.append(_words(item))
        if len(found) >= _STRINGS or (len(found) % 1000 == 0 and budget.is_over):
            break
    return found


def _words(item: Any) -> str:
    """The words of a rich text, without the phonetic guide that may stand beside it."""
    return cell("".join(t.text or "" for t in item.iter("{*}t") if local(t.getparent()) != "rPh"))


def _formats(package: Package) -> Formats:
    if _STYLES not in package:
        return Formats()
    root = package.xml(_STYLES)
    codes = {item.get("numFmtId"): str(item.get("formatCode", "")) for item in root.iter("{*}numFmt")}
    cells = next(root.iter("{*}cellXfs"), None)
    return Formats.of([(str(x.get("numFmtId", "0")), codes) for x in (cells if cells is not None else ())])


def _grid(
    package: Package, path: str, strings: list[str], formats: Formats, budget: Budget
) -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = []
    merged: list[tuple[int, int, int, int]] = []
    for element in _events(package, path, ("row", "mergeCell")):
        if local(element) == "mergeCell":
            place = _range(str(element.get("ref", "")))
            if place is not None and len(merged) < 20_000:
                merged.append(place)
            continue
        if budget.is_over:
            break
        number = _row_number(element, len(rows) + 1)
        near = number <= len(rows) + _GAP
        values = _values(element, strings, formats) if near else []
        if any(values):
            rows.extend([] for _ in range(number - 1 - len(rows)))
            rows.append(values)
        # Empty cells and rows cost time too: they count, so that a million of them end soon.
        budget.cells += max(1, len(values))
        budget.characters += sum(map(len, values))
    return fill(rows, merged, budget.limits.cells)


def _row_number(element: Any, otherwise: int) -> int:
    number = str(element.get("r", ""))
    return max(int(number), otherwise) if number.isdecimal() and len(number) < 8 else otherwise


def _values(row: Any, strings: list[str], formats: Formats) -> list[str]:
    values: list[str] = []
    for element in row.iterchildren("{*}c"):
        value = _value(element, strings, formats)
        if not value:
            continue
        found = _PLACE.match(str(element.get("r", "")))
        column = _column(found[1]) if found else len(values)
        if column >= WIDEST:
            break
        values.extend([""] * (column + 1 - len(values)))
        values[column] = value
    return values


def _value(element: Any, strings: list[str], formats: Formats) -> str:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return _words(element)
    raw = next((child.text or "" for child in element.iterchildren("{*}v")), "")
    if kind == "s":
        return strings[int(raw)] if raw.isdecimal() and int(raw) < len(strings) else ""
    if kind == "b":
        return "TRUE" if raw == "1" else "FALSE"
    if kind in {"str", "e", "d"}:
        return cell(raw)
    style = str(element.get("s", "0"))
    return shown(raw, formats.of_style(int(style) if style.isdecimal() else 0)) if raw else ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _range(reference: str) -> tuple[int, int, int, int] | None:
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", reference)
    if found is None:
        return None
    return int(found[2]) - 1, _column(found[1]), int(found[4]) - 1, _column(found[3])

"""DOCX: paragraphs and tables in the order of the document, read from its main part alone.

python-docx is not used for reading: it unpacks every picture of the package, refuses files with macros
(which are simply never looked at here), and repeats its work for merged cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from crawler.documents.budget import Budget
from crawler.documents.grid import Cell, spread
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, PageText, Table
from crawler.documents.package import Package, local
from crawler.documents.tidy import cell, lines_of, tidy

_MAIN = "word/document.xml"
_RELATIONS = "_rels/.rels"
#: Where the words are twice: Fallback repeats Choice; deleted and moved-away text is no text.
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "pPr", "rPr", "sectPr", "instrText", "tblPr", "tblGrid"})
_PAGE_BREAK = "\f"
_DEEPEST = 40
#: With fewer characters for each picture the pictures may be pages.
_TEXT_OF_A_PAGE = 200


def read_docx(body: bytes, budget: Budget) -> Document:
    """Read a DOCX (also with macros); raises Unreadable where it is damaged or a bomb.

    Pages are those that Word noted when it last laid the text out; without such notes all is page 1.
    """
    package = Package(body, budget)
    root = package.xml(_main_part(package))
    story = next((child for child in root if local(child) == "body"), root)
    pieces: list[str] = []
    tables: list[Table] = []
    page = 1
    for block in _blocks(story, 0):
        if local(block) == "tbl":
            rows = _rows(block, budget)
            tables.append(Table(page, rows))
            pieces.append(lines_of(rows))
        else:
            pieces.append("".join(_words(block)))
            page += pieces[-1].count(_PAGE_BREAK)
        budget.characters += len(pieces[-1])
        if budget.is_over:
            break
    pages = _paged("\n".join(pieces))
    text = "\n".join(page.text for page in pages if page.text)
    pictures = sum(name.startswith("word/media/") for name in package.names())
    outcome = _outcome(text, pictures=pictures > 0)
    # Little text around many pictures: what is looked for may stand in one of them.
    shown = outcome is DocumentOutcome.OK and len(text) < _TEXT_OF_A_PAGE * pictures
    return Document(
        DocumentKind.DOCX,
        outcome,
        text=text,
        pages=pages if text else (),
        tables=tuple(tables),
        scanned=outcome is DocumentOutcome.SCANNED or shown,
        note=f"文件中有 {pictures} 张图片，图片中的文字没有读取"
        if shown
        else outcome.label
        if outcome is not DocumentOutcome.OK
        else "",
        pages_read=len(pages) if text else 0,
        pages_total=len(pages) if text else 0,
        truncated=bool(budget.reason),
    )


def _outcome(text: str, *, pictures: bool) -> DocumentOutcome:
    if len(text.strip()) >= 20 or (text.strip() and not pictures):
        return DocumentOutcome.OK
    return DocumentOutcome.SCANNED if pictures else DocumentOutcome.EMPTY


def _main_part(package: Package) -> str:
    if _MAIN in package or _RELATIONS not in package:
        return _MAIN
    for relation in package.xml(_RELATIONS):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", _MAIN))
    return _MAIN


def _blocks(parent: Any, depth: int) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and insertions."""
    for child in parent:
        name = local(child)
        if name in {"p", "tbl"}:
            yield child
        elif name not in _SKIPPED and name and depth < _DEEPEST:
            yield from _blocks(child, depth + 1)


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph, text boxes included; explicit stack: nesting may be hostile."""
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = local(element)
        if name == "t":
            yield element.text or ""
        elif name in {"tab", "cr"} or (name == "br" and _kind(element) != "page"):
            yield "\t" if name == "tab" else "\n"
        elif name in {"lastRenderedPageBreak", "br"}:
            yield _PAGE_BREAK if name != "br" else "\n"
        elif name not in _SKIPPED and name:
            stack.append(iter(element))
        if name == "p":
            yield "\n"


def _kind(element: Any) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.endswith("}type")), "")


def _paged(text: str) -> tuple[PageText, ...]:
    pages = [tidy(page) for page in text.split(_PAGE_BREAK)]
    return tuple(PageText(number, page) for number, page in enumerate(pages, 1))


def _rows(table: Any, budget: Budget) -> tuple[tuple[str, ...], ...]:
    left = max(1, budget.limits.cells - budget.cells)
    rows = spread((_cells(row) for row in _parts(table, "tr")), left)
    budget.cells += sum(map(len, rows))
    return rows


def _parts(parent: Any, wanted: str) -> Iterator[Any]:
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _parts(child, wanted)


def _cells(row: Any) -> Iterator[Cell]:
    before = _number(_property(row, "trPr", "gridBefore"), 0)
    if before:
        yield Cell("", columns=before)
    for item in _parts(row, "tc"):
        merge = _property(item, "tcPr", "vMerge")
        continues = merge is not None and _value(merge) != "restart"
        span = _number(_property(item, "tcPr", "gridSpan"), 1)
        yield Cell(_cell_text(item), columns=span, continues=continues)


def _cell_text(item: Any) -> str:
    words: Iterable[str] = ("".join(_words(block)).replace(_PAGE_BREAK, "") for block in _inner(item))
    return cell("\n".join(words))


def _inner(item: Any) -> Iterator[Any]:
    for block in _blocks(item, 0):
        if local(block) == "tbl":  # A table inside a cell is part of the cell's words.
            for row in _parts(block, "tr"):
                for inner in _parts(row, "tc"):
                    yield from (part for part in _blocks(inner, 0) if local(part) == "p")
        else:
            yield block


def _property(element: Any, group: str, name: str) -> Any:
    for child in element:
        if local(child) == group:
            return next((prop for prop in child if local(prop) == name), None)
    return None


def _value(prop: Any) -> str:
    return next((str(value) for key, value in prop.attrib.items() if key.endswith("}val")), "")


def _number(prop: Any, otherwise: int) -> int:
    value = _value(prop) if prop is not None else ""
    return min(int(value), 256) if value.isdecimal() else otherwise

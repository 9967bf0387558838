"""OFD (GB/T 33190): the words of each page in reading order, read from the page descriptions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.documents.budget import Budget
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, PageText, Unreadable
from crawler.documents.package import Package, local
from crawler.documents.tidy import tidy

#: Words whose baselines differ by less than this (millimetres) stand on one line.
_LINE = 1.5
#: A gap beyond this many letter widths separates columns.
_COLUMN = 2.0
_FEW = 20


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text at a place of the page, in millimetres."""

    x: float
    y: float
    size: float
    text: str


def read_ofd(body: bytes, budget: Budget) -> Document:
    """Read an OFD; pages of pictures or outlines alone count as scanned."""
    package = Package(body, budget)
    paths = list(_page_paths(package))
    if not paths:
        raise Unreadable(DocumentOutcome.BROKEN, "OFD 文件没有页面")
    pages: list[PageText] = []
    pictures = 0
    for number, path in enumerate(paths[: budget.limits.pages], 1):
        root = package.xml(path)
        text = tidy("\n".join(_lines(_pieces(root))))
        drawn = any(local(item) in {"ImageObject", "PathObject", "CompositeObject"} for item in root.iter())
        pictures += drawn and len(text) < _FEW
        pages.append(PageText(number, text))
        budget.characters += len(text)
        if budget.is_over:
            break
    if len(pages) < len(paths):
        budget.stop(f"共{len(paths)}页，只读取了前{len(pages)}页")
    text = "\n".join(page.text for page in pages).strip("\n")
    outcome = DocumentOutcome.OK
    if pictures == len(pages) or not text:
        outcome = DocumentOutcome.SCANNED if pictures else DocumentOutcome.EMPTY
    return Document(
        DocumentKind.OFD,
        outcome,
        text=text,
        pages=tuple(pages),
        scanned=pictures > 0,
        note=outcome.label if outcome is not DocumentOutcome.OK else "",
        pages_read=len(pages),
        pages_total=len(paths),
        truncated=bool(budget.reason),
    )


def _page_paths(package: Package) -> Iterator[str]:
    for root in package.xml("OFD.xml").iter("{*}DocRoot"):
        document = _path("", root.text)
        folder = posixpath.dirname(document)
        for page in package.xml(document).iter("{*}Page"):
            if page.get("BaseLoc"):
                yield _path(folder, page.get("BaseLoc"))


def _path(folder: str, location: str | None) -> str:
    """A location inside the package: absolute with a slash, else beside the file that names it."""
    location = (location or "").strip()
    joined = location if location.startswith("/") else posixpath.join(folder, location)
    return posixpath.normpath(joined).lstrip("/")


def _pieces(root: Any) -> Iterator[_Piece]:
    for item in root.iter("{*}TextObject"):
        left, top, _, _ = (_numbers(item.get("Boundary")) + [0.0] * 4)[:4]
        size = (_numbers(item.get("Size")) or [3.5])[0]
        for code in item.iter("{*}TextCode"):
            x, y = (_numbers(code.get("X")) or [0.0])[0], (_numbers(code.get("Y")) or [0.0])[0]
            if code.text and code.text.strip():
                yield _Piece(left + x, top + y, size, code.text.strip("\r\n"))


def _numbers(value: str | None) -> list[float]:
    found: list[float] = []
    for part in (value or "").split()[:8]:
        try:
            found.append(float(part))
        except ValueError:
            return []
    return found


def _lines(pieces: Iterator[_Piece]) -> Iterator[str]:
    line: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if line and piece.y - line[0].y > _LINE:
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def _joined(line: list[_Piece]) -> str:
    words, end = "", 0.0
    for piece in sorted(line, key=lambda piece: piece.x):
        if words and piece.x - end > piece.size * _COLUMN:
            words += "\t"
        words += piece.text
        wide = sum(1.0 if char > "\u2e7f" else 0.5 for char in piece.text)
        end = piece.x + wide * piece.size
    return words

"""DOC and WPS: the words of Word's binary form, by its piece table (MS-DOC 2.4.1), without any program.

catdoc is not called even where it is present: the same evidence has to give the same text everywhere.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.documents.budget import Budget
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, PageText, Table, Unreadable
from crawler.documents.oldtables import Paragraphs, Rows, find_paragraphs
from crawler.documents.tidy import lines_of, tidy

_MAGIC = (0xA5EC, 0xA5DC)
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_WORD_97 = 0x00C1 - 0x10
_PIECES, _PARAGRAPHS = 0x1A2, 0x102
_NARROW = 0x40000000
_CELL_END = "\x07"
_MARKS = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("[\x13\x14\x15]")
_SPECIAL = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": None, "\xa0": " "})
_OBJECTS = re.compile("[\x01\x02\x05\x08]")
_FEW = 20


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of characters: first position in the text, count, offset in the stream, bytes per character."""

    start: int
    count: int
    offset: int
    width: int


def read_doc(body: bytes, budget: Budget) -> Document:
    """Read a DOC or WPS; raises Unreadable where it is encrypted or damaged."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(body)) as container:
            return _read(container, budget)
    except Unreadable:
        raise
    except (OSError, struct.error, ValueError, IndexError, KeyError, TypeError, RecursionError) as fault:
        raise Unreadable(DocumentOutcome.BROKEN, "Word 文档结构损坏或下载不完整") from fault


def _read(container: Any, budget: Budget) -> Document:
    if container.exists("EncryptedPackage"):
        raise Unreadable(DocumentOutcome.ENCRYPTED, "文档设有密码")
    stream = _stream(container, "WordDocument", budget)
    magic, version = struct.unpack_from("<HH", stream, 0)
    (flags,) = struct.unpack_from("<H", stream, 0x0A)
    if magic not in _MAGIC:
        raise Unreadable(DocumentOutcome.BROKEN, "Word 文档结构损坏")
    if flags & _ENCRYPTED:
        raise Unreadable(DocumentOutcome.ENCRYPTED, "文档设有密码")
    if version < _WORD_97:
        return _of_word_95(stream)
    table = _stream(container, "1Table" if flags & _SECOND_TABLE else "0Table", budget)
    data = _stream(container, "Data", budget) if container.exists("Data") else b""
    pieces = _pieces(stream, table)
    lengths = struct.unpack_from("<8i", stream, 0x4C)  # body, footnotes, headers, macros, notes, ends, boxes
    raw = _characters(stream, pieces, sum(max(0, n) for n in lengths))
    body = raw[: max(0, lengths[0])]
    boxes = raw[sum(lengths[:6]) : sum(lengths[:7])] if lengths[6] > 0 else ""
    start, size = struct.unpack_from("<II", stream, _PARAGRAPHS)
    paragraphs = find_paragraphs(stream, table[start : start + size], data)
    return _document(body, boxes, pieces, paragraphs, budget)


def _stream(container: Any, name: str, budget: Budget) -> bytes:
    if not container.exists(name):
        raise Unreadable(DocumentOutcome.BROKEN, "不是完整的 Word 文档")
    content = bytes(container.openstream(name).read())
    budget.unpack(len(content), len(content))
    return content


def _of_word_95(stream: bytes) -> Document:
    """Word 6 and 95 keep the text in one run, in the code page of the machine: GBK here."""
    first, last = struct.unpack_from("<II", stream, 0x18)
    text = _words(stream[first:last].decode("gb18030", errors="replace").replace(_CELL_END, "\t"))
    outcome = DocumentOutcome.OK if text else DocumentOutcome.EMPTY
    pages = (PageText(1, text),) if text else ()
    return Document(
        DocumentKind.DOC, outcome, text=text, pages=pages, pages_read=len(pages), pages_total=len(pages)
    )


def _pieces(stream: bytes, table: bytes) -> list[_Piece]:
    start, size = struct.unpack_from("<II", stream, _PIECES)
    clx = table[start : start + size]
    at = 0
    while at < len(clx) and clx[at] == 1:  # property changes that pieces refer to
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise Unreadable(DocumentOutcome.BROKEN, "Word 文档缺少文字索引")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = max(0, (len(plc) - 4) // 12)
    places = struct.unpack_from(f"<{count + 1}I", plc, 0)
    found = []
    for n in range(count):
        (packed,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * n + 2)
        narrow = bool(packed & _NARROW)
        offset = (packed & ~_NARROW) // 2 if narrow else packed
        found.append(_Piece(places[n], max(0, places[n + 1] - places[n]), offset, 1 if narrow else 2))
    return found


def _characters(stream: bytes, pieces: list[_Piece], most: int) -> str:
    parts: list[str] = []
    have = 0
    for piece in pieces:
        count = min(piece.count, most - have)
        if count <= 0:
            break
        raw = stream[piece.offset : piece.offset + count * piece.width]
        text = raw.decode("cp1252" if piece.width == 1 else "utf-16-le", errors="replace")
        # Positions count 16-bit units: a character beyond them would shift every later position.
        text = "".join(char if char <= "\uffff" else _halves(char) for char in text)
        parts.append(text.ljust(count, "\ufffd")[:count])
        have += count
    return "".join(parts)


def _halves(char: str) -> str:
    high, low = struct.unpack("<HH", char.encode("utf-16-le"))
    return chr(high) + chr(low)


def _document(
    body: str, boxes: str, pieces: list[_Piece], paragraphs: Paragraphs, budget: Budget
) -> Document:
    spoken: list[str] = []
    tables: list[Table] = []
    rows = Rows()

    def close() -> None:
        grid = rows.grid(max(1, budget.limits.cells - budget.cells))
        if grid:
            budget.cells += sum(map(len, grid))
            tables.append(Table(0, grid))
            spoken.append(lines_of(grid))

    for text, mark, offset in _paragraphs(body, pieces):
        words = _words(text)
        if rows.is_full or not rows.take(words, mark, paragraphs.at(offset)):
            close()
            spoken.append(words)
        budget.characters += len(words)
        if budget.is_over:
            break
    close()
    text = tidy("\n".join([*spoken, _words(boxes)]))
    outcome = DocumentOutcome.OK if text.strip() else DocumentOutcome.EMPTY
    if len(text.strip()) < _FEW and _OBJECTS.search(body):
        outcome = DocumentOutcome.SCANNED
    return Document(
        DocumentKind.DOC,
        outcome,
        text=text,
        pages=(PageText(1, text),) if text else (),
        tables=tuple(tables),
        scanned=outcome is DocumentOutcome.SCANNED,
        note=outcome.label if outcome is not DocumentOutcome.OK else "",
        pages_read=1 if text else 0,
        pages_total=1 if text else 0,
        truncated=bool(budget.reason),
    )


def _paragraphs(body: str, pieces: list[_Piece]) -> Iterator[tuple[str, str, int]]:
    """Each paragraph's text, the character that ends it, and where in the stream that stands."""
    start, index = 0, 0
    for found in _MARKS.finditer(body):
        end = found.start()
        while index + 1 < len(pieces) and pieces[index + 1].start <= end:
            index += 1
        piece = pieces[index]
        yield body[start:end], found.group(), piece.offset + (end - piece.start) * piece.width
        start = end + 1
    yield body[start:], "", -1


def _words(text: str) -> str:
    """Text without field codes, objects and control characters."""
    if "\x13" in text:
        kept, hidden, at = [], 0, 0
        for found in _FIELD.finditer(text):
            if not hidden:
                kept.append(text[at : found.start()])
            at = found.end()
            hidden += {"\x13": 1, "\x14": -1, "\x15": 0}[found.group()]
            hidden = max(0, hidden)
        text = "".join(kept) + (text[at:] if not hidden else "")
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return tidy(_OBJECTS.sub("", _FIELD.sub("", text)).translate(_SPECIAL).replace(_CELL_END, "\t"))

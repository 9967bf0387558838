"""PDF: text page by page, what is a picture only, and tables where they are asked for."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawler.documents.budget import Budget
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, PageText, Unreadable
from crawler.documents.pdftables import find_tables
from crawler.documents.tidy import tidy

#: A page with fewer characters and a picture is a scan: stamps and page numbers are text now and then.
_FEW = 20
#: Bytes of drawing commands from which on a page without text shows something all the same.
_DRAWN = 200
#: Bytes at the end among which the end mark has to stand.
_TAIL = 4096
#: Bytes that an empty stream may take when it is compressed; a longer one that yields nothing is damaged.
_PACKED_NOTHING = 16
#: What pypdf raises where a damaged structure leads it astray.
_DAMAGE: tuple[type[Exception], ...] = (
    RecursionError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
)
_BLANK = re.compile(r"\s")
#: What a text layer without a usable character map yields: private use, replacement, glyph numbers.
_GARBLED = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f]|\\(cid:\\d+\\)")


def read_pdf(body: bytes, budget: Budget, *, tables: bool = False) -> Document:
    """Read a PDF; raises Unreadable where it is encrypted or damaged.

    Without a text layer the outcome is ``SCANNED``: whatever is drawn there counts as unread, never as
    absent (catalogue FP-12).
    """
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if b"%PDF-" not in body[:1024]:
        raise Unreadable(DocumentOutcome.BROKEN, "不是 PDF 文件")
    try:
        reader, total = _open(body)
        return _read(body, reader, total, budget, tables=tables)
    except PyPdfError as fault:
        raise Unreadable(DocumentOutcome.BROKEN, _damage(body)) from fault
    except _DAMAGE as fault:
        # pypdf meets damaged structures with whatever its next step happens to raise.
        raise Unreadable(DocumentOutcome.BROKEN, _damage(body)) from fault


def _damage(body: bytes) -> str:
    return "PDF 文件不完整(缺少结尾)" if b"%%EOF" not in body[-_TAIL:] else "PDF 结构损坏，无法解析"


def _open(body: bytes) -> tuple[Any, int]:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(body), strict=False)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Unreadable(DocumentOutcome.ENCRYPTED, "PDF 设有打开密码")
    total = len(reader.pages)
    if not total:
        raise Unreadable(DocumentOutcome.BROKEN, "PDF 中找不到页面")
    return reader, total


def _read(body: bytes, reader: Any, total: int, budget: Budget, *, tables: bool) -> Document:
    pages: list[PageText] = []
    pictures: list[int] = []
    for number, page in enumerate(_pages(reader, total, budget), 1):
        text = _text(page)
        budget.characters += len(text)
        letters = len(_BLANK.sub("", text))
        if letters < _FEW and _shows_something(page, letters):
            pictures.append(number)
        elif _is_garbled(text):
            pictures.append(number)
            text = ""
        pages.append(PageText(number, text))
        if budget.is_over:
            break
    if b"%%EOF" not in body[-_TAIL:]:
        # Repaired from what arrived: later pages may be missing without a trace.
        budget.stop("PDF 文件缺少结尾，可能不完整")
    if len(pages) < total:
        budget.stop(f"共{total}页，只读取了前{len(pages)}页")
    text = "\n".join(page.text for page in pages).strip("\n")
    outcome = _outcome(pages, pictures)
    readable = outcome is DocumentOutcome.OK
    return Document(
        DocumentKind.PDF,
        outcome,
        text=text,
        pages=tuple(pages),
        tables=find_tables(body, len(pages), budget) if tables and readable else (),
        scanned=bool(pictures),
        note=_note(pictures, outcome),
        pages_read=len(pages),
        pages_total=total,
        truncated=bool(budget.reason),
    )


def _pages(reader: Any, total: int, budget: Budget) -> Iterator[Any]:
    yield from islice(reader.pages, min(total, budget.limits.pages))


def _outcome(pages: list[PageText], pictures: list[int]) -> DocumentOutcome:
    unread = set(pictures)
    if any(page.text.strip() and page.number not in unread for page in pages):
        return DocumentOutcome.OK
    return DocumentOutcome.SCANNED if pictures else DocumentOutcome.EMPTY


def _note(pictures: list[int], outcome: DocumentOutcome) -> str:
    if outcome is not DocumentOutcome.OK or not pictures:
        return outcome.label if outcome is not DocumentOutcome.OK else ""
    shown = "、".join(map(str, pictures[:10])) + ("等" if len(pictures) > 10 else "")
    return f"第{shown}页是图像或无法识别的文字，未读取"


def _text(page: Any) -> str:
    try:
        return tidy(page.extract_text() or "")
    except _DAMAGE:
        return "\ufffd" * _FEW  # One broken page must not cost the others; it counts as unread.


def _is_garbled(text: str) -> bool:
    return len("".join(_GARBLED.findall(text))) * 3 > len(_BLANK.sub("", text))


def _shows_something(page: Any, letters: int) -> bool:
    """Whether a page with hardly any text has a picture, or outlines instead of letters."""
    try:
        resources = page.get("/Resources")
        forms = resources.get_object().get("/XObject") if resources is not None else None
        names = forms.get_object() if forms is not None else {}
        if any(names[name].get_object().get("/Subtype") in {"/Image", "/Form"} for name in names):
            return True
        contents = page.get_contents()
        if contents is None and "/Contents" in page:
            return True  # There is something that cannot be reached.
        drawn = contents.get_data() if contents is not None else b""
        if not drawn and "/Contents" in page:
            stored = page["/Contents"].get_object()
            parts = stored if isinstance(stored, list) else [stored]
            return any(len(getattr(part.get_object(), "_data", b"")) > _PACKED_NOTHING for part in parts)
    except Exception:  # noqa: BLE001  # whatever is damaged here, the page cannot be called blank
        return True
    # Bytes beyond ASCII in a few drawing commands are damage, and what was there is not known.
    return b"BI" in drawn or (letters == 0 and (len(drawn) > _DRAWN or not drawn.isascii()))

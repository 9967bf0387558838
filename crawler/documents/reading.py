"""Reading one document in this process: what it is, then the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from crawler.documents.archive import read_zip
from crawler.documents.budget import Budget
from crawler.documents.kinds import Recognised, recognise
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, Limits, Unreadable
from crawler.documents.ofd import read_ofd
from crawler.documents.oldsheet import read_xls
from crawler.documents.oldword import read_doc
from crawler.documents.pdf import read_pdf
from crawler.documents.plain import read_csv, read_html, read_rtf, read_txt
from crawler.documents.sheet import read_xlsx
from crawler.documents.word import read_docx

_READERS: Mapping[DocumentKind, Callable[[bytes, Budget], Document]] = {
    DocumentKind.DOCX: read_docx,
    DocumentKind.DOC: read_doc,
    DocumentKind.WPS: read_doc,
    DocumentKind.XLSX: read_xlsx,
    DocumentKind.XLS: read_xls,
    DocumentKind.ET: read_xls,
    DocumentKind.OFD: read_ofd,
    DocumentKind.RTF: read_rtf,
    DocumentKind.CSV: read_csv,
    DocumentKind.TXT: read_txt,
    DocumentKind.HTML: read_html,
}


def read_document(
    body: bytes, name: str = "", content_type: str = "", limits: Limits | None = None, *, tables: bool = False
) -> Document:
    """Read a document of any supported kind; never raises on any bytes.

    ``name`` is a file name or URL.  ``tables`` asks for the tables of PDFs, which cost extra; the other
    kinds' come of themselves.  Limits other than memory are kept here, hard ones by ``DocumentReader``,
    which is what hostile documents are for.
    """
    return _read(body, name, content_type, Budget(limits or Limits()), tables=tables)


def _read(body: bytes, name: str, content_type: str, budget: Budget, *, tables: bool) -> Document:
    recognised = recognise(body, name, content_type)
    try:
        document = _dispatch(body, recognised, budget, tables=tables)
    except Unreadable as ended:
        note = ended.note or ended.outcome.label
        document = Document(recognised.kind, ended.outcome, note=note)
    except MemoryError:
        note = "读取所需内存超过上限"
        document = Document(recognised.kind, DocumentOutcome.TOO_LARGE, note=note)
    except Exception as fault:  # noqa: BLE001  # documents are hostile: nothing of theirs may end a crawl
        note = f"文件无法解析({type(fault).__name__})"
        document = Document(recognised.kind, DocumentOutcome.BROKEN, note=note)
    return _described(document, recognised, name, budget)


def _dispatch(body: bytes, recognised: Recognised, budget: Budget, *, tables: bool) -> Document:
    kind = recognised.kind
    if not body.strip(b"\x00 \r\n\t"):
        raise Unreadable(DocumentOutcome.EMPTY, "文件为空")
    if kind is DocumentKind.PDF:
        return read_pdf(body, budget, tables=tables)
    if kind is DocumentKind.ZIP:
        return read_zip(body, budget, lambda part, name, left: _read(part, name, "", left, tables=tables))
    if kind is DocumentKind.IMAGE:
        note = "文件是图片，文字无法读取"
        return Document(kind, DocumentOutcome.SCANNED, scanned=True, note=note, pages_total=1)
    reader = _READERS.get(kind)
    if reader is None:
        raise Unreadable(DocumentOutcome.UNSUPPORTED)
    return reader(body, budget)


def _described(document: Document, recognised: Recognised, name: str, budget: Budget) -> Document:
    """Add what the name says, and what a person has to know about it and about limits."""
    notes = [document.note]
    if recognised.misnamed:
        notes.append(f"扩展名为 {recognised.claimed}，内容实为 {recognised.kind.value}")
    if document.truncated:
        notes.append(budget.reason)
    return replace(
        document,
        kind=recognised.kind,
        note="；".join(dict.fromkeys(filter(None, notes))),
        name=name,
        claimed=recognised.claimed,
        misnamed=recognised.misnamed,
    )

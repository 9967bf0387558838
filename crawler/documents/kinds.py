"""Telling what a file is: by its first bytes, by what lies in its container, last by its name."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from crawler.documents.model import DocumentKind
from crawler.encoding import decode

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
#: Text in form, but not words: XML, web archives, and the JSON that a download service sends as an error.
_ENVELOPES = (b"<?xml", b"MIME-Version:", b'{"', b"[{", b"%!PS")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|meta|table|div|p|span)\b", re.IGNORECASE)
_KNOWN = {
    "pdf": DocumentKind.PDF,
    "docx": DocumentKind.DOCX,
    "docm": DocumentKind.DOCX,
    "doc": DocumentKind.DOC,
    "xlsx": DocumentKind.XLSX,
    "xlsm": DocumentKind.XLSX,
    "xls": DocumentKind.XLS,
    "wps": DocumentKind.WPS,
    "et": DocumentKind.ET,
    "ofd": DocumentKind.OFD,
    "zip": DocumentKind.ZIP,
    "rtf": DocumentKind.RTF,
    "csv": DocumentKind.CSV,
    "txt": DocumentKind.TXT,
    "htm": DocumentKind.HTML,
    "html": DocumentKind.HTML,
    "jpg": DocumentKind.IMAGE,
    "jpeg": DocumentKind.IMAGE,
    "png": DocumentKind.IMAGE,
    "gif": DocumentKind.IMAGE,
    "bmp": DocumentKind.IMAGE,
    "tif": DocumentKind.IMAGE,
    "tiff": DocumentKind.IMAGE,
}
_OTHERS = frozenset({"rar", "7z", "ppt", "pptx", "dps", "mp4", "mp3", "xml", "gz", "tar"})
#: Forms that Office itself opens under the other's name: no reason to call a file misnamed.
_SAME = (
    frozenset({DocumentKind.DOC, DocumentKind.DOCX, DocumentKind.WPS, DocumentKind.RTF}),
    frozenset({DocumentKind.XLS, DocumentKind.XLSX, DocumentKind.ET}),
    frozenset({DocumentKind.TXT, DocumentKind.CSV}),
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind by content, the extension that the name claims, and whether the two disagree."""

    kind: DocumentKind
    claimed: str = ""
    misnamed: bool = False


def recognise(body: bytes, name: str = "", content_type: str = "") -> Recognised:
    """What ``body`` is.  ``name`` may be a file name or a URL; it decides only between text formats."""
    claimed = extension(name)
    kind = _by_content(body, claimed, content_type)
    if kind is DocumentKind.DOC and claimed == "wps":
        kind = DocumentKind.WPS
    elif kind is DocumentKind.XLS and claimed == "et":
        kind = DocumentKind.ET
    return Recognised(kind, claimed, _is_misnamed(kind, claimed))


def extension(name: str) -> str:
    """The extension of a file name or URL, in lower case; empty where it is none that is known."""
    path = unquote(name).partition("?")[0].partition("#")[0].strip()
    ending = path.rpartition(".")[2].lower() if "." in path else ""
    return ending if ending in _KNOWN or ending in _OTHERS else ""


def _is_misnamed(kind: DocumentKind, claimed: str) -> bool:
    promised = _KNOWN.get(claimed)
    if promised is None or promised is kind:
        return False
    return not any({kind, promised} <= family for family in _SAME)


def _by_content(body: bytes, claimed: str, content_type: str) -> DocumentKind:
    head = body[:1024].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x00")
    if b"%PDF-" in head:
        return DocumentKind.PDF
    if head.startswith(_OLE):
        return _of_compound(body)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(body, claimed)
    if head.startswith(b"{\\rtf"):
        return DocumentKind.RTF
    if head.startswith(_IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return DocumentKind.IMAGE
    return _of_text(body, head, claimed, content_type)


def _of_compound(body: bytes) -> DocumentKind:
    """DOC or XLS by the names in the compound file's directory, which stand there as UTF-16."""
    if any(_utf16(name) in body for name in ("WordDocument", "EncryptedPackage")):
        return DocumentKind.DOC
    if any(_utf16(name) in body for name in ("Workbook", "Book\0")):
        return DocumentKind.XLS
    return DocumentKind.OTHER


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _of_zip(body: bytes, claimed: str) -> DocumentKind:
    try:
        names = {name.lower() for name in zipfile.ZipFile(io.BytesIO(body)).namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # Damaged, most likely cut off: what it was meant to be is the best guess for the reader's note.
        promised = _KNOWN.get(claimed)
        zipped = {DocumentKind.DOCX, DocumentKind.XLSX, DocumentKind.OFD}
        return promised if promised in zipped and promised is not None else DocumentKind.ZIP
    if "ofd.xml" in names:
        return DocumentKind.OFD
    if "[content_types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return DocumentKind.DOCX
        if any(name.startswith("xl/") for name in names):
            return DocumentKind.XLSX
        return DocumentKind.OTHER
    return DocumentKind.ZIP


def _of_text(body: bytes, head: bytes, claimed: str, content_type: str) -> DocumentKind:
    if _MARKUP.search(head):
        return DocumentKind.HTML
    if head.startswith(_ENVELOPES) and claimed != "txt":
        return DocumentKind.OTHER
    sample = body[:65_536]
    if b"\x00" in sample and not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return DocumentKind.OTHER
    decoded = decode(sample)
    controls = sum(char < " " and char not in "\t\r\n\f\x1a" for char in decoded.text)
    if decoded.broken or decoded.encoding is None or controls * 100 > len(decoded.text):
        return DocumentKind.OTHER
    if claimed == "csv" or "csv" in content_type.lower():
        return DocumentKind.CSV
    if claimed in {"htm", "html"} and "<" in decoded.text:
        return DocumentKind.HTML
    return DocumentKind.TXT if claimed not in _OTHERS else DocumentKind.OTHER

"""What is known of a document: its kind, how the reading ended, text, pages, tables, members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a file is by its content; WPS and ET are told from DOC and XLS by their extension alone."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    WPS = "wps"
    ET = "et"
    OFD = "ofd"
    ZIP = "zip"
    RTF = "rtf"
    CSV = "csv"
    TXT = "txt"
    HTML = "html"
    IMAGE = "image"
    OTHER = "other"


class DocumentOutcome(StrEnum):
    """How the reading of a document ended.  Only ``OK`` and ``EMPTY`` say anything about its content.

    ``SCANNED`` means pictures of text: there is something to read, but not for a program.
    ``INTERNAL`` is a failure of ours (the reading process died), never the document's.
    """

    OK = "ok"
    SCANNED = "scanned"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """What happened, in Chinese."""
        return _LABELS[self]


_LABELS: Mapping[DocumentOutcome, str] = {
    DocumentOutcome.OK: "已读取",
    DocumentOutcome.SCANNED: "扫描件，没有可读取的文字层",
    DocumentOutcome.ENCRYPTED: "文件设有密码，无法读取",
    DocumentOutcome.BROKEN: "文件无法解析",
    DocumentOutcome.TOO_LARGE: "文件过大，超出读取上限",
    DocumentOutcome.TIMEOUT: "读取超时",
    DocumentOutcome.UNSUPPORTED: "暂不支持的文件格式",
    DocumentOutcome.EMPTY: "文件没有内容",
    DocumentOutcome.INTERNAL: "读取程序意外终止",
}


@dataclass(frozen=True, slots=True)
class PageText:
    """One page's text; ``number`` starts at 1 (a sheet of a workbook counts as a page)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a full grid: every row has as many cells, a merged cell stands in each of its places.

    ``page`` is the page (or sheet) number, 0 where the format knows no pages; ``name`` the sheet's.
    """

    page: int
    rows: tuple[tuple[str, ...], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may cost: pages, cells, bytes after unpacking, seconds, memory in bytes.

    ``ratio`` is the compression beyond which an archive counts as a bomb, ``characters`` the longest
    text kept, ``members`` the files of an archive that are opened.
    """

    pages: int = 200
    cells: int = 200_000
    characters: int = 5_000_000
    members: int = 50
    unpacked: int = 200 * 1024 * 1024
    ratio: int = 200
    seconds: float = 20.0
    memory: int = 1536 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read.

    ``scanned`` says that at least one page is a picture (or outlines) without text: what was not found
    may stand there.  ``truncated`` says that a limit ended the reading, so that absence proves nothing.
    ``claimed`` is the extension that the name promised, ``misnamed`` whether the content is another
    thing; ``note`` tells a person what to know, in Chinese.  ``pages_total`` is the document's own count.
    """

    kind: DocumentKind
    outcome: DocumentOutcome
    text: str = ""
    pages: tuple[PageText, ...] = ()
    tables: tuple[Table, ...] = ()
    scanned: bool = False
    members: tuple[Document, ...] = ()
    note: str = ""
    pages_read: int = 0
    pages_total: int = 0
    truncated: bool = False
    name: str = ""
    claimed: str = ""
    misnamed: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether the text is the document's: read, and no page or message that came in its place."""
        if self.kind is DocumentKind.HTML and self.claimed not in {"htm", "html"}:
            return False
        in_its_place = self.misnamed and self.kind in {DocumentKind.TXT, DocumentKind.CSV}
        return self.outcome is DocumentOutcome.OK and not in_its_place

    @property
    def is_whole(self) -> bool:
        """Whether all of it was read, so that what is not in the text is not in the document."""
        if not self.is_readable or self.truncated or self.scanned:
            return False
        return all(m.is_whole or m.outcome is DocumentOutcome.EMPTY for m in self.members)


class Unreadable(Exception):  # noqa: N818  # it names a state of a document, not an error of ours
    """A document that ends early: with which outcome, and what a person should know (Chinese)."""

    def __init__(self, outcome: DocumentOutcome, note: str = "") -> None:
        super().__init__(note or outcome.label)
        self.outcome = outcome
        self.note = note

"""Documents that sites offer as files: what they say, or why nobody here can tell (catalogue FP-12)."""

from __future__ import annotations

from crawler.documents.model import Document, DocumentKind, DocumentOutcome, Limits, PageText, Table
from crawler.documents.reader import DocumentReader
from crawler.documents.reading import read_document

__all__ = [
    "Document",
    "DocumentKind",
    "DocumentOutcome",
    "DocumentReader",
    "Limits",
    "PageText",
    "Table",
    "read_document",
]

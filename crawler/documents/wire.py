"""Documents and requests as bytes between the processes: JSON, because the child has seen hostile input.

A pickle from a process that a document has taken over would run its code in the crawler.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import IO, Any

from crawler.documents.model import Document, DocumentKind, DocumentOutcome, Limits, PageText, Table

_LENGTH = struct.Struct(">Q")
#: No answer is longer: text, tables and pages of one document under the default limits stay far below.
_LONGEST = 512 * 1024 * 1024


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write each part with its length before it."""
    for part in parts:
        stream.write(_LENGTH.pack(len(part)))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one part; EOFError where the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > _LONGEST:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def pack_request(name: str, content_type: str, limits: Limits, *, tables: bool) -> bytes:
    """All of a request but the document's bytes."""
    request = {"name": name, "content_type": content_type, "limits": asdict(limits), "tables": tables}
    return json.dumps(request).encode()


def unpack_request(content: bytes) -> tuple[str, str, Limits, bool]:
    """The reverse of ``pack_request``."""
    request = json.loads(content)
    return request["name"], request["content_type"], Limits(**request["limits"]), request["tables"]


def pack_document(document: Document) -> bytes:
    """A document as JSON."""
    return json.dumps(asdict(document), ensure_ascii=True).encode()


def unpack_document(content: bytes) -> Document:
    """The reverse of ``pack_document``; ValueError, KeyError or TypeError where it is none."""
    return _document(json.loads(content))


def _document(row: dict[str, Any]) -> Document:
    return Document(
        **{
            **row,
            "kind": DocumentKind(row["kind"]),
            "outcome": DocumentOutcome(row["outcome"]),
            "pages": tuple(PageText(**page) for page in row["pages"]),
            "tables": tuple(
                Table(table["page"], tuple(map(tuple, table["rows"])), table["name"])
                for table in row["tables"]
            ),
            "members": tuple(_document(member) for member in row["members"]),
        }
    )

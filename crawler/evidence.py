"""Evidence: every answer of a server, unaltered, in WARC files (ISO 28500), one series per agency.

Records are written by hand and packed one by one (0.24 ms a page against warcio's 1.15).  What is
kept is what came over the line after transfer coding was undone: bodies still packed as the server
packed them, header names as the server spelt them.  The database says how far a file is vouched
for; whatever lies behind that (a run that was killed) is cut off before anything is added.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import uuid
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

ROTATE_AT = 500 * 1024 * 1024
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
_SAFE_NAME = re.compile(r"[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z_\u4e00-\u9fff-]{0,63}")


def _packer() -> Callable[[bytes], bytes]:
    try:
        from isal import isal_zlib
    except ImportError:  # no wheel for this machine: the standard library does it slower
        return lambda data: zlib.compress(data, 1, 31)
    return lambda data: isal_zlib.compress(data, 2, 31)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came back, as bytes.

    ``headers`` are the answer's as received, ``body`` what came after transfer coding was undone.
    ``truncated`` is WARC's word for why a body is not whole: ``length``, ``disconnect`` or empty.
    """

    url: str
    method: str
    request_headers: tuple[tuple[bytes, bytes], ...]
    request_body: bytes
    status: int
    reason: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    fetched_at: datetime
    ip: str = ""
    truncated: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer lies: file name within the agency's folder, offset and length in bytes."""

    file: str
    offset: int
    length: int
    sha256: str


def folder_name(agency: str) -> str:
    """A folder name for an agency: its id where that is harmless, else a digest of it."""
    if _SAFE_NAME.fullmatch(agency) and not _DEVICE.fullmatch(agency):
        return agency
    return "agency-" + hashlib.blake2b(agency.encode("utf-8", "replace"), digest_size=8).hexdigest()


def set_aside(folder: Path, agency: str, mark: str) -> None:
    """Keep the evidence of an earlier question under another name: no answer of a server is thrown away."""
    old = folder / folder_name(agency)
    if old.is_dir():
        old.rename(old.with_name(f"{old.name}.{folder_name(mark)}"))


class EvidenceWriter:
    """Appends exchanges to an agency's WARC series.

    ``vouched`` maps file names to the byte up to which the database knows them: the rest is removed
    at the start, so that a killed run leaves nothing half or double.
    """

    def __init__(
        self, folder: Path, agency: str, vouched: Mapping[str, int], rotate_at: int = ROTATE_AT
    ) -> None:
        self._folder = folder / folder_name(agency)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._prefix = folder_name(agency)
        self._rotate_at = rotate_at
        self._pack = _packer()
        self._file: BinaryIO | None = None
        self._name = ""
        self._offset = 0
        self._recover({Path(name).name: end for name, end in vouched.items()})

    def _recover(self, vouched: Mapping[str, int]) -> None:
        for path in self._folder.glob("*.warc.gz"):
            end = vouched.get(path.name)
            if end is None:
                path.unlink()
            elif path.stat().st_size > end:
                os.truncate(path, end)
        if vouched:
            self._open(max(vouched))

    def _open(self, name: str) -> None:
        path = self._folder / name
        self._file = path.open("ab")
        self._name = name
        self._offset = path.stat().st_size

    def _rotate(self) -> None:
        number = int(self._name.removesuffix(".warc.gz").rpartition("-")[2]) + 1 if self._name else 1
        self.close()
        self._open(f"{self._prefix}-{number:05d}.warc.gz")
        info = b"software: zwgk\r\nformat: WARC File Format 1.1\r\n"
        self._append(_record("warcinfo", datetime.now(UTC), info, "application/warc-fields"))

    def _append(self, record: bytes) -> int:
        packed = self._pack(record)
        assert self._file is not None
        self._file.write(packed)
        self._offset += len(packed)
        return len(packed)

    def add(self, exchange: Exchange) -> Place:
        """Append a request and its answer; the place returned is the answer's record.

        Raises OSError where the disk does not take it (full, read-only).
        """
        if self._file is None or self._offset >= self._rotate_at:
            self._rotate()
        digest = hashlib.sha256(exchange.body)
        answer_id = f"<urn:uuid:{uuid.uuid4()}>"
        target = {"WARC-Target-URI": exchange.url}
        if exchange.ip:
            target["WARC-IP-Address"] = exchange.ip
        concurrent = {"WARC-Concurrent-To": answer_id}
        kind = "application/http; msgtype=request"
        self._append(
            _record("request", exchange.fetched_at, _request_block(exchange), kind, target | concurrent)
        )
        target["WARC-Payload-Digest"] = f"sha256:{base64.b32encode(digest.digest()).decode()}"
        if exchange.truncated:
            target["WARC-Truncated"] = exchange.truncated
        start = self._offset
        kind = "application/http; msgtype=response"
        block = _response_block(exchange)
        length = self._append(_record("response", exchange.fetched_at, block, kind, target, answer_id))
        return Place(f"{self._folder.name}/{self._name}", start, length, digest.hexdigest())

    def add_made(self, url: str, kind: str, body: bytes, content_type: str, moment: datetime) -> Place:
        """Append what was made from an answer: ``kind`` is WARC's ``conversion`` or ``resource``."""
        if self._file is None or self._offset >= self._rotate_at:
            self._rotate()
        digest = hashlib.sha256(body)
        headers = {
            "WARC-Target-URI": url,
            "WARC-Block-Digest": f"sha256:{base64.b32encode(digest.digest()).decode()}",
        }
        start = self._offset
        length = self._append(_record(kind, moment, body, content_type, headers))
        return Place(f"{self._folder.name}/{self._name}", start, length, digest.hexdigest())

    def sync(self) -> None:
        """Make sure that everything added lies on the disk; to be called before the database commits."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Sync and close the current file."""
        if self._file is None:
            return
        try:
            self.sync()
        finally:
            file, self._file = self._file, None
            file.close()


def _record(
    kind: str,
    moment: datetime,
    block: bytes,
    content_type: str,
    headers: Mapping[str, str] | None = None,
    record_id: str = "",
) -> bytes:
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: {record_id or f'<urn:uuid:{uuid.uuid4()}>'}",
        f"WARC-Date: {moment.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%S.%fZ')}",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    head = "\r\n".join(lines).encode("utf-8", "replace")
    return b"".join((head, b"\r\n\r\n", block, b"\r\n\r\n"))


def _request_block(exchange: Exchange) -> bytes:
    path = exchange.url.partition("://")[2]
    slash = path.find("/")
    line = f"{exchange.method} {path[slash:] if slash >= 0 else '/'} HTTP/1.1".encode("ascii", "replace")
    return b"\r\n".join(
        (line, *(b"%s: %s" % pair for pair in exchange.request_headers), b"", exchange.request_body)
    )


def _response_block(exchange: Exchange) -> bytes:
    lines = [b"HTTP/1.1 %d %s" % (exchange.status, exchange.reason)]
    for name, value in exchange.headers:
        lines.append(b"%s: %s" % (b"X-Archive-Orig-" + name if _misleads(name, value) else name, value))
    return b"\r\n".join((*lines, b"", exchange.body))


def _misleads(name: bytes, value: bytes) -> bool:
    # Transfer coding was undone while reading, and WARC readers fail on codings that we never asked for.
    if name.lower() == b"transfer-encoding":
        return True
    return name.lower() == b"content-encoding" and value.strip().lower() not in {
        b"gzip",
        b"x-gzip",
        b"deflate",
    }

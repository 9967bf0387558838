"""Evidence holds what the server sent, byte for byte, and survives a kill."""

from __future__ import annotations

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.evidence import EvidenceWriter, Exchange, folder_name

MOMENT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def an_exchange(body: bytes, url: str = "http://e.cn/a", **headers: str) -> Exchange:
    given = tuple((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items())
    asked = ((b"Host", b"e.cn"), (b"User-Agent", b"zwgk"))
    return Exchange(url, "GET", asked, b"", 200, b"OK", given, body, MOMENT, "202.108.22.5")


def checked(folder: Path) -> int:
    """What ``warcio check`` says of every file."""
    files = [str(path) for path in sorted(folder.rglob("*.warc.gz"))]
    return int(Checker(SimpleNamespace(inputs=files, verbose=False)).process_all())


def records(folder: Path) -> list[Any]:
    found: list[Any] = []
    for path in sorted(folder.rglob("*.warc.gz")):
        with path.open("rb") as stream:
            found.extend(
                (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.raw_stream.read())
                for record in ArchiveIterator(stream)
            )
    return found


def test_warcio_finds_every_answer_whole(tmp_path: Path) -> None:
    writer = EvidenceWriter(tmp_path, "a1", {})
    packed = gzip.compress("政府信息公开".encode() * 100)
    writer.add(an_exchange(b"<html>\xff\xfe", Content_Type="text/html", Transfer_Encoding="chunked"))
    writer.add(an_exchange(packed, Content_Encoding="gzip"))
    writer.add(an_exchange(packed[:40], Content_Encoding="gzip"))
    writer.add(an_exchange(b"not packed", Content_Encoding="br"))
    writer.add(an_exchange(b"", "http://e.cn/empty"))
    writer.close()
    assert checked(tmp_path) == 0
    answers = [body for kind, _, body in records(tmp_path) if kind == "response"]
    assert answers == [b"<html>\xff\xfe", packed, packed[:40], b"not packed", b""]
    assert [kind for kind, _, _ in records(tmp_path)].count("request") == 5


def test_an_answer_is_found_by_its_place_and_digest(tmp_path: Path) -> None:
    writer = EvidenceWriter(tmp_path, "a1", {})
    writer.add(an_exchange(b"first"))
    place = writer.add(an_exchange(b"second"))
    writer.close()
    data = (tmp_path / place.file).read_bytes()[place.offset : place.offset + place.length]
    assert gzip.decompress(data).rstrip().endswith(b"second")
    assert place.sha256 == hashlib.sha256(b"second").hexdigest()


def test_what_the_database_does_not_vouch_for_is_cut_off(tmp_path: Path) -> None:
    writer = EvidenceWriter(tmp_path, "a1", {})
    kept = writer.add(an_exchange(b"kept"))
    writer.add(an_exchange(b"lost"))
    writer.close()
    with (tmp_path / kept.file).open("ab") as file:
        file.write(b"half a rec")
    again = EvidenceWriter(tmp_path, "a1", {kept.file: kept.offset + kept.length})
    again.add(an_exchange(b"anew"))
    again.close()
    assert [body for kind, _, body in records(tmp_path) if kind == "response"] == [b"kept", b"anew"]
    assert checked(tmp_path) == 0


def test_files_are_rotated_and_the_series_goes_on(tmp_path: Path) -> None:
    writer = EvidenceWriter(tmp_path, "a1", {}, rotate_at=1000)
    places = [writer.add(an_exchange(bytes([n]) * 400)) for n in range(6)]
    writer.close()
    files = sorted({place.file for place in places})
    assert len(files) > 1
    ends = {place.file: place.offset + place.length for place in places}
    again = EvidenceWriter(tmp_path, "a1", ends, rotate_at=1000)
    last = again.add(an_exchange(b"more"))
    again.close()
    assert last.file >= files[-1]
    assert len([1 for kind, _, _ in records(tmp_path) if kind == "response"]) == 7


@pytest.mark.parametrize("agency", ["../../etc", "a/b", "", ".", "con\x00", "x" * 300, "CON:1"])
def test_no_agency_id_is_a_path(tmp_path: Path, agency: str) -> None:
    writer = EvidenceWriter(tmp_path / "in", agency, {})
    writer.add(an_exchange(b"x"))
    writer.close()
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert len(list((tmp_path / "in").iterdir())) == 1
    assert "/" not in folder_name(agency)

"""Hostile documents end soon, with an outcome and a sentence, and take nothing with them."""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.documents import Document, DocumentKind, DocumentOutcome, DocumentReader, Limits, read_document
from crawler.documents.wire import pack_document, unpack_document
from tests.crawler.documents_for_tests import archive, budget_pdf, ofd, pdf, word, workbook

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "documents"
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.fixture(name="reader")
def _reader() -> Iterator[DocumentReader]:
    with DocumentReader(Limits(seconds=15)) as reader:
        yield reader


def changed(package: bytes, part: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    return archive({**members, part: content})


def with_rows(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return changed(workbook(), "xl/worksheets/sheet1.xml", sheet.encode())


def samples() -> dict[str, bytes]:
    golden = {name: (GOLDEN / name).read_bytes() for name in ("budget.doc", "budget.xls", "budget.rtf")}
    made = {"a.pdf": budget_pdf(2, 3), "a.docx": word(), "a.xlsx": workbook(), "a.ofd": ofd([[(1, 1, "字")]])}
    return {**golden, **made, "a.zip": archive({"a.docx": word()})}


def test_a_zip_bomb_is_named_and_not_unpacked() -> None:
    bomb = archive({"a.txt": b"\0" * 60_000_000})
    document = read_document(bomb, "a.zip")
    assert document.outcome is DocumentOutcome.TOO_LARGE
    assert "压缩炸弹" in document.note


def test_many_members_together_are_bounded_too() -> None:
    bomb = archive({f"{n}.txt": os.urandom(1000) * 2000 for n in range(12)})
    document = read_document(bomb, "a.zip", limits=Limits(unpacked=8_000_000))
    assert [member.outcome.value for member in document.members].count("too_large") == 8
    assert not document.is_whole


def test_archives_in_archives_stay_closed() -> None:
    inner = archive({"x.txt": b"x"})
    for _ in range(5):
        inner = archive({"inner.docx": inner})
    document = read_document(inner, "a.zip")
    assert document.outcome is DocumentOutcome.UNSUPPORTED
    assert document.members[0].members == ()
    assert document.members[0].misnamed


@pytest.mark.parametrize("head", [BOMB, EXTERNAL])
def test_entities_are_never_resolved(head: str) -> None:
    entity = "&c;" if head is BOMB else "&e;"
    for body in (
        ofd([[(1, 1, entity)]], head=head),
        changed(word(), "word/document.xml", f"{head}<d><body><p><t>{entity}</t></p></body></d>".encode()),
        changed(
            workbook(), "xl/worksheets/sheet1.xml", f"{head}<w><row><c><v>{entity}</v></c></row></w>".encode()
        ),
        changed(workbook(), "xl/sharedStrings.xml", f"{head}<sst><si><t>{entity}</t></si></sst>".encode()),
    ):
        document = read_document(body)
        assert document.outcome is DocumentOutcome.BROKEN
        assert document.text == ""


def test_a_million_rows_end_soon() -> None:
    full = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 2**20 + 1))
    began = time.monotonic()
    document = read_document(with_rows(full), "a.xlsx", limits=Limits(seconds=10))
    assert document.truncated
    assert sum(len(table.rows) for table in document.tables) <= 200_010
    assert time.monotonic() - began < 30


def test_empty_rows_and_far_cells_make_no_giant_grid() -> None:
    document = read_document(
        with_rows(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        )
    )
    assert document.tables[0].rows == (("1",),)


def test_ten_thousand_pages_are_read_as_far_as_the_limit() -> None:
    document = read_document(pdf([[(60, 60, f"第{n}页")] for n in range(10_000)]), "a.pdf")
    assert (document.pages_read, document.pages_total) == (200, 10_000)
    assert document.truncated


@pytest.mark.parametrize("name", sorted(samples()))
def test_truncated_files_are_never_taken_for_whole_ones(name: str) -> None:
    body = samples()[name]
    whole = read_document(body, name)
    for share in (0.1, 0.5, 0.9, 0.99):
        cut = read_document(body[: int(len(body) * share)], name)
        assert isinstance(cut, Document)
        assert not cut.is_whole or cut.text == whole.text or name.endswith((".rtf", ".doc"))


@pytest.mark.parametrize("name", sorted(samples()))
def test_damaged_bytes_raise_nothing(name: str) -> None:
    body = samples()[name]
    chance = random.Random(7)
    for _ in range(30):
        damaged = bytearray(body)
        for _ in range(chance.randint(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        assert (
            read_document(bytes(damaged), name, tables=True, limits=Limits(seconds=5)).outcome
            in DocumentOutcome
        )


def test_a_circle_in_a_compound_file_ends(reader: DocumentReader) -> None:
    # Seen in xlrd: sectors whose chain leads back to themselves are collected for ever.
    body = bytearray((GOLDEN / "budget.xls").read_bytes())
    table = 512 * (1 + int.from_bytes(body[0x4C:0x50], "little"))
    for sector in range(40):
        body[table + 4 * sector : table + 4 * sector + 4] = sector.to_bytes(4, "little")
    began = time.monotonic()
    assert reader.read(bytes(body), "a.xls").outcome is DocumentOutcome.BROKEN
    assert time.monotonic() - began < 5


def test_a_page_whose_content_is_damaged_is_not_called_empty() -> None:
    body = pdf([[(60, 60, "公开内容")]])
    start = body.rindex(b"stream", 0, body.rindex(b"endstream") - 5) + 7
    damaged = body[:start] + b"\xff" * 20 + body[start + 20 :]
    assert read_document(damaged, "a.pdf").outcome in {DocumentOutcome.SCANNED, DocumentOutcome.BROKEN}


def test_macros_are_never_run_and_do_not_hinder() -> None:
    with_macros = changed(word(), "word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    types = "macroEnabled.main+xml"
    with zipfile.ZipFile(io.BytesIO(with_macros)) as opened:
        listed = opened.read("[Content_Types].xml").replace(b"document.main+xml", types.encode())
    document = read_document(changed(with_macros, "[Content_Types].xml", listed), "a.docm")
    assert document.outcome is DocumentOutcome.OK


def test_an_answer_survives_the_way_between_processes() -> None:
    document = read_document(archive({"a.xlsx": workbook(), "b.pdf": pdf([[]], image=True)}), "a.zip")
    assert unpack_document(pack_document(document)) == document


def test_the_reader_gives_what_reading_here_gives(reader: DocumentReader) -> None:
    for name, body in samples().items():
        assert reader.read(body, name) == read_document(body, name)


def test_a_document_that_takes_too_long_costs_only_its_process(reader: DocumentReader) -> None:
    reader.read(b"x", "a.txt")
    endless = pdf([[(60, 60, "字")] * 200_000])
    reader.limits = Limits(seconds=0.2)
    began = time.monotonic()
    document = reader.read(endless, "a.pdf")
    assert (document.kind, document.outcome) == (DocumentKind.PDF, DocumentOutcome.TIMEOUT)
    assert time.monotonic() - began < 10
    reader.limits = Limits()
    assert reader.read(word(), "a.docx").outcome is DocumentOutcome.OK


def test_a_killed_worker_is_replaced_and_the_document_read_again(reader: DocumentReader) -> None:
    reader.read(b"x", "a.txt")
    first = reader._process
    assert first is not None
    body = pdf([[(60, 60, f"第{n}页")] for n in range(3_000)])
    killer = threading.Timer(0.3, first.kill)
    killer.start()
    document = reader.read(body, "a.pdf")
    killer.join()
    assert document.outcome is DocumentOutcome.OK
    first.wait(10)
    assert reader.read(word(), "a.docx").outcome is DocumentOutcome.OK
    assert reader._process is not first


def test_a_worker_that_dies_each_time_is_our_failure_and_not_the_documents(
    reader: DocumentReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.documents.reader.sys.executable", "/bin/false")
    if not Path("/bin/false").exists():
        pytest.skip("this system has no program that only fails")
    assert reader.read(word(), "a.docx").outcome is DocumentOutcome.INTERNAL


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot limit a process's memory this way")
def test_memory_is_bounded(reader: DocumentReader) -> None:
    reader.limits = Limits(memory=300 * 1024 * 1024, ratio=2000)
    hungry = archive({"a.txt": b"a" * 190_000_000})
    document = reader.read(hungry, "a.zip")
    assert document.outcome in {DocumentOutcome.TOO_LARGE, DocumentOutcome.INTERNAL}
    reader.limits = Limits()
    assert reader.read(word(), "a.docx").outcome is DocumentOutcome.OK


def test_threads_may_share_a_reader(reader: DocumentReader) -> None:
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = reader.read(f"第{number}号".encode(), "a.txt").text

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {n: f"第{n}号" for n in range(8)}


def _read_in_a_daemon(body: bytes, answers: multiprocessing.Queue[str]) -> None:
    with DocumentReader() as reader:
        answers.put(reader.read(body, "a.docx").outcome.value)


def test_a_daemon_process_can_read_documents_as_crawling_processes_are_daemons() -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=_read_in_a_daemon, args=(word(), answers), daemon=True)
    process.start()
    assert answers.get(timeout=60) == "ok"
    process.join(30)


def test_closing_ends_the_child() -> None:
    reader = DocumentReader()
    reader.read(b"x", "a.txt")
    process = reader._process
    assert process is not None
    reader.close()
    assert process.poll() is not None

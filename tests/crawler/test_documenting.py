"""Files on the way of a crawl: read whole, cut, scanned, closed or hostile, and put into their records."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from audit.model import Attachment, ColumnNeed, DocumentReading, FetchOutcome, Record, Table
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.documents import Document, DocumentKind, DocumentOutcome
from crawler.filereading import MOST_TEXT, FileReading, file_reading, gathered
from crawler.spider import CrawlRun, run_crawls
from tests.crawler.documents_for_tests import (
    WORD_GRID,
    WORKBOOK_GRID,
    archive,
    budget_pdf,
    pdf,
    word,
    workbook,
)
from tests.crawler.sites_for_tests import (
    Crawled,
    Site,
    agency_of,
    an_article,
    build,
    framed,
    plan_for,
    rows_of,
)
from tests.crawler.test_documents_hostile import with_rows

Crawl = Callable[..., Crawled]
READ, CUT, SCANNED, ENCRYPTED, UNREADABLE = (
    DocumentReading.READ,
    DocumentReading.CUT,
    DocumentReading.SCANNED,
    DocumentReading.ENCRYPTED,
    DocumentReading.UNREADABLE,
)
REPORT = ColumnNeed("annual_report", texts=True, attachments=True, tables=True)
TITLE = "测试县教育局2025年政府信息公开工作年度报告"


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[(60, 60, "机密")]]))))
    writer.encrypt("secret", "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def text_pdf(*lines: str) -> bytes:
    return pdf([[(60, 60 + 30 * n, line) for n, line in enumerate(lines)]])


def with_files(site: Site, **files: bytes | str) -> None:
    """The site whose newest annual report offers those files (``a_pdf`` is called a.pdf)."""
    build(site)
    links = ""
    for name, body in files.items():
        shown = name.replace("_", ".")
        links += f'<p><a href="/files/{shown}">{shown}</a></p>'
        site.page(f"/files/{shown}", body, content_type="application/octet-stream")
    site.page("/xxgknb/2025.html", an_article(site, TITLE, "2026-01-20", links))


def newest(found: Crawled, column: str = "annual_report") -> Record:
    records = found.store.records("a1", [column], texts=[column], tables=[column])
    return next(record for record in records if record.title == TITLE)


def readings(record: Record) -> dict[str, DocumentReading | None]:
    return {file.url.rpartition("/")[2]: file.reading for file in record.attachments}


def test_what_files_say_is_in_the_record_with_their_tables(site: Site, crawl: Crawl) -> None:
    with_files(site, a_pdf=budget_pdf(2, 3), b_docx=word(), c_xlsx=workbook())
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    assert readings(record) == {"a.pdf": READ, "b.docx": READ, "c.xlsx": READ}
    text = record.text or ""
    assert text.startswith("第1条")
    for said in ("【附件：a.pdf】", "一般公共服务支出", "【附件：b.docx】", "柘城县财政局", "公务接待费"):
        assert said in text
    assert record.text_length is not None
    assert record.text_length < text.index("【附件") < len(text)
    grids = {table.url.rpartition("/")[2]: table for table in record.tables}
    assert grids["b.docx"].rows == WORD_GRID
    assert grids["b.docx"].title == "柘城县财政局2026年部门预算"
    sheets = [table for table in record.tables if table.url.endswith("c.xlsx")]
    assert (sheets[0].rows, sheets[0].title, sheets[0].page) == (WORKBOOK_GRID, "三公经费", 1)
    pages = [table for table in record.tables if table.url.endswith("a.pdf")]
    assert [table.page for table in pages] == [1, 2]
    assert pages[0].title.startswith("表1")
    assert all(table.sha256 for table in record.tables)


def test_a_file_that_was_not_read_to_its_end_says_why(site: Site, crawl: Crawl) -> None:
    page = "<html><head><title>系统提示</title></head><body>文件已被移动，请联系管理员处理。</body></html>"
    with_files(
        site,
        scan_pdf=pdf([[]], image=True),
        half_pdf=pdf([[(60, 60, "一、总体情况：本年度工作有序开展，现将有关情况报告如下")], []], image=True),
        locked_pdf=locked(),
        cut_pdf=text_pdf("第一页的文字说明")[:-6],
        bomb_zip=archive({"a.txt": b"\0" * 60_000_000}),
        named_pdf=word(),
        page_pdf=page,
        empty_doc=b"",
    )
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    notes = {file.url.rpartition("/")[2]: file.note for file in record.attachments}
    assert readings(record) == {
        "scan.pdf": SCANNED,
        "half.pdf": CUT,
        "locked.pdf": ENCRYPTED,
        "cut.pdf": UNREADABLE,
        "bomb.zip": UNREADABLE,
        "named.pdf": READ,
        "page.pdf": UNREADABLE,
        "empty.doc": None,
    }
    assert "密码" in notes["locked.pdf"]
    assert "第2页是图像" in notes["half.pdf"]
    assert "结尾" in notes["cut.pdf"]
    assert "压缩" in notes["bomb.zip"]
    assert "内容实为 docx" in notes["named.pdf"]
    assert "网页" in notes["page.pdf"]
    assert "请联系管理员" not in (record.text or "")
    assert "柘城县财政局" in (record.text or "")


def test_a_workbook_of_a_million_rows_is_cut_and_says_so(site: Site, crawl: Crawl) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 10**9}</v></c></row>' for n in range(1, 2**20 + 1)
    )
    with_files(site, big_xlsx=with_rows(rows))
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    assert readings(record) == {"big.xlsx": CUT}
    assert "只读取了前一部分" in record.attachments[0].note
    assert 0 < sum(len(table.rows) for table in record.tables) < 201_000


def test_only_the_first_files_of_many_are_read(site: Site, crawl: Crawl) -> None:
    with_files(site, **{f"f{number}_pdf": text_pdf(f"第{number}号") for number in range(12)})
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    told = [(file.outcome, file.reading) for file in record.attachments]
    assert told == [(FetchOutcome.OK, READ)] * 10 + [(FetchOutcome.OK, None)] * 2


@pytest.mark.parametrize(
    ("settings", "note"), [({"documents": False}, ""), ({"document_minutes": 0}, "达到文件读取时间上限")]
)
def test_files_are_read_only_as_far_as_the_settings_allow(
    site: Site, crawl: Crawl, settings: dict[str, Any], note: str
) -> None:
    with_files(site, a_docx=word())
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT), **settings))
    (file,) = record.attachments
    assert (file.outcome, file.reading) == (FetchOutcome.OK, None)
    assert note in file.note
    assert "【附件" not in (record.text or "")


def test_a_list_that_links_straight_to_files_gives_records_with_their_text(site: Site, crawl: Crawl) -> None:
    build(site)
    rows = rows_of([("/files/nb.docx", TITLE, "2026-01-20"), ("/files/s.pdf", "扫描的年报", "2025-01-20")])
    site.page("/xxgknb/", framed(site, "政府信息公开年报", rows))
    site.page("/files/nb.docx", word(), content_type="application/msword")
    site.page("/files/s.pdf", pdf([[]], image=True), content_type="application/pdf")
    found = crawl(agency_of(f"{site.base}/"), plan_for(REPORT))
    record = newest(found)
    assert "柘城县财政局" in (record.text or "")
    assert record.tables[0].rows == WORD_GRID
    assert record.attachments[0].reading is READ
    assert record.text_length
    scan = next(r for r in found.store.records("a1", ["annual_report"]) if r.title == "扫描的年报")
    assert (scan.attachments[0].reading, scan.text_length) == (SCANNED, None)


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="/files/a.pdf" width="100%"></iframe>',
        '<iframe src="/pdfjs/web/viewer.html?file=/files/a.pdf"></iframe>',
        '<embed src="/files/a.pdf" type="application/pdf">',
        '<object data="/files/a.pdf" type="application/pdf"></object>',
        '<script>showVsbpdfIframe("/files/a.pdf","100%","900","0","","vsb");</script>',
        '<div class="wp_pdf_player" pdfsrc="/files/a.pdf" sudyfile-attr="{}"></div>',
    ],
)
def test_a_file_shown_in_a_frame_is_a_file_of_the_record(site: Site, crawl: Crawl, frame: str) -> None:
    build(site)
    site.page("/xxgknb/2025.html", an_article(site, TITLE, "2026-01-20", frame))
    site.page("/files/a.pdf", text_pdf("一、总体情况"), content_type="application/pdf")
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    assert readings(record) == {"a.pdf": READ}
    assert "一、总体情况" in (record.text or "")


def test_tables_of_the_article_are_grids(site: Site, crawl: Crawl) -> None:
    build(site)
    table = (
        "<p>二、主动公开政府信息情况</p><table><tr><td rowspan=2>项目</td><td colspan=2>件数</td></tr>"
        "<tr><td>制发</td><td>废止</td></tr><tr><td>规章</td><td><span>1</span><span>2</span></td>"
        "<td>&nbsp;</td></tr></table>"
    )
    site.page("/xxgknb/2025.html", an_article(site, TITLE, "2026-01-20", table))
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    (grid,) = record.tables
    assert grid.rows == (("项目", "件数", "件数"), ("项目", "制发", "废止"), ("规章", "12", ""))
    assert (grid.title, grid.url, grid.sha256) == ("二、主动公开政府信息情况", record.url, record.sha256)


def test_pictures_in_the_place_of_text_are_told(site: Site, crawl: Crawl) -> None:
    build(site)
    pictures = "".join(f'<p><img src="/upload/{n}.jpg"></p>' for n in range(3))
    icon = '<p><img src="/images/icon_share.png"></p><p>见图</p>'
    line = '<div class="info">发布时间：2026-01-20 来源：测试县教育局</div>'
    body = f'<h1>{TITLE}</h1>{line}<div id="zoom">{pictures}{icon}</div>'
    site.page("/xxgknb/2025.html", framed(site, TITLE, body))
    record = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT)))
    (entry,) = record.attachments
    assert entry.is_picture
    assert entry.url == f"{site.base}/upload/0.jpg"
    assert (entry.outcome, entry.reading) == (None, SCANNED)
    assert "3 张图片" in entry.note
    assert not [path for _, path in site.hits if path.startswith("/upload/")]


def test_a_long_article_with_a_picture_is_an_article(site: Site, crawl: Crawl) -> None:
    build(site)
    site.page("/xxgknb/2025.html", an_article(site, TITLE, "2026-01-20", '<img src="/upload/1.jpg">'))
    need = ColumnNeed("annual_report", texts=True)
    assert newest(crawl(agency_of(f"{site.base}/"), plan_for(need))).attachments == ()


def test_a_picture_in_a_long_article_may_be_the_table_that_a_rule_looks_for(site: Site, crawl: Crawl) -> None:
    build(site)
    site.page("/xxgknb/2025.html", an_article(site, TITLE, "2026-01-20", '<img src="/upload/1.jpg">'))
    (entry,) = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT))).attachments
    assert entry.is_picture
    assert "1 张图片" in entry.note


def test_a_column_that_is_one_page_has_its_tables_and_files_read(site: Site, crawl: Crawl) -> None:
    build(site)
    more = (
        "<table><tr><td>受理机构</td><td>办公室</td></tr></table>"
        '<p><a href="/files/zn.docx">指南全文.docx</a></p>'
    )
    site.page("/xxgkzn/", an_article(site, "测试县教育局政府信息公开指南", "2025-03-01", more))
    site.page("/files/zn.docx", word(), content_type="application/msword")
    need = ColumnNeed("guide", texts=True, tables=True)
    found = crawl(agency_of(f"{site.base}/"), plan_for(need))
    (record,) = found.store.records("a1", ["guide"], texts=["guide"], tables=["guide"])
    assert record.is_page
    assert [table.rows for table in record.tables] == [(("受理机构", "办公室"),), WORD_GRID]
    assert "【附件：指南全文.docx】\n" in (record.text or "")


@pytest.mark.parametrize(("text", "read"), [("<p>见附件。</p>", READ), ("<p>全文如下。</p>" * 60, None)])
def test_files_of_other_columns_are_read_where_the_article_is_a_stub(
    site: Site, crawl: Crawl, text: str, read: DocumentReading | None
) -> None:
    build(site)
    title = "关于做好第1期教育督导工作的意见"
    line = '<div class="info">发布时间：2026-11-10 来源：测试县教育局</div>'
    body = f'<h1>{title}</h1>{line}<div id="zoom">{text}<p><a href="/files/a.docx">a.docx</a></p></div>'
    site.page("/zcwj/2026-11-10/1000.html", framed(site, title, body))
    site.page("/files/a.docx", word(), content_type="application/msword")
    found = crawl(agency_of(f"{site.base}/"), plan_for(ColumnNeed("policy", texts=True)))
    record = next(r for r in found.store.records("a1", ["policy"], texts=["policy"]) if r.title == title)
    assert record.attachments[0].reading is read
    assert site.asked("/files/a.docx") == (1 if read else 0)
    assert ("柘城县财政局" in (record.text or "")) is bool(read)


def test_an_article_of_two_columns_takes_its_files_in_once(site: Site, crawl: Crawl) -> None:
    with_files(site, a_docx=word())
    rows = rows_of([("/xxgknb/2025.html", TITLE, "2026-01-20")])
    site.page("/tzgg/", framed(site, "通知公告", rows))
    needs = plan_for(REPORT, ColumnNeed("notices", texts=True))
    found = crawl(agency_of(f"{site.base}/"), needs)
    for column in ("annual_report", "notices"):
        record = newest(found, column)
        assert readings(record) == {"a.docx": READ}
        assert (record.text or "").count("【附件：a.docx】") == 1
        assert sum(table.rows == WORD_GRID for table in record.tables) == 1
    assert site.asked("/files/a.docx") == 1


#: A crawl that shoots itself, or the process that reads for it, once so many files were read.
_CHILD = """
import os, signal, sys
from datetime import date
from pathlib import Path
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.documenting import Desk
from crawler.spider import CrawlRun, run_crawls
from tests.crawler.sites_for_tests import agency_of, plan_for
from tests.crawler.test_documenting import REPORT

folder, base, calls = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
told = 0

def progress(message):
    global told
    told += message.phase == "attachments" or (message.phase == "links" and calls < 0)
    if told == calls:
        os.kill(os.getpid(), signal.SIGKILL)

store = Store.open(folder / "audit.db", create=True)
agency = agency_of(base)
store.save_agencies([agency])
settings = CrawlSettings(delay=0, concurrency=1, timeout=5)
run = CrawlRun([agency], plan_for(REPORT), settings, store, folder / "evidence", progress)
run.today = date(2026, 11, 22)
run_crawls(run)
"""


def test_kill_9_among_the_files_and_the_same_command_gives_the_same_record(
    site: Site, crawl: Crawl, tmp_path: Path
) -> None:
    files: dict[str, bytes | str] = {f"f{number}_docx": word() for number in range(9)}
    with_files(site, **files)
    (tmp_path / "whole").mkdir()
    expected = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT), tmp_path / "whole"))
    killed = tmp_path / "killed"
    killed.mkdir()
    for calls in (3, 5):
        child = subprocess.run(
            [sys.executable, "-c", _CHILD, str(killed), f"{site.base}/", str(calls)],
            check=False,
            cwd=Path(__file__).parents[2],
            capture_output=True,
        )
        assert child.returncode == -signal.SIGKILL, child.stderr.decode()[-2000:]
    found = newest(crawl(agency_of(f"{site.base}/"), plan_for(REPORT), killed))
    assert (found.text, found.tables, found.attachments) == (
        expected.text,
        expected.tables,
        expected.attachments,
    )
    assert readings(found) == {f"f{number}.docx": READ for number in range(9)}
    assert max(site.asked(f"/files/f{number}.docx") for number in range(9)) <= 4


def test_a_reading_process_that_is_killed_costs_nothing(site: Site, tmp_path: Path) -> None:
    with_files(site, a_docx=word(), b_docx=word(), c_pdf=text_pdf("一、总体情况"))
    store = Store.open(tmp_path / "audit.db", create=True)
    agency = agency_of(f"{site.base}/")
    store.save_agencies([agency])
    shot: list[int] = []

    def shoot(_: object) -> None:
        process = run.desk.reader._process
        if process is not None and process.pid not in shot and len(shot) < 2:
            shot.append(process.pid)
            os.kill(process.pid, signal.SIGKILL)

    run = CrawlRun([agency], plan_for(REPORT), CrawlSettings(delay=0), store, tmp_path / "evidence", shoot)
    run.today = date(2026, 11, 22)
    assert run_crawls(run)[0].done
    records = store.records("a1", ["annual_report"])
    record = next(record for record in records if record.title == TITLE)
    assert shot
    assert set(readings(record).values()) == {READ}
    assert run.desk.reader._process is None
    store.close()


@pytest.mark.parametrize("outcome", [DocumentOutcome.INTERNAL, DocumentOutcome.TIMEOUT])
def test_our_own_failure_is_called_ours(outcome: DocumentOutcome) -> None:
    file = file_reading(Document(DocumentKind.PDF, outcome, note=outcome.label), "u", None, tables=True)
    assert file.reading is UNREADABLE
    assert "不是文件的问题" in file.note


def test_an_archive_names_the_member_that_was_not_read() -> None:
    scan = Document(DocumentKind.PDF, DocumentOutcome.SCANNED, scanned=True, name="表.pdf")
    said = Document(DocumentKind.DOCX, DocumentOutcome.OK, "说明", name="说明.docx")
    document = Document(DocumentKind.ZIP, DocumentOutcome.OK, "说明", scanned=True, members=(said, scan))
    file = file_reading(document, "u", None, tables=True)
    assert file.reading is CUT
    assert "其中“表.pdf”扫描件" in file.note


def test_what_finds_no_room_makes_its_file_a_cut_one() -> None:
    wide = Table((("字",) * 1000,) * 299)
    files = [
        (Attachment("https://x.gov.cn/1.doc", "一"), FileReading(READ, "甲", "短文")),
        (Attachment("https://x.gov.cn/2.doc", "二"), FileReading(READ, "", "长" * MOST_TEXT, (wide,))),
        (Attachment("https://x.gov.cn/3.doc", "三"), FileReading(SCANNED, "扫描", "", (wide,))),
        (Attachment("https://x.gov.cn/4.jpg", "四"), None),
    ]
    whole = gathered("正文", (), files)
    assert whole.text.startswith("正文\n【附件：一】\n短文\n【附件：二】\n长长")
    assert len(whole.text) < MOST_TEXT + 100
    assert [file.reading for file in whole.attachments] == [READ, CUT, CUT, None]
    assert [file.note for file in whole.attachments] == [
        "甲",
        "文字过多，只保留了前一部分",
        "扫描；表格过多，只保留了前一部分",
        "",
    ]
    assert whole.tables == (wide,)

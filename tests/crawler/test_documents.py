"""Documents of every kind are read with their text, pages and tables, and say when they cannot be."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from crawler.documents import Document, DocumentKind, DocumentOutcome, Limits, read_document
from crawler.documents.grid import Cell, spread
from crawler.documents.kinds import recognise
from crawler.documents.numbers import Form, form_of, shown
from crawler.documents.tidy import tidy
from tests.crawler.documents_for_tests import (
    WORD_GRID,
    WORKBOOK_GRID,
    archive,
    budget_pdf,
    converted,
    ofd,
    pdf,
    ruled,
    word,
    workbook,
)

#: Made once from ``word()`` and ``workbook()`` by LibreOffice, for machines that have none.
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "documents"


def assert_is_the_word_sample(document: Document) -> None:
    assert document.outcome is DocumentOutcome.OK
    assert document.text.splitlines()[0] == "柘城县财政局2026年部门预算"
    assert document.text.splitlines()[-1] == "联系电话：0370-7272345"
    assert [table.rows for table in document.tables] == [WORD_GRID]
    assert document.is_whole


def test_a_pdf_gives_text_by_pages_with_torn_dates_mended() -> None:
    document = read_document(budget_pdf(pages=3), "预算.pdf")
    assert (document.kind, document.outcome) == (DocumentKind.PDF, DocumentOutcome.OK)
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.pages[1].text.startswith("表2部门收支总体情况表2026年2月20日")
    assert (document.pages_read, document.pages_total) == (3, 3)
    assert document.tables == ()
    assert document.is_whole


def test_tables_of_a_pdf_come_when_asked_for() -> None:
    document = read_document(budget_pdf(pages=2, rows=4), tables=True)
    assert [table.page for table in document.tables] == [1, 2]
    assert document.tables[0].rows[2] == ("200200", "一般公共服务支出", "35.00", "2.00", "基本支出")


def test_a_merged_cell_of_a_pdf_stands_in_each_of_its_places() -> None:
    rules = ruled([50, 150, 250], [50, 80, 110], skip=[(150, 50, 80)])
    document = read_document(
        pdf([[(60, 70, "合计"), (60, 100, "收入"), (160, 100, "支出")]], lines=rules), tables=True
    )
    assert document.tables[0].rows == (("合计", "合计"), ("收入", "支出"))


def test_a_pdf_of_pictures_is_scanned_and_not_empty() -> None:
    document = read_document(pdf([[(60, 60, "第1页")], []], image=True))
    assert document.outcome is DocumentOutcome.SCANNED
    assert document.scanned
    assert not document.is_whole


def test_outlines_instead_of_letters_count_as_scanned_too() -> None:
    drawn = [f"{x} 100 m {x} 200 l S" for x in range(100)]
    assert read_document(pdf([[]], lines=drawn)).outcome is DocumentOutcome.SCANNED


def test_a_blank_pdf_is_empty() -> None:
    assert read_document(pdf([[]])).outcome is DocumentOutcome.EMPTY


def test_a_pdf_with_one_scanned_page_is_read_but_not_whole() -> None:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf([[(60, 60, "柘城县人民政府办公室关于印发工作要点的通知全文如下")]])))
    writer.append(io.BytesIO(pdf([[]], image=True)))
    out = io.BytesIO()
    writer.write(out)
    document = read_document(out.getvalue())
    assert document.outcome is DocumentOutcome.OK
    assert "第2页" in document.note
    assert document.scanned
    assert not document.is_whole


@pytest.mark.parametrize(("user", "outcome"), [("secret", "encrypted"), ("", "ok")])
def test_a_password_ends_the_reading_only_where_one_is_needed_to_open(user: str, outcome: str) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf([[(60, 60, "公开内容")]])))
    writer.encrypt(user, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert read_document(out.getvalue(), "a.pdf").outcome == outcome


def test_docx_keeps_order_and_merged_cells() -> None:
    document = read_document(word(), "a.docx")
    assert document.kind is DocumentKind.DOCX
    assert_is_the_word_sample(document)


def test_doc_is_read_without_any_program() -> None:
    document = read_document((GOLDEN / "budget.doc").read_bytes(), "a.doc")
    assert document.kind is DocumentKind.DOC
    assert_is_the_word_sample(document)


def test_wps_is_told_from_doc_by_its_name() -> None:
    document = read_document((GOLDEN / "budget.doc").read_bytes(), "https://a.gov.cn/P0201.wps?x=1")
    assert (document.kind, document.misnamed) == (DocumentKind.WPS, False)
    assert_is_the_word_sample(document)


@pytest.mark.parametrize("extension", ["doc", "rtf"])
def test_what_libreoffice_writes_is_read(extension: str, tmp_path: Path) -> None:
    document = read_document(converted(word(), "docx", extension, tmp_path), f"a.{extension}")
    assert document.outcome is DocumentOutcome.OK
    assert "柘城县财政局2026年部门预算" in document.text


def test_rtf_gives_its_words() -> None:
    document = read_document((GOLDEN / "budget.rtf").read_bytes(), "a.doc")
    assert (document.kind, document.misnamed) == (DocumentKind.RTF, False)
    assert document.text.startswith("柘城县财政局2026年部门预算")
    assert "教育\t12.5\t30" in document.text


def test_xlsx_gives_sheets_as_grids() -> None:
    document = read_document(workbook(), "a.xlsx")
    assert [(table.page, table.name) for table in document.tables] == [(1, "三公经费"), (2, "空表")]
    assert document.tables[0].rows == WORKBOOK_GRID
    assert "本部门没有政府性基金安排，故本表为空。" in document.pages[1].text


@pytest.mark.parametrize(("name", "kind"), [("a.xls", DocumentKind.XLS), ("a.et", DocumentKind.ET)])
def test_xls_and_et_give_the_same_grids(name: str, kind: DocumentKind) -> None:
    document = read_document((GOLDEN / "budget.xls").read_bytes(), name)
    assert document.kind is kind
    assert document.tables[0].rows == WORKBOOK_GRID


def test_ofd_gives_words_in_reading_order() -> None:
    body = ofd([[(20, 40, "2026 年 2 月"), (80, 20, "人民政府"), (20, 20.4, "柘城县")], [(20, 20, "附件")]])
    document = read_document(body, "a.ofd")
    assert (document.kind, document.outcome) == (DocumentKind.OFD, DocumentOutcome.OK)
    assert [page.text for page in document.pages] == ["柘城县\t人民政府\n2026年2月", "附件"]


def test_an_ofd_of_pictures_is_scanned() -> None:
    assert read_document(ofd([[]], extra="<ofd:ImageObject/>")).outcome is DocumentOutcome.SCANNED


def test_members_of_a_zip_are_read_and_named_as_their_author_named_them() -> None:
    body = archive(
        {"预算/a.docx": word(), "说明.txt": "情况说明".encode("gb18030"), "inner.zip": archive({"x": b"x"})}
    )
    document = read_document(body, "a.zip")
    assert [m.name for m in document.members] == ["预算/a.docx", "说明.txt", "inner.zip"]
    assert [m.outcome.value for m in document.members] == ["ok", "ok", "unsupported"]
    assert "情况说明" in document.text
    assert "联系电话：0370-7272345" in document.text
    assert not document.is_whole, "an archive that was not opened may hold what is sought"


def test_names_in_gbk_are_read_as_their_author_wrote_them() -> None:
    body = archive({"xxxx.txt": "说明".encode()}).replace(b"xxxx", "说明".encode("gbk"))
    assert [m.name for m in read_document(body).members] == ["说明.txt"]


def test_a_zip_of_scans_is_scanned() -> None:
    document = read_document(
        archive({"a.pdf": pdf([[]], image=True), "b.jpg": b"\xff\xd8\xff\xe0" + b"x" * 50})
    )
    assert document.outcome is DocumentOutcome.SCANNED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_is_read_in_whatever_set_it_is(encoding: str) -> None:
    document = read_document("政府信息公开指南\n第一条 为了保障公民知情权".encode(encoding), "a.txt")
    assert document.text == "政府信息公开指南\n第一条 为了保障公民知情权"


def test_csv_is_one_table() -> None:
    document = read_document('单位,金额\r\n"教育局, 本级",12\r\n短\r\n'.encode("gbk"), "a.csv")
    assert document.tables[0].rows == (("单位", "金额"), ("教育局, 本级", "12"), ("短", ""))


def test_html_tables_are_full_grids() -> None:
    table = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>"
    document = read_document(f"<html><body><p>年报</p>{table}</body></html>".encode(), "a.html")
    assert document.tables[0].rows == (("甲", "乙", "乙"), ("甲", "1", "2"))
    assert document.is_whole


def test_a_web_page_under_the_name_of_a_pdf_is_a_fact_and_no_document() -> None:
    document = read_document("<!DOCTYPE html><html><body>页面不存在</body></html>".encode(), "年报.pdf")
    assert (document.kind, document.claimed, document.misnamed) == (DocumentKind.HTML, "pdf", True)
    assert "扩展名为 pdf，内容实为 html" in document.note
    assert not document.is_readable


@pytest.mark.parametrize("name", ["年报.pdf", "download?id=3", "a.doc"])
def test_an_error_message_is_no_document(name: str) -> None:
    for body in ("<html>请登录</html>", '{"code":500,"msg":"文件不存在"}', "MIME-Version: 1.0"):
        assert not read_document(body.encode(), name).is_readable


@pytest.mark.parametrize(
    ("body", "name", "kind", "misnamed"),
    [
        (b"\xff\xd8\xff\xe0", "a.pdf", DocumentKind.IMAGE, True),
        (b"  %PDF-1.4 ", "a.doc", DocumentKind.PDF, True),
        (word(), "a.doc", DocumentKind.DOCX, False),
        (word(), "a.wps", DocumentKind.DOCX, False),
        (workbook(), "a.xls", DocumentKind.XLSX, False),
        (b"Rar!\x1a\x07\x00\x00", "a.rar", DocumentKind.OTHER, False),
        ("文字".encode(), "download?id=3", DocumentKind.TXT, False),
        (bytes(range(256)) * 9, "a.bin", DocumentKind.OTHER, False),
    ],
)
def test_content_decides_what_a_file_is(
    body: bytes, name: str, kind: DocumentKind, *, misnamed: bool
) -> None:
    found = recognise(body, name)
    assert (found.kind, found.misnamed) == (kind, misnamed)


def test_pictures_are_scanned_and_nothing_is_empty() -> None:
    assert read_document(b"\x89PNG\r\n\x1a\n" + b"x" * 50, "a.png").outcome is DocumentOutcome.SCANNED
    assert read_document(b"", "a.pdf").outcome is DocumentOutcome.EMPTY
    assert read_document(b"Rar!\x1a\x07\x00\x00", "a.rar").outcome is DocumentOutcome.UNSUPPORTED


def test_what_a_limit_cut_off_is_not_whole() -> None:
    document = read_document(budget_pdf(pages=5, rows=2), limits=Limits(pages=2))
    assert (document.pages_read, document.pages_total) == (2, 5)
    assert document.truncated
    assert "共5页，只读取了前2页" in document.note
    assert not document.is_whole


def test_only_spaces_between_digits_and_chinese_go() -> None:
    assert tidy("2026 年 2 月 20 日 共 12 件，第 3 条") == "2026年2月20日 共12件，第3条"
    assert tidy("2026  年2月   基本支出") == "2026年2月   基本支出"
    assert tidy("收入  12 34 Word 2016") == "收入  12 34 Word 2016"


@pytest.mark.parametrize(
    ("raw", "form", "text"),
    [
        ("0.30000000000000004", Form.NUMBER, "0.3"),
        ("1E+20", Form.NUMBER, "100000000000000000000"),
        ("0.125", Form.SHARE, "12.5%"),
        ("46073", Form.DATE, "2026-02-20"),
        ("0.5", Form.TIME, "12:00"),
        ("nan", Form.NUMBER, ""),
        ("文", Form.DATE, "文"),
    ],
)
def test_numbers_are_shown_as_people_see_them(raw: str, form: Form, text: str) -> None:
    assert shown(raw, form) == text


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", Form.NUMBER),
        ('#,##0.00"万元"', Form.NUMBER),
        ("0.00%", Form.SHARE),
        ("yyyy年m月d日", Form.DATE),
        ('[$-804]yyyy"年"m"月"', Form.DATE),
        ("h:mm:ss", Form.TIME),
        ("0.00E+00", Form.NUMBER),
        ("[Red]0.00", Form.NUMBER),
    ],
)
def test_number_formats_are_told_apart(code: str, form: Form) -> None:
    assert form_of(164, code) is form


def test_spans_are_laid_out_over_rows_and_columns() -> None:
    grid = spread([[Cell("甲", rows=3), Cell("乙", columns=2)], [Cell("1"), Cell("2")], [Cell("3")]], 100)
    assert grid == (("甲", "乙", "乙"), ("甲", "1", "2"), ("甲", "3", ""))


def test_absurd_spans_cost_nothing() -> None:
    assert len(spread([[Cell("甲", columns=10**9, rows=10**9)]], 100)[0]) == 1024

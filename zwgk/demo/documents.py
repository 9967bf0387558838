"""Small real documents: PDF with Chinese text, Word and Excel files, byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from zwgk.demo.model import File

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def pdf(name: str, lines: tuple[str, ...]) -> File:
    """A one-page PDF whose text can be selected (built-in font STSong-Light, UCS-2)."""
    return File(name, ".pdf", _pdf_bytes((name, *lines)), PDF)


def scan(name: str) -> File:
    """A PDF whose one page is a picture: there is something to read, but not for a program."""
    return File(name, ".pdf", _scan_bytes(), PDF)


def docx(name: str, lines: tuple[str, ...]) -> File:
    """A Word file with one paragraph a line."""
    return word(name, lines)


def word(name: str, parts: tuple[str | tuple[tuple[str, ...], ...], ...]) -> File:
    """A Word file of paragraphs and of tables (rows of cells)."""
    story = "".join(_paragraph(part) if isinstance(part, str) else _table(part) for part in (name, *parts))
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{story}</w:body></w:document>'
    files = {
        "[Content_Types].xml": _content_types({"/word/document.xml": f"{DOCX}.main+xml"}),
        "_rels/.rels": _relations({"rId1": (f"{_OFFICE}/officeDocument", "word/document.xml")}),
        "word/document.xml": document,
    }
    return File(name, ".docx", _zip(files), DOCX)


def xlsx(name: str, rows: tuple[tuple[str, ...], ...]) -> File:
    """An Excel file with one sheet of texts."""
    body = "".join(f"<row>{''.join(_cell(value) for value in row)}</row>" for row in rows)
    sheet_type = XLSX.replace(".sheet", ".worksheet") + "+xml"
    parts = {
        "[Content_Types].xml": _content_types(
            {"/xl/workbook.xml": f"{XLSX}.main+xml", "/xl/worksheets/sheet1.xml": sheet_type}
        ),
        "_rels/.rels": _relations({"rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations({"rId1": (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml")}),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{body}</sheetData></worksheet>',
    }
    return File(name, ".xlsx", _zip(parts), XLSX)


def gone(file: File) -> File:
    """The same attachment, but the server has lost it (404)."""
    return File(file.name, file.suffix, b"", file.content_type, status=404)


def error_page_as(file: File) -> File:
    """The same attachment, but the server sends an HTML error page under its name (PF-11)."""
    page = (
        '<html><head><meta charset="utf-8"><title>提示信息</title></head><body>'
        "<p>对不起，您访问的文件不存在或已被删除。</p></body></html>"
    )
    return File(file.name, file.suffix, page.encode(), "text/html; charset=utf-8")


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def _cell(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _content_types(parts: dict[str, str]) -> str:
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    overrides = "".join(f'<Override PartName="{k}" ContentType="{v}"/>' for k, v in parts.items())
    return f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _zip(parts: dict[str, str]) -> bytes:
    """The parts as a stored archive with a fixed time stamp: the same bytes on every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return buffer.getvalue()


def _scan_bytes() -> bytes:
    """A page that is a picture of 64 by 64 grey points and nothing else."""
    stream = b"q 500 0 0 700 40 40 cm /I0 Do Q"
    picture = bytes(range(64)) * 64
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                b" /Resources << /XObject << /I0 5 0 R >> >> >>"
            ),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            (
                b"<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8"
                b" /ColorSpace /DeviceGray /Length %d >>\nstream\n%s\nendstream" % (len(picture), picture)
            ),
        ]
    )


def _pdf_bytes(lines: tuple[str, ...]) -> bytes:
    shown = "\n".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -22 Td" for line in lines)
    stream = f"BT /F1 14 Tf 60 780 Td\n{shown}\nET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            b" /DescendantFonts [6 0 R] >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
        ),
        (
            b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
            b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
        ),
    ]
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    """Numbered objects as a file, with the table that tells where each begins."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)

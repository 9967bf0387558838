"""Documents made for tests: PDF, OFD and zip by hand, Office files by the libraries that write them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import docx
import pytest
import xlsxwriter

Run = tuple[float, float, str]
A4 = (595, 842)
_FONT = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1[207 270 342 467 462]814 939 500]"
    b"/FontDescriptor 5 0 R>>"
)
_SHAPE = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
)
_PICTURE = b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray"


def pdf(
    pages: Sequence[Sequence[Run]], *, lines: Sequence[str] = (), image: bool = False, size: int = 12
) -> bytes:
    """A PDF of text runs (x, y from the top, text) in a Chinese font that is not embedded.

    ``lines`` are drawing operators put on each page, ``image`` puts a picture over each page.
    """
    objects = [
        b"",  # the catalogue
        b"",  # the page tree
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        _FONT,
        _SHAPE,
        _stream(b"\x80" * 100, _PICTURE),
    ]
    kids = []
    for runs in pages:
        content = ["q 500 0 0 700 40 40 cm /I0 Do Q"] if image else []
        content += lines
        content += [
            f"BT /F1 {size} Tf {x} {A4[1] - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, text in runs
        ]
        objects.append(_stream("\n".join(content).encode()))
        pictures = "/XObject<</I0 6 0 R>>" if image else ""
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {A4[0]} {A4[1]}]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{pictures}>>>>".encode()
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    return _assembled(objects)


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (extra, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream"


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def ruled(
    xs: Sequence[float], ys: Sequence[float], *, skip: Sequence[tuple[float, float, float]] = ()
) -> list[str]:
    """Drawing operators of a table's rules; ``skip`` are vertical pieces (x, from y, to y) left out."""
    drawn = [f"{xs[0]} {A4[1] - y} m {xs[-1]} {A4[1] - y} l S" for y in ys]
    for x in xs:
        for top, bottom in pairwise(ys):
            if (x, top, bottom) not in skip:
                drawn.append(f"{x} {A4[1] - top} m {x} {A4[1] - bottom} l S")
    return drawn


def budget_pdf(pages: int = 15, rows: int = 23) -> bytes:
    """Like a department's budget: a heading and a ruled table on each page."""
    runs: list[list[Run]] = []
    for page in range(pages):
        runs.append([(60, 60, f"表{page + 1} 部门收支总体情况表 2026 年 2 月 20 日")])
        for row in range(rows):
            y = 112 + row * 28
            runs[-1] += [
                (62, y, f"20{row:02}{page:02}"),
                (152, y, "一般公共服务支出"),
                (302, y, f"{row * 17.5:.2f}"),
            ]
            runs[-1] += [(382, y, f"{row}.00"), (462, y, "基本支出")]
    ys = [92 + 28 * n for n in range(rows + 1)]
    return pdf(runs, lines=ruled([60, 150, 300, 380, 460, 540], ys), size=10)


def word() -> bytes:
    """A DOCX with paragraphs around a table with cells merged both ways."""
    document = docx.Document()
    document.add_paragraph("柘城县财政局 2026 年部门预算")
    table = document.add_table(rows=3, cols=3)
    for row, values in enumerate((("项目", "金额", ""), ("", "收入", "支出"), ("教育", "12.5", "30"))):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("联系电话：0370-7272345")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORD_GRID = (("项目", "金额", "金额"), ("项目", "收入", "支出"), ("教育", "12.5", "30"))


def workbook() -> bytes:
    """An XLSX: a merged title, text, numbers, a day, a share, a formula, and a second sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("三公经费")
        day = book.add_format({"num_format": "yyyy年m月d日"})
        share = book.add_format({"num_format": "0.0%"})
        sheet.merge_range(0, 0, 0, 2, "“三公”经费支出表")
        sheet.write_row(1, 0, ["项目", "预算数", "日期"])
        sheet.write_row(2, 0, ["公务接待费", 0.1 + 0.2])
        sheet.write_number(2, 2, 46073, day)
        sheet.write_number(3, 1, 0.125, share)
        sheet.write_formula(4, 1, "=SUM(B3:B4)", None, 12.5)
        book.add_worksheet("空表").write(0, 0, "本部门没有政府性基金安排，故本表为空。")
    return out.getvalue()


WORKBOOK_GRID = (
    ("“三公”经费支出表", "“三公”经费支出表", "“三公”经费支出表"),
    ("项目", "预算数", "日期"),
    ("公务接待费", "0.3", "2026-02-20"),
    ("", "12.5%", ""),
    ("", "12.5", ""),
)


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def ofd(pages: Sequence[Sequence[Run]], *, extra: str = "", head: str = "") -> bytes:
    """An OFD of text runs (x, y, text) in millimetres; ``extra`` goes onto each page, ``head`` before it."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    root = "Doc_0/Document.xml"
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    members = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, runs in enumerate(pages):
        texts = "".join(
            f'<ofd:TextObject Boundary="{x} {y} 100 5" Size="5">'
            f'<ofd:TextCode X="0" Y="4">{text}</ofd:TextCode></ofd:TextObject>'
            for x, y, text in runs
        )
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"{head}<ofd:Page {space}><ofd:Content><ofd:Layer>{texts}{extra}</ofd:Layer>"
            "</ofd:Content></ofd:Page>"
        )
    return archive({name: content.encode() for name, content in members.items()})


def converted(body: bytes, before: str, after: str, folder: Path) -> bytes:
    """The same document in another format, by LibreOffice; skips the test where that is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice, which writes the old binary formats for this test, is not installed")
    (folder / f"sample.{before}").write_bytes(body)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", after, f"sample.{before}"]
    result = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    made = folder / f"sample.{after.partition(':')[0]}"
    if not made.is_file():
        pytest.skip(f"LibreOffice here cannot write {after}: {result.stderr[:200]!r}")
    return made.read_bytes()

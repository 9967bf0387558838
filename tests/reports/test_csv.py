"""The five tables are what the contract says, to the byte, whatever sites and rosters contain."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from audit.model import Attachment, Column, Coverage, Record
from reports.formats.csv import FORMAT
from reports.text import plain
from reports.view import ReportView

HEADERS = {
    "ranking.csv": (
        "rank,group,agency,name,score,grade,performance_points,raw_score,column_coverage,completeness,"
        "timeliness,checked,not_applicable_points,unavailable,manual"
    ),
    "scores.csv": "agency,indicator,name,points,lost,gained,outcome,formula",
    "findings.csv": "agency,indicator,rule,catalogue,outcome,lost,reason,url,sha256,quote",
    "columns.csv": "agency,column,label,url,coverage,records,last_published",
    "records.csv": (
        "agency,column,title,url,published,issued,doc_number,index_number,source,attachments,sha256"
    ),
}


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_names_and_headers_are_those_of_the_contract(view: ReportView) -> None:
    files = FORMAT.files(view)
    assert set(files) == set(HEADERS)
    for name, header in HEADERS.items():
        first, _, _ = files[name].partition(b"\r\n")
        assert first == b"\xef\xbb\xbf" + header.encode()


def test_line_ends_are_crlf_outside_quoted_cells_only(view: ReportView) -> None:
    for content in FORMAT.files(view).values():
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_the_same_audit_gives_the_same_bytes(view: ReportView) -> None:
    assert dict(FORMAT.files(view)) == dict(FORMAT.files(view))


def test_numbers_have_two_decimals_and_the_unknown_is_empty(view: ReportView) -> None:
    rows = {row["agency"]: row for row in read(FORMAT.files(view)["ranking.csv"])}
    assert rows["dept-02"] == {
        "rank": "3",
        "group": "县直部门",
        "agency": "dept-02",
        "name": "县生态环境局",
        "score": "81.00",
        "grade": "良好",
        "performance_points": "3.24",
        "raw_score": "81.00",
        "column_coverage": "94.00",
        "completeness": "92.00",
        "timeliness": "91.00",
        "checked": "0.90",
        "not_applicable_points": "0.00",
        "unavailable": "1",
        "manual": "1",
    }
    assert (rows["dept-06"]["rank"], rows["dept-06"]["score"], rows["dept-06"]["checked"]) == ("", "", "0.15")


def test_every_indicator_of_every_agency_has_a_finding(view: ReportView) -> None:
    rows = read(FORMAT.files(view)["findings.csv"])
    pairs = {(row["agency"], row["indicator"]) for row in rows}
    assert pairs == {(m.agency.id, i.id) for m in view.members for i in view.system.indicators}


def test_each_offending_document_is_a_row_with_its_own_address(view: ReportView) -> None:
    rows = [
        row
        for row in read(FORMAT.files(view)["findings.csv"])
        if (row["agency"], row["indicator"], row["outcome"]) == ("dept-03", "KT-05", "fail")
    ]
    assert len(rows) == 25
    assert len({row["url"] for row in rows}) == 25
    assert {row["lost"] for row in rows} == {"0.50"}
    assert {row["catalogue"] for row in rows} == {"TL-26 SD-053"}


def test_lost_points_of_findings_add_up_to_the_indicator(view: ReportView) -> None:
    files = FORMAT.files(view)
    lost: dict[tuple[str, str], float] = {}
    for row in read(files["findings.csv"]):
        key = (row["agency"], row["indicator"])
        lost[key] = lost.get(key, 0) + float(row["lost"])
    scores = {(row["agency"], row["indicator"]): float(row["lost"]) for row in read(files["scores.csv"])}
    assert lost == pytest.approx(scores)


def test_records_keep_blanks_in_addresses_apart_from_the_blanks_between_them(view: ReportView) -> None:
    row = next(row for row in read(FORMAT.files(view)["records.csv"]) if row["attachments"])
    first, second = row["attachments"].split(" ")
    assert first.endswith("/附件%201.pdf")
    assert second.endswith("/2.xlsx")
    assert row["published"] == "2026-05-01"


def test_no_foreign_text_becomes_a_formula_and_none_is_lost(
    shelf: Any, view_of: Callable[[Any], ReportView], hostile: tuple[str, ...]
) -> None:
    shelf.by_agency["dept-01"]["columns"] = [
        Column("policy", Coverage.PARTIAL, label=text, urls=(text,)) for text in hostile
    ]
    shelf.by_agency["dept-01"]["records"] = [
        Record(
            "policy",
            text,
            text,
            doc_number=text,
            index_number=text,
            source=text,
            attachments=(Attachment(text),),
        )
        for text in hostile
    ]
    finding = shelf.by_agency["dept-01"]["findings"][0]
    evidence = [replace(finding.evidence[0], url=text, quote=text) for text in hostile]
    shelf.by_agency["dept-01"]["findings"] += [
        replace(finding, reason=one.quote, evidence=(one,)) for one in evidence
    ]
    files = FORMAT.files(view_of(shelf))
    for name in ("findings.csv", "columns.csv", "records.csv"):
        for row in csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")):
            assert len(row) == len(HEADERS[name].split(","))
            for text in row:
                assert not text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
                assert "\x00" not in text
    titles = [row["title"] for row in read(files["records.csv"]) if row["agency"] == "dept-01"]
    assert '=HYPERLINK("http://evil/","点我")' in [plain(title) for title in titles]

"""Suggestions on accountability: seen by who must decide, never among the problems, never as points."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from openpyxl import load_workbook

from audit.model import Evidence, Finding, Outcome, Suggestion
from reports.formats.html import FORMAT as HTML
from reports.formats.xlsx import FORMAT as XLSX
from reports.view import ReportView

HOSTILE = "<script>alert(1)</script>=1+1"


def suggest(findings: Sequence[Finding]) -> Sequence[Suggestion]:
    """One suggestion for each body that has a proved problem."""
    proved = [finding for finding in findings if finding.outcome is Outcome.FAIL]
    if not proved:
        return ()
    evidence = (Evidence("http://a.example/late.html"),)
    return (
        Suggestion(
            proved[0].agency, "（四）未按时限公开", "一档", len(proved), ("T1",), (HOSTILE,), evidence
        ),
    )


def test_the_page_shows_them_as_a_persons_decision(view: ReportView) -> None:
    page = HTML.files(replace(view, suggest=suggest))["report.html"].decode("utf-8")

    assert "问责建议（须人工决定）" in page
    assert "第三档不由程序提出" in page
    assert "<script>alert" not in page


def test_nothing_is_said_where_nothing_is_suggested(view: ReportView) -> None:
    assert "问责建议" not in HTML.files(view)["report.html"].decode("utf-8")


def test_the_workbook_lists_them_among_hints_not_among_problems(view: ReportView) -> None:
    book = load_workbook(io.BytesIO(XLSX.files(replace(view, suggest=suggest))["report.xlsx"]))

    hints = [row for row in book["提示"].iter_rows(values_only=True) if row[2] == "问责建议"]
    assert hints
    assert all("疑似（四）未按时限公开" in str(row[4]) for row in hints)
    assert all(
        "问责" not in str(cell) for row in book["问题清单"].iter_rows(values_only=True) for cell in row
    )
    assert all(cell.data_type != "f" for row in book["提示"].iter_rows() for cell in row)

"""The annual reports that are owed, read: which record it is, its parts, its tables, what was not read.

Shared by all rules on annual reports, so that they all speak of the same report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from audit.model import Evidence, Finding, Record
from rules.annual_reports import due_year, reports_on
from rules.facts import Facts
from rules.findings import not_applicable, proof, shown_by, unavailable
from rules.reading import unread_reason, whole
from rules.report_parts import parts_of, plain_text
from rules.report_tables import ReportTables, find_tables
from rules.requirements import Columns

#: What every rule on the content of annual reports needs; two years back for what is carried over.
REPORTS = Columns("annual_report", texts=True, attachments=True, tables=True, history_days=1200)
#: The years from which on reports have a prescribed form, and the present one (60号, 30号).
FIRST_FORM_YEAR, FIRST_NEW_YEAR = 2019, 2021
#: Fewer characters than this are no report: the text is in a file or a picture.
LEAST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Report:
    """One year's report as far as it was read.

    ``sets`` are the sets of statutory tables, the fullest first; ``unread`` says in Chinese what was not
    read of it (empty: read whole, so that its silence counts).
    """

    year: int
    name: str
    record: Record
    text: str
    parts: Mapping[int, str]
    sets: tuple[ReportTables, ...]
    unread: str

    @property
    def tables(self) -> ReportTables | None:
        """The set that is judged first."""
        return self.sets[0] if self.sets else None

    @property
    def is_legible(self) -> bool:
        """Whether there is text enough to judge by."""
        return len(self.text) >= LEAST_TEXT

    def evidence(self, quote: str = "", tables: ReportTables | None = None) -> tuple[Evidence, ...]:
        """The report as evidence, or the file that ``tables`` were read from."""
        if tables is None or not tables.url or tables.url == self.record.url:
            return (self.record.evidence(quote),)
        return (Evidence(tables.url, tables.sha256, self.record.fetched_at, quote or self.record.title),)


def owed_reports(facts: Facts, as_of: date, year: int, years: int = 1) -> Iterator[Report | Finding]:
    """The reports to judge, the newest first: on ``year`` (0: the newest due) and ``years`` - 1 before it.

    In place of a report that cannot be judged stands the finding that says why.
    """
    newest = year or due_year(as_of, "")
    for wanted in range(newest, newest - max(1, years), -1):
        name = f"{wanted}年度报告"
        if wanted < FIRST_FORM_YEAR:
            reason = f"{name}没有统一格式（{FIRST_FORM_YEAR}年度起统一），不查"
            yield not_applicable(reason, proof(facts.columns["annual_report"]))
            continue
        yield report_on(facts, wanted) or not_applicable(
            f"没有找到{name}，由“年报按时公布”认定，不重复扣", proof(facts.columns["annual_report"])
        )


def report_on(facts: Facts, year: int) -> Report | None:
    """The agency's report on ``year``: of several copies the one with the most tables and text."""
    found = reports_on(facts.records_of("annual_report"), year, facts.agency).found
    read = [_read(record, year) for record in found]
    return max(read, key=_fullness, default=None)


def _fullness(report: Report) -> tuple[int, int, str]:
    return (report.tables.size if report.tables else 0, len(report.text), report.record.url)


def _read(record: Record, year: int) -> Report:
    text = plain_text(record.text)
    return Report(
        year,
        f"{year}年度报告",
        record,
        text,
        parts_of(text),
        find_tables(record.tables),
        "" if whole(record) else unread_reason((record,)) or "没有读全",
    )


def not_read(report: Report) -> Finding:
    """That the report's text was not read, so that nothing can be said of it."""
    why = report.unread or "可能在附件或图片中"
    reason = f"{report.name}正文只读到 {len(report.text)} 字，{why}，不能认定"
    return unavailable(reason, shown_by((report.record,)), report.record.title)

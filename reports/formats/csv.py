"""The five CSV tables that other programs read; names and columns are fixed by the contract.

UTF-8 with BOM, RFC 4180, ISO dates, numbers with two decimals, empty for the unknown.  Cells whose
text comes from outside are written so that no spreadsheet computes them (:func:`reports.text.cell`).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from audit.model import Finding, Record
from reports.detail import IndicatorLine
from reports.figures import two
from reports.files import Files
from reports.text import cell
from reports.view import ReportView

_BLANK = re.compile(r"\s")
Value = str | int | Decimal | date | None
Row = Iterable[Value]

_RANKING = (
    *("rank", "group", "agency", "name", "score", "grade", "performance_points", "raw_score"),
    *("column_coverage", "completeness", "timeliness", "checked", "not_applicable_points"),
    *("unavailable", "manual"),
)
_SCORES = ("agency", "indicator", "name", "points", "lost", "gained", "outcome", "formula")
_FINDINGS = (
    *("agency", "indicator", "rule", "catalogue", "outcome", "lost", "reason"),
    *("url", "sha256", "quote"),
)
_COLUMNS = ("agency", "column", "label", "url", "coverage", "records", "last_published")
_RECORDS = (
    *("agency", "column", "title", "url", "published", "issued", "doc_number", "index_number"),
    *("source", "attachments", "sha256"),
)


def _ranking(view: ReportView) -> Iterator[Row]:
    for member in view.members:
        score = member.score
        yield (
            score.rank,
            score.group,
            score.agency,
            score.name,
            score.score,
            score.grade,
            score.performance_points,
            score.raw_score,
            score.column_coverage,
            score.completeness,
            score.timeliness,
            score.checked,
            score.not_applicable_points,
            score.unavailable,
            score.manual,
        )


def _scores(view: ReportView) -> Iterator[Row]:
    for member in view.roster:
        for line in view.lines(member.agency.id):
            score = line.score
            yield (
                score.agency,
                score.indicator,
                score.name,
                score.points,
                score.lost,
                score.gained,
                score.outcome.value,
                score.formula,
            )


def _findings(view: ReportView) -> Iterator[Row]:
    for member in view.roster:
        for line in view.lines(member.agency.id):
            for finding in line.findings:
                yield _finding(line, finding)


def _finding(line: IndicatorLine, finding: Finding) -> Row:
    seen = finding.evidence[0] if finding.evidence else None
    return (
        line.score.agency,
        line.score.indicator,
        finding.rule,
        " ".join(line.catalogue),
        finding.outcome.value,
        finding.lost,
        finding.reason,
        seen.url if seen else "",
        seen.sha256 if seen else "",
        (seen.quote if seen else "") or finding.subject,
    )


def _columns(view: ReportView) -> Iterator[Row]:
    for member in view.roster:
        for column in view.columns(member.agency.id):
            yield (
                member.agency.id,
                column.id,
                column.label,
                column.url,
                column.coverage.value,
                column.records,
                column.last_published,
            )


def _records(view: ReportView) -> Iterator[Row]:
    for member in view.roster:
        for record in view.records(member.agency.id):
            yield _record(member.agency.id, record)


def _record(agency: str, record: Record) -> Row:
    return (
        agency,
        record.column,
        record.title,
        record.url,
        record.published,
        record.issued,
        record.doc_number,
        record.index_number,
        record.source,
        " ".join(_unbroken(attachment.url) for attachment in record.attachments),
        record.sha256,
    )


def _unbroken(address: str) -> str:
    """Return an address without blanks: a blank separates addresses in the cell."""
    return _BLANK.sub("%20", address.strip())


def _table(header: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    # newline="" leaves the CRLF of RFC 4180 to the writer.
    raw = io.BytesIO(codecs.BOM_UTF8)
    raw.seek(0, io.SEEK_END)
    with io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(header)
        writer.writerows([_cell(value) for value in row] for row in rows)
        text.flush()
        return raw.getvalue()


def _cell(value: Value) -> str:
    """Return a value as it stands in the file; only text may need its formula taken away."""
    match value:
        case None:
            return ""
        case Decimal():
            return two(value)
        case date():
            return value.isoformat()
        case str():
            return cell(value)
        case _:
            return str(value)


_TABLES: Final[Mapping[str, tuple[tuple[str, ...], Callable[[ReportView], Iterator[Row]]]]] = {
    "ranking.csv": (_RANKING, _ranking),
    "scores.csv": (_SCORES, _scores),
    "findings.csv": (_FINDINGS, _findings),
    "columns.csv": (_COLUMNS, _columns),
    "records.csv": (_RECORDS, _records),
}


class CsvFormat:
    """The five tables of the contract."""

    name = "csv"

    def files(self, view: ReportView) -> Mapping[str, bytes]:
        """Return the tables by file name; each is made when it is asked for."""
        return Files({name: _maker(view, *table) for name, table in _TABLES.items()})


def _maker(
    view: ReportView, header: tuple[str, ...], rows: Callable[[ReportView], Iterator[Row]]
) -> Callable[[], bytes]:
    return lambda: _table(header, rows(view))


FORMAT = CsvFormat()

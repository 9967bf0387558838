"""Rule: what the annual report counts can be found on the site, as a hint.

要求：年报填的规范性文件制发数、行政许可和行政处罚决定数，与网站公开的数量相称。

依据：国办公开办函〔2021〕30号；《政府信息公开条例》第二十条第（一）、（五）、（六）项。

认定：
1. 取已到期的最近年度（或参数 year 指定年度）报告，读制发件数、许可和处罚决定数量，与政策文件、行政许可和处
   罚栏目中同一年度的条数对照。
2. 栏目条数不少于制发件数、决定数量与栏目条数相差不到 times 倍的，相符；不相符的转人工（只公开有一定社会影响
   的处罚决定、在省级平台公示、期满撤下，都会使条数较少）。
3. 对照的栏目没有读全、没有开设，或表格没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；2020年度及以前的报告；年报填的都是0。

整改：核对台账，补发应公开而未公开的文件和决定，或更正年报。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Coverage, Finding, Outcome
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, proof, unavailable
from rules.report_cells import Cell, figure
from rules.report_reading import FIRST_NEW_YEAR, REPORTS, Report, owed_reports
from rules.report_tables import ReportTables
from rules.requirements import Columns

TITLE = "年报数量与网站公开数量相称"
CATALOGUE = ("T1-4", "T1-6", "GF-04")
REQUIRES = (REPORTS, Columns("policy", "enforcement", history_days=800, gate=False))
#: A column's numbers depend on where else things are published: a hint, never an accusation.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date, year: int = 0, times: int = 10) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year):
        if isinstance(report, Finding):
            yield report
        elif report.year < FIRST_NEW_YEAR:
            yield not_applicable(f"{report.name}用的是旧表，不对照", report.evidence())
        elif report.tables is None or not report.tables.has_disclosed:
            yield unavailable(f"{report.name}没有读到主动公开表，无法对照", report.evidence(), report.name)
        else:
            yield from _judge(facts, report, report.tables, times)


def _judge(facts: Facts, report: Report, tables: ReportTables, times: int) -> Iterable[Finding]:
    made = tables.disclosed.get(("documents", "made"))
    decided = [tables.disclosed.get((row, "decided")) for row in ("licences", "penalties")]
    decisions = sum((cell.value for cell in decided if cell is not None and cell.value), Decimal(0))
    told = False
    if made is not None and made.value:
        told = True
        yield _documents(facts, report, made)
    if decisions:
        told = True
        yield _decisions(facts, report, decisions, times)
    if not told:
        reason = f"{report.name}没有填制发文件、行政许可和行政处罚的数量，或都是 0"
        yield not_applicable(reason, report.evidence("", tables))


def _documents(facts: Facts, report: Report, made: Cell) -> Finding:
    seen, gap = _seen(facts, "policy", report.year)
    count = figure(made.value)
    told = f"{report.name}填制发行政规范性文件 {count} 件，政策文件栏目{report.year}年的有 {seen} 条"
    subject = f"{report.name} 规范性文件"
    if seen >= (made.value or 0):
        return passed(told, report.evidence(), subject)
    if gap:
        return unavailable(f"{told}，但{gap}，无法对照", report.evidence(), subject)
    shown = (*report.evidence(), *proof(facts.columns["policy"])[:3])
    return manual(f"{told}，少于制发件数，请人工核对", shown, subject)


def _decisions(facts: Facts, report: Report, decisions: Decimal, times: int) -> Finding:
    seen, gap = _seen(facts, "enforcement", report.year)
    count = figure(decisions)
    told = f"{report.name}填行政许可、行政处罚共 {count} 件，许可和处罚栏目{report.year}年的有 {seen} 条"
    subject = f"{report.name} 许可和处罚"
    if seen and max(Decimal(seen), decisions) < times * min(Decimal(seen), decisions):
        return passed(told, report.evidence(), subject)
    if gap:
        return unavailable(f"{told}，但{gap}，无法对照", report.evidence(), subject)
    shown = (*report.evidence(), *proof(facts.columns["enforcement"])[:3])
    return manual(f"{told}，相差 {times} 倍以上，请人工核对", shown, subject)


def _seen(facts: Facts, name: str, year: int) -> tuple[int, str]:
    """How many items of a column are of ``year``, and why that may be too few."""
    column = facts.column(name)
    days = [record.issued or first_seen(record) for record in facts.records_of(name)]
    seen = sum(day is not None and day.year == year for day in days)
    if column is None or column.coverage is Coverage.ABSENT:
        return seen, "没有找到该栏目"
    if column.coverage is not Coverage.COMPLETE:
        return seen, "该栏目没有读全"
    return seen, "有的条目没有读到日期" if any(day is None for day in days) else ""

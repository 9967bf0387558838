"""Rule: this year's annual report takes up where last year's ended.

要求：年报“上年结转”等于上一年度年报的“结转下年度”；现行有效规范性文件数等于上年数加制发减废止。

依据：国办公开办函〔2021〕30号填报说明。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告和它上一年的报告，对照总计列的结转数、行政
   规范性文件的现行有效数。
2. 都相等的合格；不相等的列出算式，转人工（机构改革、合并、当年制发又废止都会合法地打破它）。
3. 两年报告有一年的表格没有读到的，存疑。

不适用：年报栏目未开设；没有该年度或上一年度的报告；上一年度是2018年度及以前的；旧表没有现行有效数的不对照文
件数。

整改：核对上年台账；确属填报错误的，更正后重新发布，确有原因的在报告中说明。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, unavailable
from rules.report_checks import Check, Verdict
from rules.report_reading import FIRST_FORM_YEAR, REPORTS, Report, owed_reports, report_on
from rules.report_tables import ReportTables
from rules.report_years import carried_over, in_force

TITLE = "年报与上年年报衔接"
CATALOGUE = ("I5", "GF-05", "T1-3")
REQUIRES = REPORTS
#: Legal changes break these sums, so that they are a hint and never an accusation (catalogue §11, 14).
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date, year: int = 0, years: int = 1) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
            continue
        before = report_on(facts, report.year - 1)
        if report.year - 1 < FIRST_FORM_YEAR or before is None:
            reason = f"{report.name}之前一年的报告没有找到或没有统一表格，无法对照"
            yield not_applicable(reason, report.evidence())
        elif report.tables is None or before.tables is None:
            which = report.name if report.tables is None else before.name
            yield unavailable(f"{which}没有读到表格，无法与上下年对照", report.evidence(), report.name)
        else:
            yield from _judge(report, report.tables, before, before.tables)


def _judge(report: Report, this: ReportTables, before: Report, last: ReportTables) -> Iterable[Finding]:
    shown = (*report.evidence("", this), *before.evidence("", last))
    columns = carried_over(this, last)
    checks: list[Check] = [check for check in columns if check.key == "c7"]
    if this.has_disclosed and last.has_disclosed and not last.is_old_form:
        checks.append(in_force(this, last))
    held = [check for check in checks if check.verdict is Verdict.HOLDS]
    for check in checks:
        subject = f"{report.name} {check.identity}"
        if check.verdict is Verdict.FAILS:
            parts = [one.arithmetic for one in columns if one.verdict is Verdict.FAILS and one.key != "c7"]
            more = f"（分列：{'；'.join(parts)}）" if check.identity == "I5" and parts else ""
            reason = f"{report.name}与{before.name}不衔接：{check.arithmetic}{more}，请人工核对"
            yield manual(reason, shown, subject)
        elif check.verdict is Verdict.UNKNOWN:
            yield unavailable(f"{report.name}与{before.name}无法对照：{check.arithmetic}", shown, subject)
    if held and all(check.verdict is Verdict.HOLDS for check in checks):
        told = "；".join(check.arithmetic for check in held)
        yield passed(f"{report.name}与{before.name}衔接：{told}", shown, report.name)

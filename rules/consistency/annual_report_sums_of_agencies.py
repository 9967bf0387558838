"""Rule: an annual report that adds up a whole place's bodies is held against theirs by a person.

要求：政府年报汇总全市（县）各单位数据的，汇总数等于各单位年报之和。

依据：国办公开办函〔2021〕30号填报说明。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，从正文识别是不是汇总口径（“汇总”“综合各
   县区各部门”“全市各级行政机关”等措辞）。
2. 是汇总口径的，列出申请表总计列的主要数字，转人工与各单位年报之和对照；本机关口径的不判。
3. 正文或表格没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；正文没有汇总措辞；2018年度及以前的报告。

整改：核对各单位上报数据和汇总表，改正后重新发布。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome
from rules.facts import Facts
from rules.findings import manual, not_applicable, unavailable
from rules.report_cells import figure
from rules.report_labels import TOTAL
from rules.report_reading import REPORTS, Report, not_read, owed_reports
from rules.report_tables import ReportTables

TITLE = "汇总口径年报与各单位之和"
CATALOGUE = ("I7",)
REQUIRES = REPORTS
#: A rule sees one body only; the sums are for a person to hold against the others' (catalogue I7: 提示级).
OUTCOMES = frozenset({Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
_SUMMED = re.compile(
    r"汇总[^。\n]{0,40}?(?:单位|部门|机关|县|区|镇|乡|街道|情况|年度报告)|综合[^。\n]{0,30}?(?:部门|单位|县|区|镇)[^。\n]{0,20}?"
    r"(?:年度报告|编制)|全[市县区州旗省]各级(?:行政机关|政府|部门)|全[市县区州旗](?:共)?(?:新?收到|受理|接收|办理)"
)
_NAMES = {"r01": "新收", "r02": "上年结转", "r24": "办理总计", "r25": "结转下年度"}


def check(facts: Facts, *, as_of: date, year: int = 0, years: int = 1) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif not report.is_legible:
            yield not_read(report)
        else:
            yield _judge(report, report.tables)


def _judge(report: Report, tables: ReportTables | None) -> Finding:
    wording = _SUMMED.search(report.text)
    if wording is None:
        return not_applicable(f"{report.name}正文没有汇总各单位的措辞，按本机关口径，不判", report.evidence())
    quote = wording[0][:60]
    if tables is None or not tables.has_requests:
        reason = f"{report.name}写明“{quote}”，是汇总口径，但没有读到申请表"
        return unavailable(reason, report.evidence(quote), report.name)
    cells = {name: tables.requests.get((row, TOTAL)) for row, name in _NAMES.items()}
    told = "、".join(f"{name} {figure(cell.value)}" for name, cell in cells.items() if cell is not None)
    reason = f"{report.name}写明“{quote}”，是汇总口径：{told}，请人工与各单位年报之和对照"
    return manual(reason, report.evidence(quote, tables), report.name)

"""Rule: what the annual report says of reviews and lawsuits lost, for the office to follow up.

要求：因政府信息公开被申请复议、提起诉讼而被纠正的，按规定扣分并追究；没有申请却有复议诉讼的，说明原因。

依据：国办公开办函〔2021〕30号表三；《政府信息公开条例》第五十一条、第五十三条。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，读复议诉讼表的“结果纠正”。
2. 没有被纠正的合格；被纠正的，参数 corrected_fails 为是时按件数记不合格，否则列出件数和纠错率，转人工（审结
   不足 least_settled 件的不算纠错率）。
3. 当年没有办理申请却有复议诉讼的，可能对上年答复而起，转人工。
4. 表格或所需的格没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；2018年度及以前没有统一表格的报告。

整改：逐件分析被纠正的原因，规范答复，重新答复并完善制度。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable
from rules.report_cells import figure
from rules.report_labels import DISPUTES, TOTAL
from rules.report_reading import REPORTS, Report, owed_reports
from rules.report_tables import ReportTables

TITLE = "复议诉讼被纠正情况"
CATALOGUE = ("SD-049", "J3", "I8")
REQUIRES = REPORTS
_HUNDRED = Decimal(100)


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    years: int = 1,
    corrected_fails: bool = False,
    least_settled: int = 30,
) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.tables is None or not report.tables.has_disputes:
            why = report.unread or "可能在图片中，或没有列表"
            yield unavailable(f"{report.name}没有读到复议诉讼表（{why}）", report.evidence(), report.name)
        else:
            yield from _judge(report, report.tables, least_settled, corrected_fails=corrected_fails)


def _judge(
    report: Report, tables: ReportTables, least_settled: int, *, corrected_fails: bool
) -> Iterable[Finding]:
    corrected = {group: _value(tables, group, "corrected") for group in DISPUTES}
    shown = report.evidence("结果纠正", tables)
    unknown = [DISPUTES[group] for group, value in corrected.items() if value is None]
    lost = sum((value for value in corrected.values() if value), Decimal(0))
    if lost:
        told = "、".join(
            f"{DISPUTES[group]} {figure(value)} 件" for group, value in corrected.items() if value
        )
        share = _share(tables, lost, least_settled)
        reason = f"{report.name}复议诉讼“结果纠正”共 {figure(lost)} 件（{told}）{share}"
        doubt = _doubt(tables)
        if corrected_fails and not doubt:
            yield failed(reason, shown, report.name, lost)
        else:
            yield manual(
                f"{reason}，请人工核定扣分和追责{f'（{doubt}）' if doubt else ''}", shown, report.name
            )
    elif unknown:
        yield unavailable(f"{report.name}没有读到{'、'.join(unknown)}的“结果纠正”", shown, report.name)
    else:
        yield passed(f"{report.name}复议诉讼没有被纠正的", shown, report.name)
    done, new = (tables.requests.get((row, TOTAL)) for row in ("r24", "r01"))
    brought = sum((_value(tables, group, "total") or Decimal(0) for group in DISPUTES), Decimal(0))
    if done is not None and new is not None and done.value == 0 and new.value == 0 and brought:
        reason = (
            f"{report.name}当年没有新收和办理申请，却有复议诉讼 {figure(brought)} 件，可能因上年答复而起，"
            "请人工核对"
        )
        yield manual(reason, shown, f"{report.name} I8")


def _value(tables: ReportTables, group: str, outcome: str) -> Decimal | None:
    cell = tables.disputes.get((group, outcome))
    return None if cell is None else cell.value


def _doubt(tables: ReportTables) -> str:
    cells = [cell for (_, outcome), cell in tables.disputes.items() if outcome == "corrected"]
    return next((cell.doubt for cell in cells if cell.doubt), "")


def _share(tables: ReportTables, lost: Decimal, least: int) -> str:
    """The share of corrected among settled ones; empty where a figure is unknown or they are too few."""
    settled = Decimal(0)
    for group in DISPUTES:
        total, pending = _value(tables, group, "total"), _value(tables, group, "pending")
        if total is None or pending is None:
            return ""
        settled += total - pending
    if settled <= 0:
        return ""
    told = f"，{figure(lost)} ÷ 审结 {figure(settled)} 件"
    if settled < least:
        return f"{told}（不足 {least} 件，不算纠错率）"
    return f"{told} = 纠错率 {lost / settled * _HUNDRED:.1f}%"

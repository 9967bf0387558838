"""Rule: the register of applications and the annual report tell the same numbers.

要求：年报公布的收到、办结申请数与依申请台账一致。

依据：条例第五十条；国办公开办函〔2021〕30号。

认定：
1. 取 year 年度（0 为最近应公布的一年）年报表二“本年新收”“办理结果总计”的合计，与台账中该年收到、答复的
   件数比较。
2. 一致的合格；不一致的转人工，写出两边的数和差额，不认定不合格：台账可能没有导全，政府年报可能是全县汇总。

不适用：没有找到该年度年报。年报表二没有读到、台账没有该年度申请的存疑；没有台账的转人工。

整改：核对台账与年报，更正有误的一方；更正年报的重新公布并说明。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.ledger import ITEM, Application, application_of
from audit.model import AgencyKind, Evidence, Finding, Outcome
from rules.facts import Facts
from rules.findings import manual, passed, unavailable
from rules.report_cells import figure
from rules.report_labels import TOTAL
from rules.report_reading import REPORTS, Report, owed_reports
from rules.requirements import Statements

TITLE = "依申请台账与年报数一致"
CATALOGUE = ("SD-046", "TL-50")
REQUIRES = (Statements(ITEM), REPORTS)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date, year: int = 0) -> Iterable[Finding]:
    """Judge by the five parts above."""
    lines = facts.stated(ITEM)
    if not lines:
        yield manual("没有导入依申请台账，不能与年报核对（zwgk import）")
        return
    applications = [found for line in lines if (found := application_of(line))]
    for report in owed_reports(facts, as_of, year):
        if isinstance(report, Finding):
            yield report
        else:
            yield _compared(facts, report, applications, lines[0].evidence())


def _compared(facts: Facts, report: Report, applications: list[Application], register: Evidence) -> Finding:
    """The verdict on one report: two figures of each side."""
    received = sum(given.received.year == report.year for given in applications)
    answered = sum(
        given.answered is not None and given.answered.year == report.year for given in applications
    )
    if not received and not answered:
        return unavailable(f"台账里没有 {report.year} 年的申请，不能与{report.name}核对", (register,))
    tables = report.tables
    cells = [tables.requests.get((row, TOTAL)) for row in ("r01", "r24")] if tables else []
    stated = [cell.value for cell in cells if cell is not None and cell.value is not None]
    if len(stated) != 2:
        why = report.unread or "没有读到表二的合计"
        return unavailable(f"{report.name}{why}，不能与台账核对", report.evidence())
    both = zip(("本年新收", "本年办结"), stated, (received, answered), strict=True)
    off = [
        f"{name}：年报 {figure(told)} 件，台账 {count} 件，相差 {figure(abs(told - count))} 件"
        for name, told, count in both
        if told != count
    ]
    evidence = (*report.evidence(tables=tables), register)
    if not off:
        return passed(f"{report.name}与台账一致：新收 {received} 件，办结 {answered} 件", evidence)
    hint = "（政府年报可能是全县汇总）" if facts.agency.kind is AgencyKind.PORTAL else ""
    return manual(f"{'；'.join(off)}，请核对台账是否导全{hint}", evidence, report.record.title)

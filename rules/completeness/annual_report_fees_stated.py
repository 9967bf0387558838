"""Rule: the annual report says what was charged for information.

要求：年报第六部分说明信息处理费收取（及减免）情况，没有收取的也要写明。

依据：国办公开办函〔2021〕30号；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；《政府信息公开条
例》第四十二条。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，在第六部分找信息处理费、收费情况；写在其
   他部分的也算写明，并在理由中说明。
2. 正文和附件已读全而通篇没有写的，为不合格。
3. 申请表“逾期未缴费”一行大于0而报告写没有收取的，可能已通知而未收到，转人工。
4. 正文没有读到的，存疑；附件没有读全而正文没有写的，存疑。

不适用：年报栏目未开设；没有该年度报告；参数 first_year（默认2021）年度以前的报告。

整改：在第六部分写明发出收费通知的件数、金额和实际收取金额，没有的写明“未收取信息处理费”。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.report_cells import figure
from rules.report_labels import TOTAL
from rules.report_reading import FIRST_NEW_YEAR, REPORTS, Report, not_read, owed_reports

TITLE = "年报说明信息处理费"
CATALOGUE = ("AR-08", "I8", "SD-050")
REQUIRES = REPORTS
#: Not the rows of the tables: 行政事业性收费, 逾期未按收费通知要求缴纳费用.
_FEES = re.compile(
    r"处理费|(?<!事业性)(?<!按)收费(?!金额|通知要求)|减免|收取[^。,;\n]{0,12}费|(?<!缴纳)费用|免费"
)
#: Outside of the sixth part only what is plainly about fees for information.
_SURELY = re.compile(r"处理费|信息公开[^。,;\n]{0,12}(?:收费|费用)|收费(?:及|和|、)?减免")
_NONE = re.compile(r"没有|未|无|不|(?<![\d.])0\s*元|零")
_SENTENCE = re.compile(r"[^。;\n]*")


def check(
    facts: Facts, *, as_of: date, year: int = 0, years: int = 1, first_year: int = FIRST_NEW_YEAR
) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.year < first_year:
            yield not_applicable(f"{report.name}早于 {first_year} 年度，不查信息处理费", report.evidence())
        elif not report.is_legible:
            yield not_read(report)
        else:
            yield _judge(report)


def _judge(report: Report) -> Finding:
    sixth = report.parts.get(6, "")
    stated = _statement(sixth, _FEES) or _statement(report.text, _SURELY)
    unpaid = None if report.tables is None else report.tables.requests.get(("r22", TOTAL))
    count = unpaid.value if unpaid is not None and unpaid.value else None
    if stated and count and _NONE.search(stated):
        reason = (
            f"{report.name}申请表“逾期未缴费”为 {figure(count)} 件，而报告写“{stated}”，"
            "请人工核对是否发出过收费通知"
        )
        return manual(reason, report.evidence(stated), report.name)
    if stated:
        where = "" if _statement(sixth, _FEES) else "（写在第六部分以外）"
        return passed(f"{report.name}写明“{stated}”{where}", report.evidence(stated), report.name)
    told = f"{report.name}全文没有说明信息处理费收取情况" + (
        f"，第六部分为“{sixth[:30]}”" if sixth else "，也没有认出第六部分"
    )
    if report.unread:
        return unavailable(f"{told}，而{report.unread}，不能认定", report.evidence(), report.name)
    return failed(told, report.evidence(sixth[:60]), report.name)


def _statement(text: str, words: re.Pattern[str]) -> str:
    """The first sentence that speaks of fees for information; empty where there is none."""
    return next((found[0].strip()[:60] for found in _SENTENCE.finditer(text) if words.search(found[0])), "")

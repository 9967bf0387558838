"""Rule: the figures in the annual report's text are those of its tables.

要求：年报正文写的收到、办结、结转等件数和占比，与报告中的表格一致。

依据：国办公开办函〔2021〕30号；《政府信息公开条例》第五十条。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，读正文中新收、收到、上年结转、办结、予以
   公开、结转下年度的件数，复议、诉讼件数和占比，与表格对照；“收到”可指新收，也可含上年结转；占比容差
   tolerance 个百分点。
2. 同一数字有一处写法与表格相符的，视为相符。不相符的转人工；参数 differs_fails 为是时记不合格。
3. 正文没有写件数的，不适用；表格没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；2018年度及以前没有统一表格的报告；正文没有写件数。

整改：核对台账，把正文与表格改为一致。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.report_cells import figure
from rules.report_claims import Claim, claims_in, differing
from rules.report_reading import REPORTS, Report, not_read, owed_reports

TITLE = "年报正文数字与表格一致"
CATALOGUE = ("I6", "SD-046")
REQUIRES = REPORTS


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    years: int = 1,
    tolerance: Decimal = Decimal("0.1"),
    differs_fails: bool = False,
) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.tables is None:
            why = report.unread or "可能在图片中，或没有列表"
            yield unavailable(f"{report.name}没有读到表格（{why}），无法对照", report.evidence(), report.name)
        elif not report.is_legible:
            yield not_read(report)
        else:
            claims = [claims_in(report.text, tables, tolerance) for tables in report.sets]
            # A report with two sets of tables may speak of either.
            best = min(claims, key=lambda found: (len(differing(found)), -len(found)))
            yield from _judge(report, best, differs_fails=differs_fails)


def _judge(report: Report, claims: tuple[Claim, ...], *, differs_fails: bool) -> Iterable[Finding]:
    held = [claim for claim in claims if claim.agrees is not None]
    if not held:
        yield not_applicable(f"{report.name}正文没有写可与表格对照的件数", report.evidence())
        return
    wrong = differing(claims)
    if not wrong:
        told = "、".join(dict.fromkeys(f"{claim.word} {figure(claim.value)}" for claim in held))
        yield passed(
            f"{report.name}正文的数字（{told}）与表格一致", report.evidence(held[0].quote), report.name
        )
        return
    for claim in {claim.word: claim for claim in reversed(wrong)}.values():
        reason = f"{report.name}正文写“{claim.quote}”，而{claim.told}"
        subject = f"{report.name} {claim.word}"
        shown = report.evidence(claim.quote)
        if differs_fails:
            yield failed(f"{reason}，文表不一致", shown, subject)
        else:
            yield manual(f"{reason}，请人工核对口径", shown, subject)

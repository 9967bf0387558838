"""Rule: title, period of statistics and signature of an annual report speak of the same year.

要求：年报标题、正文、统计期限（1月1日至12月31日）和落款的年份一致。

依据：国办公开办函〔2021〕30号；《政府信息公开条例》第四十九条、第五十条。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，按标题定年度，读正文写的统计期限。
2. 统计期限写的是本年度（年份前后都对）的合格；写了统计期限而都是别的年度的，为不合格。
3. 正文开头自称别的年度的报告、落款日期早于统计期末、统计期限没有从1月1日到12月31日的，转人工。
4. 正文没有写统计期限的，不据此扣分；正文没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；2018年度及以前的报告。

整改：改正年份后重新发布；沿用上年文稿的，逐处核对。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.dates import days_in
from rules.facts import Facts
from rules.findings import failed, manual, passed
from rules.report_reading import REPORTS, Report, not_read, owed_reports

TITLE = "年报年份一致"
CATALOGUE = ("AR-04",)
REQUIRES = REPORTS
_PERIOD = re.compile(
    r"(?P<from>20\d{2})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日\s*(?:起)?\s*"
    r"(?:至|到|—+|-+|~)\s*(?:当年)?(?:(?P<to>20\d{2})\s*年)?\s*(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*日"
)
_CONTEXT = re.compile(r"统计|数据|时限|期限|截止|报告所列|本报告")
_SELF = re.compile(r"(20\d{2})\s*年度?\s*(?:政府|政务)?信息公开工作?年?度?(?:工作)?(?:报告|年报)")
_OPENING = 800
_SIGNATURE = 60
_NEAR = 60


def check(facts: Facts, *, as_of: date, year: int = 0, years: int = 1) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif not report.is_legible:
            yield not_read(report)
        else:
            yield from _judge(report)


def _judge(report: Report) -> Iterable[Finding]:
    opening = report.text[:_OPENING]
    periods = [
        match
        for match in _PERIOD.finditer(opening)
        if _CONTEXT.search(opening[max(0, match.start() - _NEAR) : match.start()])
    ]
    right = [match for match in periods if _years(match) == (report.year, report.year)]
    troubles = list(_doubts(report, opening, right))
    if periods and not right:
        quote = periods[0][0]
        reason = f"{report.name}写的统计期限是“{quote}”，不是 {report.year} 年1月1日至12月31日"
        yield failed(reason, report.evidence(quote), report.name)
    elif right and not any(_whole_year(match) for match in right):
        quote = right[0][0]
        reason = f"{report.name}写的统计期限是“{quote}”，不是1月1日至12月31日，请人工核对"
        yield manual(reason, report.evidence(quote), report.name)
    elif not troubles:
        told = f"统计期限为“{right[0][0]}”" if right else "正文没有写统计期限，标题和落款没有矛盾"
        yield passed(f"{report.name}年份一致：{told}", report.evidence(), report.name)
    yield from troubles


def _years(match: re.Match[str]) -> tuple[int, int]:
    first = int(match["from"])
    return first, int(match["to"] or first)


def _whole_year(match: re.Match[str]) -> bool:
    return tuple(int(match[name]) for name in ("month", "day", "month2", "day2")) == (1, 1, 12, 31)


def _doubts(report: Report, opening: str, right: list[re.Match[str]]) -> Iterable[Finding]:
    named = {int(match[1]): match[0] for match in _SELF.finditer(opening)}
    if named and report.year not in named and not right:
        quote = next(iter(named.values()))
        reason = f"{report.name}正文开头自称“{quote}”，与标题的年度不同，请人工核对"
        yield manual(reason, report.evidence(quote), f"{report.name}正文")
    elif named and report.year not in named:
        quote = next(iter(named.values()))
        reason = f"{report.name}正文开头写“{quote}”，请人工核对是不是沿用了别的年度的文稿"
        yield manual(reason, report.evidence(quote), f"{report.name}正文")
    tail = report.text[-_SIGNATURE:]
    signed = [written for written in days_in(tail) if not tail[written.end :].strip(" \n。)")]
    early = [written.day for written in signed if written.day < date(report.year, 12, 1)]
    if early:
        reason = f"{report.name}落款日期为 {early[-1]}，早于统计期末，请人工核对"
        yield manual(reason, report.evidence(str(early[-1])), f"{report.name}落款")

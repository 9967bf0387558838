"""Rule: the first part of an annual report speaks of the five aspects.

要求：年报“总体情况”写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。

依据：国办公开办函〔2021〕30号；《政府信息公开条例》第五十条。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，在第一部分里按关键词找五个方面，允许合写
   和不同写法。
2. 第一部分没有而全文别处也没有写到的，每缺一方面记一条不合格；别处写到的转人工。
3. 第一部分认不出起止、正文没有读到的，存疑；附件没有读全的，缺的方面存疑。

不适用：年报栏目未开设；没有该年度报告；参数 first_year（默认2021）年度以前的报告。

整改：在“总体情况”中补写所缺方面后重新发布。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.report_reading import FIRST_NEW_YEAR, REPORTS, Report, not_read, owed_reports

TITLE = "年报总体情况五方面齐全"
CATALOGUE = ("AR-02", "TL-50")
REQUIRES = REPORTS
#: The five, by words of every wording met so far: whoever writes of the matter is not called silent.
_ASPECTS: Mapping[str, re.Pattern[str]] = {
    "主动公开": re.compile(r"主动公开|公开政府信息|发布(?:政府|政务)?信息|公开信息"),
    "依申请公开": re.compile(r"依申请|申请公开|公开申请|信息申请|申请人"),
    "政府信息管理": re.compile(r"信息管理|管理|审核|审查|规范性文件|清理"),
    "政府信息公开平台建设": re.compile(r"平台|网站|专栏|新媒体|微信|公众号|栏目"),
    "监督保障": re.compile(r"监督|保障|考核|评议|责任追究|培训|组织领导|检查"),
}
_BY_TABLES = frozenset({"主动公开", "依申请公开"})


def check(
    facts: Facts, *, as_of: date, year: int = 0, years: int = 1, first_year: int = FIRST_NEW_YEAR
) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.year < first_year:
            yield not_applicable(f"{report.name}早于 {first_year} 年度，不查五方面", report.evidence())
        elif not report.is_legible:
            yield not_read(report)
        elif 1 not in report.parts or len(report.parts) < 2:
            reason = f"{report.name}认不出第一部分的起止，不能认定五方面"
            yield unavailable(reason, report.evidence(), report.name)
        else:
            yield from _judge(report)


def _judge(report: Report) -> Iterable[Finding]:
    first = report.parts[1]
    missing = [name for name, words in _ASPECTS.items() if not words.search(first)]
    if not missing:
        yield passed(f"{report.name}总体情况写到了五个方面", report.evidence(), report.name)
        return
    rest = "\n".join(text for number, text in report.parts.items() if number > 1)
    for name in missing:
        told = f"{report.name}第一部分 {len(first)} 字，没有写到“{name}”"
        subject = f"{report.name} {name}"
        elsewhere = name not in _BY_TABLES and _ASPECTS[name].search(rest)
        if elsewhere:
            yield manual(f"{told}，其他部分提到“{elsewhere[0]}”，请人工核对", report.evidence(), subject)
        elif report.unread:
            yield unavailable(f"{told}，而{report.unread}，不能认定", report.evidence(), subject)
        else:
            yield failed(told, report.evidence(first[:60]), subject)

"""Rule: the fifth part of an annual report names problems and remedies, and not last year's once more.

要求：年报第五部分写明存在的主要问题及改进情况，不得空白、只写“无”，不得照抄上年。

依据：国办公开办函〔2021〕30号（内容雷同、敷衍塞责的予以追责）；《政府信息公开条例》第五十条。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，读第五部分；少于 min_length 字或只写“无”
   的，为不合格。
2. 去掉数字、标点和法定用语后与上一年度第五部分的相似度（四字连续重合率）大于 most_alike，且两年都不少于 60
   字的，为不合格；字数不足 60 的转人工。
3. 第五部分没有认出的（由“六部分齐全”认定）不适用；正文没有读到的，存疑；附件没有读全而正文过短的，存疑。

不适用：年报栏目未开设；没有该年度报告；第五部分缺失；2018年度及以前没有统一格式的报告。

整改：按本年度实际写明问题和改进措施后重新发布。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.report_likeness import alike, letters
from rules.report_reading import REPORTS, Report, not_read, owed_reports, report_on

TITLE = "年报写明问题和改进"
CATALOGUE = ("AR-07",)
REQUIRES = REPORTS
_PART = 5
#: Shorter parts are alike by chance.
_COMPARABLE = 60
_BLANK = re.compile(r"[\W_]+")


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    years: int = 1,
    min_length: int = 10,
    most_alike: Decimal = Decimal("0.9"),
) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif not report.is_legible:
            yield not_read(report)
        elif _PART not in report.parts:
            reason = f"{report.name}没有认出第五部分，由“年报六部分齐全”认定，不重复扣"
            yield not_applicable(reason, report.evidence())
        else:
            yield _judge(report, report_on(facts, report.year - 1), min_length, most_alike)


def _judge(report: Report, before: Report | None, min_length: int, most_alike: Decimal) -> Finding:
    part = report.parts[_PART]
    length = len(_BLANK.sub("", part))
    if length < min_length:
        told = f"{report.name}第五部分只有 {length} 字（“{part[:20]}”），没有写明问题和改进"
        if report.unread:
            return unavailable(
                f"{told}，而{report.unread}，不能认定", report.evidence(part[:60]), report.name
            )
        return failed(told, report.evidence(part[:60]), report.name)
    last = "" if before is None else before.parts.get(_PART, "")
    if before is None or not last:
        return passed(
            f"{report.name}第五部分 {length} 字，没有上年的可比较", report.evidence(part[:60]), report.name
        )
    share = alike(part, last)
    told = f"{report.name}第五部分 {length} 字，与{before.name}的相似度为 {share:.2f}"
    if share <= most_alike:
        return passed(told, report.evidence(part[:60]), report.name)
    shown = (*report.evidence(part[:120]), *before.evidence(last[:120]))
    if min(len(letters(part)), len(letters(last))) < _COMPARABLE:
        return manual(f"{told}，大于 {most_alike}，但文字很短，请人工核对", shown, report.name)
    return failed(f"{told}，大于 {most_alike}，属内容雷同", shown, report.name)

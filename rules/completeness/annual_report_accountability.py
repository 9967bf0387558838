"""Rule: a government's annual report speaks of appraisal, public comment and accountability.

要求：各级政府的年报还应当包含工作考核、社会评议和责任追究结果情况。

依据：《政府信息公开条例》第五十条第（四）项。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，在全文里找参数 topics 列出的各项（默认考
   核、评议、责任追究），“未发生责任追究情形”也算写明。
2. 都写到的合格；正文和附件已读全而没有写到的，每项记一条不合格。
3. 正文没有读到的，存疑；附件没有读全的，缺的项存疑。

不适用：政府部门等不是一级政府的单位（由指标的适用范围决定）；年报栏目未开设；没有该年度报告；2018年度及以前
的报告。

整改：在“监督保障”中补写考核、评议和责任追究的结果，没有发生的写明“没有”。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, passed, unavailable
from rules.report_reading import REPORTS, Report, not_read, owed_reports

TITLE = "年报写明考核、评议和责任追究"
CATALOGUE = ("SD-024", "TL-50")
REQUIRES = REPORTS
_WORDS: Mapping[str, re.Pattern[str]] = {
    "考核": re.compile(r"考核|考评|绩效|评估"),
    "评议": re.compile(r"评议|评价|满意度|测评|社会监督|群众监督|意见箱"),
    "责任追究": re.compile(r"责任追究|追究|问责|追责|处分|约谈|通报批评"),
}


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    years: int = 1,
    topics: tuple[str, ...] = ("考核", "评议", "责任追究"),
) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif not report.is_legible:
            yield not_read(report)
        else:
            yield from _judge(report, topics)


def _judge(report: Report, topics: tuple[str, ...]) -> Iterable[Finding]:
    words = {topic: _WORDS.get(topic) or re.compile(re.escape(topic)) for topic in topics}
    missing = [topic for topic, pattern in words.items() if not pattern.search(report.text)]
    if not missing:
        yield passed(f"{report.name}写明了{'、'.join(topics)}情况", report.evidence(), report.name)
        return
    for topic in missing:
        told = f"{report.name}全文 {len(report.text)} 字，没有写到{topic}情况"
        subject = f"{report.name} {topic}"
        if report.unread:
            yield unavailable(f"{told}，而{report.unread}，不能认定", report.evidence(), subject)
        else:
            yield failed(told, report.evidence(), subject)

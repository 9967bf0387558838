"""Rule: an annual report is not another body's with the name changed.

要求：年报按本单位实际撰写，不得与其他单位雷同。

依据：国办公开办函〔2021〕30号（内容雷同、敷衍塞责的予以追责）。

认定：
1. 取已到期的最近年度（或参数 year 指定年度）报告，把第一、第五部分与同一年报栏目里其他单位同年度的报告比较
   （去掉数字、标点和法定用语，四字连续重合率）；计分时还与本次检查的其他各单位同年度的报告比较。
2. 都不大于 most_alike 的合格；大于的列出两份报告，转人工（谁抄谁、是不是代写，由人判断）。
3. 本单位报告的正文没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；栏目里没有其他单位同年度的报告可比；2018年度及以前的报告。

整改：按本单位实际重写后重新发布。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Finding, Outcome, Record
from rules.dates import years_in
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed
from rules.report_likeness import LEAST, alike, compared
from rules.report_parts import plain_text
from rules.report_reading import REPORTS, Report, not_read, owed_reports

TITLE = "年报不与其他单位雷同"
CATALOGUE = ("AR-09",)
REQUIRES = REPORTS
#: Whose text it was first is for a person to find out.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
_MOST_OTHERS = 200


def check(
    facts: Facts, *, as_of: date, year: int = 0, most_alike: Decimal = Decimal("0.85")
) -> Iterable[Finding]:
    """Judge by the three parts above."""
    for report in owed_reports(facts, as_of, year):
        if isinstance(report, Finding):
            yield report
        elif not report.is_legible:
            yield not_read(report)
        else:
            yield from _judge(report, _others(facts, report), most_alike)


def _others(facts: Facts, report: Report) -> list[tuple[Record, str]]:
    """Other reports on the same year in the column, with what is compared of them."""
    found: dict[str, tuple[Record, str]] = {}
    for record in facts.records_of("annual_report"):
        if record.title == report.record.title or report.year not in years_in(record.title)[:1]:
            continue
        text = compared(plain_text(record.text))
        if len(text) >= LEAST:
            found.setdefault(record.title, (record, text))
    return list(found.values())[:_MOST_OTHERS]


def _judge(report: Report, others: list[tuple[Record, str]], most_alike: Decimal) -> Iterable[Finding]:
    own = compared(report.text)
    if not others or len(own) < LEAST:
        reason = f"年报栏目里没有其他单位的{report.name}可比较，或本单位的第一、第五部分太短"
        yield not_applicable(reason, report.evidence())
        return
    shares = sorted(((alike(own, text), record) for record, text in others), key=lambda pair: -pair[0])
    high = [(share, record) for share, record in shares if share > most_alike]
    for share, record in high[:5]:
        told = f"{report.name}的第一、第五部分与“{record.title}”的相似度为 {share:.2f}"
        reason = f"{told}，大于 {most_alike}，请人工核对"
        yield manual(reason, (*report.evidence(), record.evidence()), record.title)
    if not high:
        told = f"{report.name}与栏目里其他单位的 {len(others)} 份报告比较，相似度最高为 {shares[0][0]:.2f}"
        yield passed(told, report.evidence(), report.name)

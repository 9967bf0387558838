"""Rule: a public consultation on a draft lasts at least thirty days.

要求：重大行政决策、规章和规范性文件草案公开征求意见的期限一般不少于30日；因情况紧急等缩短的应说明。

依据：《重大行政决策程序暂行条例》第十五条（2019年9月1日施行）；《优化营商环境条例》第六十二条。30日为自
然日。

认定：
1. 取评估期内发布、标题为征求意见且对象为草案、征求意见稿、办法、规划等的信息。
2. 从正文取起止日期，起日未写的用发布日期，起止两日都计；或取写明的天数。标题或正文写明属于重大行政决策、规
   章的（或在重大行政决策栏目中有同一草案的），不足 days 日的记一条不合格；参数 every_draft 为“是”时各种草
   案都这样认定，否则其他草案不足的转人工。
3. 写明缩短理由的、再次征求或延长期限的、同一草案另有一件够期限的，转人工；正文没读到、起止日期写不明或有几组
   的，存疑。

不适用：意见征集栏目未开设；期内没有此类征求意见；2019年9月1日前发布的；问卷、投票、线索征集等不属于草案
征求意见的。

整改：草案征求意见期不少于30日；确需缩短的，在公告中说明理由。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, Record
from rules.consultations import (
    IN_FORCE,
    Window,
    is_about,
    is_consultation,
    is_great,
    is_repeated,
    says_why_shortened,
    subject,
    window,
)
from rules.dates import first_seen, within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, unavailable, weighed
from rules.requirements import Columns
from rules.titles import cited

TITLE = "征求意见不少于三十日"
CATALOGUE = ("DL-04", "DL-06", "SD-102")
REQUIRES = (Columns("consultation", texts=True), Columns("decisions", gate=False))


def check(facts: Facts, *, as_of: date, days: int = 30, every_draft: bool = False) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    records = within(facts.records_of("consultation"), facts.period)
    calls = [record for record in records if is_consultation(record)]
    due = [record for record in calls if (seen := first_seen(record)) and seen >= IN_FORCE]
    if not due:
        note = f"（2019年9月1日前的 {len(calls)} 件不计）" if calls else ""
        yield not_applicable(f"评估期内没有草案征求意见{note}", shown_by(calls))
        return
    runs = [(record, window(record)) for record in due]
    unclear = [record for record, run in runs if run is None]
    short = [(record, run) for record, run in runs if run is not None and run.days < days]
    doubts = {record: _doubt(facts, record, calls, days, every_draft=every_draft) for record, _ in short}
    verdicts = [_judge(record, run, days, doubts[record]) for record, run in short]
    failures = [verdict for verdict in verdicts if verdict.outcome is Outcome.FAIL]
    yield from (verdict for verdict in verdicts if verdict.outcome is not Outcome.FAIL)
    enough = len(due) - len(unclear) - len(short)
    if unclear:
        yield from failures
        reason = f"{len(unclear)} 件征求意见没有读到明确的起止日期，不能认定"
        yield unavailable(reason, shown_by(unclear))
    if enough or (failures and not unclear):
        good = f"{len(due)} 件草案征求意见中，{enough} 件期限不少于 {days} 日"
        yield from weighed([] if unclear else failures, enough, (), good, due)


def _doubt(facts: Facts, record: Record, calls: list[Record], days: int, *, every_draft: bool) -> str:
    """Why a short run need not break the law; empty where nothing speaks for it."""
    if says_why_shortened(record):
        return "文中写有缩短的理由"
    name = subject(record)
    others = [other for other in calls if other.url != record.url and is_about(name, subject(other))]
    if is_repeated(record) or any(map(is_repeated, others)):
        return "这件草案不止一次征求意见（再次征求或延长）"
    if any((run := window(other)) and run.days >= days for other in others):
        return f"同一草案另有一件期限不少于 {days} 日"
    listed = any(is_about(name, subject(other)) for other in facts.records_of("decisions"))
    if every_draft or listed or is_great(record):
        return ""
    return "文中没有写明属于重大行政决策或者规章（其他文件的期限由地方规定）"


def _judge(record: Record, run: Window, days: int, doubt: str) -> Finding:
    first = f"{run.start}" if run.start_written else f"{run.start}（发布日）"
    told = f"{cited(record.title)}自 {first} 至 {run.end}，共 {run.days} 日（首尾都计），少于 {days} 日"
    if doubt:
        return manual(f"{told}；{doubt}，请人工核对", shown_by((record,)), record.title)
    return failed(told, shown_by((record,)), record.title)

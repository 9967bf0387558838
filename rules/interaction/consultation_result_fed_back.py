"""Rule: the outcome of a public consultation is published.

要求：征求意见结束后，公布意见收集和采纳情况。

依据：《重大行政决策程序暂行条例》第十六条；国办秘函〔2019〕19号加分口径（1个月）；地方规定的反馈期限。

认定：
1. 取评估期内发布的草案征求意见，按正文截止日期（未写的按发布之日起30日）推算反馈期限：截止日后 days 个
   工作日。
2. 在意见征集、政策解读、通知公告（以及重大决策、回应关切、政策文件、公开专栏）按标题查找“反馈、采纳、结
   果”类信息，或在原页正文、附件名中找采纳情况。
3. 反馈期限已过、意见征集、政策解读、通知公告（以及网站有的重大决策、回应关切）栏目已读全而没有反馈的，每件
   记一条不合格；只有按季、按年汇总或没有写明对象的反馈的，转人工；正文没读到、正文是图片或栏目没查全的，
   存疑。

不适用：意见征集栏目未开设；期内没有草案征求意见；反馈期限未到的。

整改：在原征集页或同栏目发布收到意见条数、采纳条数和未采纳理由；没有收到意见的也应说明。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from audit.model import Finding, Outcome, Record
from audit.workdays import WorkCalendar
from rules.consultations import is_about, is_consultation, is_result, subject, tells_of_many, window
from rules.dates import first_seen, within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable, was_read
from rules.gate import gap
from rules.reading import unread_files, why_unread
from rules.requirements import Columns
from rules.titles import cited

TITLE = "征求意见结果有反馈"
CATALOGUE = ("SD-103", "DL-08", "W-P7")
#: Where else results are published; the first two are where they are looked for as a rule.
_ALSO = ("interpretation", "notices")
_PERHAPS = ("decisions", "response", "policy", "disclosure")
#: Of these a part that was not read may hold the outcome, where the site has them.
_BEHIND = ("decisions", "response")
REQUIRES = (Columns("consultation", texts=True), Columns(*_ALSO, *_PERHAPS, gate=False))
#: The run that is assumed where the text states none.
_USUAL = timedelta(days=30)
#: The outcome on the page of the call itself.
_TOLD = re.compile(
    r"采纳情况|意见反馈情况|反馈结果|征集结果|征求意见情况|未收到.{0,12}(?:意见|建议)|收到.{0,12}\d+.{0,4}[条件份]"
)


def check(facts: Facts, *, as_of: date, days: int = 20) -> Iterable[Finding]:
    """Judge by the five parts above."""
    records = within(facts.records_of("consultation"), facts.period)
    calls = [record for record in records if is_consultation(record)]
    due = [(record, last) for record in calls if (last := _last_day(facts.calendar, record, days)) < as_of]
    if not due:
        yield not_applicable(f"评估期内没有反馈期限已到的草案征求意见（共 {len(calls)} 件）", shown_by(calls))
        return
    found = [name for name in _BEHIND if (column := facts.columns.get(name)) is not None and column.urls]
    gaps = [hindrance for column in (*_ALSO, *found) if (hindrance := gap(facts, column)) is not None]
    open_gaps = [hindrance for hindrance in gaps if hindrance.outcome is Outcome.UNAVAILABLE]
    told = [r for r in facts.records_of("consultation", *_ALSO, *_PERHAPS) if is_result(r)]
    verdicts = [_judge(facts, record, last, told, open_gaps) for record, last in due]
    yield from (verdict for verdict in verdicts if verdict is not None)
    good = sum(verdict is None for verdict in verdicts)
    if good:
        yield passed(
            f"{len(due)} 件反馈期限已到的征求意见中，{good} 件公布了采纳情况", shown_by(r for r, _ in due)
        )


def _last_day(calendar: WorkCalendar, record: Record, days: int) -> date:
    """The day until which the outcome may wait."""
    run, seen = window(record), first_seen(record)
    assert seen is not None
    return calendar.add(run.end if run else seen + _USUAL, days)


def _judge(
    facts: Facts, record: Record, last: date, results: list[Record], gaps: list[Finding]
) -> Finding | None:
    """A verdict on one consultation; None where its outcome is published."""
    name = subject(record)
    files = " ".join(file.name for file in record.attachments)
    if _TOLD.search(f"{record.text or ''}\n{files}"):
        return None
    if any(is_about(name, subject(result)) for result in results):
        return None
    told = f"{cited(record.title)}{first_seen(record)} 发布，反馈期限到 {last}"
    if not was_read(record) or not record.text:
        reason = f"{told}，没有找到反馈，但原页正文没有读到，不能认定"
        return unavailable(reason, shown_by((record,)), record.title)
    if unread := [file for file in unread_files(record) if file.is_picture]:
        reason = f"{told}，没有找到反馈，而{why_unread(unread[0])}，不能认定"
        return unavailable(reason, shown_by((record,)), record.title)
    begun = first_seen(record)
    if many := [r for r in results if tells_of_many(r) and (first_seen(r) or last) >= (begun or last)]:
        reason = f"{told}，没有按标题找到反馈，但{cited(many[0].title)}可能写有，请人工核对"
        return manual(reason, shown_by((record, *many)), record.title)
    if facts.calendar.provisional(last, last):
        return unavailable(f"{told}（暂定历法），不能认定", shown_by((record,)), record.title)
    if gaps:
        return unavailable(f"{told}，没有找到反馈；{gaps[0].reason}", shown_by((record,)), record.title)
    searched = proof(facts.columns["consultation"])
    reason = f"{told}，意见征集等栏目已读全，没有公布意见收集和采纳情况"
    return failed(reason, (record.evidence(), *searched), record.title)

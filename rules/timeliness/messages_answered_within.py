"""Rule: public messages were answered within so many days, by the dates that their own pages show.

要求：网民纠错（找错）3个工作日内处理，咨询投诉在承诺或规定期限内答复。

依据：国办秘函〔2019〕19号；地方找错平台规定（3个工作日，遇复杂问题5个工作日）；政务热线规定（由指标写明）。

认定：
1. 取 columns 栏目评估期内公开的留言（标题合于 titles，不写则全部），从页面读留言日期和答复日期，按 clock 计
   算，留言当日不计。
2. 超过 days 的每条记一条不合格；late_fails 为“否”的、页面没有写明留言日期（按列表日期算）的转人工。答复早
   于留言的转人工；跨到尚未公布放假安排的年度的，存疑。
3. 认不出留言和答复日期的不计；没有读到页面的，存疑。

不适用：栏目未开设；期内没有公开这类留言；没有一条写明两个日期的由人工核对。

整改：按期答复，页面写明留言、答复的日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.clocks import Clock
from rules.clocks import clock as clock_of
from rules.dates import within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import SAMPLE_ITEMS, readable
from rules.messages import message_of
from rules.requirements import Columns
from rules.titles import cited
from rules.wordings import wording

TITLE = "留言在规定期限内答复"
CATALOGUE = ("DL-25",)
REQUIRES = Columns(parameter="columns", texts=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.INQUIRIES,),
    titles: tuple[str, ...] = (),
    clock: str = "workdays",
    days: int = 3,
    late_fails: bool = True,
) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError on an unknown clock."""
    _ = as_of
    counted = clock_of(clock, facts.calendar)
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    sought = wording(titles) if titles else None
    records = [
        record
        for record in within(facts.records_of(*ids), facts.period)
        if not record.is_page and (sought is None or sought.stands_in(record.title))
    ]
    if not records:
        yield not_applicable("评估期内没有公开的这类留言")
        return
    dated = [
        (record, message.asked, message.answered, message.asked_written)
        for record in records
        if (message := message_of(record)) and message.asked and message.answered
    ]
    unread = [record for record in records if not was_read(record)]
    if not dated and not unread:
        reason = (
            f"{len(records)} 条留言都没有读到留言和答复的日期，请人工核对是否在 {counted.told(days)}内答复"
        )
        yield manual(reason, shown_by(records))
        return
    verdicts = [
        _judge(counted, record, asked, answered, days=days, late_fails=late_fails and written)
        for record, asked, answered, written in dated
    ]
    found = [verdict for verdict in verdicts if verdict is not None]
    good = len(dated) - len(found)
    yield from (verdict for verdict in found if verdict.outcome != "fail")
    failures = [verdict for verdict in found if verdict.outcome == "fail"]
    if failures or good or unread:
        told = f"写明两个日期的 {len(dated)} 条留言中，{good} 条在 {counted.told(days)}内答复"
        yield from weighed(failures, len(dated), unread, told, records, sample=SAMPLE_ITEMS)


def _judge(
    clock: Clock, record: Record, asked: date, answered: date, *, days: int, late_fails: bool
) -> Finding | None:
    """A verdict on one message; None where it was answered in time."""
    told = f"{cited(record.title)}{asked} 留言，{answered} 答复"
    here = shown_by((record,))
    if answered < asked:
        return manual(f"{told}，答复早于留言，请人工核对日期", here, record.title)
    if not clock.is_late(asked, answered, days):
        return None
    if clock.unsure(asked, answered, days):
        return unavailable(f"{told}，但跨到尚未公布放假安排的年度，不认定超期", here, record.title)
    reason = f"{told}，{clock.arithmetic(asked, answered, days)}答复）"
    if late_fails:
        return failed(reason, here, record.title)
    return manual(f"{reason}，请人工核对", here, record.title)

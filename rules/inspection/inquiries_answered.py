"""Rule: no message that citizens left has waited for months (a veto of the national inspection).

要求：提供网上咨询建言渠道，有效留言在三个月内回应。

依据：国办秘函〔2019〕19号单项否决“互动回应差”。

认定：
1. 读“咨询建言”栏目公开的留言，从页面读留言时间、答复时间和状态；取检查日前 year 天内、留言已超过 days
   天的（三个月最长 92 天）。
2. 页面写明尚未答复而没有答复时间的，每条记一条不合格；在线访谈、调查征集、网上信访、纪检举报的栏目不算，
   转人工。
3. 栏目已读全、期内留言都读到并已答复的合格；没读全、认不出留言和答复的，存疑。
4. 没有找到咨询渠道的转人工；W-V5 条目填报“是”或“否”并经复核认可的，以人的认定为准。

不适用：人工决定不需要该栏目。

整改：答复所列留言，公开答复内容、时间和单位。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from audit.model import Column, Coverage, Finding, Outcome, Record
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, searched_in_vain, shown_by, unavailable
from rules.inspected import confirmed
from rules.messages import Message, message_of
from rules.requirements import Columns, Statements

TITLE = "留言三个月内有回应"
CATALOGUE = ("W-V5", "SD-208")
#: Whoever has a site owes the column: nobody is exempt but by a person's decision on that site.
OUTCOMES = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.MANUAL, Outcome.UNAVAILABLE})
REQUIRES = (
    Columns("inquiries", texts=True, history_days=400, absent=None, partial=True),
    Statements("W-V5"),
)
_SPECIAL = re.compile("信访|举报|纪检|监委|访谈|征集|调查")


def check(facts: Facts, *, as_of: date, days: int = 92, year: int = 365) -> Iterable[Finding]:
    """Judge by the five parts above."""
    word = confirmed(facts, "W-V5")
    column = facts.columns["inquiries"]
    if word is not None:
        reason = f"人工认定：{word.period} 填报“{word.value}”，复核人认可"
        yield (failed if word.value == "否" else passed)(reason, (word.evidence(),))
        return
    if column.coverage is Coverage.ABSENT:
        reason = f"没有找到咨询建言渠道：{searched_in_vain(column)}，渠道可能在统一平台上，请人工确认"
        yield manual(reason, proof(column))
        return
    # 超过三个月: the day that is three months ago is not yet over them.
    first, last = as_of - timedelta(days=year), as_of - timedelta(days=days + 1)
    records = [record for record in facts.records_of("inquiries") if not record.is_page]
    messages = [message for record in records if (message := message_of(record))]
    due = [message for message in messages if message.asked and first <= message.asked <= last]
    waiting = [message for message in due if message.open]
    special = _special(column)
    if waiting and special:
        reason = f"栏目“{special}”可能是信访、举报一类专门渠道，{len(waiting)} 条留言显示尚未答复，请人工确认"
        yield manual(reason, shown_by(message.record for message in waiting))
        return
    for message in waiting:
        yield _accused(message, as_of, days)
    if not waiting:
        due_records = [message.record for message in due]
        unread = _unread(records, messages, first, last)
        yield _rest(facts, due_records, unread, f"{first} 至 {last}")


def _special(column: Column) -> str:
    """The label of a channel that does not count (信访, 举报, 访谈, 征集); empty where it is a mailbox."""
    return next((label for label in (column.label, *column.path) if _SPECIAL.search(label)), "")


def _accused(message: Message, as_of: date, days: int) -> Finding:
    assert message.asked is not None
    waited = (as_of - message.asked).days
    told = f"“{message.record.title}”{message.asked} 留言，页面显示尚未答复"
    reason = f"{told}，到检查日 {as_of} 已 {waited} 天，超过 {days} 天"
    return failed(reason, (message.record.evidence(),), message.record.title)


def _unread(records: list[Record], messages: list[Message], first: date, last: date) -> list[Record]:
    """Items of the span that are no messages as far as could be read, and those without a date."""
    known = {message.record.url for message in messages}
    return [
        record
        for record in records
        if record.url not in known and ((day := last_shown(record)) is None or first <= day <= last)
    ]


def _rest(facts: Facts, due: list[Record], unread: list[Record], span: str) -> Finding:
    column = facts.columns["inquiries"]
    if column.coverage is not Coverage.COMPLETE or unread or not facts.records_of("inquiries"):
        why = column.limit if column.coverage is not Coverage.COMPLETE else ""
        why = why or (f"{len(unread)} 条没有读到留言和答复的内容" if unread else "没有读到公开的留言")
        return unavailable(f"已读的 {len(due)} 条到期留言都已答复，但{why}，不能认定全部", shown_by(unread))
    reason = f"{span} 的 {len(due)} 条留言都已答复，没有超过期限未回应的"
    return passed(reason, shown_by(due) or proof(column))

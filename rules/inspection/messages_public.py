"""Rule: messages and their answers are public, whole, and recent.

要求：咨询建言类栏目公开留言和答复，写明留言时间、答复时间、答复单位、答复内容，经常更新，公开统计数据。

依据：国办秘函〔2019〕19号“留言公开”。

认定：
1. 没有找到咨询建言栏目的，渠道可能在统一平台上，转人工；由人认定没有的不合格，按 none_weight 处计。
2. 栏目已读全、每条都有日期而 days 天内既没有新公开留言、也没有新答复的不合格，按 stale_weight 处计。
3. 取最近 sample 条认得出答复的留言，缺留言时间、答复时间、答复单位、答复内容的，每处记一条不合格。
4. 统计数据是否公开、没有读到留言的由人查看：item 条目填报应扣的分并经复核认可的，代替第3点的抽查；没有读到
   留言又没有填报的转人工。

不适用：人工决定不需要该栏目。

整改：公开留言和答复，补齐所缺各项，公布受理和办结的统计。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from audit.model import Column, Coverage, Finding, Outcome
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, searched_in_vain, shown_by, unavailable, was_read
from rules.freshness import State, freshness
from rules.inspected import inspected
from rules.messages import Message, message_of
from rules.requirements import Columns, Statements

TITLE = "留言和答复公开"
CATALOGUE = ("W-D18", "SD-208")
#: Whoever has a site owes the column: nobody is exempt but by a person's decision on that site.
OUTCOMES = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.MANUAL, Outcome.UNAVAILABLE})
REQUIRES = (
    Columns("inquiries", texts=True, history_days=100, absent=None, partial=True),
    Statements(parameter="item"),
)

#: An answer may come so many days after its letter.
_SLOW = 180


def check(
    facts: Facts,
    *,
    as_of: date,
    days: int = 62,
    sample: int = 5,
    none_weight: Decimal = Decimal(6),
    stale_weight: Decimal = Decimal(3),
    item: str = "W-D18",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    column = facts.columns["inquiries"]
    if column.coverage is Coverage.ABSENT:
        yield from inspected(facts, item) or (_absent(column, none_weight),)
        return
    seen = freshness(column, facts.records_of("inquiries"), as_of, days)
    if seen.state is State.STALE and seen.newest is not None and not _may_be_answered(facts, as_of, days):
        age = (as_of - seen.newest).days
        reason = f"最近公开的留言是 {seen.newest}，到检查日 {as_of} 已 {age} 天，超过 {days} 天"
        yield failed(reason, (*shown_by(seen.records), *proof(column)), "留言更新", stale_weight)
    yield from inspected(facts, item) or _sampled(facts, sample, seen.state)


def _absent(column: Column, weight: Decimal) -> Finding:
    """A person's word that there is none; else a question: the channel may be a platform of the province."""
    if column.decision is not None:
        reason = f"没有开设咨询建言栏目，留言都没有公开：{searched_in_vain(column)}"
        return failed(reason, proof(column), "咨询建言", weight)
    reason = f"没有找到咨询建言栏目：{searched_in_vain(column)}，渠道可能在统一平台上，请人工确认是否公开留言"
    return manual(reason, proof(column), "咨询建言")


def _may_be_answered(facts: Facts, as_of: date, days: int) -> bool:
    """Whether a letter was, or may have been, answered of late: lists often show when a letter came."""
    first = as_of - timedelta(days=days)
    if any(message.answered and first <= message.answered <= as_of for message in _messages(facts)):
        return True
    recent = first - timedelta(days=_SLOW)
    return any(
        not was_read(record) and (day := last_shown(record)) is not None and day >= recent
        for record in facts.records_of("inquiries")
    )


def _messages(facts: Facts) -> list[Message]:
    """What of the column is recognised as a message, the newest first."""
    records = sorted(
        facts.records_of("inquiries"), key=lambda record: last_shown(record) or date.min, reverse=True
    )
    return [message for record in records if (message := message_of(record))]


def _sampled(facts: Facts, sample: int, state: State) -> Iterable[Finding]:
    records = facts.records_of("inquiries")
    # A letter that nobody has answered yet lacks nothing that an answer has to state.
    chosen = [message for message in _messages(facts) if message.replied and not message.open][:sample]
    for message in chosen:
        for part in message.missing:
            title = message.record.title
            yield failed(f"留言“{title}”没有写明{part}", (message.record.evidence(),), title)
    here = proof(facts.columns["inquiries"])
    if not records:
        yield manual("咨询建言栏目没有读到公开的留言，可能由脚本显示，请人工核对是否公开", here)
    elif not chosen:
        yield unavailable(
            f"咨询建言栏目有 {len(records)} 条信息，认不出留言和答复，不能认定", shown_by(records)
        )
    elif state in {State.UNREAD, State.UNDATED, State.LATER}:
        yield unavailable("咨询建言栏目没有读全或有的没有日期，不能认定是否更新", here)
    elif not any(message.missing for message in chosen):
        reason = f"抽查最近 {len(chosen)} 条公开的留言，留言时间、答复时间、答复单位、答复内容齐全"
        yield passed(f"{reason}；统计数据由人查看", shown_by(message.record for message in chosen))

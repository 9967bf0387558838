"""Rule: licences and penalties are published within seven working days of the decision.

要求：行政许可、行政处罚信息自作出决定之日起7个工作日内上网公开。

依据：国发〔2016〕33号；国办发〔2015〕51号。

认定：
1. 取评估期内发布的许可、处罚信息；决定日期取正文写明的“决定日期”，没有的取决定书的成文日期。
2. 自决定次日起按含调休的工作日历计算，超过 days 个工作日公开的，每件记一条不合格。
3. 一页列有多个决定日期的、早于决定日公开的、成文后超过 review_after 天的，转人工或不计；历法未公布年度
   的存疑。

不适用：名册写明没有执法职能的；栏目未开设；期内没有写明决定日期的许可、处罚信息；已到期依法撤下的信息。

整改：决定作出后7个工作日内公示，并在公示中写明决定日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Outcome, Record
from audit.workdays import WorkCalendar
from rules.dates import days_in, first_seen, within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import readable
from rules.requirements import Columns
from rules.titles import cited

TITLE = "行政许可处罚七个工作日内公示"
CATALOGUE = ("DL-01", "SD-171", "TL-20-05", "TL-20-06")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
#: A decision, not a list of powers, a yearly figure or a hearing.
_DECISION = re.compile(
    r"^(?!.*(?:清单|目录|统计|数据|年度|总结|流程|依据|指南|制度|听证|告知|通知公告|受理|拟))"
    r".*(?:处罚|许可|准予|决定书|批准书|核准|审批意见|批复)"
)
#: In a table the day stands on the line after its label.
_LABEL = re.compile(
    r"(?:处罚|许可|作出|做出)?(?:行政)?(?:处罚|许可)?决定(?:书)?(?:的)?(?:作出)?(?:日期|时间)\s*[^\n。]{0,30}"
)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.ENFORCEMENT,),
    days: int = 7,
    review_after: int = 365,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    records = [
        record for record in within(facts.records_of(*ids), facts.period) if _DECISION.search(record.title)
    ]
    if not ids:
        return
    decided = [(record, day) for record in records if (day := _decided(record))]
    unread = [record for record in records if not _decided(record) and not was_read(record)]
    if not decided and not unread:
        yield _nothing(records)
        return
    verdicts = [_judge(facts.calendar, record, day, days, review_after) for record, day in decided]
    found = [verdict for verdict in verdicts if verdict is not None]
    late = [verdict for verdict in found if verdict.outcome is Outcome.FAIL]
    yield from (verdict for verdict in found if verdict.outcome is not Outcome.FAIL)
    on_time = len(decided) - len(found)
    if late or on_time or unread:
        silent = len(records) - len(decided) - len(unread)
        good = f"评估期内写明决定日期的 {len(decided)} 条中，{on_time} 条在 {days} 个工作日内公示"
        good = f"{good}（没有写明决定日期的 {silent} 条不计）"
        yield from weighed(late, len(decided), unread, good, records)


def _nothing(records: list[Record]) -> Finding:
    if not records:
        return not_applicable("评估期内没有许可、处罚决定的公示信息")
    reason = f"评估期内 {len(records)} 条许可、处罚信息没有读到（唯一的）决定日期，不能计算"
    return unavailable(reason, shown_by(records))


def _decided(record: Record) -> date | None:
    """The day of the decision: the one that the text labels, else the date of the document itself.

    A page that lists several decisions has several days and none that is its own.
    """
    text = record.text or ""
    labelled = {written.day for label in _LABEL.finditer(text) for written in list(days_in(label[0]))[:1]}
    if len(labelled) > 1:
        return None
    return labelled.pop() if labelled else record.issued


def _judge(
    calendar: WorkCalendar, record: Record, decided: date, days: int, review_after: int
) -> Finding | None:
    """A verdict on one decision; None where it was published in time."""
    seen = first_seen(record)
    assert seen is not None
    evidence = (record.evidence(f"{record.title}：决定 {decided}，公示 {seen}"),)
    told = f"{cited(record.title)}{decided} 作出决定，{seen} 公示"
    if seen < decided:
        return manual(f"{told}，公示早于决定，请人工核对日期", evidence, record.title)
    count = calendar.between(decided, seen)
    if count <= days:
        return None
    if calendar.provisional(decided, seen):
        reason = f"{told}，约 {count} 个工作日，但跨到尚未公布放假安排的年度，不认定超期"
        return unavailable(reason, evidence, record.title)
    if (seen - decided).days > review_after:
        reason = f"{told}，相隔 {(seen - decided).days} 天，可能是补录，请人工核对"
        return manual(reason, evidence, record.title)
    last = calendar.add(decided, days)
    reason = f"{told}，用了 {count} 个工作日，超过 {days} 个（应于 {last} 前公示）"
    return failed(reason, evidence, record.title)

"""Rule: licences and penalties are published within seven working days of the decision.

要求：行政许可、行政处罚信息自作出决定之日起7个工作日内上网公开。

依据：国发〔2016〕33号；国办发〔2015〕51号。

认定：
1. 取评估期内发布的许可、处罚信息（裁量基准、办法、案例、送达公告等不是决定，不计）；决定日期取正文写明的“决
   定日期”，没有的取决定书的成文日期；标题为“某月、某季度、汇总、名单”的只认写明的决定日期。
2. 自决定次日起按含调休的工作日历计算，超过 days 个工作日公开的，每件记一条不合格。
3. 一页列有多个决定日期的、早于决定日公开的、成文后超过 review_after 天的，转人工或不计；栏目最早的一天就有 3
   件以上不同月份超期的，可能是网站迁移或新建，转人工；历法未公布年度的存疑。

不适用：名册写明没有执法职能的；栏目未开设；期内没有写明决定日期的许可、处罚信息；已到期依法撤下的信息。

整改：决定作出后7个工作日内公示，并在公示中写明决定日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.clocks import Clock, Unit
from rules.dates import within
from rules.deadlines import Deadline, judge, labelled_day, opening_of
from rules.facts import Facts
from rules.findings import not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import readable
from rules.requirements import Columns

TITLE = "行政许可处罚七个工作日内公示"
CATALOGUE = ("DL-01", "SD-171", "TL-20-05", "TL-20-06")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
#: A decision, not a list of powers, a yearly figure or a hearing.
_DECISION = re.compile(
    r"^(?!.*(?:听证|告知|受理|拟|送达|催告)).*(?:决定书|批准书)|"
    r"^(?!.*(?:清单|目录|统计|数据|年度|总结|流程|依据|指南|制度|听证|告知|通知公告|受理|拟|送达|催告|裁量|基准|"
    r"办法|规定|规程|细则|事项|方案|案例|释法|通报|职责|权限|救济|人员|培训|修复|解读|问答|的通知))"
    r".*(?:处罚|许可|准予|核准|审批意见|批复)"
)
#: One title for many decisions: the day on which such a list was made is that of none.
_MANY = re.compile(
    "季度|月份|[0-9一二三四五六七八九十]月|半年|汇总|情况|一览|名单|批次|第.{1,3}批|双公示|公示表|信息表|台账|信息公示"
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
    clock = Clock(Unit.WORKDAYS, facts.calendar)
    deadline = Deadline(clock, days, "作出决定", "公示", "决定", review_after)
    opening = opening_of(facts.records_of(*ids))
    judged = judge(decided, deadline, moves_excuse=False, opening=opening)
    yield from judged.doubts
    if judged.late or judged.on_time or unread:
        silent = len(records) - len(decided) - len(unread)
        good = f"评估期内写明决定日期的 {len(decided)} 条中，{judged.on_time} 条在 {days} 个工作日内公示"
        good = f"{good}（没有写明决定日期的 {silent} 条不计）"
        yield from weighed(judged.late, len(decided), unread, good, records)


def _nothing(records: list[Record]) -> Finding:
    if not records:
        return not_applicable("评估期内没有许可、处罚决定的公示信息")
    reason = f"评估期内 {len(records)} 条许可、处罚信息没有读到（唯一的）决定日期，不能计算"
    return unavailable(reason, shown_by(records))


def _decided(record: Record) -> date | None:
    """The day of the decision: the one that the text labels, else the date of the document itself.

    A page that lists several decisions has several days and none that is its own.
    """
    days = labelled_day(record.text or "", _LABEL)
    if len(days) > 1:
        return None
    if days:
        return days[0]
    return None if _MANY.search(record.title) else record.issued

"""Rule: a document was published within so many working days of its making.

要求：属于主动公开范围的政府信息，自形成或者变更之日起20个工作日内公开；地方规定更短的从其规定。

依据：《政府信息公开条例》第二十六条。

认定：
1. 取评估期内发布、写明成文日期的文件；公开日取正文发布日期与列表日期中较早者，成文之日不计，按含调休的
   工作日历计算。
2. 工作日数超过 days 的，每件记一条不合格；跨到尚未公布放假安排年度的，存疑，不认定超期。
3. 发布早于成文的，转人工；成文后超过 review_after 天才发布的，多为历史文件补录，转人工。
4. 同一文件有几份的（通知公告、公开专栏、动态要闻中标题相同的也算），以最早的一份为准；不同月份的 10 件以上
   超期文件同日上网的，或栏目最早的一天就有 3 件以上这样的，可能是网站迁移或新建，转人工。
5. 转发的国务院、部委、上级和外地文件不是本单位制作，不计；标题署名不是本单位的（如部门网站上的县政府文件）超
   期转人工；没有成文日期的文件不计并说明件数；正文没读到的，存疑。

不适用：栏目未开设；评估期内没有可计算的文件；2008年5月1日原条例施行前形成的文件。

整改：文件印发后当即上网；在办文系统中把公开时限设为提醒。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from audit.model import AgencyKind, ColumnId, Finding, Record
from rules.clocks import Clock, Unit
from rules.dates import within
from rules.deadlines import Deadline, Judged, judge, opening_of
from rules.facts import Facts
from rules.findings import not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import readable
from rules.issuers import from_above, is_another_bodys
from rules.requirements import Columns
from rules.titles import as_first_seen, first_copies

TITLE = "公文形成后按时公开"
CATALOGUE = ("TL-26", "DL-11", "DL-10", "SD-053")
#: Where a document may have been shown before: the earliest sight counts (catalogue FP-10).
_ELSEWHERE = (ColumnId.NOTICES, ColumnId.DISCLOSURE, ColumnId.STATUTORY, ColumnId.NEWS)
REQUIRES = (Columns(parameter="columns", gate=False), Columns(*_ELSEWHERE, gate=False))
#: The regulation of 2008 came into force on this day; nothing older was due for publication.
_FIRST_DAY = date(2008, 5, 1)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY,),
    days: int = 20,
    review_after: int = 365,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    elsewhere = facts.records_of(*(column for column in _ELSEWHERE if column not in columns))
    ids, gaps = readable(facts, columns)
    yield from gaps
    # Copies first, period second: what was published before the period is not late for being repeated.
    copies = first_copies(as_first_seen(facts.records_of(*ids), elsewhere))
    records = within(tuple(copies), facts.period)
    own = [record for record in records if not from_above(record, facts.agency.name)]
    dated = [record for record in own if record.issued and record.issued >= _FIRST_DAY]
    unread = [record for record in own if not record.issued and not was_read(record) and not record.is_page]
    deadline = Deadline(Clock(Unit.WORKDAYS, facts.calendar), days, review_after=review_after)
    judged = _judged(facts, ids, dated, deadline)
    undated = len(own) - len(dated) - len(unread)
    note = f"（转发上级文件 {len(records) - len(own)} 件、没有成文日期的 {undated} 件不计）"
    if dated or unread:
        good = (
            f"评估期内 {len(dated)} 件有成文日期的文件中，{judged.on_time} 件在 {days} 个工作日内公开{note}"
        )
        yield from judged.doubts
        if judged.late or judged.on_time or unread:
            yield from weighed(judged.late, len(dated), unread, good, dated)
    elif ids:
        yield _nothing(records, own, note)


def _judged(facts: Facts, ids: tuple[str, ...], records: list[Record], deadline: Deadline) -> Judged:
    """The verdicts; what another body made by its title is a question (a government answers for all)."""
    dated = [(record, record.issued) for record in records if record.issued]
    opening = opening_of(facts.records_of(*ids))
    if facts.agency.kind is AgencyKind.PORTAL:
        return judge(dated, deadline, opening=opening)
    others = [(r, day) for r, day in dated if is_another_bodys(r.title, facts.agency.name)]
    own = judge([one for one in dated if one not in others], deadline, opening=opening)
    foreign = judge(others, replace(deadline, late_fails=False), opening=opening)
    return Judged(own.late, (*own.doubts, *foreign.doubts), own.on_time + foreign.on_time)


def _nothing(records: tuple[Record, ...], own: list[Record], note: str) -> Finding:
    if not own:
        return not_applicable(f"评估期内没有本单位制作的文件{note}")
    return unavailable(f"评估期内 {len(own)} 件文件都没有读到成文日期，不能计算{note}", shown_by(records))

"""Rule: a document was published within so many working days of its making.

要求：属于主动公开范围的政府信息，自形成或者变更之日起20个工作日内公开；地方规定更短的从其规定。

依据：《政府信息公开条例》第二十六条。

认定：
1. 取评估期内发布、写明成文日期的文件；公开日取正文发布日期与列表日期中较早者，成文之日不计，按含调休的
   工作日历计算。
2. 工作日数超过 days 的，每件记一条不合格；跨到尚未公布放假安排年度的，存疑，不认定超期。
3. 发布早于成文的，转人工；成文后超过 review_after 天才发布的，多为历史文件补录，转人工。
4. 同一文件有几份的，以最早的一份为准；不同月份的 10 件以上超期文件同日上网的，可能是网站迁移，转人工。
5. 转发的国务院、部委和上级文件不是本单位制作，不计；没有成文日期的文件不计并说明件数；正文没读到的，存
   疑。

不适用：栏目未开设；评估期内没有可计算的文件；2008年5月1日原条例施行前形成的文件。

整改：文件印发后当即上网；在办文系统中把公开时限设为提醒。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Outcome, Record
from audit.workdays import WorkCalendar
from rules.dates import first_seen, within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import readable
from rules.requirements import Columns
from rules.titles import cited, first_copies, from_above

TITLE = "公文形成后按时公开"
CATALOGUE = ("TL-26", "DL-11", "DL-10", "SD-053")
REQUIRES = Columns(parameter="columns", gate=False)
#: The regulation of 2008 came into force on this day; nothing older was due for publication.
_FIRST_DAY = date(2008, 5, 1)
#: So many late documents on one day are looked at by a person (catalogue PF-06).
_MANY = 10


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
    ids, gaps = readable(facts, columns)
    yield from gaps
    # Copies first, period second: what was published before the period is not late for being repeated.
    records = within(tuple(first_copies(facts.records_of(*ids))), facts.period)
    own = [record for record in records if not from_above(record, facts.agency.name)]
    dated = [record for record in own if record.issued and record.issued >= _FIRST_DAY]
    unread = [record for record in own if not record.issued and not was_read(record) and not record.is_page]
    judged = [(record, _judge(facts.calendar, record, days, review_after)) for record in dated]
    other = [verdict for _, verdict in judged if verdict and verdict.outcome is not Outcome.FAIL]
    accused = [(record, verdict) for record, verdict in judged if verdict and verdict.outcome is Outcome.FAIL]
    moved = _put_up_together([record for record, _ in accused])
    late = [verdict for record, verdict in accused if first_seen(record) not in moved]
    other += [_moved(day, records) for day, records in sorted(moved.items())]
    undated = len(own) - len(dated) - len(unread)
    note = f"（转发上级文件 {len(records) - len(own)} 件、没有成文日期的 {undated} 件不计）"
    if dated or unread:
        on_time = sum(verdict is None for _, verdict in judged)
        good = f"评估期内 {len(dated)} 件有成文日期的文件中，{on_time} 件在 {days} 个工作日内公开{note}"
        yield from other
        if late or on_time or unread:
            yield from weighed(late, len(dated), unread, good, dated)
    elif ids:
        yield _nothing(records, own, note)


def _nothing(records: tuple[Record, ...], own: list[Record], note: str) -> Finding:
    if not own:
        return not_applicable(f"评估期内没有本单位制作的文件{note}")
    return unavailable(f"评估期内 {len(own)} 件文件都没有读到成文日期，不能计算{note}", shown_by(records))


def _put_up_together(late: list[Record]) -> dict[date, list[Record]]:
    """Late documents of many months that all appeared on one day: a site's move, or a day of catching up."""
    by_day: dict[date, list[Record]] = defaultdict(list)
    for record in late:
        by_day[first_seen(record) or date.max].append(record)
    return {
        day: records
        for day, records in by_day.items()
        if len(records) >= _MANY and len({record.issued.month for record in records if record.issued}) > 1
    }


def _moved(day: date, records: list[Record]) -> Finding:
    reason = f"{len(records)} 件不同月份的文件都在 {day} 上网，可能是网站迁移或集中补录，请人工核对"
    return manual(reason, shown_by(records))


def _judge(calendar: WorkCalendar, record: Record, days: int, review_after: int) -> Finding | None:
    """A verdict on one document; None where it was in time."""
    issued, seen = record.issued, first_seen(record)
    assert issued is not None
    assert seen is not None
    evidence = (record.evidence(f"{record.title}：成文 {issued}，公开 {seen}"),)
    told = f"{cited(record.title)}{issued} 成文，{seen} 公开"
    if seen < issued:
        return manual(f"{told}，公开早于成文，请人工核对日期", evidence, record.title)
    passed_days = calendar.between(issued, seen)
    if passed_days <= days:
        return None
    if calendar.provisional(issued, seen):
        reason = f"{told}，约 {passed_days} 个工作日，但跨到尚未公布放假安排的年度，不认定超期"
        return unavailable(reason, evidence, record.title)
    if (seen - issued).days > review_after:
        return manual(
            f"{told}，相隔 {(seen - issued).days} 天，可能是历史文件补录，请人工核对", evidence, record.title
        )
    last = calendar.add(issued, days)
    reason = f"{told}，用了 {passed_days} 个工作日，超过 {days} 个（应于 {last} 前公开）"
    return failed(reason, evidence, record.title)

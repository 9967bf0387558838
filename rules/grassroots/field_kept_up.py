"""Rule: a field of grassroots disclosure has items, and new ones within its cycle.

要求：各领域按标准目录公开实质内容，并按目录规定的时限更新，每年至少一次。

依据：《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）；各领域标准指
引。

认定：
1. 在 own（该领域专设的栏目）和 columns 栏目中，按领域名称和该领域用词找信息；own 栏目的信息都算。
2. 最近一条距检查日不超过 days 天的合格；标准目录本身不算实质内容。
3. own 栏目已读全、每条都有日期而都已超过 days 天，其他栏目也已读全而没有新的，不合格。
4. 没有专设栏目而没有找到的，转人工（标题写法可能不同，或设在专栏）；栏目写明“无此类情况”的，转人工。
5. 栏目没有读全、有信息没有日期的，存疑。sample 大于 0 时按种子 seed 和单位编号抽取领域，同一种子结果相同。

不适用：没有抽中的领域；名册写明没有该项职能；乡镇街道、部门公开了“未涉及领域说明”并写明该领域。

整改：按标准目录公开该领域信息，每年至少更新一次；确无此类情形的写明。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.grassroots import Field
from audit.model import ColumnId, Coverage, Finding, Record
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable
from rules.freshness import State, freshness
from rules.grassroots_fields import field_of, left_out, names
from rules.requirements import Columns
from rules.searching import search
from rules.wordings import wording

TITLE = "领域信息有实质内容并更新"
CATALOGUE = ("JC-02", "JC-03", "JC-04")
REQUIRES = (
    Columns(parameter="own", gate=False, history_days=400),
    Columns(parameter="columns", gate=False, history_days=400),
)
_NO_SUBSTANCE = wording(("标准目录", "标准指引", "未涉及", "不涉及"))


def check(
    facts: Facts,
    *,
    as_of: date,
    field: str,
    columns: tuple[ColumnId, ...],
    own: tuple[ColumnId, ...] = (),
    days: int = 365,
    sample: int = 0,
    seed: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError on an unknown field."""
    wanted = field_of(field)
    reason_not_to = left_out(facts, wanted, (*own, *columns), sample, seed)
    if reason_not_to is not None:
        yield reason_not_to
        return
    unowed = [column for column in own if facts.agency.owes(column) is False]
    if own and len(unowed) == len(own):
        yield not_applicable(f"名册写明的职能不含“{ColumnId(own[0]).label}”，不适用")
        return
    items = _items(facts, wanted, columns, own)
    dated = [(day, record) for record in items if (day := last_shown(record)) and day <= as_of]
    newest = max(dated, key=lambda pair: pair[0], default=None)
    if newest is not None and (as_of - newest[0]).days <= days:
        age = f"最近一条于 {newest[0]}，距检查日 {as_of} {(as_of - newest[0]).days} 天，未超过 {days} 天"
        told = f"{wanted.name}领域有信息 {len(items)} 条，{age}：{newest[1].title}"
        yield passed(told, shown_by([newest[1]]), wanted.name)
        return
    yield _not_new(facts, wanted, (columns, own), items, newest, as_of, days)


def _items(
    facts: Facts, field: Field, columns: tuple[ColumnId, ...], own: tuple[ColumnId, ...]
) -> list[Record]:
    """What the field has published: everything in its own columns, what is titled so elsewhere."""
    sought = wording(field.words)
    elsewhere = [column for column in columns if column not in own]
    found = [
        record
        for record in facts.records_of(*elsewhere)
        if sought.stands_in(record.title) or names(field, record.title)
    ]
    every = [*facts.records_of(*own), *found]
    return list(_substance(every))


def _substance(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(record for record in records if not _NO_SUBSTANCE.stands_in(record.title))


def _not_new(
    facts: Facts,
    field: Field,
    where: tuple[tuple[ColumnId, ...], tuple[ColumnId, ...]],
    items: list[Record],
    newest: tuple[date, Record] | None,
    as_of: date,
    days: int,
) -> Finding:
    columns, own = where
    ground = search(facts, (*own, *columns))
    last = (
        f"最近一条于 {newest[0]}，距检查日 {as_of} {(as_of - newest[0]).days} 天"
        if newest
        else "没有找到信息"
    )
    reason = f"{field.name}领域{last}（周期 {days} 天）"
    if ground.unread is not None:
        return unavailable(f"{reason}，而{ground.unread.reason}", ground.unread.evidence, field.name)
    if ground.nowhere is not None:
        return ground.nowhere
    undated = [record for record in items if last_shown(record) is None]
    if undated:
        why = f"有 {len(undated)} 条没有读到日期，可能是新信息，不能认定不更新"
        return unavailable(f"{reason}，{why}", shown_by(undated), field.name)
    open_own = [facts.columns[c] for c in own if _is_open(facts, c)]
    stale = [
        freshness(column, _substance(facts.records_of(column.id)), as_of, days).state is State.STALE
        for column in open_own
    ]
    if said := next((column for column in open_own if column.explanation), None):
        why = f"“{said.label}”栏目写明“{said.explanation}”，请人工核对"
        return manual(f"{reason}，{why}", ground.searched, field.name)
    if open_own and all(stale) and not ground.asked:
        return failed(
            f"{ground.told}都已读全，{reason}", (*shown_by(items[:1]), *ground.searched), field.name
        )
    return manual(f"{reason}，标题写法可能不同或设在专栏，请人工核对", ground.searched, field.name)


def _is_open(facts: Facts, column: ColumnId) -> bool:
    known = facts.column(column)
    return known is not None and known.coverage is Coverage.COMPLETE and bool(known.url)

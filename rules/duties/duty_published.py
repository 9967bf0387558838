"""Rule: of each matter that the law names, something is published: an item, not just a column's name.

要求：《政府信息公开条例》第二十条、第二十一条列举的各类信息（规划、统计、收费、采购、重大项目、民生、应急、监督检
查、招考录用，以及市县、乡镇的专门事项）应主动公开。

依据：《政府信息公开条例》第二十条第（一）至（十五）项、第二十一条、第二十六条。

认定：
1. 按 matters（每项“名称=词/词”，任一词在标题或附件名出现即有，“甲+乙”两个词都要有；写栏目编号的，该栏目有信息
   即有）在 columns 和各项自己的栏目中查找；within_days 不为 0 时，只认检查日前 within_days 天内公开的。
2. 每项都找到不少于 minimum 条的，合格。
3. 栏目都已读全而缺某项的：missing_fails 为“是”的每项记一条不合格，否则转人工（写法可能不同，或更早已公开）。
4. 有栏目没有读全、没有查找或被拦截的，或该项栏目只有目录链接没有读到信息的，存疑；该项栏目写明“本年度无此类情
   况”之类的，转人工。

不适用：名册写明职能不含各项所属栏目；所列栏目都未开设（已在栏目覆盖中扣分）。

整改：在相应栏目公开所缺事项的信息，标题写明事项；确无此类情况的，在栏目中说明。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.model import Column, ColumnId, Finding, Record
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.freshness import MAY_BE_INDEX
from rules.pieces import Piece, pieces
from rules.requirements import Columns
from rules.searching import Search, search

TITLE = "法定事项有信息公开"
CATALOGUE = (
    *(f"TL-20-{number:02d}" for number in (1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15)),
    "TL-19", "TL-21-1", "TL-21-2",
)  # fmt: skip
#: Lists are read back so far before the period.
_HISTORY = 400
REQUIRES = Columns(parameter="columns", gate=False, history_days=_HISTORY)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A matter and the items that were found of it."""

    matter: Piece
    found: tuple[Record, ...]


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    matters: tuple[str, ...],
    within_days: int = 0,
    minimum: int = 1,
    missing_fails: bool = False,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    owed = [matter for matter in pieces(matters) if _is_owed(facts, matter)]
    if not owed:
        names = "、".join(matter.name for matter in pieces(matters))
        yield not_applicable(f"{names}都不属于名册写明的职能，不适用")
        return
    oldest = as_of - timedelta(days=within_days) if within_days else date.min
    records = [record for record in facts.records_of(*columns) if _is_recent(record, oldest)]
    sought = [_Sought(matter, tuple(r for r in records if _is_of(r, matter))) for matter in owed]
    missing = [one for one in sought if len(one.found) < minimum]
    present = [one for one in sought if len(one.found) >= minimum]
    ground = search(facts, columns)
    if present and (not missing or ground.nowhere is None):
        told = "、".join(f"{one.matter.name}（{len(one.found)} 条）" for one in present)
        reason = f"{len(owed)} 项法定事项中，找到 {len(present)} 项的信息：{told}"
        yield passed(reason, shown_by(one.found[0] for one in present))
    yield from _missing(facts, missing, ground, within_days, minimum, fails=missing_fails)


def _is_owed(facts: Facts, matter: Piece) -> bool:
    """Whether the matter is the body's affair; one without columns of its own always is."""
    return not matter.columns or any(facts.agency.owes(column) is not False for column in matter.columns)


def _is_recent(record: Record, oldest: date) -> bool:
    """Whether the item is not older; one without a date may be new."""
    day = last_shown(record)
    return day is None or day >= oldest


def _is_of(record: Record, matter: Piece) -> bool:
    named = " ".join((record.title, *(file.name for file in record.attachments)))
    return record.column in matter.columns or matter.wording.stands_in(named)


def _missing(
    facts: Facts, missing: Sequence[_Sought], ground: Search, days: int, minimum: int, *, fails: bool
) -> Iterable[Finding]:
    """The verdicts on matters of which too little was found."""
    if not missing:
        return
    names = "、".join(one.matter.name for one in missing)
    if ground.unread is not None:
        reason = f"没有找到{names}的信息，而{ground.unread.reason}"
        yield unavailable(reason, ground.unread.evidence, names)
        return
    if ground.nowhere is not None:
        yield ground.nowhere
        return
    since = f"近 {days} 天" if days else f"{facts.period.start - timedelta(days=_HISTORY)} 以来"
    for one in missing:
        name = one.matter.name
        short = f"只有 {len(one.found)} 条，应有 {minimum} 条" if one.found else "没有信息"
        reason = f"{ground.told}都已读全，{since}{name}{short}"
        own = [column for c in one.matter.columns if (column := facts.column(c)) and column.url]
        doubt = _doubt(own, one)
        asked = any(facts.agency.owes(column) is None for column in one.matter.columns)
        if doubt:
            yield doubt
        elif fails and not asked and not ground.asked:
            yield failed(reason, ground.searched, name)
        else:
            yield manual(f"{reason}，标题写法可能不同或更早已公开，请人工核对", ground.searched, name)


def _doubt(own: Sequence[Column], one: _Sought) -> Finding | None:
    """Why an empty column of the matter's own proves nothing."""
    name = one.matter.name
    for column in own:
        label = column.label or ColumnId(column.id).label
        if column.explanation:
            reason = f"“{label}”栏目写明“{column.explanation}”，请人工核对是否确无{name}信息"
            return manual(reason, proof(column), name)
        if not one.found and ColumnId(column.id) in MAY_BE_INDEX:
            reason = f"“{label}”栏目没有读到信息，可能只列链接，不能认定没有公开{name}"
            return unavailable(reason, proof(column), name)
    return None

"""Rule: an item of a certain kind was published not long ago.

要求：办事统计等应当经常更新的信息，按期公开最新的一期。

依据：国办秘函〔2019〕19号“办事统计”：未公开扣2分，1个月内未更新扣1分，3个月内未更新扣2分。

认定：
1. 在 columns 栏目中按 titles 找标题（“甲+乙”表示两个词都有，without 中的词出现则不算），取最近一条的日期。
2. 距检查日不超过 days 天的合格；超过 days 天不超过 late_days 天的不合格，按 late_weight 处
   计；超过 late_days 天的按 stale_weight 处计（late_days 为 0 时只分超不超过 days 天）。
   所查栏目有更新的、写法相近的标题（可能改了名称）的转人工。
3. 一条也没有找到的：missing_fails 为“是”的记不合格，按 stale_weight 处计，否则转人工（标题写法可能不同）。
4. 有栏目没有读全、有的没有日期的，存疑。

不适用：名册写明没有该项职能；所列栏目都未开设。

整改：公开最新一期，今后按期更新。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Record
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.requirements import Columns
from rules.searching import search
from rules.titles import cited, likeness, plain
from rules.wordings import wording

TITLE = "应经常更新的信息是新的"
CATALOGUE = ("W-D12", "W-P1")
REQUIRES = Columns(parameter="columns", gate=False, history_days=200)
_ALIKE = 0.5


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    without: tuple[str, ...] = (),
    days: int = 31,
    late_days: int = 92,
    late_weight: Decimal = Decimal(1),
    stale_weight: Decimal = Decimal(2),
    missing_fails: bool = False,
    what: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    sought = wording(titles, without)
    name = what or f"标题含“{'”或“'.join(titles)}”的信息"
    found = [record for record in facts.records_of(*columns) if sought.stands_in(record.title)]
    dated = [(day, record) for record in found if (day := last_shown(record)) and day <= as_of]
    newest = max(dated, key=lambda one: one[0], default=None)
    if newest is not None and (as_of - newest[0]).days <= days:
        age = (as_of - newest[0]).days
        reason = f"{name}最近一条 {newest[0]}，距检查日 {as_of} {age} 天，未超过 {days} 天"
        yield passed(reason, shown_by((newest[1],)), name)
        return
    ground = search(facts, columns)
    if ground.unread is not None:
        reason = f"没有找到 {days} 天内的{name}，而{ground.unread.reason}"
        yield unavailable(reason, ground.unread.evidence, name)
    elif ground.nowhere is not None:
        yield ground.nowhere
    elif newest is None and not found:
        reason = f"{ground.told}已读全，没有找到{name}"
        if missing_fails and not ground.asked:
            yield failed(reason, ground.searched, name, stale_weight)
        else:
            yield manual(f"{reason}，标题写法可能不同或在单独的系统里，请人工核对", ground.searched, name)
    elif newest is None or len(dated) < len(found):
        reason = f"{name}有 {len(found) - len(dated)} 条没有读到日期或晚于检查日，不能认定不更新"
        yield unavailable(reason, shown_by(found), name)
    elif other := _renamed(facts.records_of(*columns), newest, as_of, days):
        reason = (
            f"{name}最近一条 {newest[0]}，但有写法相近而更新的{cited(other.title)}（{last_shown(other)}），"
            "可能改了名称，请人工核对"
        )
        yield manual(reason, shown_by((newest[1], other)), name)
    else:
        far = not late_days or (as_of - newest[0]).days > late_days
        limit = late_days if far and late_days else days
        yield _late(newest, as_of, limit, name, stale_weight if far else late_weight)


def _renamed(records: Iterable[Record], newest: tuple[date, Record], as_of: date, days: int) -> Record | None:
    """A newer item whose title is much like the newest's: the series may go on under another name."""
    known = _wordless(newest[1].title)
    return next(
        (
            record
            for record in records
            if (day := last_shown(record)) is not None
            and newest[0] < day <= as_of
            and (as_of - day).days <= days
            and likeness(_wordless(record.title), known) >= _ALIKE
        ),
        None,
    )


def _wordless(title: str) -> str:
    """A title without what differs from issue to issue: its numbers."""
    return re.sub(r"[\d一二三四五六七八九十]+", "", plain(title))


def _late(newest: tuple[date, Record], as_of: date, limit: int, name: str, weight: Decimal) -> Finding:
    day, record = newest
    reason = f"{name}最近一条 {day}，距检查日 {as_of} {(as_of - day).days} 天，超过 {limit} 天"
    return failed(reason, shown_by((record,)), name, weight)

"""Rule: pages that seldom change are looked at whether they still hold (listed only).

要求：机构职能、领导、指南等静态信息有变化的及时替换；无力维护的栏目要调整。

依据：国办发〔2017〕47号《政府网站发展指引》；《政府信息公开条例》第十二条（指南、目录及时更新）。

认定：
1. 取 columns 栏目，最近的日期早于检查日前 years 年的，合并为一条转人工，由人核对内容是否仍然属实。
2. 都在 years 年内的合格；栏目没有读全、没有日期的存疑。

不适用：所列栏目都未开设。

整改：核对并更新静态信息，页面标明更新日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Column, ColumnId, Finding, Outcome
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import manual, passed, proof, unavailable
from rules.gate import readable
from rules.requirements import Columns

TITLE = "静态信息仍然属实"
CATALOGUE = ("ZY-08",)
REQUIRES = Columns(parameter="columns", gate=False)
#: An old page may still be true: a person compares it with how things are.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.FUNCTIONS, ColumnId.LEADERS, ColumnId.GUIDE),
    years: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    ids, gaps = readable(facts, columns)
    yield from gaps
    dated = {column: _newest(facts, column) for column in ids}
    old = [(column, day) for column, day in dated.items() if day and (as_of - day).days > years * 365]
    undated = [column for column, day in dated.items() if day is None]
    shown = tuple(evidence for column, _ in old for evidence in proof(facts.columns[column])[:2])
    if old:
        told = "、".join(f"“{ColumnId(column).label}”最近日期 {day}" for column, day in old)
        yield manual(f"{told}，已超过 {years} 年，请人工核对内容是否仍然属实", shown)
    if undated:
        told = "、".join(f"“{ColumnId(column).label}”" for column in undated)
        yield unavailable(
            f"{told}没有读到日期，不能认定", (e for c in undated for e in proof(facts.columns[c]))
        )
    if len(old) + len(undated) < len(dated):
        good: list[Column] = [facts.columns[c] for c, day in dated.items() if day and (c, day) not in old]
        told = "、".join(f"“{ColumnId(column.id).label}”" for column in good)
        yield passed(f"{told} {years} 年内有更新", (e for column in good for e in proof(column)[:1]))


def _newest(facts: Facts, column: str) -> date | None:
    days = [day for record in facts.records_of(column) if (day := last_shown(record))]
    newest = facts.columns[column].last_published
    return max((*days, *([newest] if newest else ())), default=None)

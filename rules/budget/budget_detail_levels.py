"""Rule: spending is broken down to 项 by function and to 款 by economic kind.

要求：一般公共预算支出按功能分类公开到项级（七位编码），基本支出按经济分类公开到款级（五位编码）。

依据：《预算法》第十四条；财预〔2016〕143号《地方预决算公开操作规程》。

认定：
1. 在应有年度部门预决算的一般公共预算支出表、基本支出表中找科目编码。
2. 有七位功能科目编码（如2010301）和五位经济科目编码（如30101，或编码分成两列）的，合格。
3. 表中有编码而没有到所要求的级次，或没有编码的，转人工（有的表只写科目名称）；没有读到表的，存疑。

不适用：预决算栏目未开设；没有找到应有年度的部门预决算。

整改：按规定级次补充科目后重新公开。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from audit.model import Finding, Outcome, Record
from rules.budget_tables import Sheet, grids, judge_owed
from rules.budgets import Fiscal
from rules.facts import Facts
from rules.findings import manual, passed, shown_by, unavailable
from rules.requirements import Columns, DateOfYear

TITLE = "预决算公开到规定级次"
CATALOGUE = ("YS-08",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)
_ITEM = re.compile(r"2\d{6}")
_KIND = re.compile(r"(30[1-9]|31[0-9]|39[0-9])\d{2}")
_SPLIT = re.compile(r"(30[1-9]|31[0-9]|39[0-9])")
_TWO = re.compile(r"\d{2}")


def check(
    facts: Facts,
    *,
    as_of: date,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    yield from judge_owed(
        facts, as_of, (budget_due, accounts_due), lambda items, fiscal: (_judge(items, fiscal),)
    )


def _judge(items: tuple[Record, ...], fiscal: Fiscal) -> Finding:
    found = [grid for grid in grids(items) if grid.sheet in {Sheet.GENERAL, Sheet.BASIC}]
    if not {grid.sheet for grid in found} >= {Sheet.GENERAL, Sheet.BASIC}:
        reason = f"{fiscal.label}没有读到一般公共预算支出表和基本支出表，不能认定级次"
        return unavailable(reason, shown_by(items), fiscal.label)
    rows = [tuple("".join(cell.split()) for cell in row) for grid in found for row in grid.table.rows]
    by_function = any(_ITEM.match(cell) for row in rows for cell in row[:4])
    by_kind = any(_has_kind(row) for row in rows)
    if by_function and by_kind:
        return passed(f"{fiscal.label}功能分类到项、经济分类到款", shown_by(items), fiscal.label)
    lacking = "、".join(
        name for name, there in (("功能分类项级", by_function), ("经济分类款级", by_kind)) if not there
    )
    reason = f"{fiscal.label}的表中没有认出{lacking}科目编码，请人工核对级次"
    return manual(reason, shown_by(items), fiscal.label)


def _has_kind(row: tuple[str, ...]) -> bool:
    if any(_KIND.match(cell) for cell in row[:4]):
        return True
    return any(_SPLIT.fullmatch(a) and _TWO.fullmatch(b) for a, b in pairwise(row[:5]))

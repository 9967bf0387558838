"""Rule: what a budget's text says of the three public expenses is what its table shows.

要求：预决算说明文字中的金额应与表格一致，百分比应与分子、分母一致。

依据：财预〔2016〕143号《地方预决算公开操作规程》。

认定：
1. 在正文和附件文字中找“三公”经费合计、因公出国（境）费、公务接待费、公务用车购置及运行费的金额（以万元计）。
2. 与同一份预决算“三公”经费表中的同一项比较，容差 0.5 万元；一致的合格。
3. 文字写的数在表中任何一列（本年、上年、预算、决算）都没有的，转人工，列出两处原文；不直接扣分。

不适用：没有找到应有年度的部门预决算，或文字、表格有一方没有可比的数。

整改：核对文字和表格，更正后重新公开并注明更正情况。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from audit.model import Finding, Outcome, Record
from rules.budget_sums import TOLERANCE, three_public_amounts
from rules.budget_tables import Sheet, grids, judge_owed
from rules.budgets import Fiscal
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.reading import text_of, unread_reason, unread_shown, whole
from rules.requirements import Columns, DateOfYear

TITLE = "预决算文字与表格一致"
CATALOGUE = ("E5",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)
_SAID = re.compile(
    r"(“?三公”?经费|因公出国[（(]?境?[)）]?(?:费用?|经费)?|公务接待费|公务用车购置及运行(?:维护)?费?)"
    r"(?:支出|财政拨款)*(?:年初)?(?:预算|决算)?(?:数|总额|合计)?(?:为|共|共计|合计|安排)?(?:支出)?\s*"
    r"(\d[\d,]*(?:\.\d+)?)\s*万元"
)
_NAMES = {"三公": "合计", "出国": "出国", "接待": "接待", "用车": "公车"}


def check(
    facts: Facts,
    *,
    as_of: date,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    yield from judge_owed(facts, as_of, (budget_due, accounts_due), _judge)


def _judge(items: tuple[Record, ...], fiscal: Fiscal) -> Iterable[Finding]:
    shown: dict[str, set[Decimal]] = {}
    for grid in grids(items):
        if grid.sheet is Sheet.THREE_PUBLIC:
            for name, amount in three_public_amounts(grid):
                shown.setdefault(name, set()).add(amount)
    said = [(record, *found) for record in items for found in _amounts(record) if found[0] in shown]
    differing = [
        (record, name, amount, quote)
        for record, name, amount, quote in said
        if all(abs(amount - other) > TOLERANCE for other in shown[name])
    ]
    for record, name, amount, quote in differing[:3]:
        table = "、".join(f"{other:f}" for other in sorted(shown[name]))
        reason = f"{fiscal.label}文字写“{quote}”（{amount:f} 万元），表中同一项为 {table} 万元，请人工核对"
        yield manual(reason, (record.evidence(quote),), name)
    if differing:
        return
    unread = [record for record in items if not whole(record)]
    if said:
        reason = f"{fiscal.label}文字中 {len(said)} 处“三公”经费金额与表一致"
        yield passed(reason, shown_by(items), fiscal.label)
    elif unread:
        reason = f"{fiscal.label}：{unread_reason(unread)}，不能比较"
        yield unavailable(reason, unread_shown(unread), fiscal.label)
    else:
        yield not_applicable(f"{fiscal.label}的文字和表格没有可比的“三公”经费金额", shown_by(items))


def _amounts(record: Record) -> Iterator[tuple[str, Decimal, str]]:
    for found in _SAID.finditer(text_of(record)):
        name = next(value for key, value in _NAMES.items() if key in found[1])
        yield name, Decimal(found[2].replace(",", "")), found[0]

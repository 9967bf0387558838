"""Rule: the sums within the tables of a budget and of accounts come out.

要求：预决算数据应当准确：“三公”经费合计等于三项之和，公务用车购置及运行费等于购置费加运行费，收入总计等于支
出总计，支出合计等于基本支出、项目支出等各项之和，基本支出等于人员经费加公用经费。

依据：财预〔2016〕143号《地方预决算公开操作规程》；《预算法》第十四条。

认定：
1. 只核对同一张表内两边都读到的数（容差0.5万元），算式写在认定里，可逐格复算。
2. 表头写明单位、算式不成立的，每处记一条不合格；表头没有写明单位的，转人工。
3. 没有读到可以核对的表的：有附件没读全的，存疑；否则转人工。

不适用：预决算栏目未开设；没有找到应有年度的部门预决算。

整改：核对表格数据，更正后重新公开并注明更正情况。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Record
from rules.budget_sums import Sum, sums_of
from rules.budget_tables import grids, judge_owed
from rules.budgets import Fiscal
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.reading import unread_reason, unread_shown, whole
from rules.requirements import Columns, DateOfYear

TITLE = "预决算表内勾稽关系成立"
CATALOGUE = ("E1", "E2", "E3", "E4")
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)


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
    sums = [found for grid in grids(items) for found in sums_of(grid)]
    wrong = {(found.name, found.arithmetic): found for found in sums if not found.holds}
    for found in wrong.values():
        yield _wrong(found, fiscal)
    if wrong:
        return
    if sums:
        shown = dict.fromkeys(found.found.record for found in sums)
        yield passed(f"{fiscal.label}核对 {len(sums)} 处勾稽关系，都成立", shown_by(shown), fiscal.label)
        return
    unread = [record for record in items if not whole(record)]
    if unread:
        reason = f"{fiscal.label}没有读到可以核对的表，而{unread_reason(unread)}，不能认定"
        yield unavailable(reason, unread_shown(unread), fiscal.label)
        return
    yield manual(f"{fiscal.label}没有程序能核对的表，请人工核对", shown_by(items), fiscal.label)


def _wrong(found: Sum, fiscal: Fiscal) -> Finding:
    table = found.found.table
    page = f"第 {table.page} 页（表），" if table.page else ""
    reason = f"{fiscal.label}{found.found.sheet.label}：{page}{found.name}不符：{found.arithmetic}"
    evidence = (found.found.record.evidence(found.arithmetic),)
    if not found.sure:
        return manual(f"{reason}；表头没有写明金额单位，请人工核对", evidence, found.name)
    return failed(reason, evidence, found.name)

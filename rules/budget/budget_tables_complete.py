"""Rule: a department's budget and accounts have all prescribed tables.

要求：部门预算公开八张表（部门收支、收入、支出总表，财政拨款收支总表，一般公共预算支出、基本支出、“三公”经费表，
政府性基金预算支出表），部门决算公开相应的表和国有资本经营预算支出决算表；没有数据的也要列出空表。

依据：财预〔2016〕143号《地方预决算公开操作规程》；《预算法》第十四条。

认定：
1. 按表名认表（别名、全半角不论，不按编号）：正文、附件、工作表和文件名中出现过的都算已公开。
2. 应有年度（推算同“预决算按时公开”）的预算或决算，正文和全部附件都已读全，认出不少于 known 张，缺少某张的，
   每张记一条不合格；认出的不足 known 张的，可能用了程序不认识的形式，转人工。
3. 正文没有读到，或有附件是扫描件、设密码、没有读全而又缺表的，存疑，并写明是哪个附件。
4. optional 中的表各地要求不一，缺少的不扣分。

不适用：预决算栏目未开设；没有找到应有年度的部门预决算（由“预决算按时公开”认定）。

整改：按规定格式补公开所缺的表；没有数据的列空表并注明原因。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Record
from rules.budget_tables import Sheet, judge_owed, named_sheets
from rules.budgets import Fiscal
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.reading import unread_reason, unread_shown, whole
from rules.requirements import Columns, DateOfYear

TITLE = "部门预决算表格齐全"
CATALOGUE = ("YS-07", "SD-151")
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)


def check(
    facts: Facts,
    *,
    as_of: date,
    known: int = 5,
    optional: tuple[str, ...] = ("capital",),
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    yield from judge_owed(
        facts,
        as_of,
        (budget_due, accounts_due),
        lambda items, fiscal: _judge(items, fiscal, known, frozenset(optional)),
    )


def _judge(
    found: tuple[Record, ...], fiscal: Fiscal, known: int, optional: frozenset[str]
) -> Iterable[Finding]:
    named = named_sheets(found)
    missing = [sheet for sheet in Sheet if sheet not in named and sheet.value not in optional]
    seen = "、".join(sheet.label for sheet in named)
    if not missing:
        yield passed(f"{fiscal.label}有全部应有的表：{seen}", shown_by(named.values()), fiscal.label)
        return
    lacking = "、".join(sheet.label for sheet in missing)
    unread = [record for record in found if not whole(record)]
    if unread:
        reason = f"{fiscal.label}读到的内容没有{lacking}，而{unread_reason(unread)}，不能认定"
        yield unavailable(reason, unread_shown(unread), fiscal.label)
    elif len(named) < known:
        reason = f"{fiscal.label}只认出 {len(named)} 张表（{seen or '无'}），可能用了别的形式，请人工核对"
        yield manual(reason, shown_by(found), fiscal.label)
    else:
        for sheet in missing:
            reason = (
                f"{fiscal.label}的正文和附件都已读全，认出 {len(named)} 张表（{seen}），没有{sheet.label}"
            )
            yield failed(reason, shown_by(found), f"{fiscal.label}{sheet.label}")

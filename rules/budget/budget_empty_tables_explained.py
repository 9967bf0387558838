"""Rule: a table without figures says that there are none and why.

要求：没有数据的预决算表应当列出空表并说明（例如“本部门没有政府性基金预算安排，故本表为空”）。

依据：财预〔2016〕143号《地方预决算公开操作规程》。

认定：
1. 在应有年度部门预决算的表格中找出除表头外没有填写任何金额（空白、横线不算填写，0 算）的规定表格。
2. 表内或正文、附件的文字中有“没有”“无”“未安排”“为空”“不涉及”等与该表事项相连的说明的，合格。
3. 正文和全部附件都已读全而没有说明的，每张表记一条不合格；没有读全的，存疑。

不适用：没有读到空表；没有找到应有年度的部门预决算。

整改：在空表下注明没有数据的原因。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Record
from rules.budget_sums import is_counting
from rules.budget_tables import Found, Sheet, fiscal_records, grids
from rules.budgets import Fiscal, owed
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, shown_by, unavailable
from rules.money import amount_in, is_blank
from rules.reading import text_of, unread_reason, unread_shown, whole
from rules.requirements import Columns, DateOfYear

TITLE = "空表有说明"
CATALOGUE = ("YS-07",)
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)
_SAID = r"(没有|无|未安排|未发生|不涉及|不存在|未使用|为空|空表)"
_ANY = re.compile(r"(本|此|该)表(为|是)?(空|无)|空表|为空|无数据|没有数据")
_CODE = re.compile(r"[23]\d{2,6}")
_SUBJECT = {
    Sheet.FUNDS: "政府性基金",
    Sheet.CAPITAL: "国有资本经营",
    Sheet.THREE_PUBLIC: "三公|因公出国|公务接待|公务用车",
}


def check(
    facts: Facts,
    *,
    as_of: date,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    records = facts.records_of("budget")
    found = [
        (fiscal, items)
        for fiscal in owed(as_of, budget_due, accounts_due)
        if (items := fiscal_records(records, fiscal))
    ]
    findings = [finding for fiscal, items in found for finding in _judge(items, fiscal)]
    if findings:
        yield from findings
    elif unread := [record for _, items in found for record in items if not whole(record)]:
        reason = f"{unread_reason(unread)}，不知道有没有空表，不能认定"
        yield unavailable(reason, unread_shown(unread))
    else:
        yield not_applicable("读到的部门预决算中没有空表，不适用")


def _judge(items: tuple[Record, ...], fiscal: Fiscal) -> Iterable[Finding]:
    text = "\n".join(text_of(record) for record in items)
    told: set[Sheet] = set()
    for found in grids(items):
        if found.sheet not in _SUBJECT or found.sheet in told or not _is_empty(found):
            continue
        told.add(found.sheet)
        yield _one(found, fiscal, items, text)


def _one(found: Found, fiscal: Fiscal, items: tuple[Record, ...], text: str) -> Finding:
    name = f"{fiscal.label}的{found.sheet.label}"
    cells = " ".join(cell for row in found.table.rows for cell in row)
    subject = f"({_SUBJECT[found.sheet]})"
    said = re.search(rf"{_SAID}[^。\n]{{0,40}}{subject}|{subject}[^。\n]{{0,60}}{_SAID}", text)
    if said or _ANY.search(f"{found.table.title} {cells}") or re.search(_SAID, cells):
        return passed(f"{name}没有数据，有说明", shown_by((found.record,)), name)
    unread = [record for record in items if not whole(record)]
    if unread:
        reason = f"{name}没有数据，读到的内容没有说明原因，而{unread_reason(unread)}，不能认定"
        return unavailable(reason, unread_shown(unread), name)
    reason = f"{name}没有数据，表内和正文、附件都没有说明原因"
    return failed(reason, (found.record.evidence(found.table.title or found.sheet.label),), name)


def _is_empty(found: Found) -> bool:
    """Whether the table shows rows but no amount; codes of subjects and the columns' numbers are none."""
    rows = [row for row in found.table.rows if not is_counting(row)]
    return len(rows) > 1 and not any(_is_amount(cell) for row in rows for cell in row[1:])


def _is_amount(cell: str) -> bool:
    return not is_blank(cell) and not _CODE.fullmatch(cell) and amount_in(cell) is not None

"""Rule: a budget's headings all name its own year.

要求：预决算的封面、标题、表头、正文应为同一预算年度，不得照抄上年而未改年份。

依据：财预〔2016〕143号《地方预决算公开操作规程》。

认定：
1. 在应有年度部门预决算的正文、表名、工作表名和附件名中找写明年度的“预算”“决算”标题（短行，不含句子）。
2. 标题所写年度与本件年度不同的，可能是照抄未改，也可能是上年对照表，转人工，并列出原文；不直接扣分。

不适用：预决算栏目未开设；没有找到应有年度的部门预决算，或其中没有写明年度的标题。

整改：把标题、表头中的年度改正后重新公开。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Finding, Outcome, Record
from rules.budget_tables import fiscal_records
from rules.budgets import Fiscal, owed
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.reading import text_of, unread_reason, unread_shown, whole
from rules.requirements import Columns, DateOfYear

TITLE = "预决算年度前后一致"
CATALOGUE = ("E6",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns("budget", texts=True, tables=True, history_days=900)
_LONGEST = 40
_HEADING = re.compile(r"((?:19|20)\d{2})\s*年?度?[^。；;，,\d]{0,24}?(预算|决算)")
_COMPARED = re.compile(r"比|较|上年|增减|执行数|对照|同期|调整|结转")


def check(
    facts: Facts,
    *,
    as_of: date,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    records = facts.records_of("budget")
    told = False
    for fiscal in owed(as_of, budget_due, accounts_due):
        items = fiscal_records(records, fiscal)
        findings = tuple(_judge(items, fiscal))
        told = told or bool(findings)
        yield from findings
    if not told:
        yield not_applicable("没有找到写明年度的部门预决算标题，不适用")


def _judge(items: tuple[Record, ...], fiscal: Fiscal) -> Iterator[Finding]:
    headings = [(record, line, year) for record in items for line, year in _headings(record, fiscal.kind)]
    others = [(record, line, year) for record, line, year in headings if year != fiscal.year]
    for record, line, year in others[:3]:
        reason = f"{fiscal.label}中有标题写作{year}年：“{line}”，可能照抄未改，请人工核对"
        yield manual(reason, (record.evidence(line),), fiscal.label)
    if others:
        return
    unread = [record for record in items if not whole(record)]
    if unread:
        yield unavailable(
            f"{fiscal.label}：{unread_reason(unread)}，不能认定", unread_shown(unread), fiscal.label
        )
    elif headings:
        yield passed(
            f"{fiscal.label}有 {len(headings)} 处标题写明年度，都一致", shown_by(items), fiscal.label
        )


def _headings(record: Record, kind: str) -> Iterator[tuple[str, int]]:
    lines = (*(table.title for table in record.tables), *text_of(record).split("\n"))
    for line in dict.fromkeys(" ".join(line.split()) for line in lines):
        if not 0 < len(line) <= _LONGEST or _COMPARED.search(line):
            continue
        found = _HEADING.search(line)
        if found and found[2] == kind:
            yield line, int(found[1])

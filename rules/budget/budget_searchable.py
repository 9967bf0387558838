"""Rule: budgets and accounts can be searched and copied, not pictures of paper only.

要求：预决算文件应当可检索、可复制（有文字层），不得只有扫描件。

依据：财预〔2016〕143号《地方预决算公开操作规程》；国办发〔2017〕47号。

认定：
1. 应有年度的预决算，正文文字不少于 min_length 字或有表格，或有任一附件读出文字的，合格。
2. 正文不足 min_length 字，附件都取到并且都是没有文字层的扫描件（或正文只有图片）的，记一条不合格。
3. 有附件没有取到、设密码、没有读取的，存疑。

不适用：预决算栏目未开设；没有找到应有年度的预决算。

整改：改用有文字层的PDF、Word、Excel或网页重新公开。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import DocumentReading, Finding, Record
from rules.budgets import Fiscal, found, owed
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, proof, shown_by, unavailable, was_read
from rules.reading import unread_reason, unread_shown
from rules.requirements import Columns, DateOfYear

TITLE = "预决算可检索、可复制"
CATALOGUE = ("YS-11", "SD-052")
REQUIRES = Columns("budget", texts=True, history_days=900)
_HAS_TEXT = {DocumentReading.READ, DocumentReading.CUT}


def check(
    facts: Facts,
    *,
    as_of: date,
    min_length: int = 200,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    records = facts.records_of("budget")
    judged = False
    for fiscal in owed(as_of, budget_due, accounts_due):
        items = found(records, fiscal)
        if items:
            judged = True
            yield _judge(items, fiscal, min_length)
    if not judged:
        searched = proof(facts.columns["budget"])
        yield not_applicable("没有找到应有年度的预决算，由“预决算按时公开”认定，不重复扣", searched)


def _judge(items: tuple[Record, ...], fiscal: Fiscal, min_length: int) -> Finding:
    for record in items:
        length = len("".join((record.text or "").split()))
        read = any(file.reading in _HAS_TEXT for file in record.attachments)
        if length >= min_length or read or record.tables:
            return passed(f"{fiscal.label}有可检索的文字", shown_by((record,)), fiscal.label)
    files = [file for record in items for file in record.attachments]
    scanned = all(file.reading is DocumentReading.SCANNED for file in files)
    if files and scanned and all(was_read(record) for record in items):
        reason = f"{fiscal.label}只有扫描件或图片（{len(files)} 个），没有可检索的文字"
        return failed(reason, (*shown_by(items), *unread_shown(items)), fiscal.label)
    return unavailable(f"{fiscal.label}：{unread_reason(items)}，不能认定", unread_shown(items), fiscal.label)

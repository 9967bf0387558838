"""The tables of a budget or of final accounts, known by their names and never by their numbers.

Which table stands where differs from place to place (表1, 表一, 附表3), and so do the names; what a name
cannot lack is kept here (catalogue §2.7: 部门预算表, 部门决算表, 政府预算表).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.model import Finding, Record, Table
from rules.budgets import Fiscal, found, owed
from rules.facts import Facts
from rules.findings import not_applicable, proof
from rules.reading import text_of

#: A line longer than this is a sentence about a table, not the table's name.
_LONGEST_NAME = 48
#: So many first rows of a grid may hold its name.
_HEAD_ROWS = 4
_NOISE = re.compile(r"[\s“”\"'‘’《》<>〈〉（）()【】\[\]、,，.．:：—\-－_·…]+")
_PROSE = re.compile(r"[。；;！？]")
#: Where a line that holds several names may be taken apart: blanks, and the numbers of a list.
_PIECE = re.compile(
    r"\s+|(?=[一二三四五六七八九十]{1,2}、)|(?=[（(][一二三四五六七八九十\d]{1,2}[)）])|(?<=表)(?=[一-龥])"
)


class Sheet(StrEnum):
    """A prescribed table; one word for a budget's table and for that of the accounts on it."""

    TOTAL = "total"
    INCOME = "income"
    EXPENDITURE = "expenditure"
    GRANTS = "grants"
    GENERAL = "general"
    BASIC = "basic"
    THREE_PUBLIC = "three_public"
    FUNDS = "funds"
    CAPITAL = "capital"

    @property
    def label(self) -> str:
        """The name in Chinese, without 预算 or 决算."""
        return _LABELS[self]


_LABELS: Mapping[Sheet, str] = {
    Sheet.TOTAL: "收支总表",
    Sheet.INCOME: "收入总表",
    Sheet.EXPENDITURE: "支出总表",
    Sheet.GRANTS: "财政拨款收支总表",
    Sheet.GENERAL: "一般公共预算支出表",
    Sheet.BASIC: "一般公共预算基本支出表",
    Sheet.THREE_PUBLIC: "“三公”经费支出表",
    Sheet.FUNDS: "政府性基金预算支出表",
    Sheet.CAPITAL: "国有资本经营预算支出表",
}
#: What else bears such words and is another table.
_OTHER = re.compile(r"绩效|采购|债务|转移支付|社会保险|社保|项目支出|政府购买|专项资金|人员情况|资产")
#: Titles of a whole government's budget, and words by which a title is a department's after all.
_GOVERNMENT = re.compile(
    r"(省|市|县|区|旗|乡|镇|街道)(\d{4}年度?)?(本级)?(人民)?(政府|财政)(总)?(预|决)算|预算执行情况|预算草案"
)
_DEPARTMENT = re.compile(r"部门|单位|局|委员会|办公室")


def sheet_of(name: str) -> Sheet | None:
    """Which prescribed table bears this name; None where it is no table's name or another's."""
    text = _NOISE.sub("", name)
    if "表" not in text or len(text) > _LONGEST_NAME or _PROSE.search(name) or _OTHER.search(text):
        return None
    both = "收支" in text or "收入支出" in text
    if "三公" in text:
        return Sheet.THREE_PUBLIC
    if "国有资本" in text:
        return Sheet.CAPITAL
    if "政府性基金" in text:
        return Sheet.FUNDS
    if "基本支出" in text:
        return Sheet.BASIC
    if both and "总" in text:
        return Sheet.GRANTS if "财政拨款" in text else Sheet.TOTAL
    if "支出" in text and "收入" not in text and ("一般公共预算" in text or "财政拨款" in text):
        return Sheet.GENERAL
    if "收入" in text and "支出" not in text and "一般公共预算" not in text:
        return Sheet.INCOME
    if "支出" in text and "收入" not in text:
        return Sheet.EXPENDITURE
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """A prescribed table as a grid, with the record that holds it."""

    sheet: Sheet
    table: Table
    record: Record


def fiscal_records(records: tuple[Record, ...], fiscal: Fiscal) -> tuple[Record, ...]:
    """The items that are ``fiscal``, but not a government's: those have other tables."""
    return tuple(record for record in found(records, fiscal) if not is_government(record))


def judge_owed(
    facts: Facts,
    as_of: date,
    dues: tuple[str, str],
    judge: Callable[[tuple[Record, ...], Fiscal], Iterable[Finding]],
) -> Iterator[Finding]:
    """``judge``'s verdicts on the department's owed budget and accounts; not applicable without either.

    ``dues`` are the days (MM-DD) from which this year's budget and last year's accounts are looked for.
    """
    records = facts.records_of("budget")
    given = [(fiscal, fiscal_records(records, fiscal)) for fiscal in owed(as_of, *dues)]
    if not any(items for _, items in given):
        searched = proof(facts.columns["budget"])
        yield not_applicable("没有找到应有年度的部门预决算，由“预决算按时公开”认定，不重复扣", searched)
    for fiscal, items in given:
        if items:
            yield from judge(items, fiscal)


def is_government(record: Record) -> bool:
    """Whether the item is the budget of a whole government, not of one of its departments."""
    title = _NOISE.sub("", record.title)
    return bool(_GOVERNMENT.search(title)) and not _DEPARTMENT.search(title)


def named_sheets(records: Iterable[Record]) -> Mapping[Sheet, Record]:
    """The prescribed tables that any word of those items names: a heading, a grid, a sheet, a file."""
    named: dict[Sheet, Record] = {}
    for record in records:
        for name in _names(record):
            sheet = sheet_of(name)
            if sheet is not None:
                named.setdefault(sheet, record)
    return named


def grids(records: Iterable[Record]) -> Iterator[Found]:
    """Every grid of those items whose name can be told."""
    for record in records:
        for table in record.tables:
            sheet = _sheet_of_table(table)
            if sheet is not None:
                yield Found(sheet, table, record)


def _sheet_of_table(table: Table) -> Sheet | None:
    for name in (table.title, *_head(table)):
        sheet = sheet_of(name)
        if sheet is not None:
            return sheet
    return None


def _head(table: Table) -> Iterator[str]:
    for row in table.rows[:_HEAD_ROWS]:
        yield from dict.fromkeys(cell for cell in row if cell)


def _names(record: Record) -> Iterator[str]:
    yield from (file.name for file in record.attachments)
    yield record.title
    for table in record.tables:
        yield table.title
        yield from _head(table)
    for line in text_of(record).split("\n"):
        if 0 < len(line) <= _LONGEST_NAME:
            yield line
        else:  # a directory or the head of a printed table in one line
            yield from (piece for piece in _PIECE.split(line) if piece)

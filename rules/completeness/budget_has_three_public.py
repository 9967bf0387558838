"""Rule: budgets and final accounts show the three public expenses.

要求：公开预算、决算时应公开“三公”经费总额和因公出国（境）、公务用车、公务接待分项及说明。

依据：财预〔2016〕143号；《预算法》第十四条。

认定：
1. 找出应有年度的预算、决算（年度推算同“预决算按时公开”），在标题、正文、附件名中找“三公”或三个分项。
2. 正文和全部附件已读、不少于 min_length 字，栏目内也没有同年度的三公经费文件的，记一条不合格。
   只读到预算报告、批复、通知一类文件的，存疑。
3. 正文没读到，或附件是扫描件、设密码、没有读全的，存疑，并写明是哪个附件。

不适用：预决算栏目未开设；没有找到应有年度的预决算（由按时公开指标扣分）。

整改：补充公开“三公”经费预算（决算）表和增减变化说明；没有的列空表并注明。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Record
from rules.budgets import Fiscal, is_of, names, owed
from rules.dates import years_in
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, proof, shown_by, unavailable
from rules.reading import unread_files, unread_reason, unread_shown
from rules.requirements import Columns, DateOfYear

TITLE = "预决算含三公经费"
CATALOGUE = ("YS-09", "SD-151")
REQUIRES = Columns("budget", texts=True, history_days=900)
_WORDS = re.compile(r"三\s*公|因公出国|公务接待|公务用车")

#: Papers about a budget, which need not show it.
_ABOUT = re.compile("报告|决议|审查|批复|通知|通报|会议|办法|绩效|评审|调整|座谈|培训|公告")


def check(
    facts: Facts,
    *,
    as_of: date,
    min_length: int = 800,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    records = facts.records_of("budget")
    judged = False
    for fiscal in owed(as_of, budget_due, accounts_due):
        found = tuple(record for record in records if is_of(record, fiscal))
        if found:
            judged = True
            yield _judge(found, _also(records, fiscal), fiscal, min_length)
    if not judged:
        searched = proof(facts.columns["budget"])
        yield not_applicable("没有找到应有年度的预决算，由“预决算按时公开”认定，不重复扣", searched)


def _own_name(record: Record) -> str:
    """The title without the words that a budget's own may have."""
    return re.sub("公开的?(?:公告|报告|通知)$|(?:编制|情况)?说明.*$", "", record.title)


def _also(records: tuple[Record, ...], fiscal: Fiscal) -> list[Record]:
    """Items of their own on the three expenses, of that year or of no stated year."""
    return [
        record
        for record in records
        if _WORDS.search(names(record)) and set(years_in(names(record))) <= {fiscal.year, fiscal.year + 1}
    ]


def _judge(found: tuple[Record, ...], also: list[Record], fiscal: Fiscal, min_length: int) -> Finding:
    showing = [record for record in found if _WORDS.search(f"{names(record)} {record.text or ''}")]
    if showing or also:
        return passed(f"{fiscal.label}写明“三公”经费", shown_by(showing or also), fiscal.label)
    if all(_ABOUT.search(_own_name(record)) for record in found):
        reason = f"{fiscal.label}只读到报告、批复一类文件，不是预决算本身，不能认定"
        return unavailable(reason, shown_by(found), fiscal.label)
    length = sum(len(record.text or "") for record in found)
    files = sum(len(record.attachments) for record in found)
    unread = [record for record in found if unread_files(record)]
    if unread:
        reason = f"{fiscal.label}读到的内容没有“三公”经费，而{unread_reason(unread)}，不能认定"
        return unavailable(reason, unread_shown(unread), fiscal.label)
    short = [record for record in found if len(record.text or "") < min_length]
    if short:
        reason = f"{fiscal.label}有 {len(short)} 条正文不足 {min_length} 字或没有读到，可能是图片，不能认定"
        return unavailable(reason, shown_by(short), fiscal.label)
    read = f"和 {files} 个附件共 {length} 字" if files else f" {length} 字、没有附件"
    reason = f"{fiscal.label}正文{read}，没有“三公”经费，栏目中也没有单独公开"
    return failed(reason, shown_by(found), fiscal.label)

"""Rule: budgets and accounts of earlier years stay published.

要求：预决算公开后应当长期保留，往年的不得删除。

依据：财预〔2016〕143号《地方预决算公开操作规程》。

认定：
1. 查应有年度以前 years 个年度的预算和决算，按标题和附件名中的年度与“预算”“决算”字样查找。
2. 栏目已读全，前后年度都有而中间缺少某年度的，每个年度记一条不合格。
3. 最早的年度缺少的，可能机构当时尚未成立，转人工；标题没有写年度而无法辨别的，存疑。

不适用：预决算栏目未开设；栏目中一个年度都没有（由“预决算按时公开”认定）。

整改：恢复所缺年度的预算、决算。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.model import Evidence, Finding, Record
from rules.budgets import ACCOUNTS, BUDGET, Fiscal, found, may_be, owed
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.requirements import Columns, DateOfYear

TITLE = "往年预决算保留"
CATALOGUE = ("YS-06",)
REQUIRES = Columns("budget", history_days=1500)


def check(
    facts: Facts,
    *,
    as_of: date,
    years: int = 3,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    records = facts.records_of("budget")
    searched = proof(facts.columns["budget"])
    newest = {fiscal.kind: fiscal.year for fiscal in owed(as_of, budget_due, accounts_due)}
    judged = False
    for kind in (BUDGET, ACCOUNTS):
        row = [Fiscal(kind, newest[kind] - back) for back in range(years + 1)]
        if any(found(records, fiscal) for fiscal in row):
            judged = True
            yield from _judge(records, row, searched)
    if not judged:
        yield not_applicable("栏目中没有写明年度的预决算，由“预决算按时公开”认定，不重复扣", searched)


def _judge(
    records: tuple[Record, ...], row: Sequence[Fiscal], searched: tuple[Evidence, ...]
) -> Iterable[Finding]:
    there = [bool(found(records, fiscal)) for fiscal in row]
    oldest = max(place for place, present in enumerate(there) if present)
    # The newest year is another rule's: here only what stood before it counts.
    missing = [place for place in range(1, len(row)) if not there[place]]
    for place in missing:
        if place < oldest:
            yield _missing(records, row[place], searched)
    if early := [row[place] for place in missing if place > oldest]:
        yield _before(records, early, searched)
    if not missing:
        shown = [found(records, fiscal)[0] for fiscal in row[1:]]
        years = f"{row[-1].year}—{row[1].year}"
        yield passed(f"{years}年度{row[0].kind}都在", shown_by(shown), row[0].kind)


def _missing(records: tuple[Record, ...], fiscal: Fiscal, searched: tuple[Evidence, ...]) -> Finding:
    doubtful = [record for record in records if may_be(record, fiscal)]
    if doubtful:
        reason = f"没有标题写明的{fiscal.label}，但有 {len(doubtful)} 条没有写年度的信息可能就是，不能认定"
        return unavailable(reason, shown_by(doubtful), fiscal.label)
    reason = f"预决算栏目已读全（{len(records)} 条），有更早的年度，没有{fiscal.label}"
    return failed(reason, searched, fiscal.label)


def _before(records: tuple[Record, ...], years: Sequence[Fiscal], searched: tuple[Evidence, ...]) -> Finding:
    """The years before the oldest one that is there, as one question."""
    told = "、".join(str(fiscal.year) for fiscal in years)
    doubtful = [record for record in records if any(may_be(record, fiscal) for fiscal in years)]
    if doubtful:
        reason = f"没有标题写明的{told}年度{years[0].kind}，但有 {len(doubtful)} 条没有写年度的信息可能就是"
        return unavailable(f"{reason}，不能认定", shown_by(doubtful), years[0].kind)
    reason = f"没有{told}年度{years[0].kind}，更早的也没有，可能机构当时尚未成立，请人工核对"
    return manual(reason, searched, years[0].kind)

"""Rule: this year's budget and last year's final accounts are published, within 20 days of approval.

要求：本年度预算和上年度决算经批准（批复）后20日内公开。

依据：《预算法》第十四条；财预〔2016〕143号。20日为自然日。

认定：
1. 应有年度按到期日推算：检查日已过 budget_due 的应有当年预算，已过 accounts_due 的应有上年决算，否则各
   往前推一年。
2. 按标题和附件名中的年度与“预算”“决算”字样查找；栏目已读全而没有的，记一条不合格；在其他栏目找到的，
   转人工。标题未写年度（或只写年度、单位名称）、无法辨别的，存疑。
3. 正文写明批准或批复日期的（部门预决算只认财政部门的批复，不以人大批准之日起算），公开日晚于该日超过
   days 个自然日的，记一条不合格；期满日不是工作日的顺延；写不明的、其他栏目更早公开过的、更早年度
   的也在这几天公开（可能是网站迁移）的，转人工。days 为 0 时不查期限。
4. 查遍导航和专栏没有预决算栏目，其他栏目也没有该年度预决算的，为没有公开，每个年度记一条不合格；其他栏
   目有的，转人工。

不适用：村（社区）不编制政府预算；没有单独预算的单位，由主管部门在指标适用范围里排除。

整改：补公开所缺年度的预算或决算；今后自批复之日起20日内公开，并在文中写明批复日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from audit.model import AgencyKind, Coverage, Evidence, Finding, Record
from rules.budgets import Fiscal, hints_at, is_of, may_be, owed
from rules.clocks import Clock, Unit
from rules.dates import days_in, first_seen
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.requirements import Columns, DateOfYear

TITLE = "预决算按时公开"
CATALOGUE = ("YS-01", "YS-02", "SD-151", "DL-15", "TL-20-07")
#: Columns in which a budget may stand where a site has no column for budgets.
_ELSEWHERE = ("disclosure", "statutory", "notices", "policy", "plans")
REQUIRES = (
    Columns("budget", texts=True, history_days=900, absent=None),
    Columns(*_ELSEWHERE, gate=False),
)
#: So many days a site's move may take; so many years back are looked at for one.
_MOVE_DAYS, _BACK = 3, 3
_APPROVAL = re.compile("批复|批准|审议通过|审查批准")
_CLAUSE = re.compile(r"[。；;\n]")
#: Who approves the government's own budget, not a department's; what else is approved.
_CONGRESS = re.compile("人大|人民代表大会|常委会|常务委员会")
_NOT_THIS = re.compile("预算调整|调整方案|调整预算|立项|项目|机构编制|三定|成立|设立|规划|可研|可行性")
#: A day of approval further back than this belongs to something else in the text.
_PLAUSIBLE = timedelta(days=300)


def check(
    facts: Facts,
    *,
    as_of: date,
    days: int = 20,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    if facts.agency.kind is AgencyKind.VILLAGE:
        yield not_applicable("村（社区）不编制政府预算，不适用")
        return
    records = facts.records_of("budget")
    column = facts.columns["budget"]
    searched = proof(column)
    if column.coverage is Coverage.ABSENT:
        yield from (_unpublished(facts, fiscal) for fiscal in owed(as_of, budget_due, accounts_due))
        return
    if not records and column.explanation:
        yield manual(f"预决算栏目没有信息，写明“{column.explanation}”，请人工核对", searched)
        return
    for fiscal in owed(as_of, budget_due, accounts_due):
        found = tuple(record for record in records if is_of(record, fiscal))
        if not found:
            yield _missing(facts, records, fiscal, searched)
            continue
        yield passed(f"已公开{fiscal.label}：{found[0].title}", shown_by(found), fiscal.label)
        if days:
            yield _deadline(facts, found, fiscal, days)


def _unpublished(facts: Facts, fiscal: Fiscal) -> Finding:
    """A verdict on one year where the site has no column for budgets at all."""
    elsewhere = tuple(record for record in facts.records_of(*_ELSEWHERE) if is_of(record, fiscal))
    if elsewhere:
        reason = f"没有预决算栏目，但在其他栏目找到{fiscal.label}，请人工核对"
        return manual(reason, shown_by(elsewhere), fiscal.label)
    if doubtful := [r for r in facts.records_of(*_ELSEWHERE) if not r.is_page and hints_at(r, fiscal)]:
        reason = f"没有预决算栏目，其他栏目有没写年度的信息，可能就是{fiscal.label}，请人工核对"
        return manual(reason, shown_by(doubtful), fiscal.label)
    if facts.unread(*_ELSEWHERE):
        reason = f"没有预决算栏目，而{fiscal.label}可能在没有读全的栏目里，不能认定没有公开"
        return unavailable(reason, subject=fiscal.label)
    column = facts.columns["budget"]
    reason = f"查找了 {len(column.searched)} 个页面，没有预决算栏目，其他栏目也没有{fiscal.label}"
    return failed(reason, proof(column), fiscal.label)


def _missing(
    facts: Facts, records: tuple[Record, ...], fiscal: Fiscal, searched: tuple[Evidence, ...]
) -> Finding:
    doubtful = [record for record in records if may_be(record, fiscal)]
    if doubtful:
        reason = f"没有标题写明的{fiscal.label}，但有 {len(doubtful)} 条没有写年度的信息可能就是，不能认定"
        return unavailable(reason, shown_by(doubtful), fiscal.label)
    if elsewhere := [record for record in facts.records_of(*_ELSEWHERE) if is_of(record, fiscal)]:
        reason = f"预决算栏目没有{fiscal.label}，但在其他栏目找到，请人工核对"
        return manual(reason, shown_by(elsewhere), fiscal.label)
    reason = f"预决算栏目已读全（{len(records)} 条），没有{fiscal.label}"
    return failed(reason, searched, fiscal.label)


def _deadline(facts: Facts, found: tuple[Record, ...], fiscal: Fiscal, days: int) -> Finding:
    """The verdict on the twenty natural days, which only a stated day of approval allows."""
    clock = Clock(Unit.NATURAL, facts.calendar)
    of_government = facts.agency.kind is AgencyKind.PORTAL
    dated = [(seen, record) for record in found if (seen := first_seen(record))]
    known = [
        (seen, approved, record)
        for seen, record in dated
        if (approved := _approved(record, seen, of_government=of_government))
    ]
    if not known:
        reason = f"{fiscal.label}没有写明批准（批复）日期，请按财政部门批复台账核对是否在 {days} 日内公开"
        return manual(reason, shown_by(found), fiscal.label)
    seen, approved, record = min(known, key=lambda item: (item[0], item[2].url))
    took = (seen - approved).days
    told = f"{fiscal.label} {approved} 批复，{seen} 公开，相隔 {took} 个自然日"
    evidence = shown_by((record,))
    last = clock.due(approved, days)
    moved = "" if took <= days or (last - approved).days == days else f"（期满日不是工作日，顺延至 {last}）"
    if seen <= last:
        return passed(f"{told}，未超过 {days} 日{moved}", evidence, fiscal.label)
    if clock.unsure(approved, seen, days):
        reason = f"{told}，但期满日所在年度的放假安排尚未公布，不认定超期"
        return unavailable(reason, evidence, fiscal.label)
    if len({day for day, _ in dated}) > 1:
        return manual(f"{told}，但同年度有几份文件，请人工核对首次公开日期", shown_by(found), fiscal.label)
    if doubt := _excuse(facts, fiscal, seen):
        return manual(f"{told}，但{doubt}，请人工核对", evidence, fiscal.label)
    return failed(f"{told}，超过 {days} 日{moved}（应于 {last} 前公开）", evidence, fiscal.label)


def _excuse(facts: Facts, fiscal: Fiscal, seen: date) -> str:
    """Why the day that is shown need not be the first one; empty where nothing speaks for it."""
    copies = [record for record in facts.records_of(*_ELSEWHERE) if is_of(record, fiscal)]
    if any((day := first_seen(copy)) and day < seen for copy in copies):
        return "其他栏目更早公开过"
    older = [Fiscal(fiscal.kind, fiscal.year - back) for back in range(1, _BACK + 1)]
    for record in facts.records_of("budget"):
        day = first_seen(record)
        near = day is not None and abs((day - seen).days) <= _MOVE_DAYS
        if near and any(is_of(record, one) for one in older):
            return "更早年度的也在这几天公开，可能是网站迁移时的日期"
    return ""


def _approved(record: Record, seen: date, *, of_government: bool) -> date | None:
    """The one day of approval that the text states; None where there is none or more than one.

    A body's own budget counts from the reply of the treasury: that the people's congress approved the
    government's budget, or that a project was approved, starts no time.
    """
    text = record.text or ""
    days = set()
    for written in days_in(text):
        before, after = text[max(0, written.start - 25) : written.start], text[written.end : written.end + 25]
        near = _CLAUSE.split(before)[-1] + _CLAUSE.split(after)[0]
        other = _NOT_THIS.search(near) or (not of_government and _CONGRESS.search(near))
        if _APPROVAL.search(near) and not other and timedelta(0) <= seen - written.day <= _PLAUSIBLE:
            days.add(written.day)
    return days.pop() if len(days) == 1 else None

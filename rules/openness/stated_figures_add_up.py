"""Rule: the figures that a summary states agree with one another: parts and total, shares, repeated ones.

要求：公布的总体情况（如建议提案办理件数、办复率、满意率）数字前后一致，分项之和等于合计，百分比算得对。

依据：《政府信息公开条例》第六条（准确公开）；由指标写明。

认定：
1. 在 columns 栏目中按 titles 找总体情况一类的信息，读出正文中的数、单位和所指事项。
2. 分项与合计、百分比与件数、前后两次写到的同一个数，能验算的逐项验算；都相符的，合格。
3. 不相符的转人工，理由中列出算式（口径、四舍五入可能不同）。
4. 正文没有读到，或没有可以验算的数的，存疑。

不适用：名册写明没有该项职能；栏目未开设；栏目已读全而没有这类信息。

整改：核对台账后更正公布的数字。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.claims import Agreement, Check, checks, claims_in
from audit.model import ColumnId, Evidence, Finding, Outcome, Record
from rules.facts import Facts
from rules.findings import manual, passed, shown_by, unavailable
from rules.requirements import Columns
from rules.searching import nothing_to_judge
from rules.titles import cited
from rules.wordings import wording

TITLE = "公布的数字前后一致"
CATALOGUE = ("SD-136", "SD-046")
#: People round and count otherwise: a difference is a question.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False, history_days=400)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    without: tuple[str, ...] = (),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    sought = wording(titles, without)
    records = [record for record in facts.records_of(*columns) if sought.stands_in(record.title)]
    if not records:
        yield nothing_to_judge(facts, columns, f"标题含“{'”或“'.join(titles)}”的信息")
        return
    reckoned = [(record, _reckoned(record)) for record in records]
    wrong = [
        (record, one) for record, found in reckoned for one in found if one.agreement is Agreement.DIFFERS
    ]
    for record, one in wrong:
        shown = Evidence(record.url, record.sha256, record.fetched_at, one.arithmetic)
        reason = f"{cited(record.title)}{one.subject}：{one.arithmetic}，请人工核对"
        yield manual(reason, (shown,), record.title)
    count = sum(len(found) for _, found in reckoned)
    if count > len(wrong):
        told = f"{len(records)} 条信息中有 {count} 处数字能够验算，{count - len(wrong)} 处相符"
        yield passed(told, shown_by(record for record, found in reckoned if found))
    if not count:
        reason = f"找到 {len(records)} 条，没有读到可以验算的数字"
        yield unavailable(reason, shown_by(records))


def _reckoned(record: Record) -> Sequence[Check]:
    """The checks that came to a result."""
    found = checks(claims_in(record.text or ""))
    return [one for one in found if one.agreement in {Agreement.AGREES, Agreement.DIFFERS}]


def _differs(one: Check) -> bool:
    return one.agreement is Agreement.DIFFERS

"""Rule: what is due is published as it comes, not in a rush before the inspection.

要求：信息随时产生随时公开，不得在检查前突击补录。

依据：《政府信息公开条例》第二十六条；国办秘函〔2019〕19号；catalogue PF-06。

认定：
1. 检查日前 days 日内发布、有成文日期的信息不少于 least 条，其中成文到发布超过20个工作日的占比超过 share
   的，转人工，
   列示“突击补录”。
2. 转发的上级文件、没有成文日期的信息不计。
3. 只是列示，从不直接判不合格：逐条的逾期由“公文按期公开”认定，不重复扣。

不适用：检查日前 days 日内没有有成文日期的信息；所查栏目都未开设或没有信息。

整改：建立日常发布机制，文件形成后20个工作日内公开。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by
from rules.gate import readable
from rules.issuers import from_above
from rules.requirements import Columns
from rules.titles import cited

TITLE = "没有检查前突击补录"
CATALOGUE = ("PF-06",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES),
    days: int = 7,
    workdays: int = 20,
    least: int = 5,
    share: Decimal = Decimal("0.5"),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    span = f"检查日前 {days} 日内"
    recent: list[tuple[Record, date, date]] = []
    for record in facts.records_of(*ids):
        shown = first_seen(record)
        if shown is None or record.issued is None or not as_of - timedelta(days=days) <= shown <= as_of:
            continue
        if not from_above(record, facts.agency.name) and record.issued <= shown:
            recent.append((record, record.issued, shown))
    if not recent:
        yield not_applicable(f"{span}没有发布写明成文日期的信息")
        return
    late = [
        (record, issued, shown) for record, issued, shown in recent if _late(facts, issued, shown, workdays)
    ]
    part = Decimal(len(late)) / len(recent)
    told = (
        f"{span}发布写明成文日期的信息 {len(recent)} 条，"
        f"成文超过 {workdays} 个工作日的 {len(late)} 条，占 {part:.0%}"
    )
    if len(recent) < least or part <= share:
        yield passed(
            f"{told}，未超过 {share:.0%} 或不足 {least} 条", shown_by(record for record, *_ in recent)
        )
        return
    first = late[0][0]
    evidence = [r.evidence(f"成文 {issued}，发布 {shown}") for r, issued, shown in late[:5]]
    yield manual(f"{told}，疑似突击补录，如{cited(first.title)}；请人工核对", evidence, "突击补录")


def _late(facts: Facts, issued: date, shown: date, workdays: int) -> bool:
    """Whether more workdays lie between; days beyond the known calendar are counted as plain weekdays."""
    return facts.calendar.between(issued, shown) > workdays

"""Rule: a list and its articles show the same day.

要求：列表日期与正文日期一致。

依据：国办发〔2017〕47号（标注发布时间）；catalogue PF-04。

认定：
1. 列表日期与正文发布日期相差超过 days 日的，算不一致；时效一律按较晚的日期计算，公开是否及时按较早的计算。
2. 不一致的占比超过 share 且不少于 least 条的，转人工一次，列出例子；未超过的合格并说明条数。
3. 只有一处日期的不计；只是提示，从不直接判不合格。

不适用：没有两处日期都读到的信息；所查栏目都未开设。

整改：统一列表和正文的发布日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.requirements import Columns
from rules.titles import cited

TITLE = "列表日期与正文日期一致"
CATALOGUE = ("PF-04",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    days: int = 1,
    share: Decimal = Decimal("0.1"),
    least: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    records = facts.records_of(*ids)
    both = [(r, r.listed, r.published) for r in records if r.listed is not None and r.published is not None]
    if not both:
        unread = [record for record in records if not was_read(record) and not record.is_page]
        if unread:
            yield unavailable(f"{len(unread)} 条信息没有读到正文，不能比较", shown_by(unread))
        else:
            yield not_applicable("没有列表和正文都注明日期的信息")
        return
    apart = [(r, listed, shown) for r, listed, shown in both if abs((listed - shown).days) > days]
    part = Decimal(len(apart)) / len(both)
    told = f"{len(both)} 条信息的列表和正文都有日期，相差超过 {days} 日的 {len(apart)} 条，占 {part:.0%}"
    if len(apart) < least or part <= share:
        note = sampled(facts, ids)
        told = f"{told}，未超过 {share:.0%} 或不足 {least} 条{'；' + note if note else ''}"
        yield passed(told, shown_by(record for record, *_ in both))
        return
    first, listed, shown = apart[0]
    reason = f"{told}，如{cited(first.title)}列表为 {listed}、正文为 {shown}，请人工核对哪个是实际发布日期"
    evidence = [record.evidence(f"列表 {one}，正文 {other}") for record, one, other in apart[:5]]
    yield manual(reason, evidence, "日期不一致")

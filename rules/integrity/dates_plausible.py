"""Rule: publication dates are there and can be true.

要求：信息标明发布日期，且日期真实，不是未来日期、1970-01-01 一类错误日期。

依据：国办发〔2017〕47号（标注发布时间）；国办秘函〔2019〕19号（未注明发布时间视为不更新）。

认定：
1. 发布日期晚于检查日和采集日一天以上，或为1970-01-01、早于1949年、晚于2100年的，每条记一条不合格。
2. 只有列表显示未来日期、正文没有读到日期的，三年以内可能是截止日期或活动日期，转人工；更远的不合格。
   列表显示的日期可信、只有正文读出的不可信的，可能是认错了日期（截止日、活动日），转人工。
3. 正文已读而没有识别到发布日期的，转人工；参数 missing_fails 为真时记为不合格（须先人工核对识别无误）。

不适用：所查栏目都未开设或没有信息；本身是静态页面的栏目不要求日期。

整改：改正错误日期；在列表和正文中注明发布时间。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from audit.model import ColumnId, Finding, Record
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, was_read, weighed
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.requirements import Columns
from rules.titles import cited

TITLE = "发布日期真实可信"
CATALOGUE = ("PF-01", "PF-02", "PF-03", "ZY-05")
REQUIRES = Columns(parameter="columns", gate=False)
_EPOCH = date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
#: Nobody announces a day further ahead.
_PLANNED = 3 * 366
#: Clocks and time zones differ by less.
_GRACE = timedelta(days=1)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    missing_fails: bool = False,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    records = [record for record in facts.records_of(*ids) if not record.is_page]
    if not ids:
        return
    if not records:
        yield not_applicable("所查栏目没有信息")
        return
    failures = [
        verdict
        for record in records
        if not _is_torn(record, as_of) and (verdict := _impossible(record, as_of))
    ]
    early = [record for record in records if _only_listed_ahead(record, as_of)]
    torn = [record for record in records if _is_torn(record, as_of)]
    silent = [record for record in records if last_shown(record) is None]
    missing = [record for record in silent if was_read(record)]
    unread = [record for record in silent if not was_read(record)]
    if missing_fails:
        failures += [
            failed(f"{cited(record.title)}没有注明发布日期", shown_by((record,)), record.title)
            for record in missing
        ]
    elif missing:
        reason = f"{len(missing)} 条信息没有识别到发布日期，请人工核对是否确未注明"
        yield manual(reason, shown_by(missing))
    if early:
        reason = f"{len(early)} 条信息的列表日期晚于检查日，可能是截止日期或活动日期，请人工核对"
        yield manual(reason, shown_by(early))
    if torn:
        reason = f"{len(torn)} 条信息正文读出的日期不可信而列表的可信，可能认错了日期，请人工核对"
        yield manual(reason, [r.evidence(f"列表 {r.listed}，正文 {r.published}") for r in torn[:5]])
    asked = len(early) + len(torn) + (0 if missing_fails else len(missing))
    good = len(records) - len(failures) - len(unread) - asked
    if failures or unread or good:
        told = "；".join(
            filter(None, (f"{len(records)} 条信息中，{good} 条发布日期可信", sampled(facts, ids)))
        )
        yield from weighed(failures, good, unread, told, records, sample=SAMPLE_ITEMS)


def _impossible(record: Record, as_of: date) -> Finding | None:
    """The accusation that a date cannot be true; None where it can.

    A list's date is only taken at its word where no article says otherwise.
    """
    day = record.published or record.listed
    if day is None or (record.published is None and not _beyond_any_plan(day, as_of)):
        return None
    seen = max(as_of, record.fetched_at.date()) if record.fetched_at else as_of
    evidence = (record.evidence(f"{record.title}：发布日期 {day}"),)
    if day == _EPOCH or day.year < _FIRST_YEAR or day.year > _LAST_YEAR:
        return failed(f"{cited(record.title)}发布日期 {day} 不可能是真的", evidence, record.title)
    if day > seen + _GRACE:
        return failed(f"{cited(record.title)}发布日期 {day} 晚于检查日 {seen}", evidence, record.title)
    return None


def _is_torn(record: Record, as_of: date) -> bool:
    """Whether the list shows a day that can be and the article one that cannot: it may have been misread."""
    if record.published is None or record.listed is None or _impossible(record, as_of) is None:
        return False
    return _impossible(replace(record, published=record.listed), as_of) is None


def _only_listed_ahead(record: Record, as_of: date) -> bool:
    """Whether nothing but the list shows a day to come: it may be a day of something else."""
    if record.published is not None or record.listed is None:
        return False
    seen = max(as_of, record.fetched_at.date()) if record.fetched_at else as_of
    return record.listed > seen + _GRACE and not _beyond_any_plan(record.listed, as_of)


def _beyond_any_plan(day: date, as_of: date) -> bool:
    """Whether a list's date cannot even be a closing day or an event to come."""
    return day == _EPOCH or day.year < _FIRST_YEAR or (day - as_of).days > _PLANNED

"""Rule: a figure that a document states reaches what is demanded: a weight, a number of trainings.

要求：考核办法、年度报告等文件写明的数（如政务公开在绩效考核中的分值权重）达到规定。

依据：由指标写明；考核权重见国办发〔2016〕80号（不低于4%），培训见《关于全面推进政务公开工作的意见》第（十九）条。

认定：
1. 在 columns 栏目中按 titles（不含 without 中的词）找文件，在正文中找 words（任一写法）之后 reach 个字以内、
   以 units 为单位的数；大于 maximum（0 为不限）的是别的数（总分、等级线），不取。
2. 有一处不少于 minimum 的，合格。
3. 都少于 minimum 的转人工：总分不是 100 分的要折算，一份文件可能只写其中一项。
4. 没有找到这样的数、文件没有读全、栏目没有读全的，存疑。

不适用：所列栏目都未开设；栏目已读全而没有这类文件（由“规定文件已公开”认定）。

整改：修订文件，达到规定的数；已达到的，在文件中写明。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Evidence, Finding, Outcome, Record
from audit.widths import plain_width
from rules.facts import Facts
from rules.findings import manual, passed, shown_by, unavailable
from rules.reading import unread_reason, unread_shown
from rules.requirements import Columns
from rules.searching import nothing_to_judge
from rules.wordings import wording

TITLE = "文件写明的数达到要求"
CATALOGUE = ("SD-013", "SD-009")
#: A figure without its whole proves no breach.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False, history_days=400)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    words: tuple[str, ...],
    units: tuple[str, ...],
    minimum: Decimal,
    maximum: Decimal = Decimal(0),
    without: tuple[str, ...] = (),
    reach: int = 30,
    what: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    name, sought = what or "、".join(words), wording(titles, without)
    records = [record for record in facts.records_of(*columns) if sought.stands_in(record.title)]
    figure = _pattern(words, units, max(reach, 0))
    found = [
        (value, quote, record)
        for record in records
        for value, quote in _figures(record, figure)
        if not maximum or value <= maximum
    ]
    best = max(found, key=lambda one: one[0], default=None)
    if best is None:
        written = f"写明“{name}”的文件"
        yield _unread(records, name) if records else nothing_to_judge(facts, columns, written)
        return
    value, quote, record = best
    told = f"“{record.title}”写明“{quote}”"
    shown = (Evidence(record.url, record.sha256, record.fetched_at, quote),)
    if value >= minimum:
        yield passed(f"{name}：{told}，不少于 {minimum}", shown, name)
    else:
        reason = f"{name}：{told}，少于 {minimum}（共找到 {len(found)} 处），请人工核对是否还有别处规定"
        yield manual(reason, shown, name)


def _pattern(words: Sequence[str], units: Sequence[str], reach: int) -> re.Pattern[str]:
    either, unit = ("|".join(map(re.escape, some)) for some in (words, units))
    return re.compile(rf"(?:{either})[^。；;\n]{{0,{reach}}}?(?<![\d.])(\d+(?:\.\d+)?)\s*(?:{unit})")


def _figures(record: Record, figure: re.Pattern[str]) -> Iterator[tuple[Decimal, str]]:
    text = plain_width(record.text or "")
    for match in figure.finditer(text):
        yield Decimal(match[1]), " ".join(match[0].split())


def _unread(records: Sequence[Record], name: str) -> Finding:
    unread = unread_reason(records)
    reason = f"找到 {len(records)} 份文件，没有读到写明“{name}”的数" + (f"，而{unread}" if unread else "")
    return unavailable(reason, unread_shown(records) or shown_by(records), name)

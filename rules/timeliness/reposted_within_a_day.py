"""Rule: what the State Council publishes is reprinted within a day, as a hint from days alone.

要求：国务院发布的对全局工作有指导意义、需要社会广泛知晓的政策信息，各级政府网站应在24小时内转载。

依据：《政府网站发展指引》（国办发〔2017〕47号）；国办秘函〔2019〕19号。

认定：
1. 取评估期内来源为中国政府网、国务院的信息，原文发布日期取正文中“中国政府网”“来源”旁写明的日期，本站日期取正
   文与列表日期中较早者。
2. 同日或次日转载的为合格；网页只写日期不写钟点，相差两日以上的转人工核对钟点，不认定不合格。
3. 没有写明原文日期的转人工，列出转载的信息供核对。

不适用：栏目未开设；期内没有转载国务院的信息（应转载而没有转载的，由人工按中国政府网核对）。

整改：订阅中国政府网更新，24小时内转载并写明原文发布时间。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import days_in, first_seen, within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by
from rules.gate import readable
from rules.requirements import Columns
from rules.titles import cited

TITLE = "国务院重要信息24小时内转载"
CATALOGUE = ("DL-36",)
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
#: Days without hours prove no lateness.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
_SOURCE = re.compile("中国政府网|国务院|www.gov.cn")
_NEAR = re.compile(r"(?:中国政府网|国务院办公厅网站|来源|原文发布|gov\.cn)[^。\n]{0,40}")


def check(
    facts: Facts, *, as_of: date, columns: tuple[ColumnId, ...] = (ColumnId.NEWS,), days: int = 1
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    reprints = [r for r in within(facts.records_of(*ids), facts.period) if _SOURCE.search(r.source or "")]
    if not reprints:
        yield not_applicable("评估期内没有读到转载国务院、中国政府网的信息")
        return
    known = [(record, day) for record in reprints if (day := _original(record))]
    late = [(record, took) for record, day in known if (took := _took(record, day)) > days]
    for record, took in late:
        reason = (
            f"{cited(record.title)}比原文晚 {took} 天显示，超过 {days} 天，请按两处的钟点核对是否超过24小时"
        )
        yield manual(reason, shown_by((record,)), record.title)
    if good := len(known) - len(late):
        told = f"写明原文日期的 {len(known)} 条转载信息中，{good} 条同日或次日转载"
        yield passed(told, shown_by(record for record, _ in known))
    if silent := [record for record in reprints if _original(record) is None]:
        reason = f"{len(silent)} 条转载国务院的信息没有写明原文发布日期，请人工与中国政府网核对是否在24小时内"
        yield manual(reason, shown_by(silent))


def _original(record: Record) -> date | None:
    """The one day of the original that the text states."""
    days = {day.day for hit in _NEAR.finditer(record.text or "") for day in list(days_in(hit[0]))[:1]}
    return days.pop() if len(days) == 1 else None


def _took(record: Record, original: date) -> int:
    seen = first_seen(record)
    assert seen is not None
    return (seen - original).days

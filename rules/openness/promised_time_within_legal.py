"""Rule: a service guide's promised time is no longer than the legal time.

要求：办事指南写明法定办结时限和承诺办结时限，承诺时限不长于法定时限。

依据：《行政许可法》第四十二条；国发〔2015〕86号（简化优化公共服务流程）；国办秘函〔2019〕19号“办事指南”。

认定：
1. 在 columns 栏目的正文中找“法定…时限（期限）N 个工作日”和“承诺…时限（期限）N 个工作日”。
2. 一页只写一个法定时限和一个承诺时限、单位相同的，承诺长于法定的记一条不合格；单位不同、没有写单位或写有几个
   的，转人工。
3. 只写其中一个的不认定，在理由中说明有几件。

不适用：名册写明没有办事服务职能；栏目未开设；没有读到同时写明两个时限的办事指南。

整改：核对法定时限，改正承诺时限，按承诺办结。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Evidence, Finding, Record
from audit.widths import plain_width
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by
from rules.gate import SAMPLE_ITEMS, readable
from rules.requirements import Columns
from rules.titles import cited

TITLE = "承诺时限不长于法定时限"
CATALOGUE = ("SD-124",)
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_WORKDAY, _DAY = "个工作日", "日"
_TIME = re.compile(
    r"(?<!申请人)(?<!告知)(?<!企业)(?<!履行)(?<!信用)(法定|承诺)(?:的)?(?:办结|办理|完成|审批|受理)?(?:时限|期限|时间)"
    r"(?P<before>[:\s()为是|工作日天自受理之起后不超过在内共约\-—]{0,14})(?<!\d)(\d{1,3})(?![\d.]|\s*个?\s*(?:[年月]|小时|分钟|次|项))\s*(?P<after>个?\s*(?:工作日|工作天)|[日天])?"
)


def check(
    facts: Facts, *, as_of: date, columns: tuple[ColumnId, ...] = (ColumnId.SERVICES,)
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    read = [(record, times_in(record.text or "")) for record in facts.records_of(*ids)]
    both = [(record, legal, promised) for record, (legal, promised) in read if legal and promised]
    if not both:
        single = sum(bool(legal or promised) for _, (legal, promised) in read)
        yield not_applicable(f"没有读到同时写明法定和承诺时限的办事指南（只写一个的 {single} 件）")
        return
    verdicts = [_judge(*one) for one in both]
    yield from (verdict for verdict in verdicts if verdict is not None)
    good = sum(verdict is None for verdict in verdicts)
    if good:
        told = f"写明两个时限的办事指南 {len(both)} 件，{good} 件承诺时限不长于法定时限"
        yield passed(told, shown_by(record for record, _, _ in both))


Times = frozenset[tuple[int, str]]


def times_in(text: str) -> tuple[Times, Times]:
    """The legal and the promised times that a text states: number and unit (empty where it has none)."""
    legal: set[tuple[int, str]] = set()
    promised: set[tuple[int, str]] = set()
    for match in _TIME.finditer(plain_width(text)):
        if not int(match[3]):
            continue  # forms print 0 where the law sets no time, and where a matter is done at once
        words = f"{match['before']}{match['after'] or ''}"
        unit = _WORKDAY if "工作" in words else _DAY if re.search("[日天]", words) else ""
        (legal if match[1] == "法定" else promised).add((int(match[3]), unit))
    return frozenset(legal), frozenset(promised)


def _judge(record: Record, legal: Times, promised: Times) -> Finding | None:
    """A verdict on one guide; None where what is promised is within the law."""
    if len(legal) > 1 or len(promised) > 1:
        if max(days for days, _ in promised) <= min(days for days, _ in legal):
            return None
        told = f"法定时限 {_told(legal)}，承诺时限 {_told(promised)}"
        reason = f"{cited(record.title)}写有几个时限（{told}），请人工核对"
        return manual(reason, shown_by((record,)), record.title)
    (law, law_unit), (promise, promise_unit) = next(iter(legal)), next(iter(promised))
    if law_unit != promise_unit or not law_unit:
        # So many natural days are never more working days: 20 日 promised is within 20 个工作日.
        if promise <= law and promise_unit != _WORKDAY:
            return None
        told = f"法定时限 {_told(legal)}，承诺时限 {_told(promised)}"
        reason = f"{cited(record.title)}{told}，单位不同或没有写明，请人工核对"
        return manual(reason, shown_by((record,)), record.title)
    if promise <= law:
        return None
    told = f"承诺时限 {promise}{promise_unit}，长于法定时限 {law}{law_unit}（多 {promise - law}）"
    shown = Evidence(record.url, record.sha256, record.fetched_at, told)
    return failed(f"{cited(record.title)}{told}", (shown,), record.title)


def _told(times: Times) -> str:
    return "、".join(f"{days}{unit}" for days, unit in sorted(times))

"""Rule: the public was asked often enough within a year.

要求：网上调查征集经常开展。

依据：国办秘函〔2019〕19号“调查征集”：有在线征集渠道且前1年开展6次以上的加分（只用电子邮件收集的不算在线渠道）。

认定：
1. 数“意见征集”栏目检查日前 days 天内发布的调查、征集（反馈、采纳情况、结果不算），标题相同的算一次。
   相隔 30 天以上的同名调查可能是另一次，书名号内才有“结果”“反馈”等字的可能是征集：加上这些就够的，转人工。
2. 不少于 minimum 次的合格；是否只用电子邮件收集由人查看。
3. 栏目已读全、每条都有日期而不足的不合格；没读全、没有日期的存疑。

不适用：意见征集栏目未开设。

整改：制定涉及公众利益的文件时在网上公开征集意见。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from audit.model import Coverage, Finding, Record
from rules.consultations import is_result
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, shown_by, unavailable
from rules.requirements import Columns
from rules.titles import plain

TITLE = "一年内征集次数足够"
CATALOGUE = ("W-P7",)
REQUIRES = Columns("consultation", history_days=365, partial=True)
#: Surveys of one name that lie so far apart are held again and again.
_AGAIN = timedelta(days=30)
_NAMED = re.compile(r"《[^《》]*》")


def check(facts: Facts, *, as_of: date, minimum: int = 6, days: int = 365) -> Iterable[Finding]:
    """Judge by the five parts above."""
    column = facts.columns["consultation"]
    first = as_of - timedelta(days=days)
    calls = {
        plain(record.title): record
        for record in facts.records_of("consultation")
        if not is_result(record) and (day := first_seen(record)) and first <= day <= as_of
    }
    undated = [record for record in facts.records_of("consultation") if first_seen(record) is None]
    doubtful = _doubtful(facts.records_of("consultation"), first, as_of)
    told = f"{first} 至 {as_of} 的调查征集 {len(calls)} 次"
    if len(calls) >= minimum:
        reason = f"{told}，不少于 {minimum} 次；是否只用电子邮件收集由人查看"
        yield passed(reason, shown_by(calls.values()))
    elif column.coverage is not Coverage.COMPLETE or undated:
        why = column.limit or f"有 {len(undated)} 条没有读到日期"
        yield unavailable(f"{told}，不足 {minimum} 次，但{why}，不能认定", proof(column))
    elif len(calls) + doubtful >= minimum:
        reason = (
            f"{told}，另有 {doubtful} 条可能也是（同名而相隔较久，或只有书名号内有“结果”等字），请人工核对"
        )
        yield manual(reason, (*shown_by(calls.values()), *proof(column)))
    else:
        yield failed(f"{told}，不足 {minimum} 次", (*shown_by(calls.values()), *proof(column)))


def _doubtful(records: Iterable[Record], first: date, last: date) -> int:
    """How many items may be calls beyond those counted: the same survey again, 《…结果公示办法》意见征集."""
    days: dict[str, list[date]] = {}
    named = 0
    for record in records:
        day = first_seen(record)
        if day is None or not first <= day <= last:
            continue
        if not is_result(record):
            days.setdefault(plain(record.title), []).append(day)
        elif not is_result(replace(record, title=_NAMED.sub("", record.title))):
            named += 1
    again = 0
    for seen in days.values():
        seen.sort()
        again += sum(later - earlier >= _AGAIN for earlier, later in pairwise(seen))
    return named + again

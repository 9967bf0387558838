"""Rule: what is judged by can be shown: address, time and saved bytes of every page that was read.

要求：每项认定都有网址、采集时间、网页快照和命中片段，可以复核。

依据：catalogue PF-17（证据规则）。

认定：
1. 所查栏目已读的信息都有网址、采集时间和快照的 sha256 的合格；缺任何一项的，该条存疑，不能作为认定依据。
2. 评估程序不在没有证据时判不合格：没有证据的不合格由程序改记为“程序错误”。

不适用：所查栏目都未开设，或没有已读的信息。

整改：缺证据的重新采集（zwgk crawl --retry）。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Outcome
from rules.facts import Facts
from rules.findings import not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import readable
from rules.requirements import Columns

TITLE = "认定都有证据"
CATALOGUE = ("PF-17",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=1)
    yield from gaps
    if not ids:
        return
    read = [record for record in facts.records_of(*ids) if was_read(record)]
    bare = [record for record in read if not (record.url and record.fetched_at and record.sha256)]
    if not read:
        yield not_applicable("没有已读的信息")
    elif bare:
        yield unavailable(f"已读的 {len(read)} 条信息中 {len(bare)} 条缺采集时间或快照", shown_by(bare))
    else:
        yield passed(f"已读的 {len(read)} 条信息都有网址、采集时间和快照", shown_by(read))

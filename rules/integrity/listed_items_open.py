"""Rule: the items that a list shows can be opened.

要求：列表中的信息能够打开，不存在的页面返回正确的状态码。

依据：国办秘函〔2019〕19号“可用性”；国办发〔2017〕47号；catalogue PF-12。

认定：
1. 列表中的信息打开后，服务器返回200而页面提示“页面不存在”（软404）的，每条转人工一次：须看快照确认。
2. 服务器答复404、410，并且链接检查中又看过不少于 looks 次、每次都如此的，每条记一条不合格；只看过一次的合并
   转人工（一次答复不足为凭）。打不开的超过 most 的，多为栏目整体改版，转人工，不逐条记。
3. 超时、被拦截、服务器错误等存疑；没有尝试打开的不计。

不适用：所查栏目都未开设，或没有尝试打开的信息。

整改：恢复页面或从列表中去掉链接；不存在的页面返回404状态码。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, FetchOutcome, Finding, LinkCheck, Record
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.requirements import Columns, Links
from rules.titles import cited

TITLE = "列表中的信息能打开"
CATALOGUE = ("PF-12", "W-D22")
REQUIRES = (Columns(parameter="columns", texts=True, gate=False), Links())
_GONE = {FetchOutcome.NOT_FOUND, FetchOutcome.GONE}
_FEW = 5


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    most: Decimal = Decimal("0.2"),
    looks: int = 2,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    once = {record.url: record for record in facts.records_of(*ids) if record.outcome is not None}
    tried = list(once.values())
    if not tried:
        yield not_applicable("所查栏目没有尝试打开的信息")
        return
    gone = [record for record in tried if record.outcome in _GONE]
    soft = [record for record in tried if record.outcome is FetchOutcome.SOFT_404]
    good = [record for record in tried if was_read(record)]
    settled = {record.url for record in (*gone, *soft, *good)}
    unclear = [record for record in tried if record.url not in settled]
    if len(gone) > _FEW and Decimal(len(gone)) / len(tried) > most:
        reason = f"{len(tried)} 条信息中 {len(gone)} 条打不开，超过 {most:.0%}，可能栏目整体改版，请人工核对"
        yield manual(reason, shown_by(gone), "打不开")
    else:
        dead = {link.url for link in facts.links if _is_dead(link, looks)}
        yield from (_accuse(record) for record in gone if record.url in dead)
        if once_only := [record for record in gone if record.url not in dead]:
            reason = f"{len(once_only)} 条信息打开时答复不存在，只看过一次，请人工复看"
            yield manual(reason, shown_by(once_only), "打不开")
    for record in soft:
        reason = f"{cited(record.title)}打开后像是“页面不存在”的提示页（状态码200），请看快照核对"
        yield manual(reason, shown_by((record,)), record.title)
    if unclear:
        yield unavailable(f"{len(unclear)} 条信息没有取到（{_kinds(unclear)}），不扣分", shown_by(unclear))
    if good:
        note = sampled(facts, ids)
        told = f"尝试打开 {len(tried)} 条，{len(good)} 条能打开{'；' + note if note else ''}"
        yield passed(told, shown_by(good))


def _is_dead(link: LinkCheck, looks: int) -> bool:
    """Whether the server said at every later look, too, that there is no such page (FP-01)."""
    return len(link.outcomes) >= max(looks, 1) and all(outcome in _GONE for outcome in link.outcomes)


def _accuse(record: Record) -> Finding:
    assert record.outcome is not None, "only items that somebody tried to open"
    listed = f"（列表 {record.list_url}）" if record.list_url else ""
    reason = f"{cited(record.title)}打不开：{record.outcome.label}{listed}"
    return failed(reason, shown_by((record,)), record.title)


def _kinds(records: list[Record]) -> str:
    labels = [record.outcome.label for record in records if record.outcome is not None]
    return "、".join(f"{label} {labels.count(label)} 条" for label in sorted(set(labels)))

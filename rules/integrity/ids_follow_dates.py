"""Rule: the dates of a list follow the numbers that its articles were given.

要求：发布日期与信息入库的先后一致。

依据：国办秘函〔2019〕19号“伪造发稿日期”；catalogue PF-05。

认定：
1. 同一栏目同一目录有20条以上带编号的信息，且编号与日期的等级相关系数不低于0.95的，才比较。
2. 某条信息的日期早于编号比它小的信息 days 日以上，且这样的信息不少于 witnesses 条的，合并转人工一次，
   列出编号和日
   期；可能是如实补发的旧文件，也可能是倒填日期。
3. 这样的信息超过一成的，编号不是按先后给的，不认定。
4. 只是提示，从不直接判不合格。

不适用：编号看不出先后的栏目；所查栏目都未开设或没有信息。

整改：补发的旧信息注明补发日期；发布日期填实际发布的日期。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from audit.model import ColumnId, Finding, Outcome, Record
from rules.articleids import Numbered, numbered, rise_together
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by
from rules.gate import readable
from rules.requirements import Columns
from rules.titles import cited

TITLE = "日期与信息编号的先后一致"
CATALOGUE = ("PF-05",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", gate=False)
_MOST = 0.1


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    days: int = 30,
    witnesses: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    compared = 0
    asked = False
    for column in ids:
        for items in _lists(facts.records_of(column)):
            late = _late(items, days, witnesses)
            # The odd ones themselves must not hide that the others are in order.
            odd = {item.number for item in late}
            rest = [item for item in items if item.number not in odd]
            if not rise_together(rest) or len(late) > _MOST * len(items):
                continue
            compared += len(items)
            if late:
                asked = True
                yield _asked(column, late, items)
    if not compared:
        yield not_applicable("所查栏目的网址编号看不出先后")
    elif not asked:
        yield passed(f"{compared} 条信息的日期与网址编号的先后一致", shown_by(facts.records_of(*ids)))


def _lists(records: tuple[Record, ...]) -> Iterator[tuple[Numbered, ...]]:
    """The numbered items of each host: only one system's numbers can be compared."""
    hosts: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        hosts[record.url.split("/")[2] if "://" in record.url else ""].append(record)
    yield from (numbered(found) for _, found in sorted(hosts.items()))


def _late(items: tuple[Numbered, ...], days: int, witnesses: int) -> list[Numbered]:
    """Items dated long before several that were put in earlier."""
    found = []
    newest: list[date] = []  # the latest days of smaller numbers, as many as witnesses are wanted
    for item in items:
        if len(newest) == witnesses and item.day + timedelta(days=days) < newest[0]:
            found.append(item)
            continue
        newest = sorted([*newest, item.day])[-witnesses:]
    return found


def _asked(column: str, late: list[Numbered], items: tuple[Numbered, ...]) -> Finding:
    first = late[0]
    before = max((item for item in items if item.number < first.number), key=lambda item: item.day)
    reason = (
        f"“{ColumnId(column).label}”栏目 {len(late)} 条信息的日期明显早于编号更小的信息："
        f"{cited(first.record.title)}编号 {first.number}、日期 {first.day}，"
        f"而编号 {before.number} 的日期是 {before.day}；"
        "可能是补发旧文件，也可能是倒填日期，请人工核对"
    )
    evidence = [item.record.evidence(f"编号 {item.number}，日期 {item.day}") for item in (*late[:4], before)]
    return manual(reason, evidence, first.record.title)

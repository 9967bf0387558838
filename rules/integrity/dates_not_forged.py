"""Rule: nothing is put in afterwards under an earlier date.

要求：发布日期是真实的发布日期，不得事后补发而倒填日期。

依据：国办秘函〔2019〕19号单项否决“弄虚作假（如伪造发稿日期）”；catalogue PF-05、W-V1。

认定：
1. 上一次评估（本工作目录较早的采集，或 audit.yaml 的 previous）已把同一栏目读全，其中没有这条信息，
   本次才首次见到，
   而它的列表日期和正文日期都早于那次评估 margin_days 日以上的，转人工，列出两次评估的日期。
2. 网址编号随日期递增的栏目，还要求它的编号大于那次评估已见到的、日期更晚的信息的编号，并列出作证；
   编号更小的是当时
   漏看，不算。
3. 那次评估见到过的信息大半已不在（网站改版、换网址），或新出现的旧信息超过两成（补录历史数据），不认定，
   存疑。
4. 本规则从不直接判不合格：是单项否决的线索，须由人核实。

不适用：没有更早的评估，或栏目当时没有读全；所查栏目都未开设或没有信息。

整改：如实标注发布日期；补发的历史信息注明补发日期。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from audit.model import ColumnId, Evidence, Finding, Outcome, Period, Record
from rules.articleids import Numbered, article_number, numbered, rise_together
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.gate import readable
from rules.requirements import Columns
from rules.titles import cited

TITLE = "没有倒填发布日期"
CATALOGUE = ("PF-05", "W-V1", "SD-031")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", gate=False)
#: Lists are cut by day, and a list's own edge is not sharp.
_EDGE = timedelta(days=7)
_REBUILT, _BACKLOG = 0.5, 0.2
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Suspect:
    record: Record
    day: date
    before: Period
    later: Numbered | None


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    margin_days: int = 2,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    # An item that stood in another column before was copied, not put in anew.
    first: dict[str, date] = {}
    for record in facts.records_of(*facts.records):
        if record.first_seen is not None:
            first[record.url] = min(record.first_seen, first.get(record.url, record.first_seen))
    for column in ids:
        yield from _column(facts, column, first, margin_days)


def _column(facts: Facts, column: str, first: dict[str, date], margin: int) -> Iterator[Finding]:
    name = ColumnId(column).label
    records = [record for record in facts.records_of(column) if not record.is_page]
    seen = [(record, first[record.url]) for record in records if record.url in first]
    audited = facts.columns[column].audited
    newest = max((*(day for _, day in seen), *(span.end for span in audited)), default=date.min)
    spans = [span for span in audited if span.end < newest]
    if not spans:
        yield not_applicable(f"“{name}”栏目没有更早一次读全的评估可以比较")
        return
    span = spans[-1]
    placed = [(record, day, shown) for record, day in seen if (shown := last_shown(record)) is not None]
    due = [
        (record, day, shown)
        for record, day, shown in placed
        if span.start + _EDGE < shown < span.end - timedelta(days=margin)
    ]
    late = [(record, shown) for record, day, shown in due if day > span.end]
    told = f"“{name}”栏目 {span.end} 已读全，当时至 {span.start} 的 {len(due) - len(late)} 条现仍在"
    if late and (len(due) - len(late)) < _REBUILT * len(due):
        yield unavailable(
            f"{told}，{len(late)} 条网址全部或大半是新的，可能网站改版", shown_by(r for r, _ in late)
        )
        return
    if len(late) > max(_FEW, _BACKLOG * len(due)):
        reason = f"{told}，新出现 {len(late)} 条更早日期的信息，可能补录历史数据，请整体核对"
        yield unavailable(reason, shown_by(record for record, _ in late))
        return
    known = numbered([record for record, day in seen if day <= span.end])
    ordered = rise_together(known)
    suspects = [
        suspect
        for record, shown in late
        if (suspect := _suspect(record, shown, span, known, ordered=ordered))
    ]
    if suspects:
        yield from (_asked(suspect, first[suspect.record.url], name) for suspect in suspects)
        return
    yield passed(f"{told}，没有发现事后出现而日期更早的信息", shown_by(record for record, *_ in due))


def _suspect(
    record: Record, shown: date, span: Period, known: tuple[Numbered, ...], *, ordered: bool
) -> _Suspect | None:
    """The item as a suspect; None where its number says that it had been there and was overlooked."""
    number = article_number(record.url)
    if not ordered or number is None:
        return _Suspect(record, shown, span, None)
    later = [item for item in known if item.day > shown and item.number < number]
    if not later:
        return None
    return _Suspect(record, shown, span, max(later, key=lambda item: item.day))


def _asked(suspect: _Suspect, seen: date, column: str) -> Finding:
    record = suspect.record
    reason = (
        f"{cited(record.title)}标注日期 {suspect.day}，"
        f"但 {suspect.before.end} 已把“{column}”栏目读全而没有这条，{seen} 才首次见到，疑似倒填日期"
    )
    evidence = [
        record.evidence(f"标注日期 {suspect.day}，首次见到 {seen}"),
        Evidence(
            record.list_url or record.url, record.list_sha256, quote=f"{suspect.before.end} 读全时没有该条"
        ),
    ]
    if suspect.later is not None:
        reason += (
            f"；其网址编号 {article_number(record.url)} 大于当时已有、日期为 {suspect.later.day} 的"
            f"{cited(suspect.later.record.title)}的编号 {suspect.later.number}"
        )
        evidence.append(
            suspect.later.record.evidence(f"编号 {suspect.later.number}，日期 {suspect.later.day}")
        )
    return manual(f"{reason}；请人工核实，属实的是“弄虚作假”否决线索", evidence, record.title)

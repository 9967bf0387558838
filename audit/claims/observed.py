"""Claims against what a crawl saw: records of a column within the claim's period, or why nobody can tell.

A hint only (SD-051): a summary counts what an office did over all channels, a crawl what one site shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.claims.model import Agreement, Check, Claim
from audit.model import Column, ColumnId, Coverage, Period, Record

_C = ColumnId
#: Measure → (column in which a site shows such items one by one, words that an item's title has).
_COLUMNS: Mapping[str, tuple[ColumnId, tuple[str, ...]]] = {
    "disclosed_policy": (_C.POLICY, ()),
    "documents": (_C.POLICY, ()),
    "interpretations": (_C.INTERPRETATION, ()),
    "responses": (_C.RESPONSE, ()),
    "consultations": (_C.CONSULTATION, ()),
    "inquiries": (_C.INQUIRIES, ()),
    "penalties": (_C.ENFORCEMENT, ("处罚",)),
    "licences": (_C.ENFORCEMENT, ("许可",)),
    "proposals_published": (_C.PROPOSALS, ("建议", "提案", "议案")),
    "press_conferences": (_C.PRESS, ()),
    "budget_files": (_C.BUDGET, ()),
    "trading": (_C.TRADING, ()),
    "food_drug": (_C.FOOD_DRUG, ()),
    "news": (_C.NEWS, ()),
    "disclosed_work": (_C.NEWS, ()),
}
#: Measures of all that a site publishes: the crawl reads what its rules ask for, so its count is a floor.
_WHOLE_SITE = frozenset({"disclosed_total", "website"})
_CHANNELS: Mapping[str, str] = {
    "wechat": "微信发布在网站之外，采集不到",
    "weibo": "微博发布在网站之外，采集不到",
    "new_media": "政务新媒体在网站之外，采集不到",
    "briefs": "简报、专报多在内部发送，网站上不一定有",
    "platform_entries": "平台内录入的信息不在检查的网站上",
}
_INNER = "属内部工作，网站上观测不到，需台账或年报佐证"


@dataclass(frozen=True, slots=True)
class Coverages:
    """What a crawl offers to hold claims against: columns and records of one agency, and its period.

    ``as_of`` is the day of the audit, ``period`` the days that its lists were read back over.
    """

    columns: Mapping[str, Column]
    records: Mapping[str, tuple[Record, ...]]
    period: Period
    as_of: date


def observations(claims: Sequence[Claim], crawl: Coverages, year: int | None = None) -> Iterator[Check]:
    """Every claim against the crawl; ``year`` is taken for claims whose text leaves the year blank."""
    for claim in claims:
        if claim.unit == "%" or (claim.zero and claim.measure not in _COLUMNS):
            yield _not(claim, _reason(claim.measure))
        elif claim.masked:
            yield _not(claim, "文中数字为空白")
        elif claim.measure in _WHOLE_SITE:
            yield _floor(claim, crawl, year)
        elif claim.measure in _COLUMNS:
            yield _counted(claim, crawl, year)
        else:
            yield _not(claim, _reason(claim.measure))


def _reason(measure: str) -> str:
    return _CHANNELS.get(measure, _INNER)


def _not(claim: Claim, why: str) -> Check:
    return Check("crawl", Agreement.UNOBSERVABLE, (claim.offset,), claim.label, why, stated=claim.number)


def _span(claim: Claim, crawl: Coverages, year: int | None) -> Period | str:
    """The days that a claim is about, or why the crawl cannot speak of them (Chinese)."""
    first, last = claim.period.first, claim.period.last
    if first is None or last is None:
        if year is None:
            return "文中没有写明年份（可用 --year 指定）"
        first, last = date(year, 1, 1), date(year, 12, 31)
    if first > crawl.as_of:
        return f"所说的时间（{first} 起）在检查时点 {crawl.as_of} 之后"
    return Period(first, min(last, crawl.as_of))


def _counted(claim: Claim, crawl: Coverages, year: int | None) -> Check:
    """Records of the measure's column in the claim's period against its number."""
    id_, words = _COLUMNS[claim.measure]
    span = _span(claim, crawl, year)
    if isinstance(span, str):
        return _not(claim, span)
    column = crawl.columns.get(id_)
    if column is None:
        return _not(claim, f"这次检查没有采集“{id_.label}”栏目")
    records = crawl.records.get(id_, ())
    obstacle = _obstacle(column, records, span, crawl)
    if obstacle:
        return _not(claim, f"“{id_.label}”栏目{obstacle}")
    fitting = [record for record in records if not words or any(word in record.title for word in words)]
    undated = sum(1 for record in fitting if record.shown is None)
    counted = len({record.url or record.title for record in fitting if record.shown and record.shown in span})
    where = f"“{id_.label}”栏目（{column.coverage.label}）{span.start} 至 {span.end} 查到 {counted} 条"
    if words:
        where += f"（标题含{'、'.join(words)}）"
    if undated:
        return _not(claim, f"{where}，另有 {undated} 条没有日期，无法计入哪一年")
    return _compared(claim, counted, where)


def _compared(claim: Claim, counted: int, where: str) -> Check:
    assert claim.number is not None
    number = claim.number
    off = number - counted
    words = f"文中 {claim.qualifier}{number:f}{claim.unit}，{where}"
    if not claim.is_exact:
        words += "；文中是约数，不能逐条核对"
        return Check(
            "crawl", Agreement.UNKNOWN, (claim.offset,), claim.label, words, off, number, Decimal(counted)
        )
    if off == 0:
        return Check(
            "crawl", Agreement.AGREES, (claim.offset,), claim.label, words, off, number, Decimal(counted)
        )
    words += f"，相差 {abs(off):f}（仅供核对：一件可能分几条发布，也可能在其他栏目或渠道发布）"
    return Check(
        "crawl", Agreement.DIFFERS, (claim.offset,), claim.label, words, off, number, Decimal(counted)
    )


def _obstacle(column: Column, records: Sequence[Record], span: Period, crawl: Coverages) -> str:
    """Why the column's records of those days are not all of them; empty where they are."""
    if column.coverage is not Coverage.COMPLETE:
        limit = f"：{column.limit}" if column.limit else ""
        return f"{column.coverage.label}{limit}，条数不可比"
    days = [record.shown for record in records if record.shown]
    if span.start < crawl.period.start and (not days or min(days) > span.start):
        return f"只查到 {crawl.period.start} 以后，没有覆盖 {span.start} 起的时间"
    return ""


def _floor(claim: Claim, crawl: Coverages, year: int | None) -> Check:
    """All records of all columns: fewer than the claim proves nothing, more is a difference."""
    span = _span(claim, crawl, year)
    if isinstance(span, str):
        return _not(claim, span)
    seen = {
        record.url
        for records in crawl.records.values()
        for record in records
        if record.url and record.shown and record.shown in span
    }
    where = f"已采集的各栏目 {span.start} 至 {span.end} 共查到不同网址的信息 {len(seen)} 条"
    if claim.is_exact and claim.number is not None and len(seen) > claim.number:
        off = claim.number - len(seen)
        words = f"文中 {claim.number:f}{claim.unit}，{where}，至少多出 {-off:f}（仅供核对）"
        return Check(
            "crawl",
            Agreement.DIFFERS,
            (claim.offset,),
            claim.label,
            words,
            off,
            claim.number,
            Decimal(len(seen)),
        )
    words = f"{where}；检查只采集指标需要的栏目，不能得出全站总数"
    return Check(
        "crawl",
        Agreement.UNOBSERVABLE,
        (claim.offset,),
        claim.label,
        words,
        None,
        claim.number,
        Decimal(len(seen)),
    )

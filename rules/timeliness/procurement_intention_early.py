"""Rule: the intention to buy was published at least thirty days before the purchase was announced.

要求：采购意向公开时间应尽量提前，原则上不得晚于采购活动开始前30日。

依据：《关于开展政府采购意向公开工作的通知》（财库〔2020〕10号）。30日为自然日。

认定：
1. 在 columns 栏目中找标题含“采购意向”的信息和标题合于 titles 的采购公告，按项目名称（或编号）配对：意向的正
   文、表格或标题中有该项目名称。
2. 公告距意向公开不满 days 个自然日的，每个项目记一条不合格；late_fails 为“否”的转人工。
3. 公告写有紧急采购、单一来源、框架协议等不必公开意向的情形的，转人工；没有配到意向的合并转人工（可能只在政府
   采购网公开）。
4. 意向的附件没有读全的，存疑。

不适用：政府采购栏目未开设；期内没有采购公告；2021年1月1日前的公告（县级自2022年1月1日起，由 since 写明）。

整改：编好预算即公开采购意向，写明项目名称，公告中沿用同一名称。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.dates import first_seen, within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable
from rules.gate import readable
from rules.reading import unread_reason, unread_shown, whole
from rules.requirements import Columns
from rules.titles import cited, plain
from rules.wordings import wording

TITLE = "采购意向提前三十日公开"
CATALOGUE = ("DL-16",)
REQUIRES = Columns(parameter="columns", texts=True, tables=True, gate=False, history_days=200)
_INTENTION = re.compile("采购意向")
_FREED = re.compile("紧急|应急|单一来源|框架协议|协议供货|定点|电子卖场|小额")
_CODE = re.compile(r"项目编号\s*[:：]?\s*([A-Za-z0-9〔〕\[\]()（）\-—_]{6,40})")
_WRAP = re.compile(
    r"^.{0,40}?关于|(?:竞争性(?:谈判|磋商)|公开招标|邀请招标|询价|招标|采购|磋商|谈判|更正|变更|终止|结果|成交|中标|资格预审|项目)*"
    r"(?:公告|公示|通知)?(?:[（(].*[）)])?$"
)
_LEAST_NAME = 6


@dataclass(frozen=True, slots=True)
class _Purchase:
    """An announced purchase: its item, its day, its project's bare name, its number."""

    record: Record
    shown: date
    name: str
    code: str


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.PROCUREMENT,),
    titles: tuple[str, ...] = (
        "公开招标公告",
        "竞争性磋商公告",
        "竞争性谈判公告",
        "询价公告",
        "招标公告",
        "采购公告",
    ),
    days: int = 30,
    since: str = "2022-01-01",
    late_fails: bool = True,
) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError where ``since`` is no day."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    sought = wording(titles, ("更正", "变更", "终止", "结果", "中标", "成交"))
    records = facts.records_of(*ids)
    bought = [
        purchase
        for record in within(records, facts.period)
        if sought.stands_in(record.title)
        and (purchase := _purchase(record)).shown >= date.fromisoformat(since)
    ]
    if not bought:
        yield not_applicable("评估期内没有政府采购公告")
        return
    intentions = [r for r in records if _INTENTION.search(r.title) and first_seen(r)]
    # An earlier intention may stand in what was not read: then nobody is accused.
    fails = late_fails and not gaps and all(map(whole, intentions))
    yield from _judge(bought, intentions, days, late_fails=fails)


def _judge(
    bought: list[_Purchase], intentions: list[Record], days: int, *, late_fails: bool
) -> Iterable[Finding]:
    paired = [(purchase, found) for purchase in bought if (found := _earliest(purchase, intentions))]
    alone = [purchase for purchase in bought if _earliest(purchase, intentions) is None]
    short = [(p, found) for p, found in paired if (p.shown - (first_seen(found) or p.shown)).days < days]
    for purchase, found in short:
        yield _verdict(purchase, found, days, late_fails=late_fails)
    if good := len(paired) - len(short):
        told = f"配到采购意向的 {len(paired)} 个项目中，{good} 个提前不少于 {days} 个自然日"
        yield passed(told, shown_by(purchase.record for purchase, _ in paired))
    if not alone:
        return
    shown = shown_by(purchase.record for purchase in alone)
    if reason := unread_reason(intentions):
        told = f"{len(alone)} 个采购项目没有配到采购意向，而{reason}"
        yield unavailable(told, unread_shown(intentions) or shown)
    else:
        reason = f"{len(alone)} 个采购项目没有配到采购意向，可能只在政府采购网公开或不必公开，请人工核对"
        yield manual(reason, shown)


def _purchase(record: Record) -> _Purchase:
    shown = first_seen(record)
    assert shown is not None
    code = _CODE.search(record.text or "")
    return _Purchase(record, shown, plain(_WRAP.sub("", record.title)), plain(code[1]) if code else "")


def _earliest(purchase: _Purchase, intentions: Iterable[Record]) -> Record | None:
    """The first intention that names the project; a name that is too short names anything."""
    named = [record for record in intentions if _names(record, purchase)]
    return min(named, key=lambda record: (first_seen(record) or date.max, record.url), default=None)


def _names(record: Record, purchase: _Purchase) -> bool:
    rows = (" ".join(row) for table in record.tables for row in table.rows)
    text = plain("\n".join((record.title, record.text or "", *rows)))
    return (len(purchase.name) >= _LEAST_NAME and purchase.name in text) or (
        bool(purchase.code) and purchase.code in text
    )


def _verdict(purchase: _Purchase, found: Record, days: int, *, late_fails: bool) -> Finding:
    seen, title = first_seen(found), purchase.record.title
    assert seen is not None
    between = (purchase.shown - seen).days
    here = shown_by((purchase.record, found))
    told = (
        f"{cited(title)}{purchase.shown} 公告，采购意向 {seen} 公开，相隔 {between} 个自然日，不满 {days} 个"
    )
    if _FREED.search(f"{title}{purchase.record.text or ''}"):
        return manual(f"{told}；公告写有紧急、单一来源等情形，请人工核对", here, title)
    if late_fails:
        return failed(told, here, title)
    return manual(f"{told}，请人工核对是否已在政府采购网或没有读到的信息中更早公开", here, title)

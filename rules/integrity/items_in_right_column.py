"""Rule: items stand in the column to which they belong.

要求：信息按栏目性质发布，领导活动、工作动态不混入法定主动公开内容和政策文件，内部文件、
会议纪要不混入政策文件。

依据：国办公开办函〔2019〕61号；国办发〔2017〕47号；catalogue PF-10、GF-06。

认定：
1. 按标题判断：写明“关于……的通知（公告、公示、意见、办法、方案……）”或有文号的是文件，不算错放；
   标题是领导调研、
   会议召开、活动举行、培训开班一类而没有文件名称的，算动态。
2. 所查栏目评估期内，动态的占比超过 share 且不少于 least 条的，转人工；未超过的合格并列出条数。
3. 政策文件栏目里标题是会议纪要、会议记录、内部情况通报的，每栏目转人工一次，不论多少。
4. 只是提示，从不直接判不合格。

不适用：所查栏目都未开设或评估期内没有信息。

整改：把动态移到动态要闻栏目；会议纪要属内部管理信息的撤下。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.requirements import Columns

TITLE = "信息没有放错栏目"
CATALOGUE = ("PF-10", "GF-06")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", gate=False)
_DOCUMENT = re.compile(
    r"关于|通知|公告|通告|公示|公报|意见|办法|规定|细则|条例|方案|规划|计划|预案|制度|章程|决定|命令|批复|报告|清单|目录|"
    r"指南|预算|决算|标准|要点|解读|函$|令$|表$|名单|年报|统计|数据|情况说明|职责|职能|简介|简历|分工|流程|须知|[〔\[（(]\d{4}[〕\]）)]"
)
_NEWS = re.compile(
    r"(?:书记|县长|市长|区长|镇长|乡长|局长|主任|厅长|校长|院长|主席|常委|领导|一行).{0,12}"
    r"(?:调研|检查|督查|督导|慰问|走访|视察|指导|出席|主持|会见|接待|讲党课|看望|到.{1,10})|"
    r"(?:召开|举行|举办|组织开展|开展|深入|喜获|荣获|圆满|顺利|隆重|扎实推进|走进|掀起).{2,40}$|"
    r"(?:座谈会|动员会|推进会|工作会议|专题会议|培训班|主题党日|活动|比赛)(?:召开|举行|举办|开班|圆满.{0,6}|启动)$"
)
_INTERNAL = re.compile(r"会议纪要|会议记录|内部(?:通报|情况|资料)|办公会议?纪要")


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.STATUTORY, ColumnId.POLICY),
    share: Decimal = Decimal("0.1"),
    least: int = 5,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    judged = 0
    for column in ids:
        records = [
            record
            for record in facts.records_of(column)
            if not record.is_page and ((day := first_seen(record)) is None or day in facts.period)
        ]
        judged += len(records)
        if records:
            yield from _column(facts, column, records, share, least)
    if ids and not judged:
        yield not_applicable("所查栏目评估期内没有信息")


def _column(
    facts: Facts, column: str, records: list[Record], share: Decimal, least: int
) -> Iterator[Finding]:
    name = ColumnId(column).label
    news = [record for record in records if is_news(record)]
    part = Decimal(len(news)) / len(records)
    told = f"“{name}”栏目评估期内 {len(records)} 条，标题像工作动态的 {len(news)} 条，占 {part:.0%}"
    note = sampled(facts, (column,))
    if len(news) >= least and part > share:
        yield manual(f"{told}，超过 {share:.0%}，请人工核对是否放错栏目", shown_by(news), name)
    else:
        yield passed(
            f"{told}，未超过 {share:.0%} 或不足 {least} 条{'；' + note if note else ''}", shown_by(records)
        )
    inside = [record for record in records if _INTERNAL.search(record.title)]
    if inside and column == ColumnId.POLICY:
        reason = f"“{name}”栏目有 {len(inside)} 条会议纪要或内部材料，请人工核对是否应当公开"
        yield manual(reason, shown_by(inside), "会议纪要")


def is_news(record: Record) -> bool:
    """Whether the title tells of an event and names no document."""
    if record.doc_number or record.issued or _DOCUMENT.search(record.title):
        return False
    return bool(_NEWS.search(record.title))

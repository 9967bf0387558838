"""Rule: the platform holds what the law makes public, not news and leaders' activities.

要求：“专栏姓专”，法定主动公开内容中不混入政务动态、领导活动类新闻。

依据：国办公开办函〔2019〕61号《关于规范政府信息公开平台有关事项的通知》。

认定：
1. 取 columns 栏目评估期内的信息，标题写领导活动（调研、慰问、会见、出席、主持召开等）或新闻报道（开展……活动、
   圆满、喜获等）而不带公文特征（文号、通知、公示、方案、报告等）的，算新闻动态。
2. 新闻动态占比不超过 share 的合格；超过的转人工，列出所在信息，由人看是否应移到新闻栏目（标题只能说明可能）。
3. 信息不足 minimum 条的不适用；栏目没有读全的，有 minimum 条以上的按已读的算。

不适用：栏目未开设，或期内信息不足 minimum 条。

整改：把动态、领导活动类信息移到新闻栏目，专栏只留法定公开内容。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by
from rules.gate import readable, sampled
from rules.requirements import Columns

TITLE = "专栏不混入新闻动态"
CATALOGUE = ("PT-03", "PF-10")
REQUIRES = Columns(parameter="columns", gate=False)
#: A title only says what an item may be: a person decides whether it is misplaced.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
_NEWS = re.compile(
    r"(?:书记|县长|市长|区长|镇长|乡长|局长|主任|主席|厅长|部长|领导)[^，。]{0,12}"
    r"(?:调研|慰问|走访|督导|检查|视察|会见|出席|主持|讲话|参加|看望|指导)"
    r"|(?:调研|慰问|走访)(?:我|本)?[县市区镇乡局]|主持召开|组织召开|召开[^，。]{2,30}(?:会|会议|大会)$"
    r"|开展[^，。]{2,30}(?:活动|行动)$|圆满|喜获|荣获|扎实推进|再上新台阶|掠影|侧记|纪实|简讯|快讯"
)
_DOCUMENT = re.compile(
    r"通知|公告|通告|公示|方案|办法|规定|细则|报告|意见|决定|批复|函$|名单|目录|清单|预算|决算|计划|规划|要点|解读"
    r"|职责|职能|简介|指南|制度|条例|标准|统计|情况表|统计表|年报|决定书|许可|处罚|招标|采购|中标|〔\d{4}〕"
)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.STATUTORY,),
    share: Decimal = Decimal("0.1"),
    minimum: int = 10,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=minimum)
    if not ids:
        yield from gaps
        return
    records = within(facts.records_of(*ids), facts.period)
    if len(records) < minimum:
        yield from gaps
        if not gaps:
            yield not_applicable(f"评估期内只有 {len(records)} 条信息，少于 {minimum} 条", shown_by(records))
        return
    yield _weighed(records, share, sampled(facts, ids))


def _weighed(records: tuple[Record, ...], share: Decimal, note: str) -> Finding:
    news = [record for record in records if is_news(record.title)]
    part = Decimal(len(news)) / len(records)
    told = f"{len(records)} 条信息中标题像新闻动态的 {len(news)} 条，占 {part:.0%}"
    told = f"{told}；{note}" if note else told
    if part <= share:
        return passed(f"{told}，不超过 {share:.0%}", shown_by(records))
    example = news[0].title
    return manual(f"{told}，超过 {share:.0%}（如“{example}”），请人工核对是否错放", shown_by(news))


def is_news(title: str) -> bool:
    """Whether a title tells of somebody's activity and is no document's."""
    return _NEWS.search(title) is not None and _DOCUMENT.search(title) is None

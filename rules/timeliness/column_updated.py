"""Rule: a column has had something new within its update cycle.

要求：栏目应在规定周期内有新信息：动态要闻2周，通知公告、政策文件、政策解读6个月，人事、规划计划1年。

依据：国办秘函〔2019〕19号发布解读类细则；国办发〔2015〕15号（1年口径）。

认定：
1. 取栏目内最近一条信息的发布日期（正文日期与列表日期取较晚者），距检查日不超过 days 天为合格。
2. 栏目已读全、每条都有日期而最近一条仍超过 days 天的，为不合格。写了 labels 的，网站上的栏目名称须含其中一
   词，不含的（只是这类信息的一部分，例如以“财政审计”为执行公开）转人工；栏目写有“本年度无此类情况”之类的转人工。
3. 有没读到日期的信息、可能更新的，存疑；参数 undated_is_stale 为真时，正文已读而确未注明日期的视为不更
   新（PF-01）。

不适用：栏目未开设；栏目为空（由“栏目有内容”扣分）；栏目本身是一个静态页面，没有更新周期。

整改：按更新周期发布信息；确无新信息的，写明本期无此类情况；无力维护的栏目应当调整。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.freshness import State, freshness
from rules.requirements import Columns

TITLE = "栏目按期更新"
CATALOGUE = ("W-D04", "W-D05", "W-D06", "SD-055", "SD-056", "W-V4")
REQUIRES = Columns(parameter="column", partial=True)


def check(
    facts: Facts,
    *,
    as_of: date,
    column: ColumnId,
    days: int,
    undated_is_stale: bool = False,
    labels: tuple[str, ...] = (),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    found = facts.columns[column]
    seen = freshness(found, facts.records_of(column), as_of, days, undated_is_stale=undated_is_stale)
    name, cycle = f"“{column.label}”栏目", f"检查日 {as_of}，周期 {days} 天"
    evidence = (*shown_by(seen.records), *proof(found))
    age = f"最近更新于 {seen.newest}，距检查日 {(as_of - seen.newest).days} 天" if seen.newest else ""
    match seen.state:
        case State.FRESH:
            yield passed(f"{name}{age}，未超过 {days} 天", evidence, column.label)
        case State.STALE:
            late = f"{age}，超过 {days} 天" if age else f"的信息都未注明发布日期，视为不更新；{cycle}"
            if found.explanation:
                doubt = f"栏目写明“{found.explanation}”，请人工核对"
                yield manual(f"{name}{late}，{doubt}", evidence, column.label)
            elif labels and not any(word in found.label for word in labels):
                doubt = f"但网站的这个栏目叫“{found.label}”，可能只是其中一部分，请人工查找同类信息"
                yield manual(f"{name}{late}，{doubt}", evidence, column.label)
            else:
                yield failed(f"{name}{late}", evidence, column.label)
        case State.STATIC:
            yield not_applicable(f"{name}是静态页面，没有更新周期", evidence)
        case State.EMPTY | State.INDEX:
            yield not_applicable(f"{name}没有信息，由“栏目有内容”认定，不重复扣", evidence)
        case State.UNREAD:
            why = found.limit or "原因不详"
            yield unavailable(f"{name}没有读全（{why}），不能认定不更新；{cycle}", evidence)
        case State.UNDATED:
            many = f"有 {len(seen.records)} 条信息" if seen.records else "的信息"
            yield unavailable(f"{name}{many}没有读到日期，可能是新信息，不能认定不更新；{cycle}", evidence)
        case State.LATER:
            many = f"有 {len(seen.records)} 条信息的日期晚于检查日"
            yield unavailable(f"{name}{many}，不能认定不更新；{cycle}", evidence)

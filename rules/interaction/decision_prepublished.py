"""Rule: a document of wide concern was shown to the public as a draft before it was issued.

要求：重大行政决策、规范性文件印发前公布草案，公开征求意见。

依据：《重大行政决策程序暂行条例》第十四条至第十六条；《关于全面推进政务公开工作的意见》第（四）条；国办发〔
2018〕 37号。

认定：
1. 取评估期内发布、由本单位印发、标题为办法、规定、规划等（参数 kinds）的文件，按发布日期由新到旧取 sample 件
   （0 为全部）。
2. 在意见征集、通知公告、重大行政决策栏目按标题查找征求意见或其结果，不晚于文件印发的，合格。
3. 没有找到、或征求意见晚于文件印发的，转人工（是否属于应当征求意见的决策，由人认定）。
4. 有栏目没有读全而没有找到的，存疑。

不适用：政策文件栏目未开设；期内没有此类文件。

整改：今后起草时公布草案、依据和说明；已经征求过意见的，在文件页链接到征集页。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.model import ColumnId, Finding, Outcome, Record
from rules.consultations import is_about, speaks_of_one, subject
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.policies import WIDE_KINDS, newest_first, wide_policies
from rules.requirements import Columns
from rules.searching import Search, search
from rules.titles import cited, core

TITLE = "重大决策预公开"
CATALOGUE = ("SD-102", "SD-106")
#: Whether a decision had to be shown before is for a person to say.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
_PLACES = (ColumnId.CONSULTATION, ColumnId.NOTICES, ColumnId.DECISIONS)
REQUIRES = (Columns("policy"), Columns(*_PLACES, gate=False, history_days=400))


def check(
    facts: Facts, *, as_of: date, sample: int = 3, kinds: tuple[str, ...] = WIDE_KINDS
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    policies = sorted(wide_policies(facts, kinds), key=newest_first)
    chosen = policies[:sample] if sample else policies
    if not chosen:
        yield not_applicable("评估期内没有需要预公开的文件")
        return
    calls = [(subject(record), record) for record in facts.records_of(*_PLACES) if speaks_of_one(record)]
    ground = search(facts, _PLACES)
    verdicts = [_judge(policy, calls, ground) for policy in chosen]
    yield from (verdict for verdict in verdicts if verdict is not None)
    good = sum(verdict is None for verdict in verdicts)
    if good:
        told = f"需要预公开的文件 {len(policies)} 件，查 {len(chosen)} 件，{good} 件印发前征求过意见"
        yield passed(told, shown_by(chosen))


def _judge(policy: Record, calls: Sequence[tuple[str, Record]], ground: Search) -> Finding | None:
    """A verdict on one document; None where its draft was shown before."""
    name, day = core(policy.title), policy.issued or first_seen(policy)
    found = [record for called, record in calls if is_about(name, called)]
    days = [seen for record in found if (seen := first_seen(record)) is not None]
    if days and day is not None and min(days) <= day:
        return None
    told = f"{cited(policy.title)}{day} 印发"
    if found and not days:
        reason = f"{told}，找到征求意见而没有日期，请人工核对是否在印发之前"
        return manual(reason, shown_by((policy, *found)), policy.title)
    if found:
        reason = f"{told}，而征求意见{cited(found[0].title)}{min(days)} 才发布，请人工核对"
        return manual(reason, shown_by((policy, *found)), policy.title)
    if ground.unread is not None:
        reason = f"{told}，没有找到征求意见，而{ground.unread.reason}"
        return unavailable(reason, shown_by((policy,)), policy.title)
    where = ground.told or "各栏目都未开设"
    reason = f"{told}，没有找到征求意见（{where}），请人工核对是否应当预公开"
    return manual(reason, shown_by((policy,)), policy.title)

"""Rule: a trading or procurement project with a result shows its other steps too, from notice to contract.

要求：公共资源交易、政府采购项目全程公开、全程留痕：公告、候选人公示、结果、合同前后相接。

依据：国办发〔2017〕97号；《政府采购信息发布管理办法》（财政部令第101号）；国办函〔2019〕41号。

认定：
1. 取 columns 栏目中的信息，按标题归入各环节（stages，每项“环节=词/词”，从前到后，先对上的为准），按项目编号或
   去掉环节字样的项目名称归并为项目。
2. 评估期内有结果（参数 anchor 所指环节）的项目，逐个看 needed 所列环节；结果发布超过 wait_days 天的，还看其后
   的环节（later）。
3. 各环节都有的，合格；缺环节的转人工，列出项目和所缺环节（环节可能在交易平台或别的栏目公布）。
4. 有栏目没有读全的，存疑。

不适用：名册写明没有该项职能；所列栏目都未开设；期内没有结果公告；流标、废标、终止的项目。

整改：补发所缺环节的信息，同一项目各环节写同一个项目编号并互相链接。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import first_seen, within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.pieces import Piece, pieces
from rules.projects import keys_of, of_one_project
from rules.requirements import Columns
from rules.searching import search

TITLE = "交易项目各环节齐全"
CATALOGUE = ("SD-155",)
#: A step may stand on a platform that nobody named.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False, history_days=200)
DEFAULT_STAGES = (
    "候选人=候选人/预中标/预成交",
    "合同=合同",
    "结果=中标/成交/结果公告/结果公示",
    "公告=公告/公示/邀请/招标/采购/出让/挂牌/拍卖/询价/磋商/谈判",
)
_FAILED = re.compile("流标|废标|终止|失败|取消|更正|变更|暂停")
_NAMED = 10


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.TRADING, ColumnId.PROCUREMENT),
    stages: tuple[str, ...] = DEFAULT_STAGES,
    anchor: str = "结果",
    needed: tuple[str, ...] = ("公告",),
    later: tuple[str, ...] = ("合同",),
    wait_days: int = 45,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    steps = pieces(stages)
    records = [record for record in facts.records_of(*columns) if not _FAILED.search(record.title)]
    projects = of_one_project(records)
    ends = [one for one in within(tuple(records), facts.period) if stage_of(one, steps) == anchor]
    ground = search(facts, columns)
    if not ends:
        told = "评估期内没有结果公告"
        if ground.unread is not None:
            yield unavailable(f"没有找到结果公告，而{ground.unread.reason}", ground.unread.evidence)
        else:
            yield ground.nowhere or not_applicable(f"{told}（{ground.told}）", ground.searched)
        return
    gaps = []
    for end in ends:
        owed = (*needed, *(later if _is_over(end, as_of, wait_days) else ()))
        shown = stages_shown(end, projects, steps)
        if lacking := [name for name in owed if name not in shown]:
            gaps.append((end, "、".join(lacking)))
    told = f"评估期内有结果的项目 {len(ends)} 个，{len(ends) - len(gaps)} 个各环节齐全"
    if not gaps:
        yield passed(told, shown_by(ends))
        return
    named = "；".join(f"“{end.title}”缺{lacking}" for end, lacking in gaps[:_NAMED])
    if ground.unread is not None:
        yield unavailable(f"{told}；{named}；而{ground.unread.reason}", shown_by(end for end, _ in gaps))
    else:
        yield manual(f"{told}；{named}；请人工核对是否在别处公布", shown_by(end for end, _ in gaps))


def _is_over(end: Record, as_of: date, days: int) -> bool:
    seen = first_seen(end)
    return seen is not None and seen + timedelta(days=days) < as_of


def stage_of(record: Record, steps: Sequence[Piece]) -> str:
    """The step that a notice is about: the first that its title names; empty where it names none."""
    return next((step.name for step in steps if step.wording.stands_in(record.title)), "")


def stages_shown(end: Record, projects: Mapping[str, list[Record]], steps: Sequence[Piece]) -> set[str]:
    """The steps of the project that a result belongs to."""
    return {stage_of(record, steps) for key in keys_of(end) for record in projects.get(key, ())}

"""Rule: bodies are called by the names that they have.

要求：机构改革后发布的信息使用现行机构名称。

依据：《深化党和国家机构改革方案》（2018年）；《党和国家机构改革方案》（2023年）；catalogue PF-15。

认定：
1. 改革完成（词库的 until）后 grace_days 日以上写成或发布的信息，以自己的话使用已撤销机构名称的，每个名称
   转人工一次，列出所在信息。
2. 书名号、引号中的名称，“原……”“更名”“划入”等讲沿革的，同一句或标题讲的是改革以前年份的，发文机关令号，地名
   （……家属院、路口），都不算。
3. 没有日期的信息不认定；词库和办公室自己的 lexicon.yml 都不在列的不认定。
4. 本规则从不直接判不合格。

不适用：所查栏目都未开设或没有信息。

整改：改用现行名称；历史文件不改原文。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.lexicon import WordKind
from audit.model import ColumnId, Finding, Outcome
from rules.facts import Facts
from rules.mentions import verdicts
from rules.requirements import Columns

TITLE = "没有使用旧机构名称"
CATALOGUE = ("PF-15",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    grace_days: int = 90,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    return verdicts(facts, columns, WordKind.OUTDATED, "没有发现词库所列的旧机构名称", grace_days)

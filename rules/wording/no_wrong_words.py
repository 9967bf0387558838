"""Rule: public texts have no well-known misspellings.

要求：公开的信息没有错别字和不规范表述。

依据：国办秘函〔2019〕19号（严重表述错误、错别字）；catalogue PF-15、W-V1。

认定：
1. 标题和正文中有词库所列的错别字（内置的和办公室 lexicon.yml 里的）的，每个词转人工一次，列出所在信息。
2. 引号、书名号中的，较长的正确词语中恰好含有的（词库的 not_in），不算。
3. 本规则从不直接判不合格。

不适用：所查栏目都未开设或没有信息。

整改：改正错字；转载的注明来源并核对原文。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.lexicon import WordKind
from audit.model import ColumnId, Finding, Outcome
from rules.facts import Facts
from rules.mentions import verdicts
from rules.requirements import Columns

TITLE = "没有常见错别字"
CATALOGUE = ("PF-15", "W-V1")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    return verdicts(facts, columns, WordKind.WRONG, "没有发现词库所列的错别字")

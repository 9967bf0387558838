"""Rule: a column is not padded with the same item again and again.

要求：同一栏目不得把同一信息重复发布以充数。

依据：国办秘函〔2019〕19号“弄虚作假”；catalogue PF-09（重复比例不超过2%）。

认定：
1. 同一栏目同一目录下，标题相同且正文相似（64位 simhash 距离不超过3）而网址不同的，每多一份计一条重复。
2. 重复份数占栏目信息的比例超过 share 且不少于 least 份的，每份重复记一条不合格。
3. 标题相同而正文不同的（月报、决定书等）不算重复；没有读到正文的不计。

不适用：所查栏目都未开设或没有信息。

整改：删除重复发布的信息，保留最早的一条。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "没有重复刷量"
CATALOGUE = ("PF-09", "SD-031")
REQUIRES = Columns(parameter="columns", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    share: Decimal = Decimal("0.02"),
    least: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

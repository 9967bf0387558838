"""Rule: not too many columns are stale or empty (a veto of the national inspection).

要求：不更新的栏目、应更新未更新的栏目和空白栏目不得达到否决数。

依据：国办秘函〔2019〕19号单项否决“栏目不更新”。

认定：
1. 近期不更新：fast 栏目超过 fast_days 天、slow 栏目超过 slow_days 天没有新信息的个数，达到 max_stale 为
   不合格。
2. 长期不更新：上述栏目加 yearly 栏目中超过 yearly_days 天没有新信息的个数，达到 max_overdue 为不合格；
   空白栏目个数达到 max_empty 为不合格。
3. 只数读全且每条都有日期的栏目；没读全、没日期的单独计数，加上它们才达到否决数的，存疑。
4. 有“无此类情况”说明的栏目不算空白；静态页面不算不更新。

不适用：未开设的栏目、不属于本单位职能的栏目不计；一个栏目都没有的单位不适用。

整改：更新或撤并所列栏目；确无内容的写明情况。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "栏目没有大面积不更新或空白"
CATALOGUE = ("W-V4", "SD-056", "PF-07")
REQUIRES = (
    Columns(parameter="fast", gate=False),
    Columns(parameter="slow", gate=False),
    Columns(parameter="yearly", gate=False),
)
DEFAULT_SLOW = (ColumnId.NOTICES, ColumnId.POLICY, ColumnId.INTERPRETATION)
DEFAULT_YEARLY = (
    ColumnId.PERSONNEL,
    ColumnId.PLANS,
    ColumnId.BUDGET,
    ColumnId.STATISTICS,
    ColumnId.ANNUAL_REPORT,
)


def check(
    facts: Facts,
    *,
    as_of: date,
    fast: tuple[ColumnId, ...] = (ColumnId.NEWS,),
    fast_days: int = 14,
    slow: tuple[ColumnId, ...] = DEFAULT_SLOW,
    slow_days: int = 183,
    yearly: tuple[ColumnId, ...] = DEFAULT_YEARLY,
    yearly_days: int = 365,
    max_stale: int = 5,
    max_overdue: int = 10,
    max_empty: int = 5,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

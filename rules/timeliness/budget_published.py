"""Rule: this year's budget and last year's final accounts are published, within 20 days of approval.

要求：本年度预算和上年度决算经批准（批复）后20日内公开。

依据：《预算法》第十四条；财预〔2016〕143号。20日为自然日。

认定：
1. 应有年度按到期日推算：检查日已过 budget_due 的应有当年预算，已过 accounts_due 的应有上年决算，否则各
   往前推一年。
2. 按标题和附件名中的年度与“预算”“决算”字样查找；栏目已读全而没有的，记一条不合格。标题未写年度、无
   法辨别的，存疑。
3. 正文写明批准或批复日期的，公开日晚于该日超过 days 个自然日的，记一条不合格；写不明的转人工。days 为 0
   时不查期限。

不适用：预决算栏目未开设（由栏目覆盖扣分）。

整改：补公开所缺年度的预算或决算；今后自批复之日起20日内公开，并在文中写明批复日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns, DateOfYear

TITLE = "预决算按时公开"
CATALOGUE = ("YS-01", "YS-02", "SD-151", "DL-15", "TL-20-07")
REQUIRES = Columns("budget", texts=True, history_days=900)


def check(
    facts: Facts,
    *,
    as_of: date,
    days: int = 20,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

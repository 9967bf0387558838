"""Rule: budgets and final accounts show the three public expenses.

要求：公开预算、决算时应公开“三公”经费总额和因公出国（境）、公务用车、公务接待分项及说明。

依据：财预〔2016〕143号；《预算法》第十四条。

认定：
1. 找出应有年度的预算、决算（年度推算同“预决算按时公开”），在标题、正文、附件名中找“三公”或三个分项。
2. 正文已读、不少于 min_length 字、没有附件，栏目内也没有同年度的三公经费文件的，记一条不合格。
3. 内容在附件里或正文没读到的，存疑。

不适用：预决算栏目未开设；没有找到应有年度的预决算（由按时公开指标扣分）。

整改：补充公开“三公”经费预算（决算）表和增减变化说明；没有的列空表并注明。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns, DateOfYear

TITLE = "预决算含三公经费"
CATALOGUE = ("YS-09", "SD-151")
REQUIRES = Columns("budget", texts=True, history_days=900)


def check(
    facts: Facts,
    *,
    as_of: date,
    min_length: int = 800,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

"""Rule: publication dates are there and can be true.

要求：信息标明发布日期，且日期真实，不是未来日期、1970-01-01 一类错误日期。

依据：国办发〔2017〕47号（标注发布时间）；国办秘函〔2019〕19号（未注明发布时间视为不更新）。

认定：
1. 发布日期晚于检查日和采集日一天以上，或为1970-01-01、早于1949年、晚于2100年的，每条记一条不合格。
2. 只有列表显示未来日期、正文没有读到日期的，可能是截止日期或活动日期，转人工。
3. 正文已读而没有识别到发布日期的，转人工；参数 missing_fails 为真时记为不合格（须先人工核对识别无误）。

不适用：所查栏目都未开设或没有信息；本身是静态页面的栏目不要求日期。

整改：改正错误日期；在列表和正文中注明发布时间。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "发布日期真实可信"
CATALOGUE = ("PF-01", "PF-02", "PF-03", "ZY-05")
REQUIRES = Columns(parameter="columns", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    missing_fails: bool = False,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

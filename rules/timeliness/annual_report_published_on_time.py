"""Rule: last year's annual report on disclosure was published by its fixed day.

要求：县级以上人民政府部门每年1月31日前、县级以上地方人民政府每年3月31日前公布上一年度政府信息公开工作年
度报告。

依据：《政府信息公开条例》第四十九条（2018年度及以前的报告适用原条例第三十一条，一律为3月31日前）。

认定：
1. 按标题中的年度认定报告，取最近一个已到期年度（或参数 year 指定年度）；公布日期取正文与列表日期中较早
   者。
2. 公布日期不晚于截止日（portal_deadline、department_deadline、other_deadline）为合格，晚于截止日为不合
   格。
3. 年报栏目已读全而没有该年度报告的，为不合格；没有写年度或没有读到日期的，存疑。
4. 多个年度的报告显示同一个公布日期的，可能是网站迁移所致，转人工。

不适用：年报栏目未开设（由栏目覆盖扣分）；乡镇街道等没有法定截止日的单位，除非参数 other_deadline 写明地
方规定的日期。

整改：及时公布所缺年度报告；今后部门于1月31日前、政府于3月31日前公布。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns, DateOfYear

TITLE = "年报按时公布"
CATALOGUE = ("TL-49", "AR-03", "DL-12", "DL-13", "SD-044")
REQUIRES = Columns("annual_report", history_days=800)


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    department_deadline: DateOfYear = "01-31",
    portal_deadline: DateOfYear = "03-31",
    other_deadline: DateOfYear = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

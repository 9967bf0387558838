"""Rule: the annual report on disclosure has its six parts.

要求：年报正文依次写明总体情况、主动公开、收到和处理申请、复议诉讼、问题及改进、其他需要报告的事项六部分。

依据：国办公开办函〔2021〕30号；2019、2020年度为国办公开办函〔2019〕60号；《政府信息公开条例》第五十条。

认定：
1. 取已到期的最近年度（或参数 year）报告，读正文，按关键词模糊匹配六个标题，允许各地写法不同。
2. 正文已读、不少于 min_length 字而缺某部分的，每缺一部分记一条不合格。
3. 正文在附件或图片里、过短、打不开的，存疑。

不适用：年报栏目未开设；没有该年度报告（由按时公布指标扣分）；2018年度及以前没有统一格式的报告。

整改：按统一格式补齐所缺部分后重新发布。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "年报六部分齐全"
CATALOGUE = ("AR-01", "SD-044")
REQUIRES = Columns("annual_report", texts=True, history_days=800)


def check(facts: Facts, *, as_of: date, year: int = 0, min_length: int = 500) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

"""Rule: nothing published is a mere place-holder.

要求：公开的信息应有实际内容，不得是“测试”“标题”“正在建设”一类占位内容。

依据：国办秘函〔2019〕19号；国办发〔2017〕47号（避免空白栏目）。

认定：
1. 标题整个就是测试、test、标题、1111、正在建设、内容更新中一类字样的，每条记一条不合格。
2. 正文整个就是“正在建设”“内容更新中”一类字样、没有附件的，每条记一条不合格。
3. 正文很短的可能是图片稿，不认定，只说明条数。

不适用：所查栏目都未开设或没有信息；标题中只是含有“测试”二字的信息。

整改：删除占位信息，补发真实内容。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "没有占位内容"
CATALOGUE = ("PF-08", "SD-031")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

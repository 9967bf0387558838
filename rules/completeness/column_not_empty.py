"""Rule: a column that exists has content, or says why it has none.

要求：已开设的栏目应有内容，不得空白。

依据：国办秘函〔2019〕19号“空白栏目”；国办发〔2017〕47号“避免空白栏目”。

认定：
1. 栏目里读到至少一条信息，或栏目本身就是有正文（或附件）的页面，为合格。
2. 栏目已读全、没有任何信息，也没有说明的，为不合格。
3. 写明“本年度无此类情况”一类说明的，不适用；但指南、年报等人人必有的栏目写此说明的，转人工。
4. 栏目没有读全又没有读到信息的，存疑。

不适用：没有开设的栏目（由栏目覆盖类指标扣分，不重复扣）；有“无此类情况”说明的栏目。

整改：补发应公开的信息；确无此类情况的，在栏目里写明“本年度无此类情况”及日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "栏目有内容"
CATALOGUE = ("PF-07", "W-D09", "SD-040")
REQUIRES = Columns(parameter="column", partial=True)


def check(facts: Facts, *, as_of: date, column: ColumnId) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

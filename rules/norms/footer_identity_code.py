"""Rule: the footer shows identity code, filing numbers, owner and contact.

要求：全站页面底部有网站标识码、ICP备案编号、公安机关备案标识、主办单位和联系方式。

依据：国办发〔2017〕47号；国办秘函〔2019〕19号“网站标识”，每缺一项扣0.5分。

认定：
1. 读首页页脚文字，逐项查找（参数 items）；标识码应为10位数字或 bm 加8位数字。
2. 页脚已读到至少一项标识而缺另一项的，每项记一条不合格。
3. 页脚为空、由脚本或图片生成、一项都没有读到的，存疑。

不适用：没有独立网站首页的单位。

整改：在全站页脚补齐所缺标识；标识码在“全国政府网站信息报送系统”中查询。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Home

TITLE = "页脚标识齐全"
CATALOGUE = ("ZY-03", "ZY-04", "W-D21")
REQUIRES = Home()
DEFAULT_ITEMS = ("网站标识码", "ICP备案", "公安备案", "主办单位", "联系方式")


def check(facts: Facts, *, as_of: date, items: tuple[str, ...] = DEFAULT_ITEMS) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

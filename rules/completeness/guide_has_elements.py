"""Rule: the disclosure guide states every element that the law asks for.

要求：政府信息公开指南应写明信息分类、编排体系、获取方式，公开工作机构的名称、地址、时间、电话、传真、互
联网联系方式，以及申请和监督渠道。

依据：《政府信息公开条例》第十二条第二款。

认定：
1. 读取指南页和指南栏目内标题含“指南”的正文，逐项查找要素（参数 elements）。
2. 正文已读、长度不少于 min_length 字而缺某要素的，每缺一项记一条不合格。
3. 指南在附件里、正文过短或打不开的，存疑，不扣分。

不适用：指南栏目未开设或为空（由相应指标扣分）。

整改：对照条例第十二条补齐所缺要素，机构名称、电话等变动后20个工作日内更新。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "公开指南要素齐全"
CATALOGUE = ("TL-12", "SD-042", "SD-004")
REQUIRES = Columns("guide", texts=True)
DEFAULT_ELEMENTS = (
    "信息分类",
    "编排体系",
    "获取方式",
    "机构名称",
    "办公地址",
    "办公时间",
    "联系电话",
    "传真",
    "互联网联系方式",
    "申请渠道",
    "监督渠道",
)


def check(
    facts: Facts, *, as_of: date, elements: tuple[str, ...] = DEFAULT_ELEMENTS, min_length: int = 300
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

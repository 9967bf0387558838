"""Rule: a policy document of wide concern has an interpretation, and soon enough.

要求：涉及面广、社会关注度高的政策文件应有解读，并与文件同步或在规定的工作日内发布。

依据：国办秘函〔2019〕19号“解读比例”；国办发〔2016〕80号；地方规定的解读时限。

认定：
1. 取评估期内发布、标题为办法、规定、细则、意见、措施、规划等（参数 kinds）且由本单位印发的文件，按发布
   日期由新到旧取 sample 件（0 为全部）。
2. 在解读栏目和政策栏目中按标题中的《文件名》、标题相似度、正文提及找对应解读。
3. 解读栏目已读全而没有对应解读的，每件记一条不合格；解读晚于文件超过 days 个工作日的，记一条不合格。
4. 同期有正文未读或为图片的解读而无法对应的，转人工；日期未知或工作日历未公布的，时限存疑。

不适用：两个栏目有一个未开设；期内没有需要解读的文件；人事、表彰、会议、转发上级等文件不需解读；未到解读
时限的文件。

整改：起草文件时同步编写解读，随文件发布，并互相链接。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "政策文件有解读且同步"
CATALOGUE = ("SD-200", "SD-201", "W-D07", "DL-09")
REQUIRES = (Columns("policy"), Columns("interpretation", texts=True, history_days=60))
DEFAULT_KINDS = ("办法", "规定", "细则", "条例", "意见", "措施", "规划", "行动计划")


def check(
    facts: Facts, *, as_of: date, days: int = 3, sample: int = 3, kinds: tuple[str, ...] = DEFAULT_KINDS
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

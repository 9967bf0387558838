"""Rule: the outcome of a public consultation is published.

要求：征求意见结束后，公布意见收集和采纳情况。

依据：《重大行政决策程序暂行条例》第十六条；国办秘函〔2019〕19号加分口径（1个月）；地方规定的反馈期限。

认定：
1. 取评估期内发布的草案征求意见，按正文截止日期（未写的按发布之日起30日）推算反馈期限：截止日后 days 个
   工作日。
2. 在意见征集、政策解读、通知公告栏目按标题查找“反馈、采纳、结果”类信息，或在原页正文找采纳情况。
3. 反馈期限已过、相关栏目已读全而没有反馈的，每件记一条不合格；正文没读到或栏目没查全的，存疑。

不适用：意见征集栏目未开设；期内没有草案征求意见；反馈期限未到的。

整改：在原征集页或同栏目发布收到意见条数、采纳条数和未采纳理由；没有收到意见的也应说明。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "征求意见结果有反馈"
CATALOGUE = ("SD-103", "DL-08", "W-P7")
REQUIRES = (Columns("consultation", texts=True), Columns("interpretation", "notices", gate=False))


def check(facts: Facts, *, as_of: date, days: int = 20) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

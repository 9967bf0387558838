"""Rule: licences and penalties are published within seven working days of the decision.

要求：行政许可、行政处罚信息自作出决定之日起7个工作日内上网公开。

依据：国发〔2016〕33号；国办发〔2015〕51号。

认定：
1. 取评估期内发布的许可、处罚信息；决定日期取正文写明的“决定日期”，没有的取决定书的成文日期。
2. 自决定次日起按含调休的工作日历计算，超过 days 个工作日公开的，每件记一条不合格。
3. 一页列有多个决定日期的、早于决定日公开的、成文后超过 review_after 天的，转人工或不计；历法未公布年度
   的存疑。

不适用：名册写明没有执法职能的；栏目未开设；期内没有写明决定日期的许可、处罚信息；已到期依法撤下的信息。

整改：决定作出后7个工作日内公示，并在公示中写明决定日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "行政许可处罚七个工作日内公示"
CATALOGUE = ("DL-01", "SD-171", "TL-20-05", "TL-20-06")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.ENFORCEMENT,),
    days: int = 7,
    review_after: int = 365,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

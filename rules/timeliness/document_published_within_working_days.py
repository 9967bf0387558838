"""Rule: a document was published within so many working days of its making.

要求：属于主动公开范围的政府信息，自形成或者变更之日起20个工作日内公开；地方规定更短的从其规定。

依据：《政府信息公开条例》第二十六条。

认定：
1. 取评估期内发布、写明成文日期的文件；公开日取正文发布日期与列表日期中较早者，成文之日不计，按含调休的
   工作日历计算。
2. 工作日数超过 days 的，每件记一条不合格；跨到尚未公布放假安排年度的，存疑，不认定超期。
3. 发布早于成文的，转人工；成文后超过 review_after 天才发布的，多为历史文件补录，转人工。
4. 转发的国务院、部委和上级文件不是本单位制作，不计；没有成文日期的文件不计并说明件数；正文没读到的，存
   疑。

不适用：栏目未开设；评估期内没有可计算的文件；2008年5月1日原条例施行前形成的文件。

整改：文件印发后当即上网；在办文系统中把公开时限设为提醒。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "公文形成后按时公开"
CATALOGUE = ("TL-26", "DL-11", "DL-10", "SD-053")
REQUIRES = Columns(parameter="columns", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY,),
    days: int = 20,
    review_after: int = 365,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

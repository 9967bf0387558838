"""Rule: the home page had something new within two weeks.

要求：网站首页在检查前2周内应有信息更新。

依据：国办秘函〔2019〕19号单项否决“首页不更新”。

认定：
1. 取首页各列表上的最近日期；在检查日前 days 天以内的为合格；首页没有显示日期而本站栏目在此期间有新信息
   的，也为合格。
2. 首页日期都早于该期限，且动态要闻、通知公告栏目已读全、也没有期内信息的，为不合格。
3. 首页打不开、没有读到日期、栏目没读全，或采集晚于检查日无法还原的，存疑。

不适用：没有独立首页、以栏目形式设在上级门户的，由栏目更新指标评估。

整改：至少每两周更新首页信息，并在首页列表上显示发布日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Columns, Home

TITLE = "首页两周内有更新"
CATALOGUE = ("W-V3", "W-D04")
REQUIRES = (Home(), Columns("news", "notices", gate=False))


def check(facts: Facts, *, as_of: date, days: int = 14) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError

"""Rule: the home page offers an entry for readers with impairments or of age.

要求：网站设无障碍浏览、适老化（长者、关怀版）入口。

依据：《政府网站发展指引》（国办发〔2017〕47号）；《无障碍环境建设法》第三十二条。

认定：
1. 在首页源代码中找到“无障碍”“长者版”“关怀版”“适老化”等入口的，合格。
2. 没有找到的，入口可能是图片或由脚本显示，转人工打开首页确认；没有查看过源代码的，存疑。

不适用：名册没有独立网站首页的单位（首页没有读到时存疑）。

整改：完成无障碍和适老化改造，在首页显著位置设入口。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, PageMark
from rules.facts import Facts
from rules.findings import manual, passed, unavailable
from rules.requirements import Home
from rules.sitepages import mark_on, seen_on

TITLE = "有无障碍、适老化入口"
CATALOGUE = ("ZY-11",)
REQUIRES = Home()
#: A missing entry is never held against anybody: it may be a picture.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    shown = mark_on(home, PageMark.ACCESSIBILITY)
    if shown:
        yield passed(f"首页有“{shown}”入口", (seen_on(home, shown),))
    elif home.marks is None:
        yield unavailable("首页没有查看入口标识（采集于早期版本），不能认定", (seen_on(home),))
    else:
        yield manual("首页源代码中没有读到无障碍、长者版等入口，请人工打开首页确认", (seen_on(home),))

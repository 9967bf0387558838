"""Rule: the home page opens within a few seconds (listed only).

要求：页面加载时间宜在3秒以内。

依据：国办发〔2017〕47号附件《网页设计规范》。

认定：
1. 取 zwgk watch 在评估期内打开首页的记录，不少于 minimum 次；用时的中位数不超过 seconds 秒的合格。
2. 超过的转人工（检查机的线路、距离也有影响）。
3. 记录不足的存疑。

不适用：没有独立网站的单位（没有访问记录时存疑）。

整改：压缩首页图片和脚本，启用缓存和内容分发。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from statistics import median

from audit.model import Evidence, FetchOutcome, Finding, Outcome
from rules.facts import Facts
from rules.findings import manual, passed, unavailable
from rules.requirements import Probes

TITLE = "首页加载不超过3秒"
CATALOGUE = ("ZY-06",)
REQUIRES = Probes()
#: How long an answer takes is the line's doing as well: never held against anybody.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.UNAVAILABLE})


def check(
    facts: Facts, *, as_of: date, seconds: Decimal = Decimal(3), minimum: int = 20
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    seen = [
        probe
        for probe in facts.probes
        if probe.outcome is FetchOutcome.OK and facts.period.start <= probe.at.date() <= as_of
    ]
    shown = [Evidence(probe.url, None, probe.at, f"{probe.seconds} 秒") for probe in seen[-5:]]
    if len(seen) < minimum:
        yield unavailable(f"打开首页的记录只有 {len(seen)} 次，少于 {minimum} 次，请先运行 zwgk watch", shown)
        return
    middle = median(probe.seconds for probe in seen)
    told = f"打开首页 {len(seen)} 次，用时中位数 {middle} 秒"
    if middle <= seconds:
        yield passed(f"{told}，不超过 {seconds} 秒", shown)
    else:
        yield manual(f"{told}，超过 {seconds} 秒，请换网络核对", shown)

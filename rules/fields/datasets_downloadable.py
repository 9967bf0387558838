"""Rule: the data sets of an open data column can be downloaded.

要求：政府数据开放栏目（平台）有数据集目录，数据集可以下载或用接口取得，定期更新。

依据：《关于全面推进政务公开工作的意见》第（十）条；国办秘函〔2019〕19号第三部分“数据发布”。

认定：
1. 取数据开放栏目的数据集，按发布日期由新到旧取 sample 个（0 为全部），附有文件并且能打开的，为可下载。
2. 不少于 minimum 个可下载的，合格。
3. 不足的转人工：数据集多由平台的按钮或接口取得，程序不一定看得出。

不适用：名册写明没有该项职能；数据开放栏目未开设。

整改：为数据集提供可直接下载的文件或接口，写明更新周期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import FetchOutcome, Finding, Outcome, Record
from rules.facts import Facts
from rules.findings import manual, passed, proof, shown_by
from rules.policies import newest_first
from rules.requirements import Columns

TITLE = "数据集可以下载"
CATALOGUE = ("SD-213", "W-P1")
#: Platforms hand out data by buttons that no crawl presses.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns("data", attachments=True, texts=True)
_OPENED = frozenset({FetchOutcome.OK, FetchOutcome.NOT_MODIFIED})


def check(facts: Facts, *, as_of: date, sample: int = 3, minimum: int = 1) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    records = sorted(facts.records_of("data"), key=newest_first)
    chosen = records[:sample] if sample else records
    offered = [record for record in chosen if _is_offered(record)]
    told = f"数据开放栏目有 {len(records)} 条，查 {len(chosen)} 条，{len(offered)} 条附有能打开的文件"
    if len(offered) >= minimum:
        yield passed(told, shown_by(offered))
    else:
        shown = shown_by(chosen) or proof(facts.columns["data"])
        yield manual(f"{told}；请人工核对平台上的下载和接口", shown)


def _is_offered(record: Record) -> bool:
    return any(file.outcome in _OPENED and not file.is_picture for file in record.attachments)

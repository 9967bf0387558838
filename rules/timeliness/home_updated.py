"""Rule: the home page had something new within two weeks.

要求：网站首页在检查前2周内应有信息更新。

依据：国办秘函〔2019〕19号单项否决“首页不更新”。

认定：
1. 取首页各列表上的最近日期；在检查日前 days 天以内的为合格；首页没有显示日期而本站栏目在此期间有
   新信息的，也为合格；首页日期较早而栏目有新信息的，转人工。
2. 首页日期都早于该期限，且动态要闻、通知公告栏目都已读全、有信息而没有期内的，为不合格；两个栏目有一个没有找
   到、或都没有信息的，转人工。
3. 首页打不开、没有读到日期、栏目没读全，或采集晚于检查日无法还原的，存疑。

不适用：没有独立首页、以栏目形式设在上级门户的，由栏目更新指标评估。

整改：至少每两周更新首页信息，并在首页列表上显示发布日期。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from audit.model import ColumnId, Coverage, Evidence, Finding
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, shown_by, unavailable
from rules.gate import gap
from rules.requirements import Columns, Home

TITLE = "首页两周内有更新"
CATALOGUE = ("W-V3", "W-D04")
REQUIRES = (Home(), Columns("news", "notices", gate=False))
_COLUMNS = ("news", "notices")


def check(facts: Facts, *, as_of: date, days: int = 14) -> Iterable[Finding]:
    """Judge by the five parts above."""
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    here = Evidence(home.url, home.sha256, home.fetched_at, f"首页最近日期：{home.newest or '没有读到'}")
    first = as_of - timedelta(days=days)
    if home.newest and first <= home.newest <= as_of:
        yield passed(f"首页最近更新于 {home.newest}，在检查日 {as_of} 前 {days} 天内", (here,))
        return
    fresh = [
        record
        for record in facts.records_of(*_COLUMNS)
        if (day := last_shown(record)) and first <= day <= as_of
    ]
    if fresh:
        latest = max(last_shown(record) or first for record in fresh)
        reason = f"动态要闻、通知公告在 {first} 至 {as_of} 有 {len(fresh)} 条新信息，最近 {latest}"
        evidence = (*shown_by(fresh), here)
        if home.newest and home.newest < first:
            yield manual(f"{reason}，而首页显示的最近日期是 {home.newest}，请人工核对首页", evidence)
        else:
            yield passed(reason, evidence)
        return
    yield _stale(facts, home.newest, here, as_of, first)


def _stale(facts: Facts, newest: date | None, here: Evidence, as_of: date, first: date) -> Finding:
    gaps = [hindrance for column in _COLUMNS if (hindrance := gap(facts, column, absent=None)) is not None]
    undated = [record for record in facts.records_of(*_COLUMNS) if last_shown(record) is None]
    if newest is None:
        return unavailable("首页没有读到日期，栏目中也没有期内信息，不能认定不更新", (here,))
    if newest > as_of:
        reason = f"首页最近日期 {newest} 晚于检查日 {as_of}，不能还原检查日的首页"
        return unavailable(reason, (here,))
    if gaps:
        return unavailable(f"首页最近日期 {newest}，但{gaps[0].reason}", (here, *gaps[0].evidence))
    if undated:
        reason = f"首页最近日期 {newest}，但栏目中有 {len(undated)} 条没有读到日期，不能认定不更新"
        return unavailable(reason, (here, *shown_by(undated)))
    missing = [ColumnId(c).label for c in _COLUMNS if facts.columns[c].coverage is Coverage.ABSENT]
    if missing or not facts.records_of(*_COLUMNS):
        why = f"没有找到“{'”“'.join(missing)}”栏目" if missing else "动态要闻、通知公告没有读到信息"
        reason = f"首页最近日期 {newest}，{why}，首页上的其他信息可能没有显示日期，请人工核对"
        return manual(reason, (here,))
    late = (as_of - newest).days
    told = f"首页最近更新于 {newest}，距检查日 {as_of} 已 {late} 天"
    reason = f"{told}；{first} 以来动态要闻、通知公告也无新信息"
    return failed(reason, (here, *(page for c in facts.columns.values() for page in proof(c))))

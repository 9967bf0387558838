"""Rule: a notice hangs at least as long as its kind must.

要求：公示、公告、征求意见应当满规定的期限，并在期限开始前（当日）发布。

依据：由指标写明，如《党政领导干部选拔任用工作条例》任前公示不少于5个工作日、《招标投标法实施条例》第五十四条
中标候选人公示不少于3日、政府采购公告期限5个工作日、《重大行政决策程序暂行条例》第十五条征求意见一般不少于30日。

认定：
1. 取评估期内 columns 栏目中标题合于 titles（不含 without）的信息，从正文 labels 各标签后读出起止日期或天数；
   首尾两日都计。
2. clock 为 workdays 的按含调休的工作日计，natural 的按自然日计；正文用另一种日写的，换算后从宽认定。不足 days
   的每件记一条不合格；short_fails 为“否”的转人工。
3. 文中写有缩短理由的、发布晚于公示开始而剩下天数不足的，转人工；正文没读到、期限写不明或有几组的，存疑；跨到
   尚未公布放假安排的年度的，存疑。

不适用：名册写明没有该项职能；栏目未开设；期内没有此类信息；since 之前发布的；转发上级的。

整改：按规定期限公示；公示不足的补足天数，并在正文写明起止日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Outcome, Record
from rules.clocks import Clock, Unit
from rules.clocks import clock as clock_of
from rules.dates import first_seen, within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import readable
from rules.issuers import from_above
from rules.notice_periods import Run, run_of
from rules.requirements import Columns
from rules.titles import cited, first_copies
from rules.wordings import wording

TITLE = "公示（公告）期限满规定天数"
CATALOGUE = ("SD-054", "SD-176", "DL-05", "DL-07", "DL-19", "DL-20", "DL-28", "DL-29", "DL-30", "DL-32")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
DEFAULT_LABELS = (
    "公示期限", "公示期", "公示时间", "公示日期", "公示起止", "公告期限", "公告期", "公告时间", "公示天数",
    "征求意见时间", "征求意见期限", "征求意见期", "意见征集时间", "意见征集期限", "征集时间", "征集期限",
)  # fmt: skip
#: What comes after a notice, or speaks of notices.
DEFAULT_WITHOUT = ("结果的公告", "期满", "终止", "撤销", "更正", "制度", "办法", "方案", "情况报告", "采纳")
_SHORTENED = re.compile("缩短|情况紧急|紧急|简易程序|时间紧")


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...] = ("公示",),
    without: tuple[str, ...] = DEFAULT_WITHOUT,
    labels: tuple[str, ...] = DEFAULT_LABELS,
    clock: str = "natural",
    days: int = 7,
    since: str = "",
    short_fails: bool = True,
    what: str = "公示",
) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError on an unknown clock or a ``since`` that is no day."""
    _ = as_of
    counted = clock_of(clock, facts.calendar)
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    sought = wording(titles, without)
    first = date.fromisoformat(since) if since else date.min
    notices = [
        record
        for record in within(tuple(first_copies(facts.records_of(*ids))), facts.period)
        if sought.stands_in(record.title)
        and not record.is_page
        and not from_above(record, facts.agency.name)
        and (first_seen(record) or date.min) >= first
    ]
    if not notices:
        yield not_applicable(f"评估期内没有{what}")
        return
    yield from _judge(notices, labels, counted, days, what, short_fails=short_fails)


def _judge(
    notices: list[Record], labels: tuple[str, ...], clock: Clock, days: int, what: str, *, short_fails: bool
) -> Iterable[Finding]:
    runs = [(record, _run(record, labels, clock)) for record in notices]
    unread = [record for record, run in runs if run is None and not was_read(record)]
    known = [(record, run) for record, run in runs if run is not None]
    verdicts = [
        verdict
        for record, run in known
        if (verdict := _verdict(record, run, clock, days, short_fails=short_fails)) is not None
    ]
    short = [verdict for verdict in verdicts if verdict.outcome is Outcome.FAIL]
    yield from (verdict for verdict in verdicts if verdict.outcome is not Outcome.FAIL)
    silent = [record for record, run in runs if run is None and was_read(record)]
    if not known and not unread:
        reason = f"评估期内 {len(silent)} 件{what}都没有写明（唯一的）起止日期或天数，不能认定"
        yield unavailable(reason, shown_by(silent))
        return
    enough = len(known) - len(verdicts)
    if short or enough or unread:
        good = f"写明期限的 {len(known)} 件{what}中，{enough} 件不少于 {clock.told(days)}"
        good = f"{good}（没有写明的 {len(silent)} 件不计）"
        yield from weighed(short, len(known), unread, good, [record for record, _ in known])


def _run(record: Record, labels: tuple[str, ...], clock: Clock) -> Run | None:
    shown = first_seen(record)
    return None if shown is None else run_of(record.text or "", labels, shown, clock)


def _verdict(record: Record, run: Run, clock: Clock, days: int, *, short_fails: bool) -> Finding | None:
    """A verdict on one notice; None where it hangs long enough."""
    shown = first_seen(record)
    assert shown is not None
    here, lasts = shown_by((record,)), run.lasts(clock)
    told = f"{cited(record.title)}写明{run.told}，合 {clock.told(lasts)}（首尾都计）"
    if clock.unit is Unit.WORKDAYS and lasts < days and clock.calendar.provisional(run.first, run.last):
        reason = f"{told}，但跨到尚未公布放假安排的年度，不能认定"
        return unavailable(reason, here, record.title)
    if lasts < days:
        reason = f"{told}，少于 {clock.told(days)}"
        if _SHORTENED.search(record.text or ""):
            return manual(f"{reason}；文中写有缩短的理由，请人工核对", here, record.title)
        if short_fails:
            return failed(reason, here, record.title)
        return manual(f"{reason}，请人工核对这类公示的规定期限", here, record.title)
    left = clock.lasting(shown, run.last) if shown > run.first else lasts
    if left < days:
        reason = (
            f"{told}，而 {shown} 才在网上发布，剩下 {clock.told(max(left, 0))}，请核对是否已在别处先行公示"
        )
        return manual(reason, here, record.title)
    return None

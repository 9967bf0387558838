"""Rule: the numbers of items that a report claims are near those that the site shows.

要求：年度报告、工作总结自报的主动公开条数与网上可以查到的相近。

依据：《政府信息公开条例》第六条、第五十条；国办秘函〔2019〕19号（弄虚作假）。

认定：
1. 在 columns 栏目中按 titles 找本单位最近一份报告或总结（门户汇集的部门报告不算），读出其中自报的公开条数（政
   策文件、行政处罚、建议提案等）和所属年度。
2. 与 counted 所列栏目同期条数对照：栏目已读全而相差不超过 percent% 的，相符；超过的转人工（一件可能分几条发
   布，也可能在其他渠道公开）。
3. 栏目没有读全、没有采集到所属时间、只报全站总数的，无法对照，存疑。

不适用：所列栏目都未开设；栏目已读全而没有报告或总结；报告没有自报条数。

整改：核对统计口径，更正报告或补发信息。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.claims import Agreement, Check, Coverages, claims_in, observations
from audit.model import ColumnId, Evidence, Finding, Outcome, Record
from rules.annual_reports import own_of
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.policies import newest_first
from rules.reading import unread_reason, unread_shown
from rules.requirements import Columns
from rules.searching import nothing_to_judge
from rules.titles import cited
from rules.wordings import wording

TITLE = "自报公开条数与网上相近"
CATALOGUE = ("SD-051",)
#: People count otherwise than sites list: a difference is a question.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = (
    Columns(parameter="columns", texts=True, gate=False, history_days=400),
    Columns(parameter="counted", gate=False, history_days=400),
)
_HUNDRED = Decimal(100)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.ANNUAL_REPORT,),
    titles: tuple[str, ...] = ("年度报告", "年报", "工作总结"),
    counted: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.ENFORCEMENT, ColumnId.PROPOSALS),
    percent: int = 20,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    sought = wording(titles)
    reports = sorted(
        (record for record in facts.records_of(*columns) if sought.stands_in(record.title)), key=newest_first
    )
    if not reports:
        yield nothing_to_judge(facts, columns, f"标题含“{'”或“'.join(titles)}”的报告")
        return
    own, unsure = own_of(reports, facts.agency)
    if not own:
        reason = f"{len(unsure)} 份报告没有一份看得出是本单位自己的，不能对照，例如{cited(unsure[0].title)}"
        yield unavailable(reason, shown_by(unsure))
        return
    report = own[0]
    seen = {str(column): facts.columns[column] for column in counted if column in facts.columns}
    crawl = Coverages(seen, {column: facts.records_of(column) for column in seen}, facts.period, as_of)
    claims = claims_in(report.text or "")
    compared = [one for one in observations(claims, crawl) if one.stated is not None]
    yield from _told(report, compared, percent)


def _told(report: Record, compared: list[Check], percent: int) -> Iterable[Finding]:
    counted = [one for one in compared if one.agreement in {Agreement.AGREES, Agreement.DIFFERS}]
    far = [one for one in counted if _is_far(one, percent)]
    for one in far:
        shown = Evidence(report.url, report.sha256, report.fetched_at, one.arithmetic)
        reason = f"{cited(report.title)}{one.subject}：{one.arithmetic}，超过 {percent}%，请人工核对"
        yield manual(reason, (shown,), report.title)
    if len(counted) > len(far):
        good = [one.arithmetic for one in counted if not _is_far(one, percent)]
        yield passed(f"{cited(report.title)}自报的条数与网上相近：{'；'.join(good)}", shown_by((report,)))
    if counted:
        return
    unread = unread_reason((report,))
    if unread:
        reason = f"{cited(report.title)}没有读到可以对照的条数，而{unread}"
        yield unavailable(reason, unread_shown((report,)) or shown_by((report,)), report.title)
    elif compared:
        reason = f"{cited(report.title)}自报的条数无法对照：{compared[0].arithmetic}"
        yield unavailable(reason, shown_by((report,)), report.title)
    else:
        yield not_applicable(f"{cited(report.title)}没有自报公开条数", shown_by((report,)))


def _is_far(one: Check, percent: int) -> bool:
    """Whether stated and found differ by more than ``percent`` of the stated."""
    if not one.difference or one.stated is None:
        return False
    return not one.stated or abs(one.difference) * _HUNDRED / one.stated > percent

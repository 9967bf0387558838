"""Rule: last year's annual report on disclosure was published by its fixed day.

要求：县级以上人民政府部门每年1月31日前、县级以上地方人民政府每年3月31日前公布上一年度政府信息公开工作年
度报告。

依据：《政府信息公开条例》第四十九条（2018年度及以前的报告适用原条例第三十一条，一律为3月31日前）。

认定：
1. 按标题中的单位和年度认定报告，取最近一个已到期年度（或参数 year 指定年度）；栏目里其他单位的报告不算；
   公布日期取正文与列表日期中较早者。
2. 公布日期不晚于截止日（portal_deadline、department_deadline、other_deadline）为合格，晚于截止日为不合
   格。
3. 年报栏目已读全而没有该年度报告的，为不合格；没有写年度、分不清是哪个单位的，标题称“总结”“图解”“通知”或
   只写年度、单位名称的，在其他栏目找到的，转人工；没有读到日期的，存疑。
4. 查遍导航和专栏没有年报栏目，其他栏目也没有这份报告的，为没有公布，不合格；其他栏目有的，转人工。
5. 多个年度的报告在三天之内一起公布的，可能是网站迁移所致，转人工；截止日是休息日而在其后第一个工作日公布的，
   转人工。

不适用：乡镇街道等没有法定截止日的单位，除非参数 other_deadline 写明地方规定的日期。

整改：及时公布所缺年度报告；今后部门于1月31日前、政府于3月31日前公布。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Coverage, Evidence, Finding
from rules.annual_reports import Reports, deadline_of, due_year, reports_on
from rules.clocks import next_workday
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.parameters import day_of_year
from rules.requirements import Columns, DateOfYear

TITLE = "年报按时公布"
CATALOGUE = ("TL-49", "AR-03", "DL-12", "DL-13", "SD-044")
#: So many days a site's move may take.
_MOVE_DAYS = 3
#: Columns in which a report may stand where a site has no column for reports.
_ELSEWHERE = ("disclosure", "statutory", "notices", "policy", "plans")
REQUIRES = (Columns("annual_report", history_days=800, absent=None), Columns(*_ELSEWHERE, gate=False))


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    department_deadline: DateOfYear = "01-31",
    portal_deadline: DateOfYear = "03-31",
    other_deadline: DateOfYear = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    agency = facts.agency
    deadline = deadline_of(
        agency, year or as_of.year - 1, department_deadline, portal_deadline, other_deadline
    )
    wanted = year or due_year(as_of, deadline)
    last_day = day_of_year(deadline, wanted + 1) if deadline else None
    reports = reports_on(facts.records_of("annual_report"), wanted, agency)
    name = f"{wanted}年度政府信息公开工作年度报告"
    column = facts.columns["annual_report"]
    searched = proof(column)
    if column.coverage is Coverage.ABSENT:
        yield _unpublished(facts, name, wanted, last_day, as_of)
        return
    if not facts.records_of("annual_report") and column.explanation:
        yield manual(f"年报栏目没有信息，写明“{column.explanation}”，请人工核对", searched, name)
        return
    if not reports.found:
        yield _missing(facts, wanted, name, last_day, as_of, reports, searched)
        return
    yield _judge(facts, name, wanted, last_day, as_of, reports)


def _judge(
    facts: Facts, name: str, wanted: int, last_day: date | None, as_of: date, reports: Reports
) -> Finding:
    """The verdict on a report that was found: whether it was in time."""
    dated = {day: record for record in reversed(reports.found) if (day := first_seen(record))}
    if not dated:
        return unavailable(f"{name}已公布，但没有读到公布日期，不能认定是否按时", shown_by(reports.found))
    day = min(dated)
    evidence = (dated[day].evidence(f"{dated[day].title}（{day}）"),)
    if last_day is None:
        return passed(f"{name}已于 {day} 公布；本类单位没有法定截止日", evidence, name)
    if day.year <= wanted:
        return manual(f"{name}显示 {day} 公布，早于统计年度结束，请人工核对日期", evidence, name)
    if day > as_of:
        return manual(f"{name}显示 {day} 公布，晚于检查日 {as_of}，请人工核对日期", evidence, name)
    if day <= last_day:
        return passed(f"{name}于 {day} 公布，不晚于 {last_day}", evidence, name)
    if day <= (monday := next_workday(last_day, facts.calendar)):
        reason = f"{name}于 {day} 公布；截止日 {last_day} 是休息日，其后第一个工作日是 {monday}，请人工认定"
        return manual(reason, evidence, name)
    if any(_is_near(first_seen(other), day) for other in reports.others):
        reason = f"{name}与其他年度报告同时（{day} 前后）公布，可能是网站迁移时的日期，请人工核对"
        return manual(reason, evidence, name)
    late = (day - last_day).days
    return failed(f"{name}于 {day} 公布，晚于 {last_day}，超期 {late} 天", evidence, name)


def _is_near(other: date | None, day: date) -> bool:
    """Whether two years' reports were put up together, within a few days: a site's move takes that long."""
    return other is not None and abs((other - day).days) <= _MOVE_DAYS


def _unpublished(facts: Facts, name: str, wanted: int, last_day: date | None, as_of: date) -> Finding:
    """A verdict where the site has no column for annual reports at all."""
    elsewhere = reports_on(facts.records_of(*_ELSEWHERE), wanted, facts.agency)
    if elsewhere.found:
        reason = f"没有年报栏目，但在其他栏目找到{name}，请人工核对公布日期"
        return manual(reason, shown_by(elsewhere.found), name)
    if elsewhere.doubtful:
        reason = f"没有年报栏目，其他栏目有没写年度的报告，可能就是{name}，请人工核对"
        return manual(reason, shown_by(elsewhere.doubtful), name)
    if last_day is None or as_of <= last_day:
        return not_applicable(f"没有年报栏目，由栏目覆盖认定；{name}没有截止日或尚未到期")
    if facts.unread(*_ELSEWHERE):
        return unavailable(f"没有年报栏目，而{name}可能在没有读全的栏目里，不能认定没有公布", subject=name)
    column = facts.columns["annual_report"]
    known = "" if column.decision is None else f"。{column.decision}"
    reason = (
        f"查找了 {len(column.searched)} 个页面，没有年报栏目，其他栏目也没有{name}（应于 {last_day} 前公布）"
        f"{known}"
    )
    return failed(reason, proof(column), name)


def _missing(
    facts: Facts,
    wanted: int,
    name: str,
    last_day: date | None,
    as_of: date,
    reports: Reports,
    searched: tuple[Evidence, ...],
) -> Finding:
    if reports.doubtful:
        reason = f"没有标题写明单位和年度的{name}，但有 {len(reports.doubtful)} 份报告可能就是，请人工核对"
        return manual(reason, shown_by(reports.doubtful), name)
    if last_day is None:
        return manual(f"没有找到{name}；本类单位没有法定截止日，请人工核对地方规定", searched, name)
    if as_of <= next_workday(last_day, facts.calendar):
        return not_applicable(f"{name}到 {last_day}（休息日顺延）才到期，检查日为 {as_of}")
    if elsewhere := reports_on(facts.records_of(*_ELSEWHERE), wanted, facts.agency).found:
        reason = f"年报栏目没有{name}，但在其他栏目找到，请人工核对"
        return manual(reason, shown_by(elsewhere), name)
    reason = f"年报栏目已读全，没有{name}（应于 {last_day} 前公布，检查日 {as_of}）"
    return failed(reason, searched, name)

"""Rule: the monthly statement on disclosure was filed for every month, and in time.

要求：每月填报政务公开月报表，责任到科室和经办人，次月初报送。

依据：原始需求文件（公共资源部门《政务公开、信用信息公开月报表》）。

认定：
1. 取 item 条目按月导入的报送日期；应报到检查日已过报送期限的各月。
   同一月份填报几次的，以写明的最早日期为准。
2. 应于次月前 days 个工作日报送；晚于期限的、填“否”的，每月记一条不合格。
3. 没有导入的月份、没有佐证或没有复核的转人工；needs_review 为否时有佐证的按填报认定；历法未公布年度的存疑。

不适用：评估期内没有到期的月份；填报“无此情况”并说明理由，复核人认可的。

整改：补报缺少的月份；每月月初报送，可用 zwgk statement 生成。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding, Outcome, Statement
from audit.periods import PeriodKind, ended_periods, span_of
from audit.workdays import WorkCalendar
from audit.yamlnode import parse_date
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Statements
from rules.statements import NOTHING, told, weighed_lines

TITLE = "月报表按月报送"
CATALOGUE = ("SD-027",)
REQUIRES = Statements(parameter="item")
OUTCOMES = frozenset(
    {Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE, Outcome.MANUAL}
)


def check(
    facts: Facts, *, as_of: date, item: str = "SD-027", days: int = 5, needs_review: bool = True
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    months = {
        month: facts.calendar.add(span.end, days)
        for month in ended_periods(PeriodKind.MONTH, facts.period, as_of)
        if (span := span_of(month))
    }
    due = {month: day for month, day in months.items() if day < as_of}
    if not due:
        yield not_applicable("评估期内没有已到报送期限的月份")
        return
    lines = [line for line in facts.stated(item) if line.period in due]
    weighed = weighed_lines(lines, needs_review=needs_review)
    yield from weighed.verdicts
    yield from _judged(facts.calendar, weighed.settled, due, days)
    missing = [month for month in due if month not in {line.period for line in lines}]
    if missing:
        what = "请导入月报表的报送日期（没有报送的填“否”）"
        yield manual(f"{what}：{'、'.join(missing)}")


def _one_a_month(lines: Iterable[Statement]) -> list[Statement]:
    """Of several lines of a month the one with the earliest day: a 否 that was mended is no second fault."""
    chosen: dict[str, Statement] = {}
    for line in lines:
        known = chosen.get(line.period)
        day = parse_date(line.value)
        before = None if known is None else parse_date(known.value)
        if known is None or (day is not None and (before is None or day < before)):
            chosen[line.period] = line
    return list(chosen.values())


def _judged(
    calendar: WorkCalendar, lines: Iterable[Statement], due: Mapping[str, date], days: int
) -> Iterable[Finding]:
    """The verdicts on the months whose lines were accepted."""
    good: list[Statement] = []
    for line in _one_a_month(lines):
        filed, last = parse_date(line.value), due[line.period]
        if line.value == NOTHING:
            yield not_applicable(f"{line.period} {NOTHING}：{line.note or '未写理由'}", [line.evidence()])
        elif line.value == "否":
            yield failed(f"{line.period} 的月报表没有报送", (line.evidence(),), line.period)
        elif filed is None or filed <= last:
            good.append(line)
        elif calendar.provisional(last, filed):
            reason = f"{line.period} 的月报表 {filed} 报送，跨到尚未公布放假安排的年度，不认定超期"
            yield unavailable(reason, (line.evidence(),), line.period)
        else:
            late = calendar.between(last, filed)
            reason = (
                f"{line.period} 的月报表应于 {last} 前报送（次月第 {days} 个工作日），{filed} 报送，"
                f"超期 {late} 个工作日"
            )
            yield failed(reason, (line.evidence(),), line.period)
    if good:
        reason = f"{len(due)} 个应报月份中，{len(good)} 个月按期报送（{told(good[0])} 等）"
        yield passed(reason, [line.evidence() for line in good])

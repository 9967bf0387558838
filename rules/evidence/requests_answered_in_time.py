"""Rule: applications for information are answered in time, by the imported register.

要求：收到申请之日起20个工作日内答复，经批准并告知可延长20个工作日；需要补正的7个工作日内一次性告知。

依据：条例第三十条至第三十三条。

认定：
1. 取依申请台账中评估期内收到的申请；按含调休的工作日历，自收到（补正的自收到补正）次日起算。
2. 超过 days 个工作日才答复的，每件记一条不合格；期限内已告知延期的加 extension 个工作日；期限内开始征求
   第三方、其他机关意见的时间不计。
3. 超过 supplement_days 个工作日才告知补正的，每件记一条不合格。
4. 期限已过才告知延期的、写有补正告知而没有收到补正日期的、到期没有填答复日期的、征求第三方意见超过
   third_days 个工作日的转人工；写明“未答复”且台账日期已过期限的不合格。历法未公布年度的存疑。

不适用：评估期内没有收到申请；等待补正、尚未到期的不计。

整改：尽快答复并说明；按收到日期设提醒，延期、补正在期限内告知申请人。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from audit.ledger import ITEM, Answer, Application, application_of
from audit.model import Finding, Outcome, Statement
from audit.workdays import WorkCalendar
from rules.applications import Clock, clock_of, consulted_days
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Statements
from rules.statements import REFUSED, within

TITLE = "依申请公开按期答复"
CATALOGUE = ("TL-30", "TL-31", "TL-32", "TL-33", "SD-047")
REQUIRES = Statements(ITEM)
OUTCOMES = frozenset(
    {Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE, Outcome.MANUAL}
)


@dataclass(frozen=True, slots=True)
class _Limits:
    days: int
    extension: int
    supplement_days: int
    third_days: int


@dataclass(frozen=True, slots=True)
class _Case:
    """One application under the clock; ``until`` is the last day that its register vouches for."""

    line: Statement
    application: Application
    clock: Clock
    calendar: WorkCalendar
    until: date

    @property
    def name(self) -> str:
        return f"申请 {self.application.number}"

    def failed_or_open(self, reason: str, first: date, last: date) -> Finding:
        """An accusation; unavailable where a day of the span lies in a year without a notice of holidays."""
        if self.calendar.provisional(first, last):
            told = f"{reason}，但跨到尚未公布放假安排的年度，不认定超期"
            return unavailable(told, (self.line.evidence(),), self.name)
        return failed(reason, (self.line.evidence(),), self.name)

    def doubtful(self, reason: str) -> Finding:
        return manual(reason, (self.line.evidence(),), self.name)


def check(
    facts: Facts,
    *,
    as_of: date,
    days: int = 20,
    extension: int = 20,
    supplement_days: int = 7,
    third_days: int = 15,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    limits = _Limits(days, extension, supplement_days, third_days)
    stated = facts.stated(ITEM)
    lines = within(stated, facts.period)
    if not lines:
        yield _nothing(stated)
        return
    cases = [case for line in lines if (case := _case(facts, line, limits, as_of))]
    if not cases:
        reason = "；".join(f"{line.period} 没有收到申请：{line.note or line.value}" for line in lines)
        yield not_applicable(reason, [line.evidence() for line in lines])
        return
    found = [finding for case in cases for finding in _verdicts(case, limits)]
    yield from found
    troubled = {finding.subject for finding in found}
    answered = [case for case in cases if case.application.answered and case.name not in troubled]
    waiting = [case for case in cases if case.application.answered is None and case.name not in troubled]
    if answered:
        reason = f"评估期内收到的 {len(cases)} 件申请中，{len(answered)} 件按期答复"
        more = f"，{len(waiting)} 件等待补正、征求意见或尚未到期" if waiting else ""
        yield passed(f"{reason}{more}", [case.line.evidence() for case in answered])
    elif waiting and not found:
        reason = f"评估期内收到的 {len(cases)} 件申请都在等待补正、征求意见或尚未到期"
        yield not_applicable(reason, [case.line.evidence() for case in waiting])


def _nothing(stated: tuple[Statement, ...]) -> Finding:
    what = "请导入依申请公开台账（收到日期、提交方式、答复日期；不需要申请人的任何信息）"
    if not stated:
        return manual(what)
    return manual(f"台账里没有评估期内收到的申请，请确认。{what}", [line.evidence() for line in stated])


def _case(facts: Facts, line: Statement, limits: _Limits, as_of: date) -> _Case | None:
    application = application_of(line)
    if application is None:
        return None
    until = min(application.register, as_of) if application.register else as_of
    clock = clock_of(application, facts.calendar, days=limits.days, extension=limits.extension, until=until)
    return _Case(line, application, clock, facts.calendar, until)


def _verdicts(case: _Case, limits: _Limits) -> Iterator[Finding]:
    """Everything that is to be said of one application; nothing where all was in time."""
    if case.line.decision == REFUSED:
        yield case.doubtful(f"{case.name}：台账本行未被认可，请核对原件")
        return
    given = case.application
    if given.asked:
        used = case.calendar.between(given.received, given.asked)
        if used > limits.supplement_days:
            reason = (
                f"{case.name}：{given.received} 收到，{given.asked} 才告知补正，用了 {used} 个工作日，"
                f"超过 {limits.supplement_days} 个"
            )
            yield case.failed_or_open(reason, given.received, given.asked)
    if given.answered:
        yield from _answered(case, given.answered, limits)
    elif given.asked is None or given.supplied is not None:
        yield from _unanswered(case)


def _answered(case: _Case, answered: date, limits: _Limits) -> Iterator[Finding]:
    given, clock = case.application, case.clock
    if answered < clock.start:
        if given.supplied is None or answered < given.received:
            yield case.doubtful(f"{case.name}：答复日期 {answered} 早于收到日期，请核对")
        return
    used = clock.used(case.calendar, answered)
    if used > clock.limit:
        reason = (
            f"{_arithmetic(case)}，{answered} 答复，用了 {used} 个工作日，超期 {used - clock.limit} 个工作日"
        )
        if given.asked and given.supplied is None:
            # Who does not supply in time has given up (条例第三十条): closing the case has no time limit.
            if given.answer is not Answer.OTHER:
                told = "，但台账写有补正告知而没有收到补正的日期，请补填后再导入"
                yield case.doubtful(reason + told)
        elif (given.told or given.extended) and not clock.extended and used <= limits.days + limits.extension:
            when = f"{given.told} 才告知延期" if given.told else f"{given.extended} 批准延期而没有写告知日期"
            told = f"，而{when}（原期限 {clock.first_due}），请人工确认延期是否有效"
            yield case.doubtful(reason + told)
        else:
            yield case.failed_or_open(reason, given.received, answered)
        return
    if given.third:
        took = consulted_days(given.third, case.calendar, case.until)
        if took > limits.third_days:
            reason = f"{case.name}：征求第三方意见用了 {took} 个工作日，超过 {limits.third_days} 个"
            yield case.doubtful(f"{reason}，扣除后才没有超期的，请人工核对")


def _unanswered(case: _Case) -> Iterator[Finding]:
    clock = case.clock
    if clock.due >= case.until:
        return
    reason = f"{_arithmetic(case)}，到 {case.until} 没有答复"
    if case.application.answer is Answer.NONE and case.application.register:
        yield case.failed_or_open(reason, clock.start, case.until)
    else:
        yield case.doubtful(f"{reason}日期，请补填答复日期，确实没有答复的写明“未答复”和台账日期")


def _arithmetic(case: _Case) -> str:
    """From which day to which, in words that can be counted by hand."""
    given, clock = case.application, case.clock
    start = f"{given.received} 收到（{given.way.value}）"
    if given.supplied:
        start += f"，{given.supplied} 收到补正，自该日起算"
    if clock.extended:
        start += f"，{given.told} 告知延期"
    if clock.excluded:
        start += f"，扣除征求意见 {clock.excluded} 个工作日"
    return f"{case.name}：{start}，{clock.limit} 个工作日到 {clock.due}"

"""Rule: the sums in the annual report's tables come out.

要求：年报三张表的数字符合勾稽关系：新收加结转等于办理结果加结转下年，总计等于各项之和，件数为非负整数。

依据：国办公开办函〔2021〕30号附件表格及填报说明；2019、2020年度为国办公开办函〔2019〕60号。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，按行列名称读网页和附件里的表格，逐列逐行
   验算参数 identities 列出的勾稽关系；空白格按 0 计（空白另由“年报表格不留空”认定）。
2. 数字读得确切而算式不成立的，每条勾稽关系记一条不合格，写明算式。
3. 有的格不是数字、总计一格空白、整行像是错位、网页与附件不一致的，转人工。
4. 表格没有读到、被截断、在图片里的，存疑。

不适用：年报栏目未开设；没有该年度报告（由按时公布指标扣分）；2018年度及以前没有统一表格的报告。

整改：核对台账，改正表格后重新发布，并同步改正上报数据。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable
from rules.report_checks import Check, Verdict
from rules.report_identities import IDENTITIES, check_identity
from rules.report_reading import REPORTS, Report, owed_reports
from rules.report_tables import ReportTables

TITLE = "年报表格勾稽关系成立"
CATALOGUE = ("I1", "I2", "I3", "I4", "J1", "J2", "T1-1", "T1-2", "SD-044")
REQUIRES = REPORTS
#: So many sums that do not come out are told in full.
_TOLD = 5


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    years: int = 1,
    identities: tuple[str, ...] = ("I1", "I2", "I3", "I4", "J1", "J2", "T1-1"),
) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.tables is None:
            why = report.unread or "可能在图片中，或没有列表"
            yield unavailable(f"{report.name}没有读到表格（{why}），不能验算", report.evidence(), report.name)
        else:
            yield from _judge(report, report.tables, identities)


def _judge(report: Report, main: ReportTables, identities: tuple[str, ...]) -> Iterable[Finding]:
    judged = 0
    troubles: list[Finding] = []
    for identity in identities:
        checks = _checks(report, main, identity)
        judged += sum(check.verdict is Verdict.HOLDS for check in checks)
        troubles += _verdict(report, main, identity, checks)
    if judged and not troubles:
        names = "、".join(identities)
        yield passed(
            f"{report.name}的表格勾稽关系（{names}）{judged} 处全部成立", report.evidence(), report.name
        )
        return
    yield from troubles


def _checks(report: Report, main: ReportTables, identity: str) -> list[Check]:
    """The checks of the main set, and of further sets in the same page or file that have this table."""
    beside = [tables for tables in report.sets if tables.url == main.url and tables is not main]
    more = [check for tables in beside for check in check_identity(tables, identity) if check.key]
    return [*check_identity(main, identity), *more]


def _verdict(report: Report, main: ReportTables, identity: str, checks: Sequence[Check]) -> Iterable[Finding]:
    """What the checks of one identity come to; nothing where all of them hold."""
    wrong = [check for check in checks if check.verdict is Verdict.FAILS]
    sure = [check for check in wrong if not check.doubt]
    subject = f"{report.name} {identity}"
    head = f"{report.name}表格不符合勾稽关系“{IDENTITIES[identity]}”（{identity}）：{_told(sure or wrong)}"
    shown = report.evidence((sure or wrong or checks)[0].arithmetic[:120], main)
    if sure and _elsewhere_right(report, main, identity):
        yield manual(f"{head}；但另一份文件中的表格成立，两处不一致，请人工核对", shown, subject)
    elif sure:
        yield failed(head, shown, subject)
    elif wrong:
        yield manual(f"{head}；{wrong[0].doubt}，请人工核对", shown, subject)
    else:
        unknown = [check for check in checks if check.verdict is Verdict.UNKNOWN]
        if unknown:
            reason = f"{report.name}勾稽关系 {identity} 有 {len(unknown)} 处不能验算：{_told(unknown)}"
            yield unavailable(reason, shown, subject)


def _told(checks: Sequence[Check]) -> str:
    more = f"……共 {len(checks)} 处" if len(checks) > _TOLD else ""
    return "；".join(check.arithmetic for check in checks[:_TOLD]) + more


def _elsewhere_right(report: Report, main: ReportTables, identity: str) -> bool:
    """Whether the same tables in another page or file of the report come out."""
    for tables in report.sets:
        if tables.url == main.url:
            continue
        verdicts = {check.verdict for check in check_identity(tables, identity)}
        if verdicts == {Verdict.HOLDS}:
            return True
    return False

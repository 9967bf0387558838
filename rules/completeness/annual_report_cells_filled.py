"""Rule: no cell of the annual report's tables is left blank or struck out.

要求：年报表格每格都填阿拉伯数字，没有的填“0”，不留空白，不用“/”“-”“无”代替。

依据：国办公开办函〔2021〕30号填报说明；2019、2020年度为国办公开办函〔2019〕60号。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，数三张表里应填数字而空白、写“/”“-”“无”的
   格。
2. 申请表超过 most_requests 格、复议诉讼表超过 most_disputes 格、主动公开表超过 most_disclosed 格的，每张表
   记一条不合格；有而不超过的，转人工。
3. 表格来自有页码的文件（PDF 等）而空白没有任何符号的，可能是没有识别出的数字，转人工。
4. 表格没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告（由按时公布指标扣分）；2018年度及以前没有统一表格的报告。

整改：空白处补填“0”后重新发布。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable
from rules.report_cells import Cell, CellKind
from rules.report_labels import APPLICANTS, DISCLOSED_ROWS, DISPUTES, MEASURES, REQUEST_ROWS, RESULTS
from rules.report_reading import REPORTS, Report, owed_reports
from rules.report_tables import ReportTables

TITLE = "年报表格不留空"
CATALOGUE = ("AR-06",)
REQUIRES = REPORTS
_TOLD = 4


def check(
    facts: Facts,
    *,
    as_of: date,
    year: int = 0,
    years: int = 1,
    most_requests: int = 10,
    most_disputes: int = 5,
    most_disclosed: int = 5,
) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.tables is None:
            why = report.unread or "可能在图片中，或没有列表"
            yield unavailable(f"{report.name}没有读到表格（{why}）", report.evidence(), report.name)
        else:
            yield from _judge(report, report.tables, (most_disclosed, most_requests, most_disputes))


def _judge(report: Report, tables: ReportTables, most: tuple[int, int, int]) -> Iterable[Finding]:
    disclosed, requests, disputes = most
    grids: tuple[tuple[str, Mapping[str, Cell], int], ...] = (
        ("主动公开表", _disclosed(tables), disclosed),
        ("申请表", _requests(tables), requests),
        ("复议诉讼表", _disputes(tables), disputes),
    )
    troubles = [
        finding for name, cells, limit in grids for finding in _table(report, tables, name, cells, limit)
    ]
    if troubles:
        yield from troubles
        return
    count = sum(len(cells) for _, cells, _ in grids)
    yield passed(f"{report.name}表格已读 {count} 格，没有空白", report.evidence("", tables), report.name)


def _table(
    report: Report, tables: ReportTables, name: str, cells: Mapping[str, Cell], most: int
) -> Iterable[Finding]:
    blank = {place: cell for place, cell in cells.items() if cell.is_unfilled}
    if not blank:
        return
    places = "、".join(
        f"{place}{f'（写作“{cell.text}”）' if cell.text else ''}"
        for place, cell in list(blank.items())[:_TOLD]
    )
    more = "等" if len(blank) > _TOLD else ""
    told = (
        f"{report.name}{name}应填数字的 {len(cells)} 格中有 {len(blank)} 格空白或写“/”“-”“无”：{places}{more}"
    )
    subject = f"{report.name}{name}"
    shown = report.evidence(places[:100], tables)
    if tables.paged and all(cell.kind is CellKind.EMPTY for cell in blank.values()):
        reason = f"{told}；表格来自文件，空白可能是没有识别出的数字，请人工核对"
        yield manual(reason, shown, subject)
    elif len(blank) > most:
        yield failed(f"{told}，应填“0”", shown, subject)
    else:
        yield manual(f"{told}，不超过 {most} 格，请人工核对", shown, subject)


def _disclosed(tables: ReportTables) -> dict[str, Cell]:
    return {
        f"{DISCLOSED_ROWS[row]}的{MEASURES[column]}": cell for (row, column), cell in tables.disclosed.items()
    }


def _requests(tables: ReportTables) -> dict[str, Cell]:
    return {
        f"“{REQUEST_ROWS[row]}”行{APPLICANTS[column]}列": cell
        for (row, column), cell in tables.requests.items()
    }


def _disputes(tables: ReportTables) -> dict[str, Cell]:
    return {
        f"{DISPUTES[group]}的{RESULTS[outcome]}": cell for (group, outcome), cell in tables.disputes.items()
    }

"""Rule: a body that may make no regulations reports none.

要求：没有规章制定权的单位（政府部门、县级政府、乡镇街道），年报“规章”一行填0。

依据：《立法法》第九十三条（规章由国务院部门、省级和设区的市、自治州的政府制定）；国办公开办函〔2021〕30号填
报说明。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，读主动公开表“规章”一行。
2. 部门、乡镇街道在2021年度起的新表中填了大于0的数，为不合格。
3. 县（不设区的市、区）政府及其办公室填了数的，旧表“对外公开总数量”等填了数的，转人工。
4. 表格或该行没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；省级和设区的市政府及其办公厅（室）、国务院部门；2018年度及以前的报告。

整改：“规章”一行改填0；制定的文件属于行政规范性文件的，填在“行政规范性文件”一行。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Agency, AgencyKind, Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.report_labels import MEASURES
from rules.report_reading import REPORTS, Report, owed_reports
from rules.report_tables import ReportTables

TITLE = "无规章制定权的单位“规章”填0"
CATALOGUE = ("T1-5",)
REQUIRES = REPORTS
_NATIONAL = re.compile(r"^(?:中华人民共和国|国务院|国家|中国|海关总署)|^[\u4e00-\u9fff]{2,6}部$")
#: The office that reports for its government as well, whose regulations are then in its table.
_OFFICE = re.compile(r"政府办公[厅室]$")
_COUNTY = re.compile(r"(?:县|旗)(?:人民)?政府|(?:县|旗)$")


def check(facts: Facts, *, as_of: date, year: int = 0, years: int = 1) -> Iterable[Finding]:
    """Judge by the four parts above."""
    agency = facts.agency
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif _may_legislate(agency):
            reason = f"{agency.name}是政府或国务院部门，可能有规章制定权，不查“规章”是否为0"
            yield not_applicable(reason, report.evidence())
        elif report.tables is None:
            yield unavailable(f"{report.name}没有读到主动公开表", report.evidence(), report.name)
        else:
            yield _judge(report, report.tables, agency)


def _may_legislate(agency: Agency) -> bool:
    """Whether regulations of its own cannot be ruled out: governments but counties, national ministries."""
    if _is_government(agency):
        return not _COUNTY.search(agency.name)
    return agency.kind is AgencyKind.DEPARTMENT and bool(_NATIONAL.search(agency.name))


def _is_government(agency: Agency) -> bool:
    """Whether it is a government above the townships, or the office that reports for one."""
    office = agency.kind is AgencyKind.DEPARTMENT and _OFFICE.search(agency.name) is not None
    return agency.kind is AgencyKind.PORTAL or office


def _judge(report: Report, tables: ReportTables, agency: Agency) -> Finding:
    cells = {column: cell for (row, column), cell in tables.disclosed.items() if row == "regulations"}
    shown = report.evidence("规章", tables)
    unknown = [cell for cell in cells.values() if cell.value is None]
    if not cells or unknown:
        why = unknown[0].doubt if unknown else "没有读到“规章”一行"
        return unavailable(f"{report.name}：{why}", shown, report.name)
    filled = {column: cell for column, cell in cells.items() if cell.value}
    if not filled:
        return passed(f"{report.name}“规章”一行为 0", shown, report.name)
    told = "、".join(f"{MEASURES[column]} {cell.text}" for column, cell in filled.items())
    reason = f"{report.name}“规章”一行填了 {told}，而{agency.name}没有规章制定权，应填 0"
    doubt = next((cell.doubt for cell in filled.values() if cell.doubt), "")
    if _is_government(agency) or tables.is_old_form or doubt:
        return manual(f"{reason}，请人工核对{f'（{doubt}）' if doubt else ''}", shown, report.name)
    return failed(reason, shown, report.name)

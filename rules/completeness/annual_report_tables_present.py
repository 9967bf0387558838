"""Rule: the annual report has its three statutory tables, in the prescribed form, not as pictures.

要求：年报第二、三、四部分各有国家统一格式的表格，表格是可以读取的文字，不是图片。

依据：国办公开办函〔2021〕30号附件；2019、2020年度为国办公开办函〔2019〕60号附件。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，按行列名称在网页和附件里找三张表，三张都
   有的合格。
2. 正文和附件都已读全、读到了别的表而缺某张表，文中也没有该表文字的，每缺一张记一条不合格。
3. 2021年度起仍用2019年旧表（“本年新制作数量”等）的，记一条不合格。
4. 正文有表格文字而没有成表，或三张表一张也没有读到的，转人工；附件、图片没有读全的，存疑。

不适用：年报栏目未开设；没有该年度报告（由按时公布指标扣分）；2018年度及以前没有统一表格的报告。

整改：按统一格式补上文字表格后重新发布，不要用图片代替。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable
from rules.report_reading import FIRST_NEW_YEAR, REPORTS, Report, not_read, owed_reports

TITLE = "年报有三张统一格式的表格"
CATALOGUE = ("AR-05", "SD-044")
REQUIRES = REPORTS
#: What each table is called, and words that only stand in it.
_TABLES: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "disclosed": (
        "主动公开政府信息情况",
        re.compile(r"本年制发件数|现行有效件数|本年新\s*制作数量|处理决定数量|信息内容"),
    ),
    "requests": (
        "收到和处理政府信息公开申请情况",
        re.compile(r"本年新收政府信息公开申请数量|结转下年度继续办理|三安全一稳定|勾稽关系"),
    ),
    "disputes": (
        "政府信息公开行政复议、行政诉讼情况",
        re.compile(r"结果\s*维持|尚未\s*审结|未经复议直接起诉|复议后起诉"),
    ),
}


def check(facts: Facts, *, as_of: date, year: int = 0, years: int = 1) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
        elif report.tables is None and not report.is_legible:
            yield not_read(report)
        else:
            yield from _judge(report)


def _judge(report: Report) -> Iterable[Finding]:
    found = {
        "disclosed": any(tables.has_disclosed for tables in report.sets),
        "requests": any(tables.has_requests for tables in report.sets),
        "disputes": any(tables.has_disputes for tables in report.sets),
    }
    missing = [key for key, has in found.items() if not has]
    if missing:
        yield from (_missing(report, *_TABLES[key], alone=not any(found.values())) for key in missing)
        return
    old = report.year >= FIRST_NEW_YEAR and all(tables.is_old_form for tables in report.sets)
    if old and report.tables is not None:
        reason = (
            f"{report.name}用的是2019、2020年度的旧表（有“本年新制作数量”“本年增/减”或没有分项的“其他处理”），"
            f"{FIRST_NEW_YEAR}年度起应当用国办公开办函〔2021〕30号的表格"
        )
        yield failed(reason, report.evidence("", report.tables), report.name)
        return
    yield passed(f"{report.name}三张表格齐全，都可以读取", report.evidence(), report.name)


def _missing(report: Report, name: str, words: re.Pattern[str], *, alone: bool) -> Finding:
    """What to say of a table that was not found; ``alone``: none of the three was."""
    told = f"{report.name}没有读到“{name}”的表格"
    written = words.search(report.text)
    if written is not None:
        reason = f"{told}，但文中有表格中的文字“{written[0]}”，请人工查看是不是表格"
        return manual(reason, report.evidence(written[0]), name)
    if report.unread:
        return unavailable(f"{told}，而{report.unread}，不能认定", report.evidence(), name)
    if alone:
        return manual(f"{told}，可能是图片或没有列表，请人工查看", report.evidence(), name)
    reason = f"{told}：正文 {len(report.text)} 字和附件已读全，另外的表格读到了，没有这张表（或做成了图片）"
    return failed(reason, report.evidence(), name)

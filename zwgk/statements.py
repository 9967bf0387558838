"""``zwgk statement``: the monthly statement (月报表, SD-027) as far as the crawl saw it.

Each column that the audit asks for is a task: what was published in the month, how fresh it is, where it
stands.  Who is responsible is left blank for the office to fill in.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import typer
import xlsxwriter

from audit.errors import InputError
from audit.model import Agency, Column, ColumnId, Coverage, Record
from audit.periods import PeriodKind, kind_of, read_period, span_of
from audit.store import Store
from zwgk.workspace import Workspace, open_workspace

TITLES = (
    *("单位编码", "单位", "任务（栏目）", "网站上的名称", "本月发布条数", "最近发布日期", "查找情况"),
    *("链接", "责任科室", "经办人", "备注"),
)
_WIDTHS = (12, 28, 20, 20, 12, 14, 12, 48, 16, 12, 44)
_LEADS_TO_A_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the statement."""

    agency: Agency
    column: str
    label: str
    count: int | None
    newest: date | None
    coverage: str
    url: str
    note: str

    @property
    def cells(self) -> tuple[str | int, ...]:
        """The row as it is written; blank cells are for the office."""
        newest = "" if self.newest is None else self.newest.isoformat()
        count = "" if self.count is None else self.count
        return (
            *(self.agency.id, self.agency.name, self.column, self.label, count, newest),
            *(self.coverage, self.url, "", "", self.note),
        )


def write_statement(folder: Path, month: str, agency: str, output: Path) -> None:
    """Write the month's statement of one or all bodies to ``output`` (.xlsx or .csv).

    Raises InputError where the month or the body is none, or the file's kind is unknown.
    """
    workspace = open_workspace(folder)
    period = _month(month, workspace)
    agencies = _chosen(agency, workspace)
    if output.suffix.lower() not in {".xlsx", ".csv"}:
        raise InputError.one(output, "不知道写成哪种格式", "请把文件名写成 .xlsx 或 .csv")
    with contextlib.closing(workspace.store()) as store:
        tasks = [task for body in agencies for task in tasks_of(store, body, period)]
    if not tasks:
        raise InputError.one(folder, "还没有采集数据", "请先运行 zwgk crawl")
    data = _csv(tasks) if output.suffix.lower() == ".csv" else _xlsx(tasks, period, workspace)
    output.write_bytes(data)
    typer.echo(f"已写出 {output}：{period} 月报表，{len(agencies)} 个单位，{len(tasks)} 行")


def tasks_of(store: Store, agency: Agency, month: str) -> Iterator[Task]:
    """The rows of one body: each column that was looked for, in the order of the standard names."""
    span = span_of(month)
    assert span is not None
    by_column: dict[str, list[Record]] = {}
    for record in store.records(agency.id):
        by_column.setdefault(record.column, []).append(record)
    order = {column.value: place for place, column in enumerate(ColumnId)}
    for column in sorted(store.columns(agency.id), key=lambda column: order.get(column.id, len(order))):
        records = by_column.get(column.id, [])
        shown = [day for record in records if (day := record.shown) is not None]
        known = column.coverage in {Coverage.COMPLETE, Coverage.PARTIAL}
        yield Task(
            agency=agency,
            column=ColumnId(column.id).label,
            label=column.label,
            count=sum(day in span for day in shown) if known else None,
            newest=max(shown, default=column.last_published),
            coverage=column.coverage.label,
            url=column.url,
            note=_note(column, undated=len(records) - len(shown)),
        )


def _note(column: Column, undated: int) -> str:
    parts = [
        "没有读全，条数是至少数" if column.coverage is Coverage.PARTIAL else "",
        "没有读到，条数不详" if column.coverage is Coverage.BLOCKED else "",
        f"另有 {undated} 条没有日期，未计入" if undated else "",
        column.explanation,
    ]
    return "；".join(part for part in parts if part)


def _month(text: str, workspace: Workspace) -> str:
    """The month that was asked for; by default the last one that was over on the audit's day."""
    if not text:
        first = workspace.config.as_of.replace(day=1)
        return f"{first - timedelta(days=1):%Y-%m}"
    month = read_period(text)
    if month is None or kind_of(month) is not PeriodKind.MONTH:
        raise InputError.one("--month", f"“{text}”不是月份", "请写成 2026-10 的形式")
    return month


def _chosen(text: str, workspace: Workspace) -> Sequence[Agency]:
    if not text:
        return workspace.agencies
    found = [agency for agency in workspace.agencies if text in {agency.id, agency.name}]
    if not found:
        raise InputError.one("--agency", f"名册里没有“{text}”", "请写名册里的编码或名称")
    return found


def _csv(tasks: Sequence[Task]) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(TITLES)
    writer.writerows([_harmless(cell) for cell in task.cells] for task in tasks)
    return codecs.BOM_UTF8 + table.getvalue().encode("utf-8", "replace")


def _harmless(cell: str | int) -> str | int:
    """A text that no spreadsheet computes: sites' words stand in these cells."""
    if isinstance(cell, str) and cell.startswith(_LEADS_TO_A_FORMULA):
        return f"'{cell}"
    return cell


def _xlsx(tasks: Sequence[Task], month: str, workspace: Workspace) -> bytes:
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(data, options)
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "border": 1})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("月报表")
    sheet.write_string(0, 0, f"政务公开、信用信息公开月报表（{month}）", title)
    seen = f"数据取自网站采集（检查时点 {workspace.config.as_of}）；责任科室、经办人由单位填写。"
    sheet.write_string(1, 0, seen)
    sheet.write_row(2, 0, TITLES, head)
    for number, task in enumerate(tasks, start=3):
        sheet.write_row(number, 0, task.cells, cell)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 3)
    sheet.autofilter(2, 0, 2 + len(tasks), len(TITLES) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return data.getvalue()

"""A small department budget and its accounts: headings, tables and explanations, to be spoiled by tests."""

from __future__ import annotations

from audit.model import DocumentReading, Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import a_file, a_record, absent, complete, partly, some_facts

READ, SCANNED = DocumentReading.READ, DocumentReading.SCANNED
HEADINGS = (
    "部门收支总体情况表",
    "部门收入总体情况表",
    "部门支出总体情况表",
    "财政拨款收支总体情况表",
    "一般公共预算支出情况表",
    "一般公共预算基本支出情况表",
    "一般公共预算“三公”经费支出情况表",
    "政府性基金预算支出情况表",
)
WORDS = (
    "主要职责：负责全县教育工作。机构设置：内设五个科室。预算比上年增加2万元。机关运行经费8万元。"
    "政府采购预算3万元。国有资产占用：车辆一辆。绩效目标见附表。名词解释：财政拨款收入。"
)
THREE = Table(
    (
        ("一般公共预算“三公”经费支出情况表",) * 6,
        ("单位：万元",) * 6,
        ("合计", "因公出国（境）费", *("公务用车购置及运行费",) * 3, "公务接待费"),
        ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费"),
        ("1", "2", "3", "4", "5", "6"),
        ("12.50", "0", "10.00", "0", "10.00", "2.50"),
    )
)
TOTAL = Table(
    (
        ("收入", "预算数", "支出", "预算数"),
        ("本年收入合计", "100.00", "本年支出合计", "100.00"),
        ("收入总计", "100.00", "支出总计", "100.00"),
    ),
    title="部门收支总体情况表（单位：万元）",
)
EXPENDITURE = Table(
    (
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("", "合计", "100.00", "70.00", "30.00"),
        ("2050101", "行政运行", "100.00", "70.00", "30.00"),
    ),
    title="部门支出总体情况表 单位：万元",
)
GENERAL = Table((("2050101", "行政运行", "100.00"),), title="一般公共预算支出情况表 单位：万元")
BASIC = Table(
    (
        ("经济科目", "名称", "合计", "人员经费", "公用经费"),
        ("合计", "", "70.00", "60.00", "10.00"),
        ("30101", "基本工资", "60.00", "60.00", "0"),
    ),
    title="一般公共预算基本支出情况表 单位：万元",
)
TABLES = (TOTAL, EXPENDITURE, GENERAL, BASIC, THREE)


def budget(
    text: str | None = None,
    *tables: Table,
    title: str = "清源县教育局2026年部门预算",
    headings: tuple[str, ...] = HEADINGS,
    **more: object,
) -> Record:
    """The budget of 2026 with its headings; ``text`` in place of the usual explanations."""
    body = "\n".join((*headings, WORDS if text is None else text))
    return a_record(title, "2026-03-20", column="budget", text=body, tables=tables, **more)


def accounts(text: str | None = None, *tables: Table, **more: object) -> Record:
    """The accounts of 2025."""
    headings = tuple(
        heading.replace("预算", "预算财政拨款").replace("情况表", "决算表") for heading in HEADINGS
    )
    body = "\n".join((*headings, WORDS if text is None else text))
    return a_record(
        "清源县教育局2025年度部门决算", "2026-09-10", column="budget", text=body, tables=tables, **more
    )


def column(*records: Record) -> Facts:
    """A budget column that was read to its end."""
    return some_facts(complete("budget", *records))


__all__ = [
    "BASIC",
    "EXPENDITURE",
    "GENERAL",
    "HEADINGS",
    "READ",
    "SCANNED",
    "TABLES",
    "THREE",
    "TOTAL",
    "WORDS",
    "a_file",
    "absent",
    "accounts",
    "budget",
    "column",
    "complete",
    "partly",
    "some_facts",
]

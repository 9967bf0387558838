from __future__ import annotations

import pytest

from audit.model import DocumentReading, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    absent,
    complete,
    partly,
    some_facts,
)

RULE = "page_mentions"
ELEMENTS = {
    "column": "functions",
    "elements": ["职责=职责/职能", "办公地址=地址", "联系电话=电话"],
}
FULL = "主要职责：负责全县教育工作。" * 6 + "地址：和平路1号。电话：3322110。"


def page(text: str, title: str = "机构职能", **more: object) -> Record:
    """An item of the column."""
    return a_record(title, column="functions", text=text, **more)


def column(*records: Record) -> Facts:
    """The column, read to its end."""
    return some_facts(complete("functions", *records))


CASES = (
    Case("every element", column(page(FULL)), "pass", ("全部 3 项",), ELEMENTS),
    Case(
        "no telephone",
        column(page(FULL.replace("电话", ""))),
        "fail",
        ("没有写明“联系电话”", "找到 2 项"),
        ELEMENTS,
    ),
    Case(
        "elements spread over items",
        column(page("主要职责：教育。" * 9), page("地 址：和平路1号，电话：3322110")),
        "pass",
        (),
        ELEMENTS,
        look_alike=True,
    ),
    Case(
        "a sub-column of its own",
        some_facts(
            complete("functions", page(FULL.replace("电话", "")), parts=("内设机构", "联系电话")),
        ),
        "pass",
        (),
        ELEMENTS,
        look_alike=True,
    ),
    Case(
        "an office wants a person to look",
        column(page("职责" * 60)),
        "manual",
        ("没有写明“办公地址”“联系电话”",),
        {**ELEMENTS, "missing_fails": "false"},
    ),
    Case(
        "a page of links says little",
        column(page("点击查看")),
        "unavailable",
        ("少于 60 字",),
        ELEMENTS,
        look_alike=True,
    ),
    Case(
        "the rest may be in the scan",
        column(page("主要职责：教育。" * 9, files=(a_file("三定.pdf", reading=DocumentReading.SCANNED),))),
        "unavailable",
        ("扫描件",),
        ELEMENTS,
        look_alike=True,
    ),
    Case(
        "not read",
        column(a_record("机构职能", column="functions", outcome=None)),
        "unavailable",
        (),
        ELEMENTS,
    ),
    Case(
        "only items of that title",
        column(page(FULL, "机构概况"), page("短", "其他")),
        "pass",
        (),
        {**ELEMENTS, "titles": "机构"},
    ),
    Case(
        "no item of that title",
        column(page(FULL, "其他")),
        "not_applicable",
        (),
        {**ELEMENTS, "titles": "机构"},
    ),
    Case("empty: charged elsewhere", column(), "not_applicable", (), ELEMENTS),
    Case("no column: charged elsewhere", some_facts(absent("functions")), "not_applicable", (), ELEMENTS),
    Case("not read to its end", some_facts(partly("functions", page(""))), "unavailable", (), ELEMENTS),
    Case(
        "both words wanted",
        column(page("分管政务工作。信息公开指南。" * 9)),
        "fail",
        (),
        {"column": "functions", "elements": ["分管=分管+政务公开"]},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import DocumentReading, Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, partly, some_facts

RULE = "list_has_fields"
FIELDS: dict[str, object] = {
    "columns": "services powers",
    "titles": "中介服务+清单 中介服务+目录",
    "fields": ["项目名称=名称/事项", "设置依据=依据", "服务时限=时限/办理时间"],
    "missing_fails": "true",
}
HEAD = ("序号", "中介服务事项", "设定依据", "服务时限")
TITLE = "行政审批中介服务事项清单"


def grid(*heads: str) -> tuple[Table, ...]:
    return (Table((heads, tuple("甲" for _ in heads))),)


def item(*heads: str, title: str = TITLE, text: str = "现予公布。", **more: object) -> Record:
    return a_record(title, column="services", text=text, tables=grid(*heads) if heads else (), **more)


def site(*records: Record) -> Facts:
    return some_facts(complete("services", *records), absent("powers"))


CASES = (
    Case("every field", site(item(*HEAD)), "pass", ("3 栏都写明",), FIELDS),
    Case(
        "a field in the text",
        site(item(*HEAD[:3], text="服务时限均为5日。")),
        "pass",
        (),
        FIELDS,
        look_alike=True,
    ),
    Case("a field is missing", site(item(*HEAD[:3])), "fail", ("没有“服务时限”栏",), FIELDS),
    Case("two are missing", site(item("序号", "名称")), "fail fail", (), FIELDS),
    Case(
        "by default a person looks",
        site(item(*HEAD[:3])),
        "manual",
        (),
        {key: value for key, value in FIELDS.items() if key != "missing_fails"},
        look_alike=True,
    ),
    Case(
        "in two rows of heads",
        site(replace(item(), tables=(Table((("服务", "服务", "要求"), ("名称", "依据", "时限"))),))),
        "pass",
        (),
        FIELDS,
        look_alike=True,
    ),
    Case(
        "the list is a scan",
        site(item(files=(a_file("清单.pdf", reading=DocumentReading.SCANNED),))),
        "unavailable",
        ("扫描件",),
        FIELDS,
        look_alike=True,
    ),
    Case("no table was read", site(item()), "unavailable", ("没有读到表格",), FIELDS, look_alike=True),
    Case("no such list: not judged here", site(item(*HEAD, title="通知")), "not_applicable", (), FIELDS),
    Case("no such columns", some_facts(absent("services"), absent("powers")), "manual", (), FIELDS),
    Case(
        "not read to its end",
        some_facts(partly("services"), complete("powers")),
        "unavailable",
        ("第 3 页超时",),
        FIELDS,
    ),
    Case("blocked", some_facts(blocked("services"), complete("powers")), "unavailable", (), FIELDS),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "titled_item_published"
TASKS = {
    "columns": "policy notices",
    "titles": ["政务公开+要点", "政务公开+方案"],
    "without": "解读",
    "year_back": "0",
    "missing_fails": "true",
}


def item(title: str, shown: str = "2026-03-02", **more: object) -> Record:
    """A policy document."""
    return a_record(title, shown, **more)


def column(*records: Record) -> Facts:
    """Policies and notices, both read to their end."""
    return some_facts(complete("policy", *records), complete("notices"))


CASES = (
    Case("this year's key tasks", column(item("关于印发2026年政务公开工作要点的通知")), "pass", (), TASKS),
    Case(
        "a plan of three years",
        column(item("2025—2027年政务公开工作实施方案", "2025-03-02")),
        "pass",
        (),
        TASKS,
        look_alike=True,
    ),
    Case(
        "a plan of years gone by",
        column(item("2023—2025年政务公开工作实施方案", "2023-03-02")),
        "fail",
        (),
        TASKS,
    ),
    Case("one of two wordings", column(item("2026年政务公开实施方案")), "pass", (), TASKS),
    Case(
        "words broken by spaces and width",
        column(item("２０２６年 政务公开 工作要点")),
        "pass",
        (),
        TASKS,
        look_alike=True,
    ),
    Case(
        "the file has the name",
        column(item("通知", files=(a_file("2026年政务公开工作要点.docx"),))),
        "pass",
        (),
        TASKS,
        look_alike=True,
    ),
    Case(
        "no year in the title, published this year",
        column(item("政务公开工作要点")),
        "pass",
        (),
        TASKS,
        look_alike=True,
    ),
    Case("last year's", column(item("2025年政务公开工作要点", "2025-04-01")), "fail", ("2026年度",), TASKS),
    Case(
        "this year's is not due yet",
        column(item("2025年政务公开工作要点", "2025-04-01")),
        "pass",
        ("2025年度",),
        {**TASKS, "due": "12-31"},
        look_alike=True,
    ),
    Case(
        "this year's is due",
        column(item("2025年政务公开工作要点", "2025-04-01")),
        "fail",
        ("2026年度",),
        {**TASKS, "due": "03-31"},
    ),
    Case("an excluded word", column(item("2026年政务公开工作要点解读")), "fail", (), TASKS),
    Case(
        "by default a person looks: the title may be worded otherwise",
        column(item("2026年公开工作任务")),
        "manual",
        ("请人工核对",),
        {key: value for key, value in TASKS.items() if key != "missing_fails"},
        look_alike=True,
    ),
    Case(
        "two wanted, one found",
        column(item("2026年政务公开工作要点")),
        "fail",
        ("应有 2 条",),
        {**TASKS, "minimum": "2"},
    ),
    Case(
        "the other column was not read to its end",
        some_facts(complete("policy", item("别的")), partly("notices")),
        "unavailable",
        ("而“通知公告”栏目",),
        TASKS,
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("policy"), complete("notices")), "unavailable", (), TASKS),
    Case(
        "neither column exists: charged elsewhere",
        some_facts(absent("policy"), absent("notices")),
        "not_applicable",
        (),
        TASKS,
    ),
    Case(
        "one column exists and was read",
        some_facts(complete("policy"), absent("notices")),
        "fail",
        ("“政策文件”0 条",),
        TASKS,
    ),
    Case(
        "a duty of another field",
        some_facts(absent("environment"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        {"columns": "environment", "titles": "重点排污单位名录"},
    ),
    Case(
        "whether the body has the field nobody has said",
        some_facts(absent("environment")),
        "manual",
        (),
        {"columns": "environment", "titles": "重点排污单位名录", "missing_fails": "true"},
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

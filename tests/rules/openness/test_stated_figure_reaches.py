from __future__ import annotations

import pytest

from audit.model import DocumentReading, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, partly, some_facts

RULE = "stated_figure_reaches"
WEIGHT: dict[str, object] = {
    "columns": "policy notices",
    "titles": ["绩效+考核", "考核+办法"],
    "words": "政务公开 信息公开",
    "units": "分 %",
    "minimum": "4",
}
TITLE = "2026年度绩效考核办法"


def site(*records: Record) -> Facts:
    return some_facts(complete("policy", *records), complete("notices"))


def rule(text: str, title: str = TITLE, **more: object) -> Record:
    return a_record(title, text=text, **more)


CASES = (
    Case(
        "four points of a hundred",
        site(rule("政务公开工作4分，由县政府办考核。")),
        "pass",
        ("不少于 4",),
        WEIGHT,
    ),
    Case("a share", site(rule("信息公开（占绩效考核的 4.5%）")), "pass", ("4.5%",), WEIGHT),
    Case("digits of full width", site(rule("政务公开５分")), "pass", (), WEIGHT, look_alike=True),
    Case(
        "one part of it is small, another is enough",
        site(rule("政务公开平台建设1分。政务公开工作满分5分。")),
        "pass",
        (),
        WEIGHT,
        look_alike=True,
    ),
    Case(
        "three points: of how many, a person has to see",
        site(rule("政务公开工作3分。")),
        "manual",
        ("少于 4", "请人工核对"),
        WEIGHT,
        look_alike=True,
    ),
    Case(
        "the line of a grade is no weight",
        site(rule("政务公开工作实行百分制考核，优秀为90分以上。")),
        "unavailable",
        (),
        {**WEIGHT, "maximum": "30"},
        look_alike=True,
    ),
    Case(
        "how the disclosure itself is appraised is another document",
        site(rule("政务公开工作10分。", "政务公开考核办法")),
        "not_applicable",
        (),
        {**WEIGHT, "without": "政务公开"},
        look_alike=True,
    ),
    Case(
        "a figure of the next sentence is none of it",
        site(rule("政务公开按规定考核。安全生产10分。")),
        "unavailable",
        ("没有读到写明",),
        WEIGHT,
        look_alike=True,
    ),
    Case(
        "the table lies in a scan",
        site(rule("见附件", files=(a_file("考核表.pdf", reading=DocumentReading.SCANNED),))),
        "unavailable",
        ("扫描件",),
        WEIGHT,
        look_alike=True,
    ),
    Case("no such document: not judged here", site(rule("…", "通知")), "not_applicable", (), WEIGHT),
    Case("no such columns", some_facts(absent("policy"), absent("notices")), "not_applicable", (), WEIGHT),
    Case(
        "not read to its end",
        some_facts(partly("policy"), complete("notices")),
        "unavailable",
        ("第 3 页超时",),
        WEIGHT,
    ),
    Case("blocked", some_facts(blocked("policy"), complete("notices")), "unavailable", (), WEIGHT),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

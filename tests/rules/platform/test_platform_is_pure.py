from __future__ import annotations

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "platform_is_pure"
NEWS = ("县长调研春耕生产", "局长看望慰问困难职工", "县教育局组织召开安全工作会议", "我局开展志愿服务活动")
PAPERS = tuple(f"关于第{number}批教师资格认定的通知" for number in range(12))


def holding(*titles: str) -> Facts:
    return some_facts(complete("statutory", *(a_record(title, column="statutory") for title in titles)))


CASES = (
    Case("documents only", holding(*PAPERS), "pass", ("占 0%",)),
    Case("a third is news", holding(*PAPERS[:8], *NEWS), "manual", ("4 条", "33%")),
    Case("one of thirteen", holding(*PAPERS, NEWS[0]), "pass", ("占 8%",), look_alike=True),
    Case(
        "a document about an activity",
        holding(*PAPERS[:8], *(f"{title}方案" for title in NEWS)),
        "pass",
        look_alike=True,
    ),
    Case(
        "a notice of a meeting",
        holding(*(f"关于召开第{n}次会议的通知" for n in range(10))),
        "pass",
        look_alike=True,
    ),
    Case("too few", holding(*NEWS), "not_applicable", ("少于 10 条",), look_alike=True),
    Case("a looser limit", holding(*PAPERS[:8], *NEWS), "pass", (), {"share": "0.5"}),
    Case(
        "older than the period",
        some_facts(
            complete("statutory", *(a_record(title, "2020-01-01", column="statutory") for title in NEWS * 3))
        ),
        "not_applicable",
    ),
    Case(
        "read in part, enough of it",
        some_facts(partly("statutory", *(a_record(title, column="statutory") for title in PAPERS))),
        "pass",
        ("没有读全",),
    ),
    Case(
        "read in part, too little",
        some_facts(partly("statutory", a_record(NEWS[0], column="statutory"))),
        "unavailable",
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("statutory")), "unavailable"),
    Case("none", some_facts(absent("statutory")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

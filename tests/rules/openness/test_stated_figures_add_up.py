from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "stated_figures_add_up"
SUMMARY: dict[str, object] = {"columns": "proposals", "titles": "办理+情况"}


def summary(text: str, title: str = "2026年建议提案办理情况") -> Record:
    return a_record(title, column="proposals", text=text)


def site(*records: Record) -> Facts:
    return some_facts(complete("proposals", *records))


CASES = (
    Case(
        "the parts make up the total",
        site(summary("共承办人大代表建议50件，其中A类30件，B类20件。")),
        "pass",
        ("1 处相符",),
        SUMMARY,
    ),
    Case(
        "too many parts",
        site(summary("共承办人大代表建议50件，其中A类40件，B类20件。")),
        "manual",
        ("40 + 20 = 60",),
        SUMMARY,
        look_alike=True,
    ),
    Case(
        "a share that is off",
        site(summary("承办建议50件，其中已解决30件，占70%；正在解决20件，占30%。")),
        "manual manual pass",
        ("30 ÷ 50 = 60.00%",),
        SUMMARY,
        look_alike=True,
    ),
    Case(
        "rounded shares agree",
        site(summary("共承办建议30件，其中A类20件，占66.7%，B类10件，占33.3%。")),
        "pass",
        ("3 处相符",),
        SUMMARY,
        look_alike=True,
    ),
    Case(
        "not all parts are named",
        site(summary("共收到建议50件，其中A类30件，B类15件。")),
        "unavailable",
        ("没有读到可以验算的数字",),
        SUMMARY,
        look_alike=True,
    ),
    Case("no figures at all", site(summary("各项建议均已办结。")), "unavailable", (), SUMMARY),
    Case("no such summary", site(summary("…", "对第3号建议的答复")), "not_applicable", (), SUMMARY),
    Case("no such column", some_facts(absent("proposals")), "not_applicable", (), SUMMARY),
    Case("not read to its end", some_facts(partly("proposals")), "unavailable", ("第 3 页超时",), SUMMARY),
    Case("blocked", some_facts(blocked("proposals")), "unavailable", (), SUMMARY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

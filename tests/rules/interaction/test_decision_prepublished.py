from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, partly, some_facts

RULE = "decision_prepublished"
ISSUED = a_record("关于印发《清源县养犬管理办法》的通知", "2026-06-01", issued="2026-05-28")


def call(title: str, shown: str | None = "2026-03-01", column: str = "consultation") -> Record:
    return a_record(title, shown, column=column)


def site(*policies: Record, calls: tuple[Record, ...] = (), notices: tuple[Record, ...] = ()) -> Facts:
    return some_facts(
        complete("policy", *policies),
        complete("consultation", *calls),
        complete("notices", *notices),
        absent("decisions"),
    )


DRAFT = call("关于公开征求《清源县养犬管理办法（征求意见稿）》意见的公告")

CASES = (
    Case("its draft was shown before", site(ISSUED, calls=(DRAFT,)), "pass", ("1 件印发前征求过意见",)),
    Case(
        "shown among the notices",
        site(ISSUED, notices=(call("关于养犬管理办法公开征求意见的通知", column="notices"),)),
        "pass",
        look_alike=True,
    ),
    Case(
        "only the outcome is left on the site",
        site(ISSUED, calls=(call("《清源县养犬管理办法》征求意见采纳情况", "2026-04-20"),)),
        "pass",
        look_alike=True,
    ),
    Case("nothing was shown", site(ISSUED), "manual", ("请人工核对是否应当预公开",), look_alike=True),
    Case(
        "asked only after it was issued",
        site(ISSUED, calls=(call(DRAFT.title, "2026-07-01"),)),
        "manual",
        ("2026-07-01 才发布",),
        look_alike=True,
    ),
    Case("asked, nobody knows when", site(ISSUED, calls=(call(DRAFT.title, None),)), "manual", ("没有日期",)),
    Case(
        "another draft is not this one",
        site(ISSUED, calls=(call("关于公开征求《清源县停车收费规定》意见的公告"),)),
        "manual",
    ),
    Case(
        "the consultations were not read to their end",
        some_facts(
            complete("policy", ISSUED), partly("consultation"), complete("notices"), absent("decisions")
        ),
        "unavailable",
        ("第 3 页超时",),
        look_alike=True,
    ),
    Case("policies are blocked", some_facts(blocked("policy")), "unavailable"),
    Case(
        "appointments are no decision of that kind",
        site(a_record("关于印发《干部任免管理办法》的通知", "2026-06-01")),
        "not_applicable",
        look_alike=True,
    ),
    Case("no column of policies", some_facts(absent("policy")), "not_applicable"),
    Case(
        "the newest are looked at",
        site(*(a_record(f"清源县第{n}号事项管理办法", f"2026-0{n}-01") for n in range(1, 7)), calls=()),
        "manual manual",
        ("第6号", "第5号"),
        {"sample": "2"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

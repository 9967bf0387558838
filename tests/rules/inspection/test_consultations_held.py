from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, a_record, absent, complete, partly, some_facts

RULE = "consultations_held"


def calls(many: int, day: str | None = "2026-04-01", name: str = "办法") -> list[object]:
    return [
        a_record(f"关于公开征求《清源县第{number}号{name}》意见的公告", day, column="consultation")
        for number in range(many)
    ]


CASES = (
    Case("six", some_facts(complete("consultation", *calls(6))), "pass", ("6 次",)),
    Case("five", some_facts(complete("consultation", *calls(5))), "fail", ("5 次，不足 6 次",)),
    Case(
        "one of them of long ago",
        some_facts(complete("consultation", *calls(5), *calls(1, "2025-03-01"))),
        "fail",
    ),
    Case(
        "five, and one without a date",
        some_facts(complete("consultation", *calls(5), *calls(1, None, "规定"))),
        "unavailable",
        look_alike=True,
    ),
    Case("a part of the list", some_facts(partly("consultation", *calls(5))), "unavailable", look_alike=True),
    Case(
        "enough in a part of the list", some_facts(partly("consultation", *calls(6))), "pass", look_alike=True
    ),
    Case(
        "results are no calls",
        some_facts(
            complete(
                "consultation",
                *calls(5),
                a_record("《清源县停车办法》征求意见采纳情况", column="consultation"),
            )
        ),
        "fail",
    ),
    Case(
        "the same call twice",
        some_facts(complete("consultation", *calls(5), *calls(1, "2026-04-09"))),
        "fail",
    ),
    Case(
        "a survey of one name every half year",
        some_facts(
            complete(
                "consultation",
                *calls(4),
                *(
                    a_record("政务公开满意度调查", day, column="consultation")
                    for day in ("2026-01-10", "2026-07-10")
                ),
            )
        ),
        "manual",
        ("另有 1 条可能也是",),
        look_alike=True,
    ),
    Case(
        "opinions on rules about results",
        some_facts(
            complete(
                "consultation",
                *calls(5),
                a_record("关于公开征求《行政执法结果公示办法》意见的公告", column="consultation"),
            )
        ),
        "manual",
        look_alike=True,
    ),
    Case(
        "a survey counts",
        some_facts(
            complete("consultation", *calls(5), a_record("停车难问题问卷调查", column="consultation"))
        ),
        "pass",
        look_alike=True,
    ),
    Case("no column", some_facts(absent("consultation")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

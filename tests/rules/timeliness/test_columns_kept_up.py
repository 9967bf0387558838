from __future__ import annotations

import pytest

from audit.model import Column, Record
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "columns_kept_up"
YEARLY = ("personnel", "plans", "budget", "statistics", "annual_report")
ALL = ("news", "notices", "policy", "interpretation", *YEARLY)
STRICT = {"max_stale": 2, "max_overdue": 3, "max_empty": 2}


def with_item(column: str, shown: str | None) -> tuple[Column, tuple[Record, ...]]:
    return complete(column, a_record("一条", shown, column=column))


FRESH = [with_item(column, "2026-11-18") for column in ALL]
STALE = [with_item(column, "2026-03-01") for column in ALL]
OVERDUE = [with_item(column, "2024-03-01") for column in ALL]
EMPTY = [complete(column) for column in ALL]
CASES = (
    Case(
        "an index of links is not counted as empty",
        some_facts(complete("functions"), complete("powers"), complete("leaders"), *FRESH),
        "pass pass unavailable",
        (),
        {"max_empty": 2},
        look_alike=True,
    ),
    Case("all kept up", some_facts(*FRESH), "pass pass pass", ("近期不更新的栏目 0 个",)),
    Case(
        "too many stale", some_facts(*STALE), "fail pass pass", ("近期不更新的栏目 4 个", "通知公告"), STRICT
    ),
    Case(
        "too many overdue, and those are stale as well",
        some_facts(*OVERDUE),
        "fail fail pass",
        ("达到 3 个即否决",),
        STRICT,
    ),
    Case("too many empty", some_facts(*EMPTY), "fail pass pass", ("空白栏目 9 个",)),
    Case("the thresholds of the inspection", some_facts(*STALE), "pass pass pass", ("未达到 5 个",)),
    Case(
        "old items, and the pages say that there was nothing since",
        some_facts(
            *(
                complete(
                    column, a_record("一条", "2024-03-01", column=column), explanation="本年度无此类情况"
                )
                for column in ALL
            )
        ),
        "pass unavailable unavailable",
        (),
        STRICT,
        look_alike=True,
    ),
    Case(
        "six months to the day are not more than six months",
        some_facts(*(with_item(column, "2026-05-20") for column in ("notices", "policy", "interpretation"))),
        "pass pass pass",
        ("近期不更新的栏目 0 个",),
        {"max_stale": 1},
        look_alike=True,
    ),
    Case(
        "an explanation is no emptiness",
        some_facts(*(complete(column, explanation="本年度无此类情况") for column in ALL)),
        "pass pass pass",
        look_alike=True,
    ),
    Case(
        "what was not read may be kept up: too many of it leave the matter open",
        some_facts(*(blocked(column) for column in ALL)),
        "pass pass unavailable",
    ),
    Case(
        "undated items may be new",
        some_facts(*(with_item(column, None) for column in ALL)),
        "pass pass unavailable",
        (),
        {"max_overdue": 5, "max_stale": 5},
    ),
    Case("few unread columns change nothing", some_facts(*FRESH[1:], partly("news")), "pass pass pass"),
    Case(
        "a static page has no cycle",
        some_facts(
            *(complete(column, a_record("页面", None, column=column, is_page=True)) for column in ALL)
        ),
        "pass pass pass",
        (),
        STRICT,
        look_alike=True,
    ),
    Case(
        "absent columns are charged elsewhere",
        some_facts(*(absent(column) for column in ALL)),
        "not_applicable",
    ),
    Case(
        "columns of other fields are not counted",
        some_facts(complete("statistics"), *FRESH[:4], agency=an_agency(functions="education")),
        "pass pass pass",
        (),
        {"max_empty": 1},
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rules.facts import Facts
from tests.rules.budget.papers import absent, complete, partly, some_facts
from tests.rules.facts_for_tests import Case, a_record

RULE = "budgets_of_years_kept"


def of(budgets: Iterable[int], accounts: Iterable[int], others: tuple[str, ...] = ()) -> Facts:
    """A column with the budgets and accounts of those years."""
    titles = [f"清源县教育局{year}年部门预算" for year in budgets]
    titles += [f"清源县教育局{year}年度部门决算" for year in accounts]
    return some_facts(complete("budget", *(a_record(t, column="budget") for t in (*titles, *others))))


CASES = (
    Case("three years back", of(range(2023, 2027), range(2022, 2026)), "pass pass"),
    Case(
        "one in the middle is gone",
        of((2026, 2025, 2023), range(2022, 2026)),
        "fail pass",
        ("没有2024年度预算",),
    ),
    Case(
        "the oldest may be of before the body existed",
        of((2026, 2025, 2024), range(2022, 2026)),
        "manual pass",
        ("尚未成立",),
        look_alike=True,
    ),
    Case(
        "this year's is another rule's",
        of((2025, 2024, 2023), range(2022, 2026)),
        "pass pass",
        look_alike=True,
    ),
    Case(
        "an item without its year may be it",
        of((2026, 2025, 2023), range(2022, 2026), ("部门预算公开",)),
        "pass unavailable",
        look_alike=True,
    ),
    Case("of two years only", of((2026, 2025), ()), "manual", ("没有2024、2023年度预算",)),
    Case("an office looks back one year", of((2026, 2025), (2025, 2024)), "pass pass", (), {"years": "1"}),
    Case("nothing with a year", of((), (), ("部门预算公开",)), "not_applicable"),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

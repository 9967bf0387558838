"""Whatever an office writes as parameters: a rule judges or says why not, and never breaks down."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from audit.model import ColumnId, Coverage, FetchOutcome, Outcome, Parameter
from rules.facts import Facts
from rules.runner import Rule, judge, load_rules
from tests.rules.facts_for_tests import (
    AS_OF,
    a_column,
    a_home,
    a_link,
    a_record,
    a_statement,
    a_system,
    an_indicator,
    some_facts,
)
from tests.rules.test_never_accuses import GRID, TEXTS, TITLES

RULES = load_rules()
ROUNDS = 5
WORDS = (
    "政务公开+要点",
    "{年}",
    "预算",
    "办公地址=地址/地点",
    "（",
    "[a-z",
    "全",
    "x" * 60,
    "3",
    "/",
    "+",
    "=",
)
#: Names out of lists of ours: what is none of them is refused before an audit.
CHOSEN = {"item": "SD-009", "field": "budget"}
COLUMNS = tuple(column.value for column in ColumnId)
VALUES: dict[str, Callable[[random.Random], object]] = {
    "int": lambda dice: str(dice.choice([0, 1, 2, 3, 7, 30, 90, 366, 1000, 2019, 2025])),
    "decimal": lambda dice: dice.choice(["0", "0.01", "0.5", "1", "2.5", "100", "12345.678"]),
    "bool": lambda dice: dice.choice(["是", "否"]),
    "str": lambda dice: dice.choice(WORDS),
    "column": lambda dice: dice.choice(COLUMNS),
    "date_of_year": lambda dice: dice.choice(["", "01-01", "02-29", "03-31", "12-31"]),
    "list[str]": lambda dice: dice.choices(WORDS, k=dice.randint(1, 4)),
    "list[column]": lambda dice: dice.choices(COLUMNS, k=dice.randint(1, 3)),
}


@cache
def sites() -> tuple[Facts, ...]:
    """A site read whole, one read in part, one that did not answer."""
    return tuple(site(coverage) for coverage in (Coverage.COMPLETE, Coverage.PARTIAL, Coverage.BLOCKED))


def site(coverage: Coverage) -> Facts:
    dice = random.Random(coverage)
    records = {
        column: [
            a_record(
                dice.choice(TITLES),
                dice.choice(["2026-03-02", "2025-01-20", None]),
                column=column,
                text=dice.choice(TEXTS),
                issued=dice.choice(["2026-01-05", None]),
                tables=dice.choice([(), (GRID,)]),
            )
            for _ in range(0 if coverage is Coverage.BLOCKED else 3)
        ]
        for column in COLUMNS
    }
    return some_facts(
        *(a_column(column, coverage, *found) for column, found in records.items()),
        pages=() if coverage is Coverage.BLOCKED else (a_home("2026-11-18", "网站标识码3502000001"),),
        links=(a_link("甲", FetchOutcome.NOT_FOUND, FetchOutcome.NOT_FOUND),),
        statements=(a_statement("SD-009", "2"), a_statement("SD-027", "无法辨认")),
    )


def value(parameter: Parameter, dice: random.Random) -> object:
    if parameter.name in CHOSEN:
        return CHOSEN[parameter.name]
    if parameter.type == "str" and not parameter.required:
        return parameter.default  # names of modes and clocks: a closed choice
    return VALUES[parameter.type](dice)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_parameters_break_a_rule(rule: Rule) -> None:
    for number in range(ROUNDS):
        dice = random.Random(f"{rule.spec.id}{number}")
        given = {
            parameter.name: value(parameter, dice)
            for parameter in rule.spec.parameters
            if parameter.required or dice.random() < 0.5
        }
        system = a_system(replace(an_indicator(rule.spec.id), parameters=given))
        for facts in sites():
            for finding in judge(facts, system, RULES, AS_OF):
                assert finding.outcome is not Outcome.ERROR, f"{given}: {finding.reason}"
                assert finding.outcome is not Outcome.FAIL or finding.evidence

"""The runner: every indicator gets a verdict, on searched ground only, whatever a rule does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from audit.model import AgencyKind, ColumnId, Evidence, Finding, Outcome, Period, RuleSpec
from rules.facts import Facts
from rules.findings import passed
from rules.parameters import coerce, day_of_year, parameters_of
from rules.requirements import Columns, DateOfYear, Home, Links, Requirement
from rules.runner import Rule, docstring_parts, judge, load_rules, plan
from tests.rules.facts_for_tests import (
    AS_OF,
    PERIOD,
    a_home,
    a_record,
    a_system,
    absent,
    an_agency,
    an_indicator,
    blocked,
    complete,
    partly,
    some_facts,
)


def passing(facts: Facts, *, as_of: date) -> Iterable[Finding]:
    return [Finding(Outcome.PASS, f"看到 {'、'.join(facts.columns)}，{as_of}")]


def rule_of(check: object, *requires: Requirement) -> Rule:
    return Rule(RuleSpec("r", "t", "规则", parameters_of(check)), requires, check)  # type: ignore[arg-type]


def run(rule: Rule, facts: Facts, **parameters: object) -> tuple[Finding, ...]:
    return judge(facts, a_system(an_indicator("r", **parameters)), {"r": rule}, AS_OF)


POLICY = Columns("policy")


@pytest.mark.parametrize(
    ("column", "outcome"),
    [
        (complete("policy"), Outcome.PASS),
        (partly("policy"), Outcome.UNAVAILABLE),
        (blocked("policy"), Outcome.UNAVAILABLE),
        (absent("policy"), Outcome.NOT_APPLICABLE),
        (absent("policy", searched=0), Outcome.UNAVAILABLE),
        (complete("news"), Outcome.UNAVAILABLE),
    ],
)
def test_a_rule_judges_only_on_ground_that_was_searched(column: tuple, outcome: Outcome) -> None:  # type: ignore[type-arg]
    (finding,) = run(rule_of(passing, POLICY), some_facts(column))

    assert finding.outcome is outcome


def test_what_does_not_apply_comes_before_what_is_unclear() -> None:
    facts = some_facts(blocked("policy"), absent("interpretation"))

    (finding,) = run(rule_of(passing, Columns("policy", "interpretation")), facts)

    assert finding.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("functions", "column", "outcome"),
    [
        (None, absent("food_drug"), Outcome.MANUAL),
        (None, complete("food_drug"), Outcome.PASS),
        (None, blocked("food_drug"), Outcome.UNAVAILABLE),
        ("education", complete("food_drug"), Outcome.NOT_APPLICABLE),
        ("food_drug", complete("food_drug"), Outcome.PASS),
        ("food_drug", absent("food_drug"), Outcome.NOT_APPLICABLE),
    ],
)
def test_duties_of_a_field_follow_the_roster(functions: str | None, column: tuple, outcome: Outcome) -> None:  # type: ignore[type-arg]
    facts = some_facts(column, agency=an_agency(functions=functions))

    (finding,) = run(rule_of(passing, Columns("food_drug")), facts)

    assert finding.outcome is outcome


def test_a_portal_owes_every_field() -> None:
    facts = some_facts(absent("food_drug"), agency=an_agency(AgencyKind.PORTAL))

    (finding,) = run(rule_of(passing, Columns("food_drug")), facts)

    assert "不重复扣" in finding.reason


def test_an_indicator_for_other_kinds_does_not_apply() -> None:
    system = a_system(an_indicator("r", frozenset({AgencyKind.SCHOOL})))

    (finding,) = judge(some_facts(), system, {"r": rule_of(passing)}, AS_OF)

    assert (finding.outcome, finding.reason) == (Outcome.NOT_APPLICABLE, "本指标不适用于政府部门")


def test_findings_are_signed() -> None:
    (finding,) = run(rule_of(passing), some_facts())

    assert (finding.agency, finding.indicator, finding.rule) == ("a1", "I1", "r")


def test_a_rule_that_breaks_is_an_error_and_the_next_one_is_judged() -> None:
    def breaking(facts: Facts, *, as_of: date) -> Iterable[Finding]:
        yield Finding(Outcome.FAIL, "先说一半", (Evidence("http://a"),))
        raise KeyError("budget")

    rules = {"r": rule_of(breaking), "s": rule_of(passing)}
    found = judge(some_facts(), a_system(an_indicator("r"), an_indicator("s")), rules, AS_OF)

    assert [finding.outcome for finding in found] == [Outcome.ERROR, Outcome.PASS]
    assert "KeyError" in found[0].reason


def test_an_accusation_without_evidence_is_an_error() -> None:
    def slander(facts: Facts, *, as_of: date) -> Iterable[Finding]:
        return [Finding(Outcome.FAIL, "没有公开")]

    (finding,) = run(rule_of(slander), some_facts())

    assert finding.outcome is Outcome.ERROR


def test_a_rule_that_says_nothing_is_an_error() -> None:
    def silent(facts: Facts, *, as_of: date) -> Iterable[Finding]:
        return []

    (finding,) = run(rule_of(silent), some_facts())

    assert finding.outcome is Outcome.ERROR


def test_an_unknown_rule_is_an_error() -> None:
    (finding,) = judge(some_facts(), a_system(an_indicator("nothing")), {}, AS_OF)

    assert finding.outcome is Outcome.ERROR


@pytest.mark.parametrize(
    ("asks", "since", "outcome"),
    [
        (Columns("policy"), PERIOD.start, Outcome.PASS),
        (Columns("policy"), PERIOD.start + timedelta(days=1), Outcome.UNAVAILABLE),
        (Columns("policy"), None, Outcome.UNAVAILABLE),
        (Columns("policy", history_days=60), PERIOD.start - timedelta(days=60), Outcome.PASS),
        (Columns("policy", history_days=60), PERIOD.start - timedelta(days=59), Outcome.UNAVAILABLE),
    ],
)
def test_a_page_out_of_reach_hinders_only_who_asks_for_what_is_as_old(
    asks: Columns, since: date | None, outcome: Outcome
) -> None:
    (finding,) = run(rule_of(passing, asks), some_facts(partly("policy", a_record("通知"), since=since)))
    assert finding.outcome is outcome


def test_who_looks_into_all_that_there_is_asks_for_no_day() -> None:
    def told(facts: Facts, *, as_of: date) -> Iterable[Finding]:
        _ = as_of
        yield passed(facts.columns["policy"].coverage.value)

    column = partly("policy", a_record("通知"), since=PERIOD.start)
    (finding,) = run(rule_of(told, Columns("policy", gate=False)), some_facts(column))
    assert finding.reason == "partial"


def test_a_rule_sees_only_what_it_asked_for() -> None:
    facts = some_facts(complete("policy"), complete("news"), pages=(a_home(),))

    def looking(facts: Facts, *, as_of: date) -> Iterable[Finding]:
        return [Finding(Outcome.PASS, f"{sorted(facts.columns)} {len(facts.pages)} {len(facts.links)}")]

    (finding,) = run(rule_of(looking, POLICY), facts)

    assert finding.reason == "['policy'] 0 0"


def test_a_home_page_that_was_not_read_is_unavailable() -> None:
    (finding,) = run(rule_of(passing, Home()), some_facts())

    assert finding.outcome is Outcome.UNAVAILABLE


def typed(
    facts: Facts,
    *,
    as_of: date,
    column: ColumnId,
    days: int = 20,
    share: Decimal = Decimal("0.5"),
    name: str = "",
    strict: bool = False,
    due: DateOfYear = "01-31",
    words: tuple[str, ...] = (),
    columns: tuple[ColumnId, ...] = (),
) -> Iterable[Finding]:
    values = (column, days, share, name, strict, due, words, columns)
    return [Finding(Outcome.PASS, repr([str(value) for value in values]))]


def test_the_types_of_parameters_come_from_the_signature() -> None:
    types = {parameter.name: (parameter.type, parameter.required) for parameter in parameters_of(typed)}

    assert types == {
        "column": ("column", True),
        "days": ("int", False),
        "share": ("decimal", False),
        "name": ("str", False),
        "strict": ("bool", False),
        "due": ("date_of_year", False),
        "words": ("list[str]", False),
        "columns": ("list[column]", False),
    }


def test_texts_become_values() -> None:
    spec = RuleSpec("r", "t", "规则", parameters_of(typed))
    given = {
        "column": "policy",
        "days": "7",
        "share": "0.02",
        "strict": "是",
        "due": "2-9",
        "words": ["甲", "乙"],
        "columns": "news, notices",
    }

    assert coerce(given, spec) == {
        "column": ColumnId.POLICY,
        "days": 7,
        "share": Decimal("0.02"),
        "name": "",
        "strict": True,
        "due": "02-09",
        "words": ("甲", "乙"),
        "columns": (ColumnId.NEWS, ColumnId.NOTICES),
    }


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "缺少参数 column"),
        ({"column": "policy", "tage": "3"}, "没有参数 tage"),
        ({"column": "nothing"}, "column"),
        ({"column": "policy", "days": "3.5"}, "days"),
        ({"column": "policy", "share": "NaN"}, "share"),
        ({"column": "policy", "share": "abc"}, "share"),
        ({"column": "policy", "strict": "maybe"}, "strict"),
        ({"column": "policy", "due": "02-30"}, "due"),
        ({"column": "policy", "words": 3}, "words"),
    ],
)
def test_parameters_that_do_not_fit_are_told(given: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        coerce(given, RuleSpec("r", "t", "规则", parameters_of(typed)))


def test_parameters_that_do_not_fit_end_as_an_error_finding() -> None:
    (finding,) = run(rule_of(typed), some_facts(), column="policy", days="soon")

    assert finding.outcome is Outcome.ERROR
    assert "days" in finding.reason


def test_a_parameter_of_a_type_that_no_file_can_give_is_refused() -> None:
    def odd(facts: Facts, *, as_of: date, when: date) -> Iterable[Finding]:
        return []

    with pytest.raises(TypeError, match="when"):
        parameters_of(odd)


def test_the_last_of_february_exists_every_year() -> None:
    assert day_of_year("02-29", 2027) == date(2027, 2, 28)
    assert day_of_year("02-29", 2028) == date(2028, 2, 29)


def test_a_plan_holds_the_most_that_any_rule_asks_for() -> None:
    rules = {
        "a": rule_of(passing, Columns("policy", texts=True)),
        "b": rule_of(passing, Columns("policy", "news", attachments=True, history_days=60), Links()),
        "c": rule_of(typed, Columns(parameter="column"), Columns(parameter="columns", gate=False)),
    }
    system = a_system(
        an_indicator("a"), an_indicator("b"), an_indicator("c", column="guide", columns="news budget")
    )

    made = plan(system, rules, AS_OF, PERIOD)

    assert [need.column for need in made.needs] == ["budget", "guide", "news", "policy"]
    assert made.need("policy") == replace(made.needs[3], texts=True, attachments=True, history=60)
    assert made.need("budget") is not None
    assert made.home_links


def test_a_plan_without_link_rules_looks_at_no_links() -> None:
    assert not plan(a_system(an_indicator("r")), {"r": rule_of(passing)}, AS_OF, PERIOD).home_links


def test_every_rule_can_be_planned() -> None:
    given = {
        "column": "policy",
        "list[column]": "policy news",
        "int": "14",
        "decimal": "1.5",
        "bool": "是",
        "str": "SD-010",
        "date_of_year": "01-31",
    }
    indicators = [
        an_indicator(
            rule.spec.id, **{p.name: given.get(p.type, "甲") for p in rule.spec.parameters if p.required}
        )
        for rule in load_rules().values()
    ]

    made = plan(a_system(*indicators), load_rules(), AS_OF, Period(date(2026, 1, 1), AS_OF))

    assert made.need("guide") is not None
    assert made.need("guide").texts  # type: ignore[union-attr]


def test_judging_again_says_the_same() -> None:
    records = [a_record(f"清源县第{number}号管理办法", issued="2026-01-05") for number in range(30)]
    facts = some_facts(complete("policy", *records), complete("interpretation"))
    system = a_system(
        an_indicator("policy_interpreted"), an_indicator("document_published_within_working_days")
    )

    backwards = replace(facts, columns=dict(reversed(facts.columns.items())))
    assert judge(facts, system, load_rules(), AS_OF) == judge(backwards, system, load_rules(), AS_OF)


def test_the_parts_of_a_docstring_are_joined_over_lines() -> None:
    text = "Rule: x.\n\n要求：应当\n公开。\n\n认定：\n1. 第一，\n   续。\n2. 第二 days\n   天。\n"

    assert docstring_parts(text) == {"要求": "应当公开。", "认定": "1. 第一，续。\n2. 第二 days 天。"}


def failing(facts: Facts, *, as_of: date) -> Iterable[Finding]:
    return [Finding(Outcome.FAIL, f"缺一项，{as_of}", (Evidence(facts.agency.sites[0]),))]


@pytest.mark.parametrize(
    ("functions", "column", "outcome"),
    [
        ("environment", absent("environment"), Outcome.FAIL),
        ("health", complete("environment"), Outcome.NOT_APPLICABLE),
        (None, complete("environment"), Outcome.FAIL),
        (None, partly("environment"), Outcome.FAIL),
        (None, absent("environment"), Outcome.MANUAL),
        (None, blocked("environment"), Outcome.MANUAL),
        (None, complete("news"), Outcome.MANUAL),
    ],
)
def test_a_duty_of_one_function_is_never_held_against_who_may_lack_it(
    functions: str | None,
    column: tuple,  # type: ignore[type-arg]
    outcome: Outcome,
) -> None:
    agency = an_agency(functions=functions)
    facts = replace(some_facts(column), agency=agency)
    system = a_system(replace(an_indicator("r"), function="environment"))
    (finding,) = judge(facts, system, {"r": rule_of(failing)}, AS_OF)
    assert finding.outcome is outcome
    if outcome is Outcome.MANUAL:
        assert "缺一项" in finding.reason


def test_a_portal_owes_the_duties_of_every_function() -> None:
    facts = replace(some_facts(absent("environment")), agency=an_agency(kind=AgencyKind.PORTAL))
    system = a_system(replace(an_indicator("r"), function="environment"))
    assert [f.outcome for f in judge(facts, system, {"r": rule_of(failing)}, AS_OF)] == [Outcome.FAIL]


def test_the_crawl_looks_for_the_column_that_shows_a_function() -> None:
    system = a_system(replace(an_indicator("r"), function="environment"))
    made = plan(system, {"r": rule_of(passing, POLICY)}, AS_OF, PERIOD)
    assert [need.column for need in made.needs] == ["environment", "policy"]

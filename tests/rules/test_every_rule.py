"""What every rule must have: its texts, its declaration, and a table of cases with the four outcomes."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from audit.model import Outcome
from rules.requirements import Columns, Home, Links, Pages, Probes, Searches, Statements
from rules.runner import PARTS, Rule, docstring_parts, load_rules
from tests.rules.facts_for_tests import Case

TESTS = Path(__file__).parent
RULES = load_rules()
CATALOGUE_ID = re.compile(
    r"SD-\d{3}|TL-\d{2}(-\d{1,2})?|PT-\d{2}|W-[VDP]\d{1,2}|N-V\d|ZY-\d{2}|MT-\d{2}|YS-\d{2}|DL-\d{2}|GF-\d{2}|"
    r"JC-\d{2}|KP-\d{2}|AR-\d{2}|PF-\d{2}|T1-\d|[IJE]\d"
)
#: What a rule gives where its module does not say otherwise in ``OUTCOMES`` (some only ask a person).
WANTED = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def module_of(rule: Rule) -> object:
    return importlib.import_module(f"rules.{rule.spec.topic}.{rule.spec.id}")


def cases_of(rule: Rule) -> tuple[Case, ...]:
    cases: tuple[Case, ...] = importlib.import_module(
        f"tests.rules.{rule.spec.topic}.test_{rule.spec.id}"
    ).CASES
    return cases


def test_there_are_more_than_twenty_rules() -> None:
    assert len(RULES) > 20


@every_rule
def test_a_rule_tells_its_five_parts_in_order(rule: Rule) -> None:
    text = module_of(rule).__doc__ or ""
    places = [text.find(f"\n{part}：") for part in PARTS]

    assert -1 not in places
    assert places == sorted(places)
    assert all(docstring_parts(text).values())
    assert re.match(r"1\. ", rule.spec.decision), "how it is decided is numbered, so that it can be cited"


@every_rule
def test_a_rule_cites_the_catalogue(rule: Rule) -> None:
    assert rule.spec.catalogue
    for catalogue_id in rule.spec.catalogue:
        assert CATALOGUE_ID.fullmatch(catalogue_id), catalogue_id


@every_rule
def test_a_cited_requirement_stands_in_the_catalogue(rule: Rule, shared: Path) -> None:
    catalogue = (shared / "domain" / "catalogue.md").read_text(encoding="utf-8")

    for catalogue_id in rule.spec.catalogue:
        number = re.escape(catalogue_id)
        assert re.search(rf"\b{number}\b|MT-01\.\.", catalogue), catalogue_id


@every_rule
def test_a_rule_is_called_by_keyword_with_the_audits_day(rule: Rule) -> None:
    parameters = list(inspect.signature(rule.check).parameters.values())

    assert [parameter.name for parameter in parameters[:2]] == ["facts", "as_of"]
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters[1:])


@every_rule
def test_a_rule_declares_what_it_needs(rule: Rule) -> None:
    names = {parameter.name for parameter in rule.spec.parameters}

    assert rule.requires
    for requirement in rule.requires:
        assert isinstance(requirement, Columns | Home | Links | Pages | Searches | Probes | Statements)
        if isinstance(requirement, Columns):
            assert requirement.parameter is None or requirement.parameter in names


@every_rule
def test_a_rule_has_a_title_in_chinese(rule: Rule) -> None:
    assert re.search(r"[\u4e00-\u9fff]{4}", rule.spec.title)


@every_rule
def test_a_rules_decision_explains_each_parameter_or_its_reason_does(rule: Rule) -> None:
    source = inspect.getsource(module_of(rule))  # type: ignore[arg-type]

    for parameter in rule.spec.parameters:
        assert len(re.findall(rf"\b{parameter.name}\b", source)) > 1, f"{parameter.name} is never used"


@every_rule
def test_a_rule_has_cases_for_each_of_its_outcomes(rule: Rule) -> None:
    met = {outcome for case in cases_of(rule) for outcome in case.expected.split()}
    wanted = getattr(module_of(rule), "OUTCOMES", WANTED)

    assert {str(outcome) for outcome in wanted} <= met


@every_rule
def test_a_rule_has_a_look_alike_that_it_does_not_accuse(rule: Rule) -> None:
    alike = [case for case in cases_of(rule) if case.look_alike]

    assert alike, "mark a case that looks like an offence and is none"
    assert not [case.name for case in alike if "fail" in case.expected.split()]


def test_no_table_of_cases_is_without_its_rule() -> None:
    tables = {path.stem.removeprefix("test_") for path in TESTS.glob("*/test_*.py")}

    assert tables == set(RULES)

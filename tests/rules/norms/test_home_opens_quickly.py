from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from audit.model import FetchOutcome, Probe
from rules.facts import Facts
from tests.rules.facts_for_tests import FETCHED, OK, SITE, TIMEOUT, Case, some_facts

RULE = "home_opens_quickly"


def watched(*seconds: str, outcome: FetchOutcome = OK, days_ago: int = 0) -> Facts:
    when = FETCHED - timedelta(days=days_ago)
    probes = (
        Probe(f"{SITE}/", when + timedelta(minutes=number), outcome, Decimal(text))
        for number, text in enumerate(seconds)
    )
    return some_facts(probes=tuple(probes))


CASES = (
    Case("quick", watched(*["0.8"] * 20), "pass", ("0.8 秒",)),
    Case("slow", watched(*["4.5"] * 20), "manual", ("4.5 秒",)),
    Case("slow now and then", watched(*["1"] * 15, *["20"] * 6), "pass", look_alike=True),
    Case("just three", watched(*["3"] * 20), "pass", look_alike=True),
    Case("too few", watched(*["9"] * 19), "unavailable", ("19 次",), look_alike=True),
    Case("it did not open", watched(*["15"] * 30, outcome=TIMEOUT), "unavailable", look_alike=True),
    Case("before the period", watched(*["9"] * 30, days_ago=900), "unavailable", look_alike=True),
    Case("another limit", watched(*["4.5"] * 20), "pass", (), {"seconds": "5"}),
    Case("fewer demanded", watched("1", "1"), "pass", (), {"minimum": 2}),
    Case("nobody watched", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import AgencyKind
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_home, an_agency, some_facts

RULE = "one_site_only"
A, B = "https://www.a.gov.cn/", "https://b.gov.cn/"


def body(*sites: str, kind: AgencyKind = AgencyKind.DEPARTMENT) -> Facts:
    return some_facts(agency=replace(an_agency(kind), sites=sites), pages=(a_home(),))


CASES = (
    Case("one", body(A), "pass", ("a.gov.cn",)),
    Case("two", body(A, B), "manual", ("2 个网站",)),
    Case("the same with and without www", body(A, "https://a.gov.cn/"), "pass", look_alike=True),
    Case("two folders of one portal", body(f"{A}jyj/", f"{A}xxgk/jyj/"), "pass", look_alike=True),
    Case("a town with its own domain", body(A, kind=AgencyKind.TOWNSHIP), "manual", ("乡镇街道",)),
    Case("a town on the portal", body(f"{A}cgz/", kind=AgencyKind.TOWNSHIP), "pass", look_alike=True),
    Case("a bare number", body("http://127.0.0.1:8000/"), "unavailable"),
    Case("a school", body(A, B, kind=AgencyKind.SCHOOL), "not_applicable", look_alike=True),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

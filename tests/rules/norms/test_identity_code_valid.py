from __future__ import annotations

import pytest

from audit.model import AgencyKind
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, an_agency, some_facts
from tests.rules.pages_for_tests import seen_page

RULE = "identity_code_valid"
HERE = {"prefixes": "4114"}


def home(footer: str = "", code: str = "", kind: AgencyKind = AgencyKind.DEPARTMENT) -> Facts:
    meta = {"SiteIDCode": code} if code else {}
    return some_facts(agency=an_agency(kind), pages=(seen_page(footer=footer, meta=meta),))


CASES = (
    Case("both right", home("网站标识码：4114240001", "4114240001"), "pass", ("页脚 4114240001",)),
    Case("a ministry's", home("网站标识码 bm64130001"), "pass", look_alike=True),
    Case("capitals", home("标识码：BM64130001"), "pass", look_alike=True),
    Case("a tag that is no code", home(code="qyjyj"), "fail", ("qyjyj",)),
    Case("nine figures in the tag", home(code="411424001"), "fail", ("411424001",)),
    Case("a foot that may be cut", home("网站标识码：41142400"), "manual", look_alike=True),
    Case("no government's site", home(code="N000000672"), "manual", ("非政府网站",)),
    Case("of here", home("网站标识码：4114240001"), "pass", (), HERE),
    Case("of elsewhere", home("网站标识码：2302000001"), "fail", ("2302000001", "4114"), HERE),
    Case("full width", home("网站标识码：４１１４２４０００１"), "pass", look_alike=True),
    Case(
        "a body under a ministry has no code of the district",
        home("网站标识码：bm21000001"),
        "manual",
        ("垂直管理",),
        HERE,
        look_alike=True,
    ),
    Case("a series that is not known here", home(code="CA00000001"), "manual", look_alike=True),
    Case("none read", home("版权所有"), "unavailable"),
    Case("a tag that says null", home(code="null"), "unavailable", look_alike=True),
    Case("a school", home(code="1", kind=AgencyKind.SCHOOL), "not_applicable", look_alike=True),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

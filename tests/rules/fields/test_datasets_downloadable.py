from __future__ import annotations

import pytest

from audit.model import PICTURES, AgencyKind, Attachment, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    NOT_FOUND,
    SITE,
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    some_facts,
)

RULE = "datasets_downloadable"


def item(title: str, *files: Attachment, shown: str = "2026-05-06") -> Record:
    return a_record(title, shown, column="data", files=files)


def site(*records: Record) -> Facts:
    return some_facts(complete("data", *records), agency=an_agency(AgencyKind.PORTAL))


SCHOOLS = item("中小学名录", a_file("名录.csv"))

CASES = (
    Case("a file that opens", site(SCHOOLS), "pass", ("1 条附有能打开的文件",)),
    Case("one of several", site(item("公交线路"), SCHOOLS), "pass", look_alike=True),
    Case("two wanted", site(item("公交线路"), SCHOOLS), "manual", (), {"minimum": "2"}),
    Case("data behind a button", site(item("公交线路")), "manual", ("请人工核对",), look_alike=True),
    Case(
        "the file is gone", site(item("公交线路", a_file("线路.csv", NOT_FOUND))), "manual", look_alike=True
    ),
    Case("a picture is no data", site(item("公交线路", Attachment(SITE, PICTURES))), "manual"),
    Case("a platform without a list", site(), "manual", ("有 0 条",), look_alike=True),
    Case(
        "only the newest are looked at",
        site(item("旧", a_file("旧.csv"), shown="2025-12-01"), item("新")),
        "manual",
        (),
        {"sample": "1"},
    ),
    Case("no such column", some_facts(absent("data"), agency=an_agency(AgencyKind.PORTAL)), "not_applicable"),
    Case(
        "not its affair", some_facts(absent("data"), agency=an_agency(functions="health")), "not_applicable"
    ),
    Case("blocked", some_facts(blocked("data"), agency=an_agency(AgencyKind.PORTAL)), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

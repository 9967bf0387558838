from __future__ import annotations

import pytest

from audit.model import AgencyKind, Record
from rules.facts import Facts
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

RULE = "field_kept_up"
COUNTY = an_agency(AgencyKind.PORTAL, "清源县人民政府")
WANTED = {"field": "education", "own": "education", "columns": "notices policy"}
CULTURE = {"field": "culture", "columns": "notices policy"}
OLD = "2025-03-02"


def item(title: str, shown: str | None = "2026-06-02", column: str = "education") -> Record:
    """An item of the field."""
    return a_record(title, shown, column=column)


def county(*records: Record, notices: tuple[Record, ...] = ()) -> Facts:
    """A county portal with a column of its own for the field."""
    return some_facts(
        complete("education", *records), complete("notices", *notices), complete("policy"), agency=COUNTY
    )


CASES = (
    Case("new this year", county(item("2026年中小学招生公告")), "pass", ("未超过 365 天",), WANTED),
    Case(
        "whatever the title is in its own column",
        county(item("致家长的一封信")),
        "pass",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "the news stands among the notices",
        county(item("旧公告", OLD), notices=(item("2026年学区划分的通知", column="notices"),)),
        "pass",
        ("学区划分",),
        WANTED,
        look_alike=True,
    ),
    Case(
        "nothing for a year, and the column says that there was nothing",
        some_facts(
            complete("education", item("2025年招生公告", OLD), explanation="本年度无此类情况"),
            complete("notices"),
            complete("policy"),
            agency=COUNTY,
        ),
        "manual",
        ("本年度无此类情况",),
        WANTED,
        look_alike=True,
    ),
    Case("nothing for a year", county(item("2025年招生公告", OLD)), "fail", ("628 天",), {**WANTED}),
    Case(
        "the catalogue alone is no substance",
        county(item("义务教育领域标准目录"), item("招生公告", OLD)),
        "fail",
        (),
        WANTED,
    ),
    Case(
        "an item of unknown day may be new",
        county(item("招生公告", OLD), item("入学须知", None)),
        "unavailable",
        ("没有读到日期",),
        WANTED,
        look_alike=True,
    ),
    Case(
        "dated after the audit's day",
        county(item("招生公告", OLD), item("入学须知", "2026-12-30")),
        "manual",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "notices were not read to their end",
        some_facts(
            complete("education", item("招生公告", OLD)), partly("notices"), complete("policy"), agency=COUNTY
        ),
        "unavailable",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "no column of its own and nothing titled so",
        some_facts(complete("notices"), complete("policy"), agency=COUNTY),
        "manual",
        ("专栏",),
        CULTURE,
        look_alike=True,
    ),
    Case(
        "by its words, without a column of its own",
        some_facts(
            complete("notices", item("图书馆开放时间调整公告", column="notices")),
            complete("policy"),
            agency=COUNTY,
        ),
        "pass",
        (),
        CULTURE,
    ),
    Case(
        "its own column is shut",
        some_facts(blocked("education"), complete("notices"), complete("policy"), agency=COUNTY),
        "unavailable",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "no columns at all",
        some_facts(absent("education"), absent("notices"), absent("policy"), agency=COUNTY),
        "not_applicable",
        (),
        WANTED,
    ),
    Case(
        "a body without that function",
        some_facts(complete("notices"), complete("policy"), agency=an_agency(functions="health")),
        "not_applicable",
        ("教育",),
        WANTED,
    ),
    Case(
        "a township that does not share it says so",
        some_facts(
            complete("notices", a_record("不涉及领域的说明", column="notices", text="公共文化服务由县承担")),
            complete("policy"),
            agency=an_agency(AgencyKind.TOWNSHIP, "白石镇人民政府"),
        ),
        "not_applicable",
        (),
        CULTURE,
        look_alike=True,
    ),
    Case("not drawn", county(), "not_applicable", ("没有抽中",), {**WANTED, "sample": "1", "seed": "2026"}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

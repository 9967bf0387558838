from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import PICTURES, Attachment, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    SITE,
    TIMEOUT,
    Case,
    a_record,
    a_statement,
    absent,
    blocked,
    complete,
    some_facts,
)

RULE = "interpretation_names_policy"


def note(title: str, text: str = "说明" * 60, shown: str = "2026-06-02", **more: object) -> Record:
    return a_record(title, shown, column="interpretation", text=text, **more)


def site(*notes: Record) -> Facts:
    return some_facts(complete("interpretation", *notes))


CASES = (
    Case(
        "a person found two links missing",
        replace(
            site(note("养犬新规解读", "好" * 90)),
            statements={"W-D08": (a_statement("W-D08", "2", "2026Q3", unit="处", decision="认可"),)},
        ),
        "fail",
        ("填报“2处”，已认可",),
        {"item": "W-D08"},
    ),
    Case(
        "nothing to link, and the table takes nothing off", site(), "pass", ("不扣分",), {"none_passes": "是"}
    ),
    Case("named in its title", site(note("《清源县养犬管理办法》解读")), "pass", ("1 篇写明",)),
    Case("named in its text", site(note("养犬新规解读", "《清源县养犬管理办法》" + "好" * 90)), "pass"),
    Case("by its number", site(note("养犬新规解读", "清政办〔2026〕8号文件" + "好" * 90)), "pass"),
    Case(
        "the number in plain brackets",
        site(note("新规解读", "清政办(2026) 8 号" + "好" * 90)),
        "pass",
        look_alike=True,
    ),
    Case(
        "it names nothing; a link may stand beside it",
        site(note("养犬新规解读")),
        "manual",
        ("请人工核对页面上有没有到文件的链接",),
        look_alike=True,
    ),
    Case(
        "a picture",
        site(note("一图读懂", "见图", files=(Attachment(SITE, PICTURES),))),
        "unavailable",
        ("没有读到正文或是图片",),
        look_alike=True,
    ),
    Case("it did not open", site(note("新规解读", "", outcome=TIMEOUT)), "unavailable", look_alike=True),
    Case("one of two", site(note("《清源县养犬管理办法》解读"), note("养犬新规")), "manual pass"),
    Case(
        "only the newest are looked at",
        site(note("旧规", shown="2026-01-05"), note("《清源县养犬管理办法》解读")),
        "pass",
        (),
        {"sample": "1"},
    ),
    Case("nothing in the period", site(note("旧规", shown="2020-01-05")), "not_applicable"),
    Case("no such column", some_facts(absent("interpretation")), "not_applicable"),
    Case("blocked", some_facts(blocked("interpretation")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

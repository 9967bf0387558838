from __future__ import annotations

import pytest

from audit.model import PICTURES, Attachment, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "interpretation_forms"


def note(title: str, shown: str = "2026-06-02", **more: object) -> Record:
    return a_record(title, shown, column="interpretation", text="说明" * 60, **more)


def site(*notes: Record) -> Facts:
    return some_facts(complete("interpretation", *notes))


CASES = (
    Case("a picture by its title", site(note("一图读懂养犬管理办法")), "pass", ("1 篇用了文字以外的形式",)),
    Case("questions and answers", site(note("《养犬管理办法》政策问答")), "pass"),
    Case(
        "a body of pictures",
        site(note("养犬管理办法解读", files=(Attachment(SITE, PICTURES),))),
        "pass",
        look_alike=True,
    ),
    Case("a film beside it", site(note("养犬管理办法解读", files=(a_file("解读.mp4"),))), "pass"),
    Case(
        "text alone, as far as one can see",
        site(note("养犬管理办法解读", files=(a_file("办法.pdf"),))),
        "manual",
        ("请人工核对",),
        look_alike=True,
    ),
    Case("more are wanted", site(note("图解养犬"), note("解读")), "manual", ("少于 2 篇",), {"minimum": "2"}),
    Case("before the period", site(note("一图读懂", "2024-01-01")), "not_applicable", look_alike=True),
    Case("nothing in the column", site(), "not_applicable"),
    Case("no such column", some_facts(absent("interpretation")), "not_applicable"),
    Case("not read to its end", some_facts(partly("interpretation", note("解读"))), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

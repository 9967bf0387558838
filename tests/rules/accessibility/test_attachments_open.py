from __future__ import annotations

import pytest

from audit.model import PICTURES, Attachment, FetchOutcome
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    NOT_FOUND,
    TIMEOUT,
    Case,
    a_file,
    a_record,
    absent,
    complete,
    partly,
    some_facts,
)

RULE = "attachments_open"
POLICY = {"columns": "policy"}


def with_files(*files: Attachment, shown: str | None = "2026-03-02") -> Facts:
    return some_facts(complete("policy", a_record("关于收费的通知", shown, files=files)))


CASES = (
    Case("all open", with_files(a_file("一.pdf"), a_file("二.doc")), "pass", ("2 个能打开",), POLICY),
    Case(
        "one is gone",
        with_files(a_file("一.pdf"), a_file("二.doc", NOT_FOUND)),
        "fail pass",
        ("二.doc",),
        POLICY,
    ),
    Case(
        "a time-out is no missing file",
        with_files(a_file("一.pdf", TIMEOUT)),
        "unavailable",
        ("超时 1 个",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "too large is there",
        with_files(a_file("一.zip", FetchOutcome.TOO_LARGE)),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("nobody tried", with_files(a_file("一.pdf", None)), "unavailable", ("没有尝试",), POLICY),
    Case(
        "some were not tried",
        with_files(a_file("一.pdf"), a_file("二.pdf", None)),
        "pass",
        ("1 个没有尝试",),
        POLICY,
    ),
    Case(
        "pictures in the place of text are no file",
        with_files(Attachment("https://x.cn/1.jpg", PICTURES)),
        "not_applicable",
        (),
        POLICY,
    ),
    Case(
        "a page in the place of a file",
        with_files(a_file("一.pdf", note="打开的是网页，不是 pdf 文件")),
        "manual",
        ("一.pdf",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "nothing at all",
        with_files(a_file("一.pdf"), a_file("二.doc", note="文件为空")),
        "manual pass",
        ("文件为空",),
        POLICY,
    ),
    Case(
        "a file of another kind than it says",
        with_files(a_file("一.doc", note="内容与扩展名 doc 不符")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("no files", with_files(), "not_applicable", (), POLICY),
    Case(
        "of before the period",
        with_files(a_file("一.pdf", NOT_FOUND), shown="2020-01-01"),
        "not_applicable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
    Case(
        "what was read of a part is judged, the rest is not",
        some_facts(partly("policy", a_record("通知", files=(a_file("一.pdf", NOT_FOUND),)))),
        "fail unavailable",
        (),
        POLICY,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

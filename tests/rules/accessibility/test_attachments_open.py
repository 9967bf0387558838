from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model import PICTURES, Attachment, FetchOutcome
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    NOT_FOUND,
    OK,
    TIMEOUT,
    Case,
    a_file,
    a_link,
    a_record,
    absent,
    complete,
    partly,
    some_facts,
)

RULE = "attachments_open"
POLICY = {"columns": "policy"}


GONE = a_file("二.doc", NOT_FOUND)


def with_files(
    *files: Attachment, shown: str | None = "2026-03-02", again: tuple[FetchOutcome, ...] = ()
) -> Facts:
    """An item with those files; ``again`` is what came of the looks at the file that was gone."""
    link = replace(a_link("二.doc", *again), url=GONE.url)
    return some_facts(
        complete("policy", a_record("关于收费的通知", shown, files=files)), links=(link,) if again else ()
    )


CASES = (
    Case("all open", with_files(a_file("一.pdf"), a_file("二.doc")), "pass", ("2 个能打开",), POLICY),
    Case(
        "one is gone, at every look",
        with_files(a_file("一.pdf"), GONE, again=(NOT_FOUND,) * 3),
        "fail pass",
        ("二.doc", "3 次访问都是"),
        POLICY,
    ),
    Case(
        "gone when it was asked for, and nobody looked again",
        with_files(a_file("一.pdf"), GONE),
        "manual pass",
        ("1 个打开时答复不存在",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "there at the second look",
        with_files(a_file("一.pdf"), GONE, again=(NOT_FOUND, OK)),
        "manual pass",
        (),
        POLICY,
        look_alike=True,
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
        some_facts(
            partly("policy", a_record("通知", files=(GONE,))),
            links=(replace(a_link("二.doc", NOT_FOUND, NOT_FOUND), url=GONE.url),),
        ),
        "fail unavailable",
        (),
        POLICY,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from typing import Any

import pytest

from audit.model import PageFacts, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    TIMEOUT,
    Case,
    a_file,
    a_record,
    absent,
    blocked,
    complete,
    partly,
    some_facts,
)
from tests.rules.pages_for_tests import seen_page

RULE = "platform_functions"
BOX = seen_page(search="<input name=q")
TEXT = "为进一步规范停车收费，现就有关事项通知如下。" * 5


def papers(
    count: int = 6, shown: str | None = "2026-03-02", text: str = TEXT, **more: Any
) -> tuple[Record, ...]:
    return tuple(a_record(f"关于第{n}件事的通知", shown, text=text, **more) for n in range(count))


def site(records: tuple[Record, ...], *pages: PageFacts) -> Facts:
    return some_facts(complete("policy", *records), pages=pages or (BOX,))


WHOLE: dict[str, Any] = {"doc_number": "清政〔2026〕1号", "stated": (("有效性", "有效"),)}

CASES = (
    Case("all five", site(papers(**WHOLE)), "pass", ("检索、发布时间、文号、效力状态、下载",)),
    Case(
        "no dates that could be read",
        site(papers(shown=None, **WHOLE)),
        "manual pass",
        ("“发布时间”",),
        look_alike=True,
    ),
    Case(
        "no numbers anywhere",
        site(papers(stated=WHOLE["stated"])),
        "manual pass",
        ("“文号”",),
        look_alike=True,
    ),
    Case(
        "no word on their force",
        site(papers(doc_number="清政〔2026〕1号")),
        "manual pass",
        ("“效力状态”",),
        look_alike=True,
    ),
    Case(
        "pictures of documents",
        site(papers(text="见图", **WHOLE)),
        "manual pass",
        ("“下载”",),
        look_alike=True,
    ),
    Case(
        "short texts with files",
        site(papers(text="见附件", files=(a_file("一.pdf"),), **WHOLE)),
        "pass",
        look_alike=True,
    ),
    Case(
        "no search box was read",
        site(papers(**WHOLE), seen_page()),
        "manual pass",
        ("搜索框",),
        look_alike=True,
    ),
    Case("only what is prescribed", site(papers()), "pass", (), {"elements": ["发布时间", "下载"]}),
    Case("too few", site(papers(2)), "unavailable", ("少于 5 件",)),
    Case("articles that did not open", site(papers(outcome=TIMEOUT)), "unavailable", look_alike=True),
    Case(
        "read in part",
        some_facts(partly("policy", *papers(shown=None)), pages=(BOX,)),
        "unavailable",
        look_alike=True,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable"),
    Case("none", some_facts(absent("policy")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

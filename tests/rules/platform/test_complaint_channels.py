from __future__ import annotations

from dataclasses import replace

import pytest

from rules.facts import Facts
from tests.rules.facts_for_tests import (
    OK,
    TIMEOUT,
    Case,
    a_file,
    a_link,
    a_record,
    absent,
    blocked,
    complete,
    partly,
    some_facts,
)
from tests.rules.pages_for_tests import FOOT, seen_page

RULE = "complaint_channels"
GUIDE = {"columns": "guide"}
FULL = (
    "监督渠道：认为本机关未依法履行公开义务的，可向县政务公开办投诉。电话：0371-7654321，邮箱：a@b.gov.cn。"
)
NONE = "本机关依法公开政府信息，公开的范围、形式和时限如下，公众可到服务窗口查阅。" * 3


def guide(text: str, footer: str = FOOT, **more: object) -> Facts:
    record = a_record("公开指南", column="guide", text=text, **more)  # type: ignore[arg-type]
    return some_facts(complete("guide", record), pages=(seen_page(footer=footer),))


CASES = (
    Case("both", guide(FULL), "pass", ("电话和邮箱",), GUIDE),
    Case("a telephone only", guide("举报电话：0371-7654321"), "pass", ("没有读到邮箱",), GUIDE),
    Case(
        "in the foot", guide(NONE, f"{FOOT} 监督电话：12345 邮箱 a@b.cn"), "pass", (), GUIDE, look_alike=True
    ),
    Case("nowhere", guide(NONE), "fail", ("没有监督举报电话",), GUIDE),
    Case(
        "a page of its own that the home page leads to",
        replace(guide(NONE), links=(a_link("监督举报", OK),)),
        "manual",
        (),
        GUIDE,
        look_alike=True,
    ),
    Case("an e-mail only", guide(f"{NONE} 电子邮箱：a@b.gov.cn"), "manual", (), GUIDE, look_alike=True),
    Case("a foot that a script writes", guide(NONE, ""), "unavailable", ("页脚",), GUIDE, look_alike=True),
    Case(
        "a guide that is a scan",
        guide(NONE, files=(a_file("指南.pdf"),)),
        "unavailable",
        (),
        GUIDE,
        look_alike=True,
    ),
    Case("a guide that did not open", guide("", outcome=TIMEOUT), "unavailable", (), GUIDE, look_alike=True),
    Case(
        "read in part",
        some_facts(
            partly("guide", a_record("指南", column="guide", text=NONE)), pages=(seen_page(footer=FOOT),)
        ),
        "unavailable",
        (),
        GUIDE,
    ),
    Case("blocked", some_facts(blocked("guide"), pages=(seen_page(footer=FOOT),)), "unavailable", (), GUIDE),
    Case(
        "no guide", some_facts(absent("guide"), pages=(seen_page(footer=FOOT),)), "not_applicable", (), GUIDE
    ),
    Case(
        "a telephone far from the word",
        guide(f"投诉请按程序办理。{'甲' * 80}电话 0371-7654321"),
        "fail",
        (),
        GUIDE,
    ),
    Case(
        "a desk where people complain online",
        some_facts(
            complete("guide", a_record("公开指南", column="guide", text=NONE)),
            complete("inquiries", a_record("关于停车难的来信", column="inquiries", text=NONE)),
            pages=(seen_page(footer=FOOT),),
        ),
        "manual",
        (),
        {},
        look_alike=True,
    ),
    Case("no home page", some_facts(), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

import pytest

from audit.model import PICTURES, Attachment, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    SITE,
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

RULE = "items_in_full"
REPLIES: dict[str, object] = {"columns": "proposals", "titles": "答复 复函", "without": "情况"}
FULL = "您提出的关于加强校车安全管理的建议收悉，现答复如下：" + "我局已会同公安、交通部门逐项研究。" * 8


def reply(text: str, title: str = "对第12号建议的答复", **more: object) -> Record:
    return a_record(title, column="proposals", text=text, **more)


def site(*records: Record) -> Facts:
    return some_facts(complete("proposals", *records))


CASES = (
    Case("a full reply", site(reply(FULL)), "pass", ("1 条有全文",), REPLIES),
    Case("a title with a line", site(reply("已按期办结并答复代表。")), "fail", ("只有 11 字",), REPLIES),
    Case(
        "two of three",
        site(reply(FULL), reply("已答复。", "甲的答复"), reply("已答复。", "乙的答复")),
        "fail fail",
        (),
        REPLIES,
    ),
    Case(
        "the reply is a file",
        site(reply("", files=(a_file("答复.pdf"),))),
        "pass",
        (),
        REPLIES,
        look_alike=True,
    ),
    Case(
        "the reply is a picture",
        site(reply("如下", files=(Attachment(SITE, PICTURES),))),
        "pass",
        (),
        REPLIES,
        look_alike=True,
    ),
    Case(
        "a viewer shows the file under a heading",
        site(reply("关于第3号建议的答复", "关于第3号建议的答复")),
        "unavailable",
        (),
        REPLIES,
        look_alike=True,
    ),
    Case(
        "a reply that is not for the public",
        site(reply("本件涉及商业秘密，经审查不予公开。")),
        "manual",
        ("写明不公开",),
        REPLIES,
        look_alike=True,
    ),
    Case(
        "a script shows the text",
        site(reply("")),
        "unavailable",
        ("可能由脚本显示",),
        REPLIES,
        look_alike=True,
    ),
    Case(
        "a file is promised",
        site(reply("答复全文见附件")),
        "manual",
        ("没有找到文件",),
        REPLIES,
        look_alike=True,
    ),
    Case("it did not open", site(reply("", outcome=TIMEOUT)), "unavailable", (), REPLIES, look_alike=True),
    Case("a stricter length", site(reply(FULL)), "fail", (), {**REPLIES, "min_length": "500"}),
    Case(
        "summaries are no replies",
        site(reply("略。", "2026年建议答复情况")),
        "not_applicable",
        (),
        REPLIES,
        look_alike=True,
    ),
    Case("nothing of the kind", site(), "not_applicable", (), REPLIES),
    Case("no such column", some_facts(absent("proposals")), "not_applicable", (), REPLIES),
    Case("blocked", some_facts(blocked("proposals")), "unavailable", (), REPLIES),
    Case(
        "what was read of a column is judged",
        some_facts(partly("proposals", reply("已答复。"))),
        "fail unavailable",
        (),
        REPLIES,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

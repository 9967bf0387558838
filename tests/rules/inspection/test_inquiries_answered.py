from __future__ import annotations

import pytest

from audit.model import FetchOutcome, Record
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    a_statement,
    absent,
    complete,
    partly,
    some_facts,
)

RULE = "inquiries_answered"
ANSWER = "您好！学校报名时间为八月二十日，请携带户口簿到学校登记，感谢您的关注。"


def letter(
    asked: str | None = "2026-03-02", status: str = "已办结", answered: str = "2026-03-05", text: str = ""
) -> Record:
    """A citizen's letter as the page of a real mailbox shows it."""
    told = f"回复部门 县教育局 回复时间 {answered}\n回复内容：{ANSWER}" if answered else "回复内容"
    body = text or f"写信时间 {asked} 信件内容 孩子入学报名问题一直未回复\n处理状态：{status}\n{told}"
    return a_record(f"关于入学的咨询{asked}{status}", asked, column="inquiries", text=body)


def waiting(asked: str = "2026-03-02") -> Record:
    return letter(asked, "待答复", "")


def word(value: str, decision: str = "认可") -> object:
    return a_statement("W-V5", value, "2026Q3", decision=decision)


CASES = (
    Case(
        "answered, though the citizen complains of waiting",
        some_facts(complete("inquiries", letter(), letter("2026-06-01", answered="2026-06-04"))),
        "pass",
        ("2 条留言都已答复",),
        look_alike=True,
    ),
    Case(
        "half a year without an answer",
        some_facts(complete("inquiries", letter(), waiting())),
        "fail",
        ("2026-03-02 留言，页面显示尚未答复，到检查日 2026-11-20 已 263 天",),
    ),
    Case(
        "a month is not yet long",
        some_facts(complete("inquiries", letter(), waiting("2026-10-20"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "three months to the day are not more than three months",
        some_facts(complete("inquiries", letter(), waiting("2026-08-20"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "three months and a day",
        some_facts(complete("inquiries", letter(), waiting("2026-08-19"))),
        "fail",
        ("已 93 天，超过 92 天",),
    ),
    Case(
        "a bar of steps shows every state",
        some_facts(
            complete(
                "inquiries", letter(text="写信时间 2026-03-02 问题\n待受理\n处理中\n已办结\n您好，已报名。")
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "the centre that handles it has answered",
        some_facts(
            complete(
                "inquiries", letter(text="写信时间 2026-03-02 问题\n办理情况：处理中心于3月5日联系来信人。")
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a channel of petitions does not count",
        some_facts(complete("inquiries", waiting(), label="网上信访")),
        "manual",
        ("专门渠道",),
        look_alike=True,
    ),
    Case(
        "of two years ago",
        some_facts(complete("inquiries", letter(), waiting("2024-10-20"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "a status that was never changed beside an answer",
        some_facts(complete("inquiries", letter(status="处理中"))),
        "pass",
        look_alike=True,
    ),
    Case(
        "an answer without a date of its own",
        some_facts(
            complete(
                "inquiries",
                letter(text=f"写信时间 2026-03-02 问题 尚未办理\n状态：待处理\n回复内容：{ANSWER}"),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a text that is no letter",
        some_facts(complete("inquiries", letter(text="常见问题：如何办理户口迁移，需要什么材料。"))),
        "unavailable",
        ("没有读到留言和答复的内容",),
        look_alike=True,
    ),
    Case(
        "a letter that could not be opened",
        some_facts(
            complete(
                "inquiries", a_record("信", "2026-03-02", column="inquiries", outcome=FetchOutcome.TIMEOUT)
            )
        ),
        "unavailable",
        look_alike=True,
    ),
    Case("a part of the list", some_facts(partly("inquiries", letter())), "unavailable", ("第 3 页超时",)),
    Case("nothing to be read", some_facts(complete("inquiries")), "unavailable", look_alike=True),
    Case("no channel was found", some_facts(absent("inquiries")), "manual", ("请人工确认",), look_alike=True),
    Case(
        "a person says that there is none", some_facts(absent("inquiries"), statements=(word("否"),)), "fail"
    ),
    Case("a person says that all is well", some_facts(absent("inquiries"), statements=(word("是"),)), "pass"),
    Case(
        "what nobody has reviewed is no word",
        some_facts(absent("inquiries"), statements=(word("否", ""),)),
        "manual",
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

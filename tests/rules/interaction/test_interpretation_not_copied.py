from __future__ import annotations

from fractions import Fraction

import pytest

from audit.model import Record
from rules.facts import Facts
from rules.interaction.interpretation_not_copied import copied
from tests.rules.facts_for_tests import Case, a_record, absent, complete, partly, some_facts

RULE = "interpretation_not_copied"
LAW = "".join(f"第{n}条养犬人应当在{n}日内到第{n}服务站登记并领取第{n}号牌照。" for n in range(1, 30))
OWN = "".join(f"制定背景之{n}：近年来居民反映的第{n}类纠纷增多，需要新的第{n}种办法。" for n in range(1, 20))
POLICY = a_record("关于印发《清源县养犬管理办法》的通知", "2026-06-01", text=LAW)


def note(text: str, title: str = "《清源县养犬管理办法》解读") -> Record:
    return a_record(title, "2026-06-02", column="interpretation", text=text)


def site(*notes: Record, policy: Record = POLICY) -> Facts:
    return some_facts(complete("policy", policy), complete("interpretation", *notes))


CASES = (
    Case("words of its own", site(note(OWN)), "pass", ("1 篇不是简单复制",)),
    Case("half of it quoted", site(note(OWN + LAW[:300])), "pass", look_alike=True),
    Case("nothing but the articles", site(note(LAW[: len(LAW) // 2])), "manual", ("100%",), look_alike=True),
    Case("quoted with a line of its own", site(note("现摘要如下：" + LAW)), "manual", ("原样出自",)),
    Case("a stricter office", site(note(OWN + LAW[:300])), "manual", (), {"percent": "20"}),
    Case("a caption under a picture", site(note("见图")), "unavailable", ("不能比较",), look_alike=True),
    Case(
        "the document was not read",
        site(note(LAW), policy=a_record("关于印发《清源县养犬管理办法》的通知", "2026-06-01")),
        "unavailable",
        look_alike=True,
    ),
    Case("nothing to compare", site(), "not_applicable"),
    Case("no column", some_facts(complete("policy"), absent("interpretation")), "not_applicable"),
    Case(
        "not read to its end",
        some_facts(complete("policy", POLICY), partly("interpretation", note(LAW))),
        "unavailable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_of_a_text_without_eight_characters_nothing_is_copied() -> None:
    assert copied("短文", "短文短文短文短文") == Fraction(0)


def test_the_share_is_of_the_explanation_not_of_the_document() -> None:
    assert copied("一二三四五六七八", "一二三四五六七八" + "九" * 500) == Fraction(1)

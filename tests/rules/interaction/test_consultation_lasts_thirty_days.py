from __future__ import annotations

from datetime import date

import pytest

from audit.model import Period
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, complete, partly, some_facts

RULE = "consultation_lasts_thirty_days"


def call(
    text: str,
    shown: str | None = "2026-03-01",
    title: str = "关于公开征求《清源县养犬管理办法（征求意见稿）》意见的公告",
    **more: object,
) -> Facts:
    return some_facts(
        complete("consultation", a_record(title, shown, column="consultation", text=text, **more))
    )


GREAT = "根据《重大行政决策程序暂行条例》，现公开征求意见。"

CASES = (
    Case(
        "a department's draft that nobody calls a great decision may have a local run",
        call("征求意见时间：2026年3月1日至3月15日。"),
        "manual",
        ("共 15 日", "没有写明属于重大行政决策"),
        look_alike=True,
    ),
    Case(
        "an office that holds every draft to thirty days",
        call("征求意见时间：2026年3月1日至3月15日。"),
        "fail",
        ("共 15 日",),
        {"every_draft": "是"},
    ),
    Case(
        "the draft stands among the great decisions",
        some_facts(
            *(
                complete(
                    column,
                    a_record(
                        "关于公开征求《清源县养犬管理办法（征求意见稿）》意见的公告",
                        "2026-03-01",
                        column=column,
                        text="征求意见时间：2026年3月1日至3月15日。",
                    ),
                )
                for column in ("consultation", "decisions")
            )
        ),
        "fail",
    ),
    Case(
        "a second round",
        call(
            f"{GREAT}征求意见时间：2026年3月1日至3月15日。",
            title="关于再次公开征求《清源县养犬管理办法（征求意见稿）》意见的公告",
        ),
        "manual",
        ("不止一次",),
        look_alike=True,
    ),
    Case(
        "the same draft hung long enough on another page",
        some_facts(
            complete(
                "consultation",
                *(
                    a_record(
                        "关于公开征求《清源县养犬管理办法（征求意见稿）》意见的公告",
                        "2026-03-01",
                        column="consultation",
                        text=f"{GREAT}征求意见时间：2026年3月1日至{end}。",
                        url=f"https://jyj.qingyuan.gov.cn/{number}.html",
                    )
                    for number, end in enumerate(("3月15日", "4月15日"))
                ),
            )
        ),
        "manual pass",
        look_alike=True,
    ),
    Case(
        "the day of a hearing is not the end of thirty days",
        call(f"{GREAT}自公告之日起30日内可以提出意见。\n听证会时间：2026年3月10日上午9:00。"),
        "pass",
        look_alike=True,
    ),
    Case(
        "the day of publication in the text is no end",
        call(f"发布日期：2026-03-05\n{GREAT}自公告之日起30日内可以提出意见。"),
        "pass",
        look_alike=True,
    ),
    Case(
        "thirty days, first and last counted",
        call("征求意见时间：2026年3月1日至3月30日。"),
        "pass",
        ("期限不少于 30 日",),
        look_alike=True,
    ),
    Case(
        "twenty-nine",
        call(f"{GREAT}征求意见时间：2026年3月1日至2026年3月29日。"),
        "fail",
        ("共 29 日", "2026-03-29"),
    ),
    Case(
        "from the day of publication where only the end is written",
        call(f"{GREAT}请于2026年3月15日前将意见反馈至邮箱。"),
        "fail",
        ("（发布日）", "共 15 日"),
    ),
    Case("the same, long enough", call("意见反馈截止时间：2026-04-01。"), "pass"),
    Case("a length in days", call("自公告之日起30日内，可以提出意见。"), "pass"),
    Case("a short length in days", call(f"{GREAT}公示期限为7天。"), "fail", ("共 7 日",)),
    Case("working days are a local rule", call("自公告发布之日起7个工作日内反馈。"), "unavailable"),
    Case(
        "shortened, and it says why",
        call("征求意见时间：2026年3月1日至3月10日，因情况紧急缩短期限。"),
        "manual",
        look_alike=True,
    ),
    Case("no dates in the text", call("欢迎提出意见。"), "unavailable"),
    Case(
        "two different ends",
        call("请于2026年3月10日前报名听证，请于2026年4月10日前反馈意见。"),
        "unavailable",
        look_alike=True,
    ),
    Case("not read", call("", outcome=None), "unavailable"),
    Case(
        "before the law of 2019",
        some_facts(
            complete(
                "consultation",
                a_record(
                    "关于公开征求《某办法》意见的公告",
                    "2018-03-01",
                    column="consultation",
                    text="2018年3月1日至3月5日",
                ),
            ),
            period=Period(date(2018, 1, 1), date(2018, 7, 28)),
        ),
        "not_applicable",
        (),
        {},
        date(2018, 7, 28),
        look_alike=True,
    ),
    Case(
        "a survey is no draft",
        call("时间：2026年3月1日至3月5日", title="关于公共自行车满意度的问卷调查"),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "a result is no call",
        call("时间：2026年3月1日至3月5日", title="《清源县养犬管理办法》征求意见采纳情况"),
        "not_applicable",
    ),
    Case("of before the period", call("请于2025年3月5日前反馈。", "2025-03-01"), "not_applicable"),
    Case("no column: charged elsewhere", some_facts(absent("consultation")), "not_applicable"),
    Case("not read to its end", some_facts(partly("consultation")), "unavailable"),
    Case("over New Year", call("征求意见时间：2026年1月10日至2月10日。", "2026-01-10"), "pass"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

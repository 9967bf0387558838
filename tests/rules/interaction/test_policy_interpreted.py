from __future__ import annotations

from datetime import date

import pytest

from audit.model import PICTURES, Attachment, Period, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "policy_interpreted"
POLICY = a_record(
    "清源县教育局关于印发《清源县校车安全管理办法》的通知",
    "2026-06-01",
    doc_number="清政办〔2026〕8号",
)


def note(title: str, shown: str | None = "2026-06-02", text: str = "说明" * 60, **more: object) -> Record:
    return a_record(title, shown, column="interpretation", text=text, **more)


def site(policies: list[Record], *notes: Record, **more: object) -> Facts:
    return some_facts(complete("policy", *policies), complete("interpretation", *notes), **more)


CASES = (
    Case(
        "a list that shows when the document was made, an explanation on the day of publication",
        site(
            [
                a_record(
                    "关于印发《清源县校车安全管理办法》的通知",
                    "2026-06-20",
                    listed="2026-06-01",
                    issued="2026-06-01",
                )
            ],
            note("《清源县校车安全管理办法》解读", "2026-06-20"),
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "documents of years ago that were filed in the period",
        site(
            [
                a_record("关于印发《清源县校车安全管理办法》的通知", "2026-06-20", issued="2019-06-01"),
                a_record("清源县停车管理办法", "2026-06-20", doc_number="清政办〔2018〕3号"),
            ]
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "explained in a file of its own page",
        site(
            [
                a_record(
                    "清源县停车管理办法", "2026-06-20", files=(a_file("《清源县停车管理办法》政策解读.pdf"),)
                )
            ]
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "explained in a press conference",
        some_facts(
            complete("policy", POLICY),
            complete("interpretation"),
            complete("press", a_record("《清源县校车安全管理办法》新闻发布会", "2026-06-02", column="press")),
        ),
        "manual",
        look_alike=True,
    ),
    Case(
        "a picture with a line of text",
        site(
            [POLICY],
            note("孩子上学新规", files=(Attachment("https://x.gov.cn/a.png", PICTURES),)),
        ),
        "manual",
        look_alike=True,
    ),
    Case(
        "rules for the office itself, the city's and the county government's",
        site(
            [
                a_record("清源县教育局机关考勤管理办法", "2026-06-01"),
                a_record("南州市人民政府关于印发《停车管理办法》的通知", "2026-06-01"),
                a_record("清源县人民政府办公室关于印发《停车管理办法》的通知", "2026-06-01"),
            ]
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "who counts interpretations only holds no late one against anybody",
        site([POLICY], note("《清源县校车安全管理办法》解读", "2026-09-05")),
        "pass",
        ("1 件有解读",),
        {"late_fails": "否"},
        look_alike=True,
    ),
    Case(
        "nothing to interpret, and the table takes nothing off",
        site([]),
        "pass",
        ("不扣分",),
        {"none_passes": "是"},
    ),
    Case("named in the title", site([POLICY], note("《清源县校车安全管理办法》政策解读")), "pass"),
    Case("a like title", site([POLICY], note("关于校车安全管理办法的解读")), "pass"),
    Case(
        "named in the text only",
        site([POLICY], note("一图读懂新规", text="解读《清源县校车安全管理办法》" + "好" * 90)),
        "pass",
        look_alike=True,
    ),
    Case(
        "known by its number",
        site([POLICY], note("政策问答", text="根据清政办〔2026〕8号" + "好" * 90)),
        "pass",
        look_alike=True,
    ),
    Case(
        "an interpretation put among the policies",
        site([POLICY, note("《清源县校车安全管理办法》解读")]),
        "pass",
        look_alike=True,
    ),
    Case(
        "none, and the column was read to its end",
        site([POLICY], note("关于禁毒条例的解读")),
        "fail",
        ("没有找到它的解读",),
    ),
    Case("a picture of that time may be it", site([POLICY], note("一图读懂", text="")), "manual"),
    Case("a picture of another year is not", site([POLICY], note("一图读懂", "2025-06-02", text="")), "fail"),
    Case(
        "late",
        site([POLICY], note("《清源县校车安全管理办法》解读", "2026-06-05")),
        "fail",
        ("晚 4 个工作日",),
    ),
    Case(
        "three working days over a weekend",
        site([POLICY], note("《清源县校车安全管理办法》解读", "2026-06-04")),
        "pass",
    ),
    Case(
        "ahead of the policy",
        site([POLICY], note("《清源县校车安全管理办法》解读", "2026-05-28")),
        "pass",
        look_alike=True,
    ),
    Case("nobody knows when", site([POLICY], note("《清源县校车安全管理办法》解读", None)), "unavailable"),
    Case(
        "a year without a calendar makes nobody late",
        site(
            [a_record("关于印发《清源县禁烧管理办法》的通知", "2026-12-25")],
            note("《清源县禁烧管理办法》解读", "2027-01-12"),
            period=Period(date(2026, 1, 1), date(2027, 2, 1)),
        ),
        "unavailable",
        (),
        {},
        date(2027, 2, 1),
    ),
    Case(
        "what needs no interpretation",
        site(
            [
                a_record("关于张某同志任免职务的规定"),
                a_record("关于2026年国庆节放假的意见"),
                a_record("关于调整县防汛指挥部成员的通知"),
                a_record("转发国务院办公厅关于某办法的通知"),
                a_record("关于公开征求《清源县养犬管理办法》意见的公告"),
                a_record("国家办法", doc_number="国办发〔2026〕9号"),
            ]
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case("not due yet", site([a_record("清源县养犬管理办法", "2026-11-18")]), "not_applicable"),
    Case("of before the period", site([a_record("清源县养犬管理办法", "2025-11-18")]), "not_applicable"),
    Case(
        "no more than the sample, newest first",
        site(
            [
                a_record(f"清源县{name}管理办法", f"2026-0{number}-03")
                for number, name in enumerate("甲乙丙丁戊", 1)
            ]
        ),
        "fail fail fail",
        ("戊", "丁", "丙"),
    ),
    Case(
        "all of them",
        site([a_record(f"清源县{name}管理办法") for name in "甲乙丙丁戊"]),
        "fail " * 5,
        (),
        {"sample": 0},
    ),
    Case(
        "interpretations not read to the end",
        some_facts(complete("policy", POLICY), partly("interpretation")),
        "unavailable",
    ),
    Case(
        "no column of interpretations: charged elsewhere",
        some_facts(complete("policy", POLICY), absent("interpretation")),
        "not_applicable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

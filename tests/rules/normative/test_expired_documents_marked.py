from __future__ import annotations

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, partly, some_facts

RULE = "expired_documents_marked"
FIVE = "第二十条 本办法自2020年3月1日起施行，有效期五年。"


def paper(text: str, mark: str | None = "有效", expires: str = "", **more: object) -> Record:
    stated = (("有效性", mark),) if mark is not None else ()
    if expires:
        stated = (*stated, ("失效日期", expires))
    return a_record(
        "清源县养犬管理办法", "2020-02-10", issued="2020-02-03", doc_number="清政〔2020〕3号", text=text,
        stated=stated, **more,
    )  # fmt: skip


def site(*papers: Record, notices: tuple[Record, ...] = ()) -> Facts:
    return some_facts(complete("policy", *papers), complete("notices", *notices))


CASES = (
    Case(
        "five years are over",
        site(paper(FIVE)),
        "fail",
        ("2025-02-28 届满", "自2020年3月1日起施行，有效期五年", "没有续期的文件"),
    ),
    Case(
        "ten years are not",
        site(paper(FIVE.replace("五", "十"))),
        "pass",
        ("1 件还没有届满",),
        look_alike=True,
    ),
    Case(
        "a day is named",
        site(paper("本办法自2020年3月1日起施行，有效期至2025年12月31日。")),
        "fail",
        ("2025-12-31",),
    ),
    Case(
        "the term that it tells is that of the document which it replaces",
        site(paper("《旧办法》自2014年3月1日起施行，有效期五年。")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "issued again under its own name",
        site(
            paper(FIVE),
            notices=(
                a_record(
                    "重新公布《清源县养犬管理办法》",
                    "2025-02-20",
                    column="notices",
                    text="现重新公布。",
                ),
            ),
        ),
        "manual",
        look_alike=True,
    ),
    Case("the mark has been changed", site(paper(FIVE, "失效")), "not_applicable"),
    Case("no mark", site(paper(FIVE, None)), "not_applicable", look_alike=True),
    Case(
        "the term of a licence is not the document's",
        site(paper("许可证自发证之日起有效期五年。本办法自2020年3月1日起施行。")),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "from the day of issue",
        site(paper("本通知自印发之日起施行，有效期2年。")),
        "fail",
        ("2022-02-09 届满",),
    ),
    Case(
        "thirty days after issue",
        site(paper("本通知自发布之日起30日后施行，有效期为1年。")),
        "fail",
        ("2021-03-10 届满",),
    ),
    Case("months", site(paper("本通知自2026年6月1日起执行，有效期6个月。")), "pass"),
    Case(
        "the table says till when",
        site(paper("正文。", expires="2024-01-01")),
        "fail",
        ("失效日期：2024-01-01",),
    ),
    Case(
        "it was renewed",
        site(
            paper(FIVE), notices=(a_record("关于延长《清源县养犬管理办法》有效期的通知", column="notices"),)
        ),
        "manual",
        ("可能已续期",),
        look_alike=True,
    ),
    Case(
        "it was renewed by number in a list",
        site(
            paper(FIVE),
            a_record("继续有效的规范性文件目录", "2025-01-10", text="1. 养犬办法（清政〔2020〕3号）"),
        ),
        "manual",
        (),
        look_alike=True,
    ),
    Case(
        "it may have been renewed in a file that nobody read",
        site(
            paper(FIVE), a_record("规范性文件清理结果", "2025-01-10", text="见附件", files=(a_file("1.pdf"),))
        ),
        "manual",
        ("附件没有读到",),
        look_alike=True,
    ),
    Case(
        "the notices were not read whole",
        some_facts(complete("policy", paper(FIVE)), partly("notices")),
        "manual",
    ),
    Case("two terms", site(paper(FIVE + "\n本规定自2020年3月1日起施行，有效期三年。")), "not_applicable"),
    Case("from above", site(paper(FIVE, source="国务院办公厅")), "not_applicable", look_alike=True),
    Case("no library", some_facts(absent("policy"), complete("notices")), "not_applicable"),
    Case("blocked", some_facts(blocked("policy"), complete("notices")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

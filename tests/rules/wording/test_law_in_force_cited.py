from __future__ import annotations

from datetime import date

import pytest

from audit.model import DocumentReading, Record
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, some_facts

RULE = "law_in_force_cited"
OLD = "公民可以根据自身生产、生活、科研等特殊需要，向本机关申请获取政府信息。"
NEW = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本指南。"


def guide(
    text: str, title: str = "政府信息公开指南", shown: str | None = "2026-03-02", **more: object
) -> Record:
    return a_record(title, shown, column="guide", text=text, **more)  # type: ignore[arg-type]


def system(text: str, title: str = "政府信息公开工作制度") -> Record:
    return a_record(title, "2015-03-02", column="regulations", text=text)


NO_SYSTEM = absent("regulations")
GAP = "not_applicable"

CASES = (
    Case("the law in force", some_facts(complete("guide", guide(NEW)), NO_SYSTEM), f"pass {GAP}"),
    Case(
        "a guide with the old condition",
        some_facts(complete("guide", guide(OLD)), NO_SYSTEM),
        f"fail {GAP}",
        ("特殊需要", "没有提到国务院令第711号"),
    ),
    Case(
        "a guide of the old decree",
        some_facts(complete("guide", guide("依据国务院令第492号编制。")), NO_SYSTEM),
        f"fail {GAP}",
        ("492号",),
    ),
    Case(
        "old and new side by side",
        some_facts(complete("guide", guide(NEW + OLD)), NO_SYSTEM),
        f"manual {GAP}",
        ("沿革",),
    ),
    Case(
        "the condition is gone",
        some_facts(complete("guide", guide("申请人不再受自身生产、生活、科研等特殊需要的限制。")), NO_SYSTEM),
        f"pass {GAP}",
        look_alike=True,
    ),
    Case(
        "an old guide is kept beside the new one",
        some_facts(
            complete("guide", guide(OLD, "政府信息公开指南（2010年版）", "2010-03-02"), guide(NEW)), NO_SYSTEM
        ),
        f"pass {GAP}",
        look_alike=True,
    ),
    Case(
        "a house number is no decree",
        some_facts(complete("guide", guide("办公地址：清源县人民路492号，邮编476200。")), NO_SYSTEM),
        f"pass {GAP}",
        look_alike=True,
    ),
    Case(
        "a document of the county's own with that number",
        some_facts(complete("guide", guide("依据清政办〔2020〕492号文件编制。")), NO_SYSTEM),
        f"pass {GAP}",
        look_alike=True,
    ),
    Case(
        "two guides without dates: which is in force, nobody knows",
        some_facts(
            complete("guide", guide(NEW, "指南（2024年）", None), guide(OLD, "公开指南", None)), NO_SYSTEM
        ),
        f"manual {GAP}",
        look_alike=True,
    ),
    Case(
        "a blank form beside the guide is no part of it",
        some_facts(
            complete("guide", guide(f"{NEW}\n【附件：申请表.doc】\n{OLD}", files=(a_file("申请表.doc"),))),
            NO_SYSTEM,
        ),
        f"pass {GAP}",
        look_alike=True,
    ),
    Case(
        "a regulation of old",
        some_facts(complete("guide", guide(NEW)), complete("regulations", system(OLD))),
        "pass manual",
        ("是否仍在执行",),
    ),
    Case(
        "sound regulations",
        some_facts(complete("guide", guide(NEW)), complete("regulations", system("认真执行。"))),
        "pass pass",
    ),
    Case(
        "regulations that were not read",
        some_facts(
            complete("guide", guide(NEW)),
            complete("regulations", a_record("制度", column="regulations", outcome=None)),
        ),
        "pass unavailable",
    ),
    Case(
        "the guide's file is a scan",
        some_facts(
            complete("guide", guide("见附件", files=(a_file("指南.pdf", reading=DocumentReading.SCANNED),))),
            NO_SYSTEM,
        ),
        f"unavailable {GAP}",
    ),
    Case("before the reform", some_facts(complete("guide", guide(OLD))), GAP, as_of=date(2018, 7, 28)),
    Case("time to adapt", some_facts(complete("guide", guide(OLD))), GAP, as_of=date(2019, 8, 1)),
    Case("blocked", some_facts(blocked("guide"), NO_SYSTEM), f"unavailable {GAP}"),
    Case("nothing in either", some_facts(complete("guide"), complete("regulations")), GAP),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

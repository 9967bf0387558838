from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, absent, some_facts
from tests.rules.reports_for_tests import ASPECTS, SCAN, a_report, a_text, reports

RULE = "annual_report_five_aspects"
LINES = ASPECTS.replace("通过网站", "").split("\n")


def bare(
    aspects: str, problems: str = "存在人手偏少的问题，下一步增加人手，抓好落实。", sixth: str = "无。"
) -> str:
    """A text that speaks of nothing but what it is told to."""
    opening = "清源县教育局年度报告。" + "如有疑问请与办公室联系。" * 50
    text = a_text(opening=opening, aspects=aspects, problems=problems, sixth=sixth)
    return text.replace("围绕教育工作重点抓好信息公开，规范流程，压实责任，提升质量。", "")


CASES = (
    Case("all five", reports(a_report()), "pass", ("五个方面",)),
    Case(
        "no word of any platform",
        reports(a_report(text=bare("\n".join(LINES[i] for i in (1, 2, 4)) + "主动公开。"))),
        "fail",
        ("“政府信息公开平台建设”",),
    ),
    Case(
        "two are not spoken of",
        reports(
            a_report(
                text=bare(
                    "（一）主动公开。公开信息 210 条。（二）依申请公开。收到5件。（三）文件清理。完成。"
                )
            )
        ),
        "fail fail",
        ("监督保障",),
    ),
    Case(
        "two in one paragraph and other words",
        reports(
            a_report(
                text=bare(
                    "一是积极公开信息。二是办理申请公开。三是加强信息发布审核与网站栏目维护。"
                    "四是纳入年度考核，接受群众评议。"
                )
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "spoken of in another part",
        reports(
            a_report(
                text=bare("\n".join(LINES[:3]) + "\n加强监督。", "个别网站栏目更新不够及时，下一步逐月检查。")
            )
        ),
        "manual",
        ("其他部分提到“网站”",),
        look_alike=True,
    ),
    Case(
        "the rest may be in the scan",
        reports(a_report(text=bare(LINES[0] + LINES[1] + "\n监督。审核。"), files=(SCAN,))),
        "unavailable",
        ("扫描件",),
        look_alike=True,
    ),
    Case("no headings to cut at", reports(a_report(text="年度报告内容。" * 100)), "unavailable", ("认不出",)),
    Case("not read", reports(a_report(text="见附件")), "unavailable"),
    Case("before 2021", reports(a_report(2020)), "not_applicable", (), {"year": 2020}),
    Case("no report of the year", reports(a_report(2020)), "not_applicable"),
    Case("no column", some_facts(absent("annual_report")), "not_applicable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

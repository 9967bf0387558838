from __future__ import annotations

from datetime import date

import pytest

from audit.model import PICTURES, Attachment, DocumentReading
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, complete, some_facts

RULE = "annual_report_has_six_parts"
READ, SCANNED = DocumentReading.READ, DocumentReading.SCANNED
PARTS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def body(*headings: str, more: str = "") -> str:
    return "\n".join(f"{heading}\n{'本年度工作有序开展。' * 12}" for heading in headings) + more


def report(text: str, title: str = "清源县教育局2025年政府信息公开工作年度报告", **more: object) -> Facts:
    return some_facts(
        complete("annual_report", a_record(title, "2026-01-20", column="annual_report", text=text, **more))
    )


CASES = (
    Case("six parts", report(body(*PARTS)), "pass", ("六部分齐全",)),
    Case("one part missing", report(body(*PARTS[:3], *PARTS[4:])), "fail", ("行政复议、行政诉讼情况”部分",)),
    Case("two parts missing are two findings", report(body(*PARTS[:2], *PARTS[4:])), "fail fail"),
    Case(
        "wordings that sites use",
        report(
            body(
                "一、概述",
                "二、主动公开情况",
                "三、依申请公开办理情况",
                "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "五、政府信息公开工作存在的主要问题及改进情况",
                "六、其他事项",
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "headings that are spaced out, and one cut to a word",
        report(body("一、总 体 情 况", *PARTS[1:5], "六、其他")),
        "pass",
        look_alike=True,
    ),
    Case(
        "spoken of, but without a heading",
        report(body(*PARTS[:3], *PARTS[4:], more="未发生复议、诉讼。")),
        "manual",
    ),
    Case(
        "an unknown wording of a sixth heading", report(body(*PARTS[:5], "六、附则")), "manual", ("写法特殊",)
    ),
    Case(
        "the whole may be in the file",
        report(body(*PARTS[:4]), files=(a_file("年报.pdf"),)),
        "manual manual",
        ("附件“年报.pdf”没有读取",),
        look_alike=True,
    ),
    Case(
        "the whole is in a file that was read",
        report("见附件\n【附件：年报.docx】\n" + body(*PARTS), files=(a_file("年报.docx", reading=READ),)),
        "pass",
    ),
    Case(
        "neither article nor file have the part, and both were read",
        report(
            "见附件\n【附件：年报.docx】\n" + body(*PARTS[:3], *PARTS[4:]),
            files=(a_file("年报.docx", reading=READ),),
        ),
        "fail",
        ("缺“政府信息公开行政复议、行政诉讼情况”",),
    ),
    Case(
        "pages of the file are pictures",
        report(
            "【附件：年报.pdf】\n" + body(*PARTS[:5]),
            files=(a_file("年报.pdf", reading=DocumentReading.CUT, note="第7页是图像"),),
        ),
        "manual",
        ("只读了一部分（第7页是图像）",),
        look_alike=True,
    ),
    Case(
        "the report is a row of pictures",
        report("见图", files=(Attachment("https://x.cn/1.jpg", PICTURES, None, "正文有 9 张图片", SCANNED),)),
        "unavailable",
        ("正文图片扫描件",),
        look_alike=True,
    ),
    Case("a picture", report("见图"), "unavailable", ("只读到 2 字",), look_alike=True),
    Case("not read", report("", outcome=None), "unavailable"),
    Case("text that is something else", report("网站导航" * 200), "unavailable", ("没有读到全文",)),
    Case(
        "no prescribed form before 2019",
        report(body(*PARTS[:2])),
        "not_applicable",
        (),
        {"year": 2018},
        look_alike=True,
    ),
    Case(
        "no report of the year: charged elsewhere",
        report(body(*PARTS), "2023年政府信息公开年报"),
        "not_applicable",
    ),
    Case("no column: charged elsewhere", some_facts(absent("annual_report")), "not_applicable"),
    Case(
        "before the end of March the year before is looked at",
        report(body(*PARTS[:1]), "2024年政府信息公开年报"),
        "unavailable",
        (),
        {},
        date(2026, 3, 1),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

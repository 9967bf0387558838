from __future__ import annotations

import pytest

from audit.model import DocumentReading
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "guide_has_elements"
READ = DocumentReading.READ
FULL = (
    "一、信息分类和编排体系。本机关公开的信息范围……索引号由……组成。二、获取方式：可在网站查阅。"
    "三、公开工作机构：清源县教育局办公室，办公地址：清源县人民路12号，办公时间：工作日8:30-17:30，"
    "联系电话：0371-1234567，传真：0371-1234568，电子邮箱：jyj@qingyuan.gov.cn。四、申请：填写申请表。"
    "五、监督和救济：可以投诉、举报，申请行政复议或提起行政诉讼。"
)
FULL += "本指南适用于本机关。" * 40
NO_FAX = FULL.replace("传真：0371-1234568，", "")
NO_FAX_NO_ADDRESS = NO_FAX.replace("办公地址：清源县人民路12号，", "")


def guide(text: str, **more: object) -> Facts:
    return some_facts(complete("guide", a_record("政府信息公开指南", column="guide", text=text, **more)))


CASES = (
    Case("every element", guide(FULL), "pass", ("全部 11 项",)),
    Case(
        "each missing element is its own finding",
        guide(NO_FAX_NO_ADDRESS),
        "fail fail",
        ("“传真”", "“办公地址”", "找到 9 项"),
    ),
    Case("spaced and full-width wording counts", guide(NO_FAX + "传　真：１２３"), "pass", look_alike=True),
    Case("too short to be all of it", guide("联系电话：1234567"), "unavailable", ("少于 300 字",)),
    Case("not read", guide("", outcome=None), "unavailable"),
    Case(
        "the rest may be in the file",
        guide(NO_FAX, files=(a_file("公开指南全文.docx"),)),
        "unavailable",
        ("附件",),
        look_alike=True,
    ),
    Case(
        "the element is in a file that was read",
        guide(
            NO_FAX + "\n【附件：指南全文.docx】\n传真：0371-1234568",
            files=(a_file("指南全文.docx", reading=READ),),
        ),
        "pass",
    ),
    Case(
        "neither page nor file have it, and both were read",
        guide(
            NO_FAX + "\n【附件：指南全文.docx】\n电话：1",
            files=(a_file("指南全文.docx", reading=READ),),
        ),
        "fail",
        ("“传真”",),
    ),
    Case(
        "the field of a blank form is no statement of the guide",
        guide(
            NO_FAX + "\n【附件：申请表.doc】\n申请人传真：",
            files=(a_file("申请表.doc", reading=READ),),
        ),
        "fail",
        ("“传真”",),
    ),
    Case(
        "the rest may be in a file with a password",
        guide(NO_FAX, files=(a_file("指南.pdf", reading=DocumentReading.ENCRYPTED),)),
        "unavailable",
        ("设有密码",),
        look_alike=True,
    ),
    Case(
        "an application form is no guide", guide(NO_FAX, files=(a_file("申请表.doc"),)), "fail", ("“传真”",)
    ),
    Case(
        "an office may ask for elements of its own",
        guide(FULL),
        "fail",
        ("“微信公众号”",),
        {"elements": "联系电话 微信公众号"},
    ),
    Case(
        "elements spread over several guides are all there",
        some_facts(
            complete(
                "guide",
                a_record("政府信息公开指南", column="guide", text=NO_FAX),
                a_record("指南（受理机构）", column="guide", text="传真：0371-1234568"),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a page of its own says how to reach the office",
        some_facts(
            complete(
                "guide",
                a_record("政府信息公开指南", column="guide", text=NO_FAX_NO_ADDRESS),
                a_record("公开工作机构信息", column="guide", text="行政中心3号楼，FAX：0371-1234568"),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a page beside the guide was not read",
        some_facts(
            complete(
                "guide",
                a_record("政府信息公开指南", column="guide", text=NO_FAX),
                a_record("公开工作机构信息", column="guide", outcome=None),
            )
        ),
        "unavailable",
        (),
        look_alike=True,
    ),
    Case("no guide at all: charged elsewhere", some_facts(absent("guide")), "not_applicable"),
    Case("an empty column: charged elsewhere", some_facts(complete("guide")), "not_applicable"),
    Case(
        "the column was not read to its end",
        some_facts(partly("guide", a_record("指南", column="guide", text=NO_FAX))),
        "unavailable",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

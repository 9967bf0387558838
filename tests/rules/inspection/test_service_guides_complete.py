from __future__ import annotations

from decimal import Decimal

import pytest

from audit.model import DocumentReading, Outcome, Record
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    a_statement,
    absent,
    an_agency,
    complete,
    some_facts,
)

RULE = "service_guides_complete"
WHOLE = """一、设定依据：《中华人民共和国民办教育促进法》第十二条。二、申请条件：具有法人资格的社会组织。
三、申请材料：申请书原件一份、身份证复印件一份。四、办理流程：受理、审核、决定、送达。
五、办理时限：二十个工作日。六、收费标准：不收费。七、办理地点：县政务服务大厅三号窗口。
八、实施机构：县教育局。九、联系电话：0591-1234567。"""
SURE = {"missing_fails": "是"}


def guide(text: str = WHOLE, title: str = "民办学校设立审批办事指南", **more: object) -> Record:
    return a_record(title, column="services", text=text, **more)


def said(value: str) -> object:
    return a_statement("W-D13", value, "2026Q3", unit="处", decision="认可")


WITHOUT = WHOLE.replace("六、收费标准：不收费。", "").replace("九、联系电话：0591-1234567。", "")
FORMLESS = WHOLE.replace("原件一份", "").replace("复印件一份", "")
VAGUE = WHOLE.replace("四、办理", "根据有关法律法规规定应提交的其他材料。四、办理")
CASES = (
    Case("all ten", some_facts(complete("services", guide())), "pass", ("抽查 1 个办事指南",)),
    Case(
        "two are missing",
        some_facts(complete("services", guide(WITHOUT))),
        "manual",
        ("没有写明收费标准、联系电话（应有 10 类，有 8 类）",),
        look_alike=True,
    ),
    Case(
        "two are missing, and the office is sure",
        some_facts(complete("services", guide(WITHOUT))),
        "fail",
        (),
        SURE,
    ),
    Case(
        "materials without a form",
        some_facts(complete("services", guide(FORMLESS))),
        "fail",
        ("形式和份数",),
        SURE,
    ),
    Case(
        "other materials",
        some_facts(complete("services", guide(VAGUE))),
        "fail",
        ("含糊表述“法律法规规定应提交的其他材料”",),
    ),
    Case(
        "other forms of words",
        some_facts(complete("services", guide(WHOLE.replace("不收费", "不收费，其他收费项目另行公布")))),
        "pass",
        look_alike=True,
    ),
    Case(
        "the law that is its basis ends in such words",
        some_facts(
            complete(
                "services",
                guide(
                    WHOLE.replace(
                        "第十二条。",
                        "第十二条：申请筹设民办学校，举办者应当向审批机关提交下列材料：（一）申办报告；"
                        "（二）法律、法规规定的其他材料。",
                    )
                ),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "nothing else is asked for",
        some_facts(
            complete("services", guide(WHOLE.replace("四、办理", "无需提供其他相关证明材料。四、办理")))
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a basis of other papers",
        some_facts(complete("services", guide(WHOLE.replace("第十二条。", "第十二条及其他有关文件规定。")))),
        "pass",
        look_alike=True,
    ),
    Case(
        "a form beside it has a line for other papers",
        some_facts(
            complete(
                "services",
                guide(
                    f"{WHOLE}\n【附件：申请表.doc】\n提交材料：其他有关材料",
                    files=(a_file("申请表.doc", reading=DocumentReading.READ),),
                ),
            )
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "its rest stands in a scan",
        some_facts(complete("services", guide(WITHOUT, files=(a_file("流程图.pdf"),)))),
        "unavailable",
        (),
        SURE,
        look_alike=True,
    ),
    Case(
        "news among the services",
        some_facts(complete("services", guide(WITHOUT, "关于召开审批登记工作会议的通知"))),
        "unavailable",
        (),
        SURE,
        look_alike=True,
    ),
    Case(
        "guides stand on the province's platform",
        some_facts(complete("services")),
        "unavailable",
        look_alike=True,
    ),
    Case("no column", some_facts(absent("services")), "manual", look_alike=True),
    Case(
        "no such column on a portal that must have it",
        some_facts(absent("services"), agency=an_agency(functions="services")),
        "not_applicable",
    ),
    Case(
        "not this body's",
        some_facts(absent("services"), agency=an_agency(functions="education")),
        "not_applicable",
    ),
    Case(
        "a person found four places",
        some_facts(complete("services", guide()), statements=(said("4"),)),
        "fail",
    ),
    Case(
        "a person found none",
        some_facts(complete("services", guide(VAGUE)), statements=(said("0"),)),
        "pass",
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_weights_are_those_of_the_table_in_halves_of_a_point() -> None:
    facts = some_facts(
        complete("services", guide(WITHOUT), guide(FORMLESS, "甲核发"), guide(VAGUE, "乙登记"))
    )
    found = Case("", facts, "", parameters=SURE).findings(RULE)
    assert {f.weight for f in found if f.outcome is Outcome.FAIL} == {Decimal(2), Decimal(4)}


def test_no_more_than_the_sample_is_judged() -> None:
    facts = some_facts(complete("services", *(guide(VAGUE, f"第{number}项核发") for number in range(9))))
    found = Case("", facts, "").findings(RULE)
    assert [f.outcome for f in found] == [Outcome.FAIL] * 5

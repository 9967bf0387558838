from __future__ import annotations

import pytest

from audit.masking import is_identity
from audit.model import Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_record, absent, blocked, complete, some_facts

RULE = "no_personal_data"
NOTICES = {"columns": "notices"}
#: Made up; check digits are true.
IDENTITY, OTHER = "350128198001011237", "110101197003070012"
CARD = "6222021234567890128"
MOBILES = ("13812345678", "13912345678", "13712345678", "13612345678")


def column(*records: Record, name: str = "notices") -> Facts:
    return some_facts(complete(name, *records))


def a_list(text: str, title: str = "2026年困难残疾人补贴发放名单公示", *tables: Table) -> Facts:
    return column(a_record(title, column="notices", text=text, tables=tables))


PEOPLE = Table(
    (
        ("序号", "姓名", "联系电话", "金额"),
        *((str(n), "某某", phone, "500") for n, phone in enumerate(MOBILES)),
    ),
    "补贴名单",
)
DUTY = Table(
    (("单位", "姓名", "职务", "联系电话"), *(("某镇", "某某", "河长", phone) for phone in MOBILES)),
    "河长名单",
)

NAMES = Table((("姓名", "身份证号码", "开户银行账号"), ("某某", IDENTITY, CARD)), url="https://x.cn/1.xlsx")
COMPANIES = Table((("企业", "统一社会信用代码"), ("某公司", IDENTITY)))

CASES = (
    Case(
        "a table in a file",
        a_list("见附件", "补贴发放公示", NAMES),
        "manual",
        ("身份证号码 1 个、银行卡号 1 个",),
        NOTICES,
    ),
    Case(
        "credit codes in a table", a_list("", "企业名单公示", COMPANIES), "pass", (), NOTICES, look_alike=True
    ),
    Case(
        "officials and overseers in a running list",
        a_list("".join(f"{n}某某 乡人大主席 {phone}\n" for n, phone in enumerate(MOBILES)), "监督员名单公示"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case("nothing personal", a_list("现将名单公示如下：张某、李某。"), "pass", ("没有发现",), NOTICES),
    Case(
        "an identity number in a list",
        a_list(f"张某 {IDENTITY} 500元"),
        "manual",
        ("身份证号码 1 个", "已遮盖"),
        NOTICES,
    ),
    Case("one with blanks in it", a_list("张某 350128 19800101 1237 500元"), "manual", (), NOTICES),
    Case(
        "a wrong check digit is another number",
        a_list("档案编号350128198001011230"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "a number already hidden",
        a_list("张某 350128********1237，138****5678"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "a company's credit code that happens to fit",
        a_list(f"统一社会信用代码：{IDENTITY}"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case("a person's card", a_list(f"张某，一卡通账号{CARD}，500元"), "manual", ("银行卡号 1 个",), NOTICES),
    Case(
        "an account to pay a deposit into",
        a_list(f"投标保证金账号{CARD}", "采购公告"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "telephones of recipients",
        a_list("", "困难群众补贴公示", PEOPLE),
        "manual",
        ("手机号码 4 个",),
        NOTICES,
    ),
    Case(
        "telephones of those on duty",
        a_list("", "清源县河长名单公示", DUTY),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "telephones in a running list of applicants",
        a_list(
            "\n".join(f"申请户{n}某某 {phone} 已审核" for n, phone in enumerate(MOBILES)),
            "公租房申请名单公示",
        ),
        "manual",
        ("手机号码",),
        NOTICES,
    ),
    Case(
        "a public hotline and a contact person",
        a_list("联系人：李某，联系电话：13812345678；举报电话13912345678；监督热线13712345678"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "a bidder's and a purchaser's contact",
        a_list("采购人：县教育局 电话13812345678\n代理机构：某公司 13912345678\n供应商：某厂 13712345678"),
        "pass",
        (),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "a writer's own number in a published letter",
        column(
            a_record("关于供水的来信", column="inquiries", text="来信人：王某，13812345678"), name="inquiries"
        ),
        "manual",
        (),
        {"columns": "inquiries"},
    ),
    Case(
        "hidden also where two stand side by side",
        a_list(f"{IDENTITY}、{OTHER}"),
        "manual",
        ("2 个",),
        NOTICES,
    ),
    Case("not read", column(a_record("名单", column="notices", outcome=None)), "unavailable", (), NOTICES),
    Case("blocked", some_facts(blocked("notices")), "unavailable", (), NOTICES),
    Case("no items", column(), "not_applicable", (), NOTICES),
    Case("no column", some_facts(absent("notices")), "not_applicable", (), NOTICES),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_finding_repeats_a_number(case: Case) -> None:
    said = "".join(
        text
        for finding in case.findings(RULE)
        for text in (finding.reason, finding.subject, *(shown.quote for shown in finding.evidence))
    )

    assert is_identity(IDENTITY)
    assert is_identity(OTHER)
    for number in (IDENTITY, OTHER, CARD, *MOBILES, IDENTITY[6:14]):
        assert number not in said

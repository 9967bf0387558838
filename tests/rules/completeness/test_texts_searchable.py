from __future__ import annotations

import pytest

from audit.model import PICTURES, Attachment, DocumentReading, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_file, a_record, absent, blocked, complete, some_facts

RULE = "texts_searchable"
POLICY = {"columns": "policy"}


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


LONG = "现将有关事项通知如下。" * 30
PHOTO = Attachment(
    "https://jyj.qingyuan.gov.cn/p.jpg", PICTURES, None, "正文有 1 张图片", DocumentReading.SCANNED
)
SCAN = a_file("扫描.pdf", reading=DocumentReading.SCANNED)


def texts(count: int) -> list[Record]:
    return [a_record(f"第{n}号通知", text=LONG) for n in range(count)]


def scans(count: int) -> list[Record]:
    return [a_record(f"第{n}号通报", text="见附件", files=(SCAN,)) for n in range(count)]


CASES = (
    Case("all are texts", column(*texts(10)), "pass", ("占 100%",), POLICY),
    Case("two of twelve are scans", column(*texts(10), *scans(2)), "fail", ("占 83%", "计 2 个"), POLICY),
    Case(
        "pictures in the place of the text",
        column(*texts(10), a_record("通报", files=(Attachment(f"{SITE}/1.jpg", PICTURES),))),
        "fail",
        ("计 1 个",),
        POLICY,
    ),
    Case("too few to count", column(*texts(3), *scans(1)), "manual", ("不足 10",), POLICY, look_alike=True),
    Case(
        "a scan beside its text",
        column(*texts(9), a_record("通报", text=LONG, files=(SCAN,))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a short notice is all there is",
        column(*texts(9), a_record("停水通知", text="明日停水。")),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a short notice beside a photograph",
        column(
            *texts(9),
            a_record(
                "停水通知", text="因管网检修，和平路明日八时至十八时停水，请提前储水。" * 2, files=(PHOTO,)
            ),
        ),
        "pass",
        ("1 件没有读全",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a file that was read",
        column(
            *texts(9),
            a_record("通报", text="见附件", files=(a_file("1.docx", reading=DocumentReading.READ),)),
        ),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a file with a password",
        column(
            *texts(9),
            a_record("通报", text="见附件", files=(a_file("1.pdf", reading=DocumentReading.ENCRYPTED),)),
        ),
        "pass",
        ("1 件没有读全",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "mostly not read",
        column(*texts(2), *(a_record(f"第{n}号令", outcome=None) for n in range(9))),
        "unavailable",
        (),
        POLICY,
    ),
    Case(
        "nothing of the period",
        column(a_record("通知", "2020-01-01", text=LONG)),
        "not_applicable",
        (),
        POLICY,
    ),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

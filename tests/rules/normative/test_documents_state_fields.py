from __future__ import annotations

import pytest

from audit.model import Attachment, DocumentReading, Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "documents_state_fields"
STRICT = {"missing_fails": "是"}
PDF = a_file("养犬管理办法.pdf", reading=DocumentReading.READ)
MARKED = (("有效性", "有效"), ("施行日期", "2026-04-01"))
PENALTY = {
    "columns": "enforcement",
    "titles": "处罚",
    "fields": "文号=号 相对人=当事人/相对人 事由=违法事实/案由 依据=依据/根据 结果=罚款/处罚内容",
    "missing_fails": "是",
    "what": "处罚决定",
}
CATALOGUE = {
    "columns": "statutory",
    "titles": "通知 办法",
    "fields": "索引号 内容概述 成文日期",
    "missing_fails": "是",
    "what": "目录条目",
}


def paper(
    text: str = "本办法自2026年4月1日起施行。",
    *,
    stated: tuple[tuple[str, str], ...] = MARKED,
    files: tuple[Attachment, ...] = (PDF,),
    title: str = "清源县养犬管理办法",
    **more: object,
) -> Record:
    values: dict[str, object] = {
        "doc_number": "清政〔2026〕3号",
        "source": "清源县政府",
        "issued": "2026-03-01",
    }
    return a_record(title, text=text, stated=stated, files=files, **values | more)


def library(*records: Record, column: str = "policy") -> Facts:
    return some_facts(complete(column, *records), agency=an_agency(functions="enforcement"))


CASES = (
    Case("all that is asked for", library(paper()), "pass", ("1 件写明全部 7 项",), STRICT),
    Case(
        "no word on whether it is in force",
        library(paper(stated=())),
        "fail",
        ("没有写明效力状态（应有 7 项，写明 6 项）",),
        STRICT,
    ),
    Case(
        "the same as a hint",
        library(paper(stated=())),
        "manual",
        ("没有读到：效力状态（1 件）",),
        look_alike=True,
    ),
    Case(
        "the mark is there and left blank",
        library(paper(stated=(("有效性", ""), ("施行日期", "")))),
        "fail",
        ("效力状态",),
        STRICT,
    ),
    Case(
        "the text says from when, the table does not",
        library(paper(stated=(("有效性", "有效"),))),
        "pass",
        (),
        STRICT,
        look_alike=True,
    ),
    Case(
        "the text of a scan may say it",
        library(paper("见附件", stated=(), files=(a_file("扫描.pdf", reading=DocumentReading.SCANNED),))),
        "unavailable",
        (),
        STRICT,
        look_alike=True,
    ),
    Case("nothing to download", library(paper(files=())), "fail", ("下载",), STRICT),
    Case("not read", library(paper("", outcome=None)), "pass", (), STRICT),
    Case(
        "not read, and the list says little",
        library(paper("", outcome=None, stated=())),
        "unavailable",
        (),
        STRICT,
    ),
    Case(
        "an interpretation is no document",
        library(paper(title="《养犬管理办法》解读")),
        "not_applicable",
        (),
        STRICT,
    ),
    Case(
        "another's document",
        library(paper(stated=(), doc_number="国办发〔2026〕3号")),
        "not_applicable",
        (),
        STRICT,
        look_alike=True,
    ),
    Case(
        "a decision with all its parts, in a table",
        library(
            a_record(
                "行政处罚决定书（清教罚〔2026〕3号）",
                column="enforcement",
                text="公示如下",
                tables=(
                    Table(
                        (
                            ("决定书文号", "当事人", "案由", "处罚依据", "处罚内容"),
                            ("3号", "甲", "乙", "丙", "罚款"),
                        )
                    ),
                ),
            ),
            column="enforcement",
        ),
        "pass",
        (),
        PENALTY,
        look_alike=True,
    ),
    Case(
        "a decision without its ground",
        library(
            a_record(
                "行政处罚决定书（清教罚〔2026〕3号）",
                column="enforcement",
                text="当事人某公司，案由乱收费，罚款一千元。3号",
            ),
            column="enforcement",
        ),
        "fail",
        ("没有写明依据",),
        PENALTY,
    ),
    Case(
        "an entry of the catalogue",
        library(
            a_record(
                "关于收费的通知",
                column="statutory",
                text="正文",
                issued="2026-03-01",
                index_number="K1-2026-0001",
                stated=(("内容概述", "收费"),),
            ),
            column="statutory",
        ),
        "pass",
        (),
        CATALOGUE,
    ),
    Case(
        "only the newest are looked at",
        library(paper(), a_record("旧办法", "2026-01-02", text="旧的办法正文")),
        "pass",
        (),
        {**STRICT, "sample": "1"},
    ),
    Case(
        "before the period",
        library(a_record("旧办法", "2020-01-02", text="旧")),
        "not_applicable",
        (),
        STRICT,
    ),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), STRICT),
    Case("blocked", some_facts(blocked("policy")), "unavailable", (), STRICT),
    Case("part of the column", some_facts(partly("policy", paper())), "pass unavailable", (), STRICT),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

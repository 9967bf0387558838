from __future__ import annotations

import pytest

from audit.model import DocumentReading, Record, Table
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, some_facts

RULE = "repealed_documents_marked"


def paper(
    number: str, mark: str | None = "有效", title: str = "清源县养犬管理办法", **more: object
) -> Record:
    stated = () if mark is None else (("有效性", mark),)
    return a_record(title, "2019-05-06", doc_number=number, stated=stated, **more)


def notice(
    text: str, title: str = "关于废止部分规范性文件的通知", shown: str = "2026-03-02", **more: object
) -> Record:
    return a_record(title, shown, column="notices", text=text, **more)


def site(notices: tuple[Record, ...], *papers: Record) -> Facts:
    return some_facts(complete("policy", *papers), complete("notices", *notices))


OLD = "一、废止下列文件：\n1.《清源县养犬管理办法》（清政〔2019〕3号）"
LISTS = (
    Table((("序号", "文件名称", "文号"), ("1", "养犬管理办法", "清政〔2019〕3号")), "废止的规范性文件目录"),
    Table(
        (("序号", "文件名称", "文号"), ("1", "市容管理办法", "清政〔2019〕4号")), "继续有效的规范性文件目录"
    ),
)
MIXED = Table(
    (
        ("文件名称", "文号", "清理结果"),
        ("养犬管理办法", "清政〔2019〕3号", "废止"),
        ("市容管理办法", "清政〔2019〕4号", "继续有效"),
    )
)

CASES = (
    Case(
        "still marked as in force",
        site((notice(OLD),), paper("清政〔2019〕3号")),
        "fail",
        ("仍标为“有效”", "《关于废止部分规范性文件的通知》已宣布废止", "超过 20 个"),
    ),
    Case(
        "the new document that replaces the old one is in force",
        site(
            (
                notice(
                    "现公布废止的文件目录。",
                    tables=(
                        Table(
                            (
                                ("文号", "文件名称", "理由"),
                                ("清政〔2009〕1号", "养犬规定", "被《养犬管理办法》（清政〔2019〕3号）代替"),
                            ),
                            "废止的规范性文件目录",
                        ),
                    ),
                ),
                notice(
                    "《养犬规定》（清政〔2009〕2号）已被《养犬管理办法》（清政〔2019〕3号）代替，予以废止。"
                ),
            ),
            paper("清政〔2019〕3号"),
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "one article of it was repealed",
        site(
            (notice("废止《清源县养犬管理办法》（清政〔2019〕3号）第三条第二款。"),), paper("清政〔2019〕3号")
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "two of one sentence",
        site(
            (notice("废止《养犬规定》（清政〔2009〕2号）、《清源县养犬管理办法》（清政〔2019〕3号）。"),),
            paper("清政〔2019〕3号"),
        ),
        "fail",
    ),
    Case("marked", site((notice(OLD),), paper("清政〔2019〕3号", "废止")), "pass", ("1 件已改标",)),
    Case("marked as ended in other words", site((notice(OLD),), paper("清政〔2019〕3号", "已失效")), "pass"),
    Case("no mark at all", site((notice(OLD),), paper("清政[2019]3号", None)), "manual", ("没有标明有效性",)),
    Case(
        "repealed last week: there is time yet",
        site((notice(OLD, shown="2026-11-12"),), paper("清政〔2019〕3号")),
        "manual",
        ("还没有到",),
        look_alike=True,
    ),
    Case(
        "a list of what stays in force repeals nothing",
        site(
            (notice("", "规范性文件清理结果的公告", tables=LISTS),),
            paper("清政〔2019〕3号", "失效"),
            paper("清政〔2019〕4号", title="市容管理办法"),
        ),
        "pass unavailable",
        ("的正文没有读到",),
        look_alike=True,
    ),
    Case(
        "one table says which is which",
        site(
            (notice("现公布清理结果。", "规范性文件清理结果的公告", tables=(MIXED,)),),
            paper("清政〔2019〕3号"),
            paper("清政〔2019〕4号", title="市容管理办法"),
        ),
        "fail",
        ("养犬",),
    ),
    Case(
        "the ground of a repeal is not repealed",
        site(
            (notice("根据《规范性文件管理办法》（清政〔2019〕3号）清理。", "关于废止两件规范性文件的决定"),),
            paper("清政〔2019〕3号"),
        ),
        "not_applicable",
        look_alike=True,
    ),
    Case(
        "a draft of a repeal repeals nothing",
        site((notice(OLD, "关于征求拟废止文件意见的公告"),), paper("清政〔2019〕3号")),
        "not_applicable",
        ("没有找到清理",),
        look_alike=True,
    ),
    Case(
        "a new one ends the old",
        site(
            (),
            paper("清政〔2019〕3号"),
            a_record(
                "清源县养犬管理办法",
                "2025-01-06",
                text="本办法自2025年2月1日起施行。原《清源县养犬管理办法》（清政〔2019〕3号）同时废止。",
                doc_number="清政〔2025〕1号",
            ),
        ),
        "fail",
    ),
    Case(
        "the number of another year",
        site((notice(OLD),), paper("清政〔2018〕3号")),
        "not_applicable",
        ("不在政策文件栏目中",),
        look_alike=True,
    ),
    Case(
        "the list is in a scan",
        site((notice("见附件。", files=(a_file("目录.pdf", reading=DocumentReading.SCANNED),)),)),
        "unavailable",
        ("扫描件",),
    ),
    Case(
        "the document's page was not read",
        site((notice(OLD),), paper("清政〔2019〕3号", None, outcome=None)),
        "unavailable",
    ),
    Case("no library", some_facts(absent("policy"), complete("notices", notice(OLD))), "not_applicable"),
    Case("blocked", some_facts(blocked("policy"), complete("notices")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

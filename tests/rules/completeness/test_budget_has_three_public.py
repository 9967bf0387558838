from __future__ import annotations

import pytest

from audit.model import DocumentReading, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "budget_has_three_public"
READ, SCANNED = DocumentReading.READ, DocumentReading.SCANNED
LONG = "本年收支总体情况说明。" * 100
ACCOUNTS = a_record(
    "清源县教育局2025年度部门决算", "2026-09-10", column="budget", text="“三公”经费支出1万元。"
)


def budget(text: str, title: str = "清源县教育局2026年部门预算", **more: object) -> Record:
    return a_record(title, "2026-03-20", column="budget", text=text, **more)


def column(*records: Record) -> Facts:
    return some_facts(complete("budget", *records))


CASES = (
    Case("in the text", column(budget(LONG + "“三公”经费预算2万元"), ACCOUNTS), "pass pass"),
    Case("by its three parts", column(budget(LONG + "公务接待费0.5万元"), ACCOUNTS), "pass pass"),
    Case(
        "the report to the congress is not the budget itself",
        column(budget(LONG, "关于清源县2025年财政预算执行情况和2026年财政预算草案的报告"), ACCOUNTS),
        "pass unavailable",
        ("不是预决算本身",),
        look_alike=True,
    ),
    Case("in the title", column(budget("", "2026年部门预算及“三公”经费预算"), ACCOUNTS), "pass pass"),
    Case(
        "published on its own",
        column(budget(LONG), budget("", "2026年三公经费预算"), ACCOUNTS),
        "pass pass",
        look_alike=True,
    ),
    Case("long text, no file, not a word", column(budget(LONG), ACCOUNTS), "fail pass", ("没有“三公”经费",)),
    Case(
        "the tables are in the file",
        column(budget(LONG, files=(a_file("预算表.xlsx"),)), ACCOUNTS),
        "pass unavailable",
        look_alike=True,
    ),
    Case(
        "the tables are in a file that was read",
        column(
            budget(
                "见附件\n【附件：预算表.xlsx】\n" + LONG + "公务接待费\t0.3",
                files=(a_file("预算表.xlsx", reading=READ),),
            ),
            ACCOUNTS,
        ),
        "pass pass",
    ),
    Case(
        "read whole with its files, and not a word",
        column(budget(LONG, files=(a_file("预算表.xlsx", reading=READ),)), ACCOUNTS),
        "fail pass",
        ("和 1 个附件共",),
    ),
    Case(
        "one of two files is a scan",
        column(
            budget(LONG, files=(a_file("说明.docx", reading=READ), a_file("表.pdf", reading=SCANNED))),
            ACCOUNTS,
        ),
        "pass unavailable",
        ("附件“表.pdf”扫描件，没有可读取的文字层",),
        look_alike=True,
    ),
    Case(
        "a file with a password",
        column(budget(LONG, files=(a_file("表.pdf", reading=DocumentReading.ENCRYPTED),)), ACCOUNTS),
        "pass unavailable",
        ("设有密码",),
        look_alike=True,
    ),
    Case(
        "a file named for it", column(budget(LONG, files=(a_file("三公经费表.xls"),)), ACCOUNTS), "pass pass"
    ),
    Case("a picture", column(budget("见图"), ACCOUNTS), "pass unavailable", look_alike=True),
    Case("not read", column(budget("", outcome=None), ACCOUNTS), "pass unavailable"),
    Case(
        "of another year is not of this one",
        column(budget(LONG), budget("", "2023年三公经费预算"), ACCOUNTS),
        "fail pass",
    ),
    Case("nothing of the year: charged elsewhere", column(), "not_applicable"),
    Case("no column: charged elsewhere", some_facts(absent("budget")), "not_applicable"),
    Case("not read to its end", some_facts(partly("budget")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)

from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    complete,
    partly,
    some_facts,
)

RULE = "budget_published"
#: A day on which this year's budget and last year's accounts are both due.
DUE = date(2026, 11, 20)
REPLY = "根据《关于批复2026年部门预算的通知》，县财政局于2026年3月2日批复我局部门预算。"
ACCOUNTS = a_record("清源县教育局2025年度部门决算", "2026-09-10", column="budget", text="2026年8月25日批复。")


def budget(
    shown: str | None = "2026-03-20",
    title: str = "清源县教育局2026年部门预算",
    text: str = REPLY,
    **more: object,
) -> Record:
    return a_record(title, shown, column="budget", text=text, **more)


def column(*records: Record) -> Facts:
    return some_facts(complete("budget", *records))


CASES = (
    Case(
        "empty, and it says why",
        some_facts(complete("budget", explanation="本单位无独立预算")),
        "manual",
        ("无独立预算",),
    ),
    Case(
        "both, within twenty natural days",
        column(budget(), ACCOUNTS),
        "pass pass pass pass",
        ("相隔 18 个自然日",),
    ),
    Case("twenty days exactly", column(budget("2026-03-22"), ACCOUNTS), "pass pass pass pass"),
    Case(
        "twenty-one",
        column(budget("2026-03-24", text=REPLY.replace("3月2日", "3月3日")), ACCOUNTS),
        "fail pass pass pass",
        ("相隔 21 个自然日", "应于 2026-03-23 前公开"),
    ),
    Case(
        "the twentieth day is a Sunday",
        column(budget("2026-03-23"), ACCOUNTS),
        "pass pass pass pass",
        ("相隔 21 个自然日", "顺延至 2026-03-23"),
        look_alike=True,
    ),
    Case(
        "the people's congress approved the county's budget long before the treasury's reply",
        column(budget(text="2026年1月20日县人民代表大会审议通过2026年财政预算。"), ACCOUNTS),
        "manual pass pass pass",
        look_alike=True,
    ),
    Case(
        "a government's own budget counts from its congress",
        some_facts(
            complete(
                "budget",
                budget(title="清源县2026年财政预算", text="2026年1月20日县人民代表大会批准2026年财政预算。"),
                ACCOUNTS,
            ),
            agency=an_agency(AgencyKind.PORTAL, "清源县人民政府"),
        ),
        "fail pass pass pass",
        ("相隔 59 个自然日",),
    ),
    Case(
        "budgets of several years on one day are a site's move",
        column(budget("2026-05-20"), budget("2026-05-21", "清源县教育局2024年部门预算", ""), ACCOUNTS),
        "manual pass pass pass",
        ("网站迁移",),
        look_alike=True,
    ),
    Case(
        "it stood among the notices before",
        some_facts(complete("budget", budget("2026-05-20"), ACCOUNTS), complete("notices", budget())),
        "manual pass pass pass",
        ("更早公开过",),
        look_alike=True,
    ),
    Case(
        "a change of the budget was approved, and a project",
        column(
            budget(text="2026年2月1日批准了预算调整方案。"),
            a_record("2025年度决算", "2026-09-10", column="budget", text="2026年1月9日批复项目立项。"),
        ),
        "manual manual pass pass",
        look_alike=True,
    ),
    Case(
        "a list by years, and one by bodies",
        column(
            budget(title="2026年度", text=""),
            a_record("清源县教育局", "2026-09-10", column="budget"),
        ),
        "unavailable unavailable",
        look_alike=True,
    ),
    Case(
        "accounts that are called income and expenditure",
        column(
            budget(),
            a_record("清源县教育局2025年度部门收支情况公开表", "2026-09-10", column="budget"),
        ),
        "pass pass unavailable",
        look_alike=True,
    ),
    Case(
        "Chinese years in the names of files beside other years",
        column(
            budget(),
            a_record(
                "二0二五年度部门决算",
                "2026-09-10",
                column="budget",
                files=(a_file("2024年度对比表.xls"),),
                text="2026年8月25日批复。",
            ),
        ),
        "pass pass pass pass",
        look_alike=True,
    ),
    Case(
        "the column stopped years ago, the accounts stand among the notices",
        some_facts(complete("budget", budget()), complete("notices", ACCOUNTS)),
        "manual pass pass",
        ("在其他栏目找到",),
        look_alike=True,
    ),
    Case(
        "no accounts, and the column was read to its end",
        column(budget()),
        "fail pass pass",
        ("没有2025年度决算",),
    ),
    Case("neither", column(), "fail fail"),
    Case(
        "no day of approval",
        column(budget(text="本年收入100万元。"), ACCOUNTS),
        "manual pass pass pass",
        ("没有写明批准",),
    ),
    Case("the deadline is not asked for", column(budget(text=""), ACCOUNTS), "pass pass", (), {"days": 0}),
    Case(
        "two days of approval are none",
        column(budget(text="2026年2月1日财政批复。2026年3月2日财政批复。"), ACCOUNTS),
        "manual pass pass pass",
    ),
    Case(
        "a day that approves something of years ago is none",
        column(budget(text="2019年3月2日批复成立。"), ACCOUNTS),
        "manual pass pass pass",
        look_alike=True,
    ),
    Case(
        "the report on last year's execution and this year's draft is a budget, no accounts",
        column(budget(title="关于清源县2025年财政预算执行情况和2026年财政预算草案的报告", text="")),
        "fail manual pass",
        ("没有2025年度决算",),
    ),
    Case(
        "the year before the kind or after it",
        column(budget(title="部门预算公开（2026年）"), ACCOUNTS),
        "pass pass pass pass",
        look_alike=True,
    ),
    Case("the year in Chinese", column(budget(title="二〇二六年部门预算"), ACCOUNTS), "pass pass pass pass"),
    Case(
        "the file's name says what the title does not",
        column(budget(title="部门预决算信息", files=(a_file("2026年部门预算.pdf"),)), ACCOUNTS),
        "pass pass pass pass",
        look_alike=True,
    ),
    Case(
        "a title without a year may be it",
        column(budget(title="部门预算公开"), ACCOUNTS),
        "pass pass unavailable",
    ),
    Case(
        "in spring the year before is looked at",
        column(
            a_record("2025年部门预算", "2025-03-01", column="budget"),
            a_record("2024年部门决算", "2025-09-01", column="budget"),
        ),
        "manual manual pass pass",
        (),
        {},
        date(2026, 3, 1),
    ),
    Case(
        "published twice in one year",
        column(budget("2026-05-20"), budget("2026-06-20", "2026年部门预算（更正）", ""), ACCOUNTS),
        "manual pass pass pass",
        ("首次公开",),
    ),
    Case(
        "a village has no budget of its own",
        some_facts(absent("budget"), agency=an_agency(AgencyKind.VILLAGE)),
        "not_applicable",
        look_alike=True,
    ),
    Case("searched for everywhere: not published", some_facts(absent("budget")), "fail fail"),
    Case(
        "no column, but both stand among the notices",
        some_facts(absent("budget"), complete("notices", budget("2026-05-20"), ACCOUNTS)),
        "manual manual",
    ),
    Case(
        "no column, but a budget without its year stands among the notices",
        some_facts(
            absent("budget"), complete("notices", a_record("部门预算", "2026-05-20", column="notices"))
        ),
        "manual manual",
    ),
    Case(
        "no column, and the notices were not read to their end",
        some_facts(absent("budget"), partly("notices")),
        "unavailable unavailable",
    ),
    Case("not read to its end", some_facts(partly("budget")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
